"""Texts of last year brought forward: which years in them can be moved, which only looked at.

Every change keeps the number of characters, so that whoever keeps looks of characters can keep
them. What a text cites (acts with their dates and titles) and addresses are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.russian.cited_dates import cited_spans, dates_in, is_free
from docgen.russian.dates import full_year, last_day
from docgen.russian.deadline_patterns import SHARED_DAYS, SHARED_REACH
from docgen.russian.months import MONTH_PATTERN, month_number

#: What a text is: a deadline or a date of the plan; the title or period of the document; any other.
Manner = Literal["plan", "own", "prose"]
#: Why a piece was left: a cited act; a day before the document; a day or year of another time;
#: a past school year (moved, but its figures are old); a weekday beside a moved date.
LeftReason = Literal["act", "before", "outside", "year", "past", "weekday"]

_WORDED_MONTH: Final = lazy_regex(
    rf"(?<![а-яё\d])({MONTH_PATTERN})(?![а-яё])\.?,?\s+(20\d{{2}})(?!\d)", re.IGNORECASE
)
_MONTH_FIGURES: Final = lazy_regex(r"(?<![\d.])(0[1-9]|1[0-2])\.(20\d{2})(?!\d)")
_SCHOOL_YEAR: Final = lazy_regex(
    r"(?<![\d№/.\-])(20\d{2})\s*[-–—/\\]\s*(20\d{2}|\d{2})(?!\d|\s*[-./]\s*\d)"
    r"(?P<school>\s*уч)?(?P<plain>\s*(?:гг|год(?:ы|ов|ах)))?",
    re.IGNORECASE,
)
_SHORT_SCHOOL_YEAR: Final = lazy_regex(
    r"(?<![\d./])(\d{2})\s*[-–/]\s*(\d{2})(?=\s*уч)", re.IGNORECASE
)
_YEAR: Final = lazy_regex(
    r"(?P<until>\b(?:до|с|к)\s+)?(?<![\d.,№/\-–])(?P<year>20\d{2})(?![\d/]|[.,\-–]\d)"
    r"(?P<word>\s*(?:г\.|год\w*))?",
    re.IGNORECASE,
)
_WEEKDAY: Final = lazy_regex(
    r"(?<![а-яё])(?:понедельник|вторник|сред[ауы]|четверг|пятниц[ауы]|суббот[ауы]"
    r"|воскресень[ея])(?![а-яё])",
    re.IGNORECASE,
)


class Times(Struct, frozen=True):
    """When a document is for: its first and last day, its own date, the calendar years in its name.

    Dates of its text between ``since`` and ``last`` are plans; before them it tells of the past.
    """

    first: date | None = None
    last: date | None = None
    since: date | None = None
    years: frozenset[int] = frozenset()


class Moved(Struct, frozen=True):
    """A piece of a text that was changed, with the days that it now names.

    ``lost_leap_day``: the 29th of February became the 28th.
    """

    was: str
    becomes: str
    days: tuple[date, ...] = ()
    lost_leap_day: bool = False


class Left(Struct, frozen=True):
    """A piece of a text that a person should look at."""

    words: str
    why: LeftReason
    day: date | None = None


class ShiftedText(Struct, frozen=True):
    """The text with its years moved; as long as it was."""

    text: str
    moved: tuple[Moved, ...] = ()
    left: tuple[Left, ...] = ()


def years_later(day: date, by: int) -> date:
    """The same day some years later; the 29th of February becomes the 28th where it must."""
    try:
        return day.replace(year=day.year + by)
    except ValueError:
        return day.replace(year=day.year + by, day=28)


def shifted_years(
    text: str, by: int, *, manner: Manner = "prose", times: Times | None = None
) -> ShiftedText:
    """Return the text with its explicit years moved, where the rule is clear.

    School years move everywhere; all years of a deadline and of a title; dates of other texts only
    from the document's own date to the end of its time. Words without a year stay.
    """
    if not any(character.isdecimal() for character in text):
        return ShiftedText(text)
    return _Shift(text, by, manner, times or Times()).result()


class _Shift:
    """One text being moved; ``taken`` are the spans that are settled already."""

    def __init__(self, text: str, by: int, manner: Manner, times: Times) -> None:
        self.text = text
        self.by = by
        self.manner = manner
        self.times = times
        self.edits: list[tuple[int, str]] = []
        self.moved: list[tuple[int, Moved]] = []
        self.left: list[tuple[int, Left]] = []
        self.taken: list[tuple[int, int]] = []

    def result(self) -> ShiftedText:
        for span in cited_spans(self.text):
            self.taken.append((span.start, span.end))
            if span.day is not None and self._is_recent(span.day):
                words = self.text[span.start : span.end]
                self.left.append((span.start, Left(words, "act", span.day)))
        self._school_years()
        self._dates()
        self._months()
        self._years()
        if any(moved.days for _, moved in self.moved):
            for match in _WEEKDAY.finditer(self.text):
                self.left.append((match.start(), Left(match[0], "weekday")))
        characters = list(self.text)
        for start, digits in self.edits:
            characters[start : start + len(digits)] = digits
        order = sorted(self.moved, key=lambda item: item[0])
        left = sorted(self.left, key=lambda item: item[0])
        return ShiftedText(
            "".join(characters), tuple(m for _, m in order), tuple(one for _, one in left)
        )

    def _school_years(self) -> None:
        for match in _SCHOOL_YEAR.finditer(self.text):
            first, second = int(match[1]), full_year(match[2])
            if not is_free(match.span(2), self.taken) or second is None:
                continue
            figures = (match.start(1), match.end(2))
            self.taken.append(figures)
            told = match["school"] or "/" in match[0] or self.manner != "prose"
            if second != first + 1 or (len(match[2]) == 2 and not told):
                if second > first and self._is_near(first, second):
                    self._leave(figures, "year")
            elif match["plain"] and self.manner == "prose":
                self._leave(figures, "year")
            else:
                self._move(figures, (match.span(1), match.span(2)))
                # A school year that was over when the document's time began.
                if self.times.first is not None and date(second, 7, 31) < self.times.first:
                    self._leave(figures, "past")
        for match in _SHORT_SCHOOL_YEAR.finditer(self.text):
            if int(match[2]) == int(match[1]) + 1 and is_free(match.span(), self.taken):
                self.taken.append(match.span())
                self._move(match.span(), (match.span(1), match.span(2)))

    def _dates(self) -> None:
        for found in dates_in(self.text):
            if not is_free((found.start, found.end), self.taken):
                continue
            self.taken.append((found.start, found.end))
            piece = (found.start, found.end)
            days = [found.day, *self._shared(found.start, found.day)]
            if self._is_plan(min(days), max(days)):
                later = tuple(sorted(years_later(day, self.by) for day in days))
                self._move(piece, (found.year,), later)
                if (found.day.month, found.day.day) == (2, 29) and later[-1].day == 28:
                    self._drop_leap_day(found.start)
            elif found.end - found.year[0] >= 4 and self._is_recent(found.day):
                self._leave(piece, self._why(found.day), found.day)

    def _drop_leap_day(self, start: int) -> None:
        """Write the 28th instead of the 29th into the piece that was moved last."""
        at = self.text.index("29", start)
        self.edits.append((at, "28"))
        place, moved = self.moved.pop()
        cut = at - start
        becomes = moved.becomes[:cut] + "28" + moved.becomes[cut + 2 :]
        self.moved.append((place, Moved(moved.was, becomes, moved.days, lost_leap_day=True)))

    def _shared(self, start: int, day: date) -> Iterator[date]:
        """Yield the days that share month and year with the date behind them: «1 и 2 декабря»."""
        near = max(0, start - SHARED_REACH)
        shared = SHARED_DAYS.search(self.text[near:start].replace("–", "-"))
        for number in shared[1].replace(",", " ").split() if shared else ():
            digits = "".join(filter(str.isdecimal, number))
            if digits and 1 <= int(digits) <= last_day(day.year, day.month).day:
                yield day.replace(day=int(digits))

    def _months(self) -> None:
        for pattern in (_WORDED_MONTH, _MONTH_FIGURES):
            for match in pattern.finditer(self.text):
                if not is_free(match.span(), self.taken):
                    continue
                word = match[1]
                month = int(word) if word.isdecimal() else month_number(word)
                if month is None or (word.isdecimal() and self.manner != "plan"):
                    continue
                self.taken.append(match.span())
                year = int(match[2])
                first, last = date(year, month, 1), last_day(year, month)
                if self._is_plan(last, first):
                    self._move(match.span(), (match.span(2),))
                elif self._is_recent(last):
                    self._leave(match.span(), self._why(last), last)

    def _years(self) -> None:
        for match in _YEAR.finditer(self.text):
            if not is_free(match.span("year"), self.taken):
                continue
            year = int(match["year"])
            named = match["word"] is not None and match["until"] is None
            if (
                self.manner == "plan"
                or (self.manner == "own" and named)
                or (year in self.times.years and named)
            ):
                self._move(match.span("year"), (match.span("year"),))
            elif match["word"] and self._is_near(year, year):
                self._leave((match.start("year"), match.end()), "year")

    def _is_plan(self, start: date, end: date) -> bool:
        """Whether the days of a piece move with the document."""
        first, last, since = self.times.first, self.times.last, self.times.since
        if self.manner == "plan" or (self.manner == "own" and since is None):
            return True
        if first is None or last is None:
            return False
        return first <= start and end <= last and (since is None or start >= since)

    def _why(self, day: date) -> LeftReason:
        since = self.times.since
        return "before" if since is not None and day < since else "outside"

    def _is_recent(self, day: date) -> bool:
        """Whether a day is near enough to be of last year's: far ones are history and stay true."""
        first = self.times.first
        return first is None or day >= first - timedelta(days=366)

    def _is_near(self, year: int, until: int) -> bool:
        first, last = self.times.first, self.times.last
        if first is None or last is None:
            return True
        return year <= last.year + 1 and until >= first.year

    def _move(
        self,
        piece: tuple[int, int],
        years: tuple[tuple[int, int], ...],
        days: tuple[date, ...] = (),
    ) -> None:
        becomes = list(self.text[piece[0] : piece[1]])
        for start, end in years:
            digits = str(int(self.text[start:end]) + self.by).zfill(end - start)[start - end :]
            self.edits.append((start, digits))
            becomes[start - piece[0] : end - piece[0]] = digits
        was = self.text[piece[0] : piece[1]]
        self.moved.append((piece[0], Moved(was, "".join(becomes), days)))

    def _leave(self, piece: tuple[int, int], why: LeftReason, day: date | None = None) -> None:
        self.left.append((piece[0], Left(self.text[piece[0] : piece[1]], why, day)))
