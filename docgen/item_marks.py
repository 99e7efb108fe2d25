"""The dash or number that a person typed before an item of a list."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from docgen.lazy_regex import lazy_regex

_BLANK: Final = r"[ \t\u00a0\u2003\u2009\u202f]"
_DASH: Final = lazy_regex(rf"(?:[-–—*·‒−]{_BLANK}+|[•●▪■◦‣]{_BLANK}*)(?=\S)")
# «1.», «1.2.», «1.2)», «1)», «а)»; never «01.03.» (a date) and never «1.5» without an end.
_NUMBER: Final = lazy_regex(
    rf"(?P<number>(?:[1-9]\d{{0,2}}\.){{1,5}}|(?:[1-9]\d{{0,2}}\.){{0,4}}[1-9]\d{{0,2}}\)|[а-яёА-ЯЁa-zA-Z]\))"
    rf"{_BLANK}+(?=\S)"
)
_TYPED_DATE: Final = lazy_regex(r"\d{1,2}\.\s*(?:\d{1,2}\.\s*)?\d{2,4}(?:\D|$)")
_NO_LETTERS: Final = lazy_regex(r"[\W\d_]+")


class ItemMark(Struct, frozen=True):
    """What stands before an item: ``length`` signs with the blanks; ``number`` empty for a dash."""

    length: int
    number: str = ""

    @property
    def depth(self) -> int:
        """How many figures the number has: two in «1.2.», one in «а)» and for a dash."""
        return len(re.findall(r"\d+", self.number)) or 1


def item_mark(text: str) -> ItemMark | None:
    """Return the mark that a line begins with, or None when it is no item of a list."""
    if dash := _DASH.match(text):
        return ItemMark(dash.end())
    number = _NUMBER.match(text)
    if number and not _is_date_or_sum(text, text[number.end() :]):
        return ItemMark(number.end(), number["number"])
    return None


def _is_date_or_sum(text: str, rest: str) -> bool:
    """Return whether the number is no marker: «12. 03. 2027 состоялось», «5. 10»."""
    return bool(_NO_LETTERS.fullmatch(rest)) or (
        bool(_TYPED_DATE.match(rest)) and text[:2].strip(". ").isdecimal()
    )
