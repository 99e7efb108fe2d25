"""School years as texts name them: «2026/2027 учебный год», «2026-27 уч. г.»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from docgen.checks.dates.signs import SCHOOL_YEAR
from docgen.checks.paper import Paper, texts
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.dates import full_year
from docgen.russian.periods import school_year_of

# One year in any case; «2025–2028 учебные годы» are several.
_SCHOOL_YEAR = lazy_regex(
    r"(?<![\d/])(?P<first>20\d{2})\s*[-–—/]\s*(?P<second>20\d{2}|\d{2})\s*"
    r"уч(?:ебн(?:ый|ого|ому|ым|ом)|\.)?\s*(?:год(?:а|у|ом|е)?\b|г\b)",
    re.IGNORECASE,
)


class SchoolYear(Struct, frozen=True):
    """A school year in a text: the two years as written, fitting or not."""

    value: Value
    text: str
    first: int
    second: int

    @property
    def is_sound(self) -> bool:
        """Whether the second year follows the first (R-YEAR-1)."""
        return self.second == self.first + 1


def school_years(paper: Paper) -> tuple[SchoolYear, ...]:
    """Return every school year that the words of the workbook name."""
    return tuple(_school_years(paper))


def may_speak_of(day: date) -> set[int]:
    """Return the first years of the school years that a paper of this day is likely about.

    Its own; from January the next one is prepared, until the new year the last one is reported.
    """
    first, _ = school_year_of(day)
    spoken = {first}
    if day.month <= 8:
        spoken.add(first + 1)
    if day.month >= 8:
        spoken.add(first - 1)
    return spoken


def _school_years(paper: Paper) -> Iterator[SchoolYear]:
    for value, found in texts(paper).having(SCHOOL_YEAR).found(years_in):
        yield SchoolYear(value, *found)


def years_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what :class:`SchoolYear` has of each school year of a text, but for the cell."""
    for found in _SCHOOL_YEAR.finditer(text):
        second = full_year(found["second"])
        if second is not None:
            yield found[0], int(found["first"]), second


def odd_years_in(text: str) -> Iterator[str]:
    """Yield the school years of a text of which the second year does not follow the first."""
    return (said for said, first, second in years_in(text) if second != first + 1)
