"""Rows of tables that stand on a day, and the plans that they make up, with their periods."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Final

from msgspec import Struct

from docgen.checks.columns import Columns, columns
from docgen.checks.dates.headings import DATED
from docgen.checks.keyed import card_value, rows_with, value_of
from docgen.checks.paper import Paper
from docgen.issues import Location
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value
from docgen.russian.deadlines import Deadline, parse_deadline
from docgen.russian.periods import parse_school_year, school_year_bounds

_PLAN = lazy_regex(
    r"^\W*(?:\w+\W+){0,2}(?:план|график|дорожн\w+ карт|календар|циклограмм)", re.IGNORECASE
)
# What such a table tells is over, and rightly so.
_REPORT = lazy_regex(r"отч[её]т|реестр|сведени|итог|выполнени|журнал|архив", re.IGNORECASE)
_FOR_SCHOOL_YEAR = lazy_regex(
    r"\b(?:на|в)\s+(?:(?:I{1,3}|IV)\s+\w+\s+)?20\d{2}\s*[-–—/]\s*(?:20\d{2}|\d{2})\s*"
    r"уч\w*\.?\s*г(?:од\w?\b|\.)",
    re.IGNORECASE,
)
_FOR_YEARS = lazy_regex(
    r"\bна\s+(20\d{2})(?:\s*[-–—]\s*(20\d{2}))?\s*(?:г\b|гг\b|год\w*)", re.IGNORECASE
)
_PREPARATION = timedelta(days=92)
_WINDING_UP = timedelta(days=31)


#: What a cell says, and what the spreadsheet has in it: equal ones mean the same day.
Said = tuple[str, object]
#: Gives it of a value.
SAID: Final = attrgetter("raw", "data")


class DatedRow(Struct, frozen=True):
    """A row with the deadline that its cell says; days only where the year is written."""

    record: Record
    value: Value
    deadline: Deadline

    @property
    def last(self) -> date | None:
        """The last day of the row, or None."""
        return last_of(self.deadline)

    @property
    def first(self) -> date | None:
        """The first day of the row, or None."""
        return first_of(self.deadline)


class Period(Struct, frozen=True):
    """The period that a title names: ``value`` is where, ``school`` that it is a school year."""

    value: Value
    start: date
    end: date
    school: bool

    def left_out(self, deadlines: Mapping[Said, Deadline]) -> set[Said]:
        """Return those that do not lie in the period, with time to prepare it and to wind it up."""
        start = self.start - (_PREPARATION if self.school else _WINDING_UP)
        end = self.end + _WINDING_UP
        return {
            said
            for said, deadline in deadlines.items()
            if (first := first_of(deadline))
            and (last := last_of(deadline))
            and (last < start or first > end)
        }


class DatedTable(Struct, frozen=True, dict=True):
    """A free table of the document with its rows that stand on days.

    Most rows of a long table share their days, so that rules ask ``deadlines`` first, and of the
    rows only where one of these is told.
    """

    data: SheetData
    cells: Sequence[tuple[Record, Value]]

    @cached_property
    def _said(self) -> list[Said]:
        return [SAID(value) for _, value in self.cells]

    @cached_property
    def often(self) -> Counter[Said]:
        """What the dated cells say, and how many say it, for those with a day."""
        often = Counter(self._said)
        for said in [said for said in often if not _is_day(day_said(*said))]:
            del often[said]
        return often

    @cached_property
    def deadlines(self) -> dict[Said, Deadline]:
        """The deadlines of the table, once each: a day, a month or a period with its year."""
        return {said: day_said(*said) for said in self.often}

    @cached_property
    def rows(self) -> tuple[DatedRow, ...]:
        """The rows with a deadline, down the table."""
        return tuple(self.rows_of(self.deadlines))

    def rows_of(self, said: Container[Said]) -> Iterator[DatedRow]:
        """Yield the rows whose deadlines are among those of the table that say this."""
        known = self.deadlines
        for (record, value), says in zip(self.cells, self._said, strict=True):
            if says in said:
                yield DatedRow(record, value, known[says])


class Plan(Struct, frozen=True):
    """A table of measures, with the period of its title where that says one."""

    table: DatedTable
    period: Period | None


def dated_tables(paper: Paper) -> tuple[DatedTable, ...]:
    """Return the free tables that come into the document."""
    return tuple(
        DatedTable(sheet.data, _dated_cells(sheet))
        for sheet in paper.once(columns)
        if not sheet.data.is_text
        and (sheet.data.sheet is None or sheet.data.sheet.shape is Shape.TABLE)
    )


def plans(paper: Paper) -> tuple[Plan, ...]:
    """Return the plans of the workbook: its own table, and the tables of attached plans."""
    return tuple(_plans(paper))


def day_of(value: Value) -> Deadline:
    """Return what a cell says of days, without guessing a year that is not written."""
    day = value.day
    return _parsed(value.raw) if day is None else Deadline("date", day, day, value.raw)


@lru_cache(maxsize=65536)
def day_said(raw: str, data: object) -> Deadline:
    """Return what :func:`day_of` does of all cells that say this."""
    return day_of(Value(raw, data, Location()))


def first_of(deadline: Deadline) -> date | None:
    """Return the first day of a deadline that has any."""
    return deadline.start or deadline.end


def last_of(deadline: Deadline) -> date | None:
    """Return the last day of a deadline that has any."""
    return deadline.end or deadline.start


def period_in(value: Value | None) -> Period | None:
    """Return the period that a title is for: «на 2026/2027 учебный год», «на 2027 год»."""
    days = _days_named(value.raw) if value else None
    return Period(value, *days) if value and days else None


@lru_cache(maxsize=1024)
def _days_named(title: str) -> tuple[date, date, bool] | None:
    """Return the first and the last day for which a title is, and whether of a school year."""
    text = title.replace("\u00a0", " ")
    school = _FOR_SCHOOL_YEAR.findall(text)
    if school:
        years = parse_school_year(school[0])
        if len(school) > 1 or years is None:
            return None
        return *school_year_bounds(years[0]), True
    found = _FOR_YEARS.findall(text)
    if len(found) != 1:
        return None
    first = int(found[0][0])
    last = int(found[0][1] or first)
    return date(first, 1, 1), date(last, 12, 31), False


@lru_cache(maxsize=65536)  # the rows of a long plan share their deadlines
def _parsed(text: str) -> Deadline:
    return parse_deadline(text)


def _is_day(deadline: Deadline) -> bool:
    return first_of(deadline) is not None


def _dated_cells(sheet: Columns) -> list[tuple[Record, Value]]:
    """Return the cells of a free table that may hold days, of each row the first one."""
    cells = sheet.under(sheet.like(_is_dated))
    found: list[tuple[Record, Value]] = []
    last: Record | None = None
    for record, _, value in cells:
        if value.column is None and record is not last:
            found.append((record, value))
            last = record
    return found


@lru_cache(maxsize=1024)
def _is_dated(heading: str) -> bool:
    return DATED.match(heading) is not None


def _plans(paper: Paper) -> Iterator[Plan]:
    tables = {normal_name(table.data.name): table for table in paper.once(dated_tables)}
    title, written = card_value(paper, "title"), card_value(paper, "period")
    period = period_in(written) or period_in(title)
    is_report = title is not None and _REPORT.search(title.raw) is not None
    for sheet in paper.records.kind.sheets:
        table = tables.get(normal_name(sheet.name))
        if sheet.shape is Shape.TABLE and table is not None and not is_report:
            yield Plan(table, period)
    for sheet, record in rows_with(paper, "sheets"):
        named = value_of(sheet, record, "title") if sheet.shape is Shape.ATTACHMENTS else None
        if named is None or not _PLAN.search(named.raw) or _REPORT.search(named.raw):
            continue
        sheets = value_of(sheet, record, "sheets")
        for name in sheets.data if sheets and isinstance(sheets.data, tuple) else ():
            table = tables.get(normal_name(str(name)))
            if table is not None:
                yield Plan(table, period_in(named))
