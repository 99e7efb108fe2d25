"""A year is one that the paper can mean: not 1026, not 2206, not decades off."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from docgen.checks.columns import columns
from docgen.checks.dates.corner_blocks import corner_blocks
from docgen.checks.dates.headings import BIRTH, DAYS
from docgen.checks.dates.rows import day_of
from docgen.checks.dates.school_years import school_years
from docgen.checks.dates.signs import FIRST_PAPER, ODD_YEAR
from docgen.checks.dates.written import AHEAD, Written, doubtful_dates
from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, Location, warning
from docgen.lazy_regex import lazy_regex
from docgen.records import Value

_APART = 20
_CENTURY, _COLUMN = 100, 4
_FIRST_ACT = 1917
_FIRST_DAY = 1100
_LAST = 2100
_KEPT = lazy_regex(r"хран|архив", re.IGNORECASE)
YEAR = lazy_regex(
    r"(?<![\d.])(2[1-9]\d{2}|1[01]\d{2})(?:\s*[-–—/]\s*\d{2,4})?\s*(?:уч\w*\.?\s*)?г(?:\.|од)"
)


def likely_year(paper: Paper) -> Iterator[Issue]:
    """Yield dates of a doubtful century, and those decades away from the paper.

    Days long past are history («27 января 1944 г.»), unless they are said of another paper.
    """
    written = card_value(paper, "date")
    document = written.day if written else None
    if written and document and document.year < FIRST_PAPER:
        yield _issue(written.location, written.raw, document.year)
    for found in paper.once(doubtful_dates):
        if found.day and _is_doubtful(found, found.day, document):
            yield _issue(found.value.location, found.text, found.day.year)
    for value, said in texts(paper).having(ODD_YEAR).found(YEAR.finditer):
        number = int(said[1])
        if number > _LAST or _is_mistyped(number, document):
            yield _issue(value.location, said[0], number)
    for year in paper.once(school_years):
        if document and year.first - document.year > AHEAD:
            yield _issue(year.value.location, year.text, year.first)
    for block in paper.once(corner_blocks):
        typed = isinstance(block.value.data, date)
        if typed and document and abs(block.day.year - document.year) > _APART:
            yield _issue(block.value.location, block.value.raw, block.day.year)
    yield from _odd_centuries(paper)
    if document:
        yield from _unborn(paper, document)


def _unborn(paper: Paper, document: date) -> Iterator[Issue]:
    """Yield the days of birth that are yet to come."""
    for sheet in paper.once(columns):
        for _, _, value in sheet.under(sheet.like(BIRTH.search)):
            born = day_of(value).end
            if born and born > document and born.year - document.year <= AHEAD:
                yield _issue(value.location, value.raw, born.year)


def _odd_centuries(paper: Paper) -> Iterator[Issue]:
    """Yield the real dates of a table that are a century off from all others of their column."""
    for sheet in paper.once(columns):
        if sheet.data.is_text:
            continue
        days: defaultdict[str, list[Value]] = defaultdict(list)
        for _, name, value in sheet.under(sheet.like(DAYS.search)):
            if isinstance(value.data, date):
                days[name].append(value)
        for values in days.values():
            odd = _odd_years(Counter(v.data.year for v in values if isinstance(v.data, date)))
            for value in values if odd else ():
                if isinstance(value.data, date) and value.data.year in odd:
                    yield _issue(value.location, value.raw, value.data.year)


def _odd_years(years: Counter[int]) -> set[int]:
    """Return the years that come once, a century off from the years of all other dates."""
    odd: set[int] = set()
    if years.total() <= _COLUMN or max(years) - min(years) <= _CENTURY - _APART:
        return odd
    for year in (year for year, count in years.items() if count == 1):
        others = years.keys() - {year}
        first, last = min(others), max(others)
        meant = any(first <= year + by <= last for by in (-_CENTURY, _CENTURY))
        if meant and last - first < _CENTURY // 2:
            odd.add(year)
    return odd


def _is_doubtful(found: Written, day: date, document: date | None) -> bool:
    if day.year > _LAST or (found.cited and day.year < _FIRST_ACT):
        return True
    if day.year < _FIRST_DAY:
        return True
    ahead = document is not None and day.year - document.year > AHEAD
    return ahead and _KEPT.search(found.value.raw) is None


def _is_mistyped(year: int, document: date | None) -> bool:
    """Return whether a year is that of the paper, or the next, with a wrong century."""
    return document is not None and year < 1200 and abs(year % 100 - document.year % 100) <= 1


def _issue(place: Location, text: str, year: int) -> Issue:
    return warning(
        "likely-year", place, f"«{text}»: верен ли год {year}?", "Исправьте год, если это описка."
    )
