"""Who is named in the text of a cell, or in a sentence: once for equal texts."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from msgspec import Struct

from docgen.checks.keyed import name_in, person_in
from docgen.lazy_regex import lazy_regex
from docgen.russian.name_forms import Name
from docgen.russian.name_likeness import as_compared
from docgen.russian.name_patterns import USUAL_SURNAME, WRITTEN_NAME

#: One who is named: as typed, as read, as names are compared, and with the post beside the name.
Person = tuple[str, Name, Name, str]

_LINE_END: Final = lazy_regex(r"[\n;]+")
_USUAL_NAME: Final = rf"{USUAL_SURNAME}[ \u00a0][А-ЯЁ]\.[А-ЯЁ]\."
_USUAL_NAMES: Final = lazy_regex(rf"{_USUAL_NAME}(?:, ?{_USUAL_NAME})*")


@lru_cache(maxsize=65536)
def people_in(text: str) -> tuple[tuple[str, Name | None, str], ...]:
    """Return the people, groups and posts of a cell: (as typed, the name or None, the post)."""
    return tuple((part, *person_in(part)) for part in _parts(text))


def _parts(text: str) -> list[str]:
    """Return the people, groups and posts of a cell, each as typed."""
    # Most cells are names with initials, of which nobody need ask whether they are one person.
    if _USUAL_NAMES.fullmatch(text) is not None:
        return text.replace(", ", ",").split(",")
    found: list[str] = []
    for line in filter(None, (part.strip(" ,;") for part in _LINE_END.split(text))):
        if _USUAL_NAMES.fullmatch(line) is None and name_in(line) is not None:
            found.append(line)
        else:
            found.extend(filter(None, map(str.strip, line.split(","))))
    return found


class Who(Struct, frozen=True, gc=False):
    """Who is named in a cell by a surname.

    ``names_somebody`` tells that anybody is, if only without one; ``is_alone`` that the cell says
    nothing else, ``is_crowded`` that two share a surname.
    """

    people: tuple[Person, ...]
    names_somebody: bool = True
    is_alone: bool = False
    is_crowded: bool = False


@lru_cache(maxsize=65536)
def in_cell(text: str) -> Who:
    """Return who is named in a cell for people."""
    parts = _parts(text)
    found = tuple(filter(None, map(_person, parts)))
    surnames = {person.surname for _, _, person, _ in found}
    people = tuple(one for one in found if one[1].surname)
    return Who(people, bool(found), len(parts) == 1, len(surnames) < len(found))


@lru_cache(maxsize=65536)
def _person(part: str) -> Person | None:
    name, post = person_in(part)
    return None if name is None else (part, name, as_compared(name), post)


@lru_cache(maxsize=65536)
def in_sentence(text: str) -> Who:
    """Return whose names stand in a text; nobody asks there for posts."""
    from docgen.russian.oblique_names import written_name

    named = ((found[0], written_name(found)) for found in WRITTEN_NAME.finditer(text))
    return Who(tuple((written, name, as_compared(name), "") for written, name in named))
