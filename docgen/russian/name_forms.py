"""A person's name as parts, and the ways official papers write it."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from docgen.lazy_regex import lazy_regex

NBSP = "\u00a0"

_INITIAL = lazy_regex(r"^(?:[^\W\d_]\.?)(?:-[^\W\d_]\.?)?$")


class Name(Struct, frozen=True):
    """Surname, first name and patronymic; the last two may be initials such as «Т.»."""

    surname: str
    first_name: str = ""
    patronymic: str = ""

    @property
    def is_initials(self) -> bool:
        """Whether only the initials of the first name are known."""
        return is_initial(self.first_name)

    def __str__(self) -> str:
        return full_form(self)


@lru_cache(maxsize=4096)
def is_initial(part: str) -> bool:
    """Whether a first name or a patronymic is but its letter: «М.», «М», «А.-М.»."""
    return _INITIAL.match(part) is not None


def full_form(name: Name) -> str:
    """«Плотникова Тамара Андреевна», or «Плотникова Т.А.» when no more is known."""
    if name.is_initials:
        return initials_after(name)
    return " ".join(part for part in (name.surname, name.first_name, name.patronymic) if part)


def initials(name: Name) -> str:
    """«Т.А.», «А.-М.»: initials closed up (R-SIGN-4, R-SIGN-5)."""
    return "".join(_initial(part) for part in (name.first_name, name.patronymic) if part)


def initials_after(name: Name) -> str:
    """«Плотникова Т.А.»: for text, lists and columns (R-SIGN-3), bound by U+00A0."""
    if not name.surname:
        return full_form(name)
    return NBSP.join(part for part in (name.surname, initials(name)) if part)


def initials_before(name: Name) -> str:
    """«Т.А. Плотникова»: for a signature, гриф and visa (R-SIGN-3), bound by U+00A0."""
    if not name.surname:
        return full_form(name)
    return NBSP.join(part for part in (initials(name), name.surname) if part)


def _initial(part: str) -> str:
    words = part.split()
    if not words:
        return ""
    # «Гусейн оглы» is one patronymic: its initial is that of the father's name.
    pieces = [piece for piece in words[0].split("-") if piece]
    return "-".join(f"{piece[0].upper()}." for piece in pieces)
