"""Whether two written names may mean one person, and two written phrases are one."""

from __future__ import annotations

from docgen.names import normal_name
from docgen.russian.name_forms import Name


def may_be(known: Name, written: Name) -> bool:
    """Return whether a name in full, or in initials, may be written in this way."""
    return (
        _same(known.surname, written.surname)
        and _fits(known.first_name, written.first_name)
        and _fits(known.patronymic, written.patronymic)
    )


def is_same(one: Name, other: Name) -> bool:
    """Return whether the names are one, letter by letter but for «ё»."""
    return (
        _same(one.surname, other.surname)
        and _same(one.first_name, other.first_name)
        and _same(one.patronymic, other.patronymic)
    )


def same_phrase(text: str) -> str:
    """Return the form under which a post or a unit is known, however it is spaced or quoted."""
    return normal_name(text)


def _same(one: str, other: str) -> bool:
    return one.casefold().replace("ё", "е") == other.casefold().replace("ё", "е")


def _fits(full: str, written: str) -> bool:
    if not written or not full:
        return True
    letters = written.rstrip(".")
    return (
        _same(full, written)
        or (len(letters) == 1 and _same(full[:1], letters))
        or (len(full.rstrip(".")) == 1 and _same(full[:1], letters[:1]))
    )
