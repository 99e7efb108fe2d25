"""Sample values of every name that a kind offers: what its workbook would say if it were full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from docgen.content import Paragraph, Printable, Span, Table, TableCell, TableRow
from docgen.context import build_context
from docgen.invented import invented_cell
from docgen.issues import Location
from docgen.kinds import Column, Kind, Shape, Sheet, ValueType
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value, WorkbookRecords
from docgen.rendering.layout.marks import COMMANDS
from docgen.rendering.names.walk import ANYTHING
from docgen.run import Run

_WORD: Final = "Слово"
#: A picture or a file would have to exist, and a sheet to be printed may be any.
_LEFT_OUT: Final = frozenset({ValueType.IMAGE, ValueType.FILE, ValueType.SHEET})


def sample_names(run: Run, kind: Kind) -> Mapping[str, object]:
    """Return a sample of everything that a template of this kind may ask for, by name.

    The columns of a free table are the office's own: of its rows anything may be asked.
    """
    path = kind.path.with_suffix(".xlsx")
    records = WorkbookRecords(path, kind)
    for sheet in kind.sheets:
        records.sheets[normal_name(sheet.name)] = _data(sheet, kind)
    names = {**COMMANDS, **build_context(records, run.office()).names}
    for sheet in kind.sheets:
        if sheet.shape is Shape.TABLE:
            table = _FreeTable(names[sheet.tag_name])
            names |= dict.fromkeys((normal_name(sheet.name), sheet.tag_name), table)
    return names


class _FreeTable(Printable):
    """A table whose columns nobody knows beforehand."""

    def __init__(self, table: object) -> None:
        self._table = table

    def as_text(self) -> str:
        """Return the cells."""
        return str(self._table)

    def as_blocks(self) -> tuple[Table, ...]:
        """Return the table."""
        return self._table.as_blocks() if isinstance(self._table, Printable) else ()  # type: ignore[return-value]

    def lookup(self, name: str) -> object:
        """Return rows of which anything may be asked, or what else a table has."""
        if name == "строки":
            return [ANYTHING]
        if isinstance(self._table, Printable):
            return self._table.lookup(name)
        raise KeyError(name)

    def known_names(self) -> tuple[str, ...]:
        """Return what a table has."""
        return ("строки",)


def _data(sheet: Sheet, kind: Kind) -> SheetData:
    place = Location(str(kind.path), sheet.name)
    data = SheetData(sheet.name, place, sheet)
    if sheet.shape is Shape.TABLE:
        data.table = _table()
        return data
    count = max((len(column.choices) for column in sheet.columns), default=1) or 1
    count = 1 if sheet.shape is Shape.CARD else count
    for number in range(count):
        # A row says of its columns that they are such, a card of its fields.
        row = None if sheet.shape is Shape.CARD else number + 2
        record = Record(replace(place, row=row))
        record.values = dict(_values(sheet, kind, place, number))
        data.records.append(record)
    data.is_text = sheet.shape is Shape.TEXT
    data.titles = {normal_name(column.name): column.name for column in sheet.columns}
    return data


def _values(sheet: Sheet, kind: Kind, place: Location, number: int) -> Iterator[tuple[str, Value]]:
    for column in sheet.columns:
        if column.type not in _LEFT_OUT:
            yield normal_name(column.name), _value(column, kind, place, number)


def _value(column: Column, kind: Kind, place: Location, number: int) -> Value:
    if column.key == "kind":
        return Value(kind.name, kind.name, place, column)
    if column.choices:
        choice = column.choices[number % len(column.choices)]
        return Value(choice, choice, place, column)
    if (cell := invented_cell(column, place, number)) is not None:
        return cell
    # Numbers of rows and of those that they belong to: the first of all.
    word = "1" if column.key in {"number", "parent"} else _WORD
    blocks = (Paragraph((Span(word),)),)
    is_rich = column.type is ValueType.RICH_TEXT
    return Value(word, blocks if is_rich else word, place, column, blocks)


def _table() -> Table:
    def row(*texts: str) -> tuple[TableCell, ...]:
        return tuple(TableCell((Paragraph((Span(text),)),)) for text in texts)

    rows = (TableRow(row("№", "Мероприятие"), "head"), TableRow(row("1", _WORD)))
    return Table((1, 3), rows)
