"""A workbook as typed records: every value keeps the cell that it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from docgen.content import Blocks, Table
from docgen.issues import Location
from docgen.kinds.model import Column, Kind, Sheet
from docgen.names import normal_name


@dataclass(frozen=True, slots=True)
class Value:
    """What one cell says.

    ``raw`` is its text as typed, cleaned of control characters. ``data`` is typed by the column:
    str (text, person, post, unit, choice, sheet, deadline), ``Blocks`` (rich text), date, int or
    float, bool, tuple of str (people), Path (file, image). ``column`` is None for a column that
    the kind does not know; its ``data`` is then a str, date, number or bool as Excel has it.
    """

    raw: str
    data: object
    location: Location
    column: Column | None = None
    blocks: Blocks = ()


@dataclass(slots=True)
class Record:
    """A row, or a whole card: values by the normal name of their column.

    ``blanks`` are the cells of those fields of a card that are there and not filled.
    """

    location: Location
    values: dict[str, Value] = field(default_factory=dict)
    blanks: dict[str, Location] = field(default_factory=dict)

    def get(self, name: str) -> Value | None:
        """Return the value under this column name in any spelling, or None when it is empty."""
        return self.values.get(normal_name(name))


@dataclass(slots=True)
class SheetData:
    """A sheet as read.

    ``sheet`` is None for a sheet that the kind does not know. A card has one record; a table has
    ``table`` and, for checks, ``cells``; an unknown sheet has records and a table both, so that a
    template, a clause or an attachment may use it either way. ``is_text`` tells that the sheet's
    rows are blocks of text (it has a column «Текст»). ``printable_table`` is how a known list (of
    people, clauses, corner blocks, attachments) looks as a table, for whoever asks to print it so;
    it is None for all other sheets and for an empty list. ``is_used`` is false for a sheet that
    neither the kind nor a cell of the workbook names: it may be anybody's note.
    """

    name: str
    location: Location
    sheet: Sheet | None = None
    records: list[Record] = field(default_factory=list)
    table: Table | None = None
    cells: list[Value] = field(default_factory=list)
    is_text: bool = False
    printable_table: Table | None = None
    is_used: bool = True

    @property
    def card(self) -> Record:
        """The single record of a card; an empty one when the sheet is empty."""
        return self.records[0] if self.records else Record(self.location)


@dataclass(slots=True)
class WorkbookRecords:
    """All sheets of one workbook by normal name, read for one kind."""

    path: Path
    kind: Kind
    sheets: dict[str, SheetData] = field(default_factory=dict)
    final: bool = False
