"""Full dates in running text, and which of them belong to acts that the text cites."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.russian.dates import full_year
from docgen.russian.months import MONTH_PATTERN, month_number

Spot = tuple[int, int]

_DATE_SOURCE: Final = (
    rf"(?:(?<!\d)[«\"„“]?\d{{1,2}}[»\"”“]?\s*(?:{MONTH_PATTERN})(?![а-яё])\.?,?\s*(?:19|20)\d{{2}}"
    r"(?!\d)|(?<![\d.])\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?(?:(?:19|20)\d{2}|\d{2})(?![.]?\d|-\d)"
    r"|(?<!\d)(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?!\d))"
)
_DATE: Final = lazy_regex(_DATE_SOURCE, re.IGNORECASE)
_TAIL: Final = r"(?:\s*(?:г\.?|года?))?"
# «от 27.08.2026», «28.08.2026 № 1»; «от 01.09.2026 до 05.09.2026» is a range.
_CITED: Final = lazy_regex(
    rf"(?<![а-яё])от\s*(?:{_DATE_SOURCE}){_TAIL}(?!\s*(?:до|по)\s)"
    rf"(?:\s*(?:,|и)\s+(?:от\s+)?(?:{_DATE_SOURCE}){_TAIL})*"
    rf"|(?:{_DATE_SOURCE}){_TAIL}(?=\s*(?:№|N\s*\d))",
    re.IGNORECASE,
)
_NUMBER: Final = lazy_regex(r"\s*,?\s*(?:№|N)\s*[^\s«\"„,;)]*[^\s«\"„,;).]")
_PLAIN: Final = lazy_regex(r"\{\{.*?\}\}|(?:https?://|www\.)\S+|\S+@\S+", re.IGNORECASE)
_QUOTES: Final = {"«": "»", "„": "“", '"': '"', "“": "”"}


class FoundDate(Struct, frozen=True):
    """A full date in a text: the day, where it stands and where its year stands."""

    day: date
    start: int
    end: int
    year: Spot


class CitedSpan(Struct, frozen=True):
    """A piece that is not the text's own; ``day`` is the date of the cited act, if it is one."""

    start: int
    end: int
    day: date | None = None


def dates_in(text: str) -> list[FoundDate]:
    """Return the full dates of a text that exist in the calendar, in their order."""
    return [found for match in _DATE.finditer(text) if (found := _found(match)) is not None]


def cited_spans(text: str) -> list[CitedSpan]:
    """Return what a text cites: dates of acts with number and title; addresses and tags too."""
    spans = [CitedSpan(match.start(), match.end()) for match in _PLAIN.finditer(text)]
    for match in _CITED.finditer(text):
        days = [found.day for found in dates_in(match[0])]
        end = match.end()
        number = _NUMBER.match(text, end)
        end = _title_end(text, number.end() if number else end)
        spans.append(CitedSpan(match.start(), end, max(days, default=None)))
    return spans


def is_free(spot: Spot, taken: Iterable[Spot]) -> bool:
    """Return whether a span touches none of those that are settled."""
    return all(spot[1] <= start or spot[0] >= end for start, end in taken)


def _title_end(text: str, end: int) -> int:
    """Return where the title in quotes behind a citation ends, or the same place."""
    start = len(text) - len(text[end:].lstrip())
    opening = text[start : start + 1]
    closing = _QUOTES.get(opening)
    depth = 0
    for position in range(start, len(text) if closing else start):
        if text[position] == closing and position > start:
            depth -= 1
            if depth <= 0:
                return position + 1
        elif text[position] == opening:
            depth += 1
    return end


def _found(match: re.Match[str]) -> FoundDate | None:
    numbers = list(re.finditer(r"\d+", match[0]))
    word = re.search(r"[а-яё]{3,}", match[0], re.IGNORECASE)
    if word is not None:
        day, month, year = numbers[0], month_number(word[0]), numbers[1]
    elif len(numbers[0][0]) == 4:
        year, month, day = numbers[0], int(numbers[1][0]), numbers[2]
    else:
        day, month, year = numbers[0], int(numbers[1][0]), numbers[2]
    number = full_year(year[0])
    if number is None or month is None:
        return None
    try:
        found = date(number, month, int(day[0]))
    except ValueError:
        return None
    start = match.start()
    return FoundDate(found, start, match.end(), (start + year.start(), start + year.end()))
