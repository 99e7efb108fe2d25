"""Rows of tables that stand on a day, and the plans that they make up, with their periods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from docgen.checks.keyed import card_value, rows_with, value_of
from docgen.checks.paper import Paper
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value
from docgen.russian.deadlines import Deadline, parse_deadline
from docgen.russian.periods import parse_school_year, school_year_bounds

_HEADING = lazy_regex(
    r"срок|период|когда"
    r"|дат[аы](?:_(?:и_)?(?:время|проведения|мероприятия|события|заседания))*$"
)
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


class DatedRow(Struct, frozen=True):
    """A row with the deadline that its cell says; days only where the year is written."""

    record: Record
    value: Value
    deadline: Deadline

    @property
    def last(self) -> date | None:
        """The last day of the row, or None."""
        return self.deadline.end or self.deadline.start

    @property
    def first(self) -> date | None:
        """The first day of the row, or None."""
        return self.deadline.start or self.deadline.end


class Period(Struct, frozen=True):
    """The period that a title names: ``value`` is where, ``school`` that it is a school year."""

    value: Value
    start: date
    end: date
    school: bool

    def holds(self, row: DatedRow) -> bool:
        """Return whether a row lies in the period, with time to prepare it and to wind it up."""
        first, last = row.first, row.last
        before = self.start - (_PREPARATION if self.school else _WINDING_UP)
        return first is None or last is None or (last >= before and first <= self.end + _WINDING_UP)


class Plan(Struct, frozen=True):
    """A table of measures, with the period of its title where that says one."""

    data: SheetData
    period: Period | None
    rows: tuple[DatedRow, ...]


class DatedTable(Struct, frozen=True):
    """A free table of the document with its rows that stand on days."""

    data: SheetData
    rows: tuple[DatedRow, ...]


def dated_tables(paper: Paper) -> tuple[DatedTable, ...]:
    """Return the free tables that come into the document."""
    return tuple(
        DatedTable(data, tuple(_rows(data)))
        for data in paper.records.sheets.values()
        if data.is_used
        and not data.is_text
        and (data.sheet is None or data.sheet.shape is Shape.TABLE)
    )


def plans(paper: Paper) -> tuple[Plan, ...]:
    """Return the plans of the workbook: its own table, and the tables of attached plans."""
    return tuple(_plans(paper))


def day_of(value: Value) -> Deadline:
    """Return what a cell says of days, without guessing a year that is not written."""
    if value.day is not None:
        return Deadline("date", value.day, value.day, value.raw)
    return _parsed(value.raw)


def period_in(value: Value | None) -> Period | None:
    """Return the period that a title is for: «на 2026/2027 учебный год», «на 2027 год»."""
    if value is None:
        return None
    text = value.raw.replace("\u00a0", " ")
    school = _FOR_SCHOOL_YEAR.findall(text)
    if school:
        years = parse_school_year(school[0])
        if len(school) > 1 or years is None:
            return None
        return Period(value, *school_year_bounds(years[0]), school=True)
    found = _FOR_YEARS.findall(text)
    if len(found) != 1:
        return None
    first = int(found[0][0])
    last = int(found[0][1] or first)
    return Period(value, date(first, 1, 1), date(last, 12, 31), school=False)


@lru_cache(maxsize=4096)  # the rows of a long plan share their deadlines
def _parsed(text: str) -> Deadline:
    return parse_deadline(text)


def _rows(data: SheetData) -> Iterator[DatedRow]:
    """Yield the rows of a free table that have a day, a month or a period with its year."""
    for record in data.records:
        for name, value in record.values.items():
            if value.column is None and _is_dated(name):
                deadline = day_of(value)
                if deadline.start or deadline.end:
                    yield DatedRow(record, value, deadline)
                break


@lru_cache(maxsize=1024)
def _is_dated(heading: str) -> bool:
    return _HEADING.match(heading) is not None


def _plans(paper: Paper) -> Iterator[Plan]:
    tables = {normal_name(table.data.name): table for table in paper.once(dated_tables)}
    title, written = card_value(paper, "title"), card_value(paper, "period")
    period = period_in(written) or period_in(title)
    is_report = title is not None and _REPORT.search(title.raw) is not None
    for sheet in paper.records.kind.sheets:
        table = tables.get(normal_name(sheet.name))
        if sheet.shape is Shape.TABLE and table is not None and not is_report:
            yield Plan(table.data, period, table.rows)
    for sheet, record in rows_with(paper, "sheets"):
        named = value_of(sheet, record, "title") if sheet.shape is Shape.ATTACHMENTS else None
        if named is None or not _PLAN.search(named.raw) or _REPORT.search(named.raw):
            continue
        sheets = value_of(sheet, record, "sheets")
        for name in sheets.data if sheets and isinstance(sheets.data, tuple) else ():
            table = tables.get(normal_name(str(name)))
            if table is not None:
                yield Plan(table.data, period_in(named), table.rows)
