"""A copy of a table that was read already: what it says in words of its own is read alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial

from msgspec.structs import replace

from docgen.content import LaterRows, Table, TableCell, TableRow
from docgen.kinds.model import Sheet
from docgen.records import Record, SheetData
from docgen.workbook.column_shares import LOOKED_AT, are_chosen, shares_by_text, totals_of
from docgen.workbook.named_sheets import named_sheets
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.scope import Scope
from docgen.workbook.shared_rows import ReadRow
from docgen.workbook.table_reading import TableReading
from docgen.workbook.table_shapes import (
    Cells,
    CommonRows,
    TableShape,
    changed_places,
    find_shape,
)
from docgen.workbook.values import read_value


def read_copy(raw: RawSheet, sheet: Sheet, name: str, scope: Scope) -> SheetData | None:
    """Return a sheet as read, if a copy of it was read that differs in some words only."""
    shape = find_shape(raw, sheet, scope)
    common = shape.in_common(raw, scope) if shape else None
    if shape is None or common is None:
        return None
    return _Copy(raw, shape, common, scope).read(SheetData(name, raw.location(), sheet))


class _Copy:
    """One copy: its own rows among those that it has in common with the table of the shape."""

    def __init__(self, raw: RawSheet, shape: TableShape, common: CommonRows, scope: Scope) -> None:
        self._raw = raw
        self._shape = shape
        self._common = common
        self._scope = scope
        #: Takes what is told while it is tried whether a row is read by what differs.
        self._trial = replace(scope, issues=[])

    def read(self, data: SheetData) -> SheetData:
        """Put the rows and the table into the data."""
        shape, issues = self._shape, self._scope.issues
        issues.extend(shape.issues)
        own = {place: self._row(row, place) for row, place in self._common.own.items()}
        named: set[str] = set()
        for step in self._common.steps:
            if isinstance(step, int):
                read = own[step]
                data.cells.extend(read.values)
                data.records.append(read.record)
                issues.extend(read.issues)
            else:
                data.cells.extend(step.values)
                data.records.extend(step.records)
                issues.extend(step.issues)
                named |= step.named
        named |= named_sheets((read.record for read in own.values()), self._scope)
        data.named = frozenset(named)
        data.titles = shape.titles
        data.table = self._table(own)
        return data

    def _table(self, own: Mapping[int, ReadRow]) -> Table:
        table, reads, common = self._shape.table, self._shape.reads, self._common

        def printed(place: int) -> TableRow:
            return (own.get(place) or reads[place]).printed()

        rows = LaterRows(table.kinds, self._shape.grid.merged_rows, printed, common.printed)
        widths = self._shape.widths
        if not are_chosen(widths):
            looked_at = (read.signs() for place, read in own.items() if place < LOOKED_AT)
            widths = shares_by_text(totals_of(looked_at, len(widths), common.totals))
        return Table(widths, rows)

    def _row(self, row: int, place: int) -> ReadRow:
        """Return an own row as read: as another copy has it, by what differs, or as a whole."""
        shape, memo, cells = self._shape, self._scope.rows_read, self._raw.rows[row]
        how = shape.layout.kinds[place], shape.how
        known: ReadRow | None = memo.get(cells, how) if memo is not None else None
        if known is not None:
            return known
        self._trial.issues.clear()
        read = self._changed(shape.reads[place], shape.grid.sheet.rows[row], cells)
        if read is None:
            return self._reading.read_one(place)
        return read if memo is None else memo.keep(read, cells, how)

    def _changed(self, known: ReadRow, before: Cells, now: Cells) -> ReadRow | None:
        """Return a row that differs from a known one in some cells; None if more must be looked at.

        It must be where a cell tells anything, says nothing, or numbers the row.
        """
        shape, trial = self._shape, self._trial
        values, named, changed = [*known.values], dict(known.record.values), dict[int, RawCell]()
        for number, value in enumerate(values):
            place = value.location.column or 0
            cell, heading = now[place], shape.headings[place]
            if cell is before[place]:
                continue
            is_plain = not heading.is_number and cell.text.strip() not in heading.typing.nothing
            if not is_plain or named.get(heading.name) is not value:
                return None
            new = read_value(cell, heading.typing, value.location, trial, cell)
            if new is None:
                return None
            values[number] = named[heading.name] = new
            changed[shape.grid.columns.index(place)] = cell
        if known.issues or trial.issues or len(changed) < len(changed_places(before, now)):
            return None
        record = Record(known.record.location, named)
        return ReadRow(tuple(values), (), record, partial(_printed, known, changed))

    @cached_property
    def _reading(self) -> TableReading:
        shape, scope = self._shape, replace(self._scope, issues=[])
        grid = shape.grid.over(self._raw)
        return TableReading(grid, shape.layout, shape.columns, scope, shape.headings)


def _printed(known: ReadRow, changed: Mapping[int, RawCell]) -> TableRow:
    """Return an ordinary row as it is printed, with these cells in the place of its own."""
    row = known.printed()
    cells = [*row.cells]
    for place, cell in changed.items():
        cells[place] = TableCell(cell.blocks, align=cell.align)
    return TableRow(tuple(cells), row.kind)
