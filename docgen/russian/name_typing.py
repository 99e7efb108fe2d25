"""A name as it was typed, freed of what the hand slips on: blanks, dots, commas, small letters."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.name_patterns import LETTER, PIECE, SMALL, SURNAME, is_strong_surname, titled

_SMALL_LETTERS: Final = lazy_regex(rf"^({SURNAME}) ?([{SMALL}])\. ?([{SMALL}])\.?$", re.IGNORECASE)
_TAIL_AFTER: Final = lazy_regex(r"(?<=\.)[ -]?(?:оглы|кызы|улы|уулу|гызы|кизи|угли|заде)$")
_GLUED_DOT: Final = lazy_regex(rf"^({PIECE})\.(?=[{LETTER}]\.)")
_COMMA_FOR_DOT: Final = lazy_regex(rf"(?<![{LETTER}{SMALL}])([{LETTER}]),(?= ?[{LETTER}]\.)")
_HYPHEN: Final = lazy_regex(r" ?[-‐‑–—] ?")
_DOT_APART: Final = lazy_regex(r" \.")
_DOTS: Final = lazy_regex(r"\.[.,]+")
_LAST_DOT: Final = lazy_regex(rf"(?<=[{LETTER}{SMALL}]{{3}})\.$")


def plain_name(text: str) -> str:
    """The text in one line, with single blanks and hyphens."""
    plain = " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
    plain = plain.rstrip(",; ")
    return _DOT_APART.sub(".", _HYPHEN.sub("-", plain))


def mended_name(plain: str) -> str:
    """Return a text without such slips as «Петрова М,П..», if it holds any."""
    if "." not in plain:
        return plain
    plain = _DOTS.sub(".", plain)
    plain = _COMMA_FOR_DOT.sub(r"\1.", _TAIL_AFTER.sub("", _LAST_DOT.sub("", plain)))
    glued = _GLUED_DOT.match(plain)
    if glued is not None and is_strong_surname(glued[1]):
        plain = f"{glued[1]} {plain[glued.end() :]}"
    small = _SMALL_LETTERS.match(plain)
    if small is not None and small[2].islower() and is_strong_surname(small[1]):
        surname = titled(small[1]) if small[1].islower() else small[1]
        plain = f"{surname} {small[2].upper()}.{small[3].upper()}."
    return plain
