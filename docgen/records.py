"""A workbook as typed records: every value keeps the cell that it came from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, cast

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.content import Blocks, Table
from docgen.issues import Location
from docgen.kinds.model import Column, Kind, Sheet
from docgen.names import normal_name


class Source(Protocol):
    """What can give the lines of a value as paragraphs with their look."""

    @property
    def blocks(self) -> Blocks:
        """The paragraphs."""


class Value(Struct, frozen=True, gc=False):
    """What one cell says.

    ``raw`` is its text as typed, cleaned of control characters. ``data`` is typed by the column:
    str (text, person, post, unit, choice, sheet, deadline), ``Blocks`` (rich text), date, int or
    float, bool, tuple of str (people), Path (file, image). ``column`` is None for a column that
    the kind does not know; its ``data`` is then a str, date, number or bool as Excel has it.
    ``source`` are its paragraphs, or the cell that gives them when they are asked for.
    """

    raw: str
    data: object
    location: Location
    column: Column | None = None
    source: Blocks | Source = ()

    @property
    def blocks(self) -> Blocks:
        """The lines of the cell as paragraphs; none where only the text counts."""
        source = self.source
        return source if type(source) is tuple else cast("Source", source).blocks

    @property
    def day(self) -> date | None:
        """The day that the cell holds as a date of the spreadsheet, without the hour beside it."""
        if isinstance(self.data, datetime):
            return self.data.date()
        return self.data if isinstance(self.data, date) else None


class Record(Struct):
    """A row, or a whole card: values by the normal name of their column.

    ``blanks`` are the cells of those fields of a card that are there and not filled.
    """

    location: Location
    values: dict[str, Value] = field(default_factory=dict)
    blanks: dict[str, Location] = field(default_factory=dict)

    def get(self, name: str) -> Value | None:
        """Return the value under this column name in any spelling, or None when it is empty."""
        return self.values.get(normal_name(name))


class SheetData(Struct):
    """A sheet as read.

    ``sheet`` is None for a sheet that the kind does not know. A card has one record; a table has
    ``table`` and, for checks, ``cells``; an unknown sheet has records and a table both, so that a
    template, a clause or an attachment may use it either way. ``is_text`` tells that the sheet's
    rows are blocks of text (it has a column «Текст»). ``draw`` gives a known list (of people,
    clauses, corner blocks, attachments) as the table that it looks like. ``titles`` are the
    headings of a list, or the names of a card's fields, as typed, by normal name. ``is_used`` is
    false for a sheet that neither the kind nor a cell of the workbook names: it may be anybody's
    note. ``named`` are the sheets that its cells name, by normal name, where they are looked for.
    """

    name: str
    location: Location
    sheet: Sheet | None = None
    records: list[Record] = field(default_factory=list)
    table: Table | None = None
    cells: Sequence[Value] = field(default_factory=list)
    is_text: bool = False
    draw: Callable[[], Table | None] | None = None
    is_used: bool = True
    titles: dict[str, str] = field(default_factory=dict)
    named: frozenset[str] | None = None

    @property
    def printable_table(self) -> Table | None:
        """The list as a table, drawn anew each time; None for other sheets and an empty list."""
        return self.draw() if self.draw else None

    @property
    def card(self) -> Record:
        """The single record of a card; an empty one when the sheet is empty."""
        return self.records[0] if self.records else Record(self.location)

    def shortened(self, rows: int) -> SheetData:
        """Return the sheet with the first rows of its table only.

        Itself when it has no more, or when a cell may hold a tag, which is not to be lost.
        """
        if self.table is None or self.is_text or len(self.table.rows) <= rows:
            return self
        if "{" in "".join([value.raw for value in self.cells]):
            return self
        kept = self.table.rows[:rows]
        records = self.records[: sum(row.kind == "body" for row in kept)]
        last = max((record.location.row or 0 for record in records), default=0)
        return replace(
            self,
            table=replace(self.table, rows=kept),
            records=records,
            cells=[value for value in self.cells if (value.location.row or 0) <= last],
        )


class Acceptance(Struct, frozen=True):
    """A row of the sheet «Принятые замечания»: a finding that a person accepts, as typed.

    ``code`` is the code of the finding or its Russian title; ``place`` is «Лист!Ячейка», a sheet,
    or empty for the whole workbook; ``words``, if any, must stand in the message or in the cell.
    """

    code: str
    place: str
    words: str
    reason: str
    location: Location


class WorkbookRecords(Struct):
    """All sheets of one workbook by normal name, read for one kind."""

    path: Path
    kind: Kind
    sheets: dict[str, SheetData] = field(default_factory=dict)
    final: bool = False
    accepted: list[Acceptance] = field(default_factory=list)

    def texts_at(self, places: Collection[Location]) -> dict[Location, str]:
        """Return what stands in those of these cells that were read."""
        found = {}
        for data in self.sheets.values() if places else ():
            for values in (data.cells, *(record.values.values() for record in data.records)):
                found.update({v.location: v.raw for v in values if v.location in places})
        return found

    def cell_with(self, text: str) -> str:
        """Return in words the first cell in which just this text stands, empty for none."""
        wanted = text.strip()
        for data in self.sheets.values():
            for values in (data.cells, *(record.values.values() for record in data.records)):
                for value in values:
                    if value.raw.strip() == wanted:
                        return f"лист «{value.location.sheet}», ячейка {value.location.cell}"
        return ""

    def shortened(self, rows: int) -> WorkbookRecords:
        """Return the workbook with the first rows only of tables that are longer."""
        sheets = {name: data.shortened(rows) for name, data in self.sheets.items()}
        return replace(self, sheets=sheets)
