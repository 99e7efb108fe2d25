"""Dates written in words and texts: where they stand, what day they mean, whether they cite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from docgen.checks.dates.signs import DATE, DOUBTFUL_DATE, LAST_SOUND
from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper, texts
from docgen.checks.signs import Signs
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.dates import parse_date_or_reason
from docgen.russian.months import MONTH_PATTERN

# «22.03.2027», and also «001.03.2020», «10.11.206», «22.03.20227». A number with more points is
# that of a clause, one behind «№» is a number, «2.4.3648-20» is a sanitary rule.
_FIGURES = (
    r"(?<![\w.,/:№])(?<!№ )(?P<day>\d{1,3})\s?\.\s?(?P<month>\d{1,2})\s?\.\s?(?P<year>\d{2,5})"
    r"(?![\d/%@])(?!\.\d)(?!-\d{2}(?![\d.]))"
)
_WORDS = (
    r"(?<![\w.,/:№])(?P<wday>\d{1,3})\s?[»\"”“]?\s+"
    rf"(?P<word>{MONTH_PATTERN})(?!\w)\.?,?\s+(?P<wyear>\d{{2,5}})(?!\d)"
)
_DATES = lazy_regex(f"{_FIGURES}|{_WORDS}", re.IGNORECASE)
_CITED_BEFORE = lazy_regex(
    r"(?:\bот|\bред\.|\bредакци\w+|\bизм\.|\bутв\.|\bутвержд[её]н\w*|\bдатирован\w+)\s+[«\"„]?$",
    re.IGNORECASE,
)
_CITED_BEHIND = lazy_regex(r"^\s*(?:г\.?|год[а-я]*)?\s*,?\s*(?:№|N\s?\d)")
_YEAR_BEHIND = lazy_regex(r"^\s*г(?:\.|од[а-я]*\b|\b)")
_DATING_BEFORE = lazy_regex(r"\b(?:от|до|со?|по|к|на)\s+[«\"„]?$", re.IGNORECASE)
_ODD_YEARS = {3: "три цифры", 5: "пять цифр"}
_LAST_YEAR = 3000
#: Papers seldom plan for more years than these.
AHEAD = 20


class Written(Struct, frozen=True):
    """A date in a text: ``day`` is None, with a Russian ``reason``, when there is no such day.

    ``cited`` dates belong to another paper («от 27.08.2026 № 198») and may be of any age.
    """

    value: Value
    start: int
    text: str
    day: date | None
    reason: str
    year: str
    cited: bool

    @property
    def before(self) -> str:
        """The text in front of the date."""
        return self.value.raw[: self.start]


def doubtful_dates(paper: Paper) -> tuple[Written, ...]:
    """Return the dates in the words of the workbook of which any rule may have something to tell.

    They have a day, a month and a year. Those like «31.08.2026» are left out, with which nothing
    can be wrong, unless the paper is so old that such a year lies decades ahead of it.
    """
    document = card_value(paper, "date")
    signs = signs_of_doubtful(document.day if document else None)
    return tuple(Written(value, *one) for value, one in texts(paper).having(signs).found(dates_of))


def signs_of_doubtful(document: date | None) -> Signs:
    """Return what every text with a doubtful date has one of, in a paper of this day."""
    is_old = document is not None and document.year + AHEAD < LAST_SOUND
    return DATE if is_old else DOUBTFUL_DATE


def dates_in(value: Value) -> Iterator[Written]:
    """Yield the dates of one text, in their order."""
    return (Written(value, *found) for found in dates_of(value.raw))


def dates_of(text: str) -> Iterator[tuple[int, str, date | None, str, str, bool]]:
    """Yield what :class:`Written` has of each date of a text, but for the cell."""
    for match in _DATES.finditer(text):
        before, behind = text[: match.start()], text[match.end() :]
        year = match["year"] or match["wyear"]
        cited = bool(_CITED_BEFORE.search(before) or _CITED_BEHIND.match(behind))
        if len(year) == 2 and not (_YEAR_BEHIND.match(behind) or _is_dating(match, before)):
            continue  # «п. 3.10.12», «22 марта 15 человек»
        day, reason = _read(match, year)
        if day is None and not reason:
            continue
        yield match.start(), match[0], day, reason, year, cited


def _is_dating(match: re.Match[str], before: str) -> bool:
    """Return whether figures with a short year are a date for all that: «до 31.08.26»."""
    full = match["month"] is not None and len(match["day"]) == len(match["month"]) == 2
    return full and _DATING_BEFORE.search(before) is not None


def _read(match: re.Match[str], year: str) -> tuple[date | None, str]:
    """Return the day, or why there is none; neither when the figures are no date at all."""
    day, month = match["day"] or match["wday"], match["month"]
    if len(day) == 3:
        doubled = day.startswith("0") and len(year) == 4
        return None, f"в числе «{day}» лишняя цифра" if doubled else ""
    if len(year) in _ODD_YEARS:
        sound = 1 <= int(day) <= 31 and (month is None or 1 <= int(month) <= 12)
        near = year.startswith(("19", "2"))
        return None, f"в годе «{year}» {_ODD_YEARS[len(year)]}" if near and sound else ""
    if month and len(day) == len(month) == 1 and int(year) >= _LAST_YEAR:
        return None, ""  # «СанПиН 2.4.3648»
    return parse_date_or_reason(
        f"{day}.{month}.{year}" if month else f"{day} {match['word']} {year}"
    )
