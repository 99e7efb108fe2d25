"""A copy of a table that was read already: what it says in words of its own is read alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property, partial

from msgspec.structs import replace

from docgen.content import Table, TableCell, TableRow
from docgen.kinds.model import Sheet
from docgen.records import Record, SheetData, Value
from docgen.stretches import Stretch, Stretches
from docgen.workbook.column_shares import Signs, are_chosen, shares_by_text, sum_of
from docgen.workbook.named_sheets import named_sheets
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.scope import Scope
from docgen.workbook.shared_rows import ReadRow
from docgen.workbook.table_reading import TableReading
from docgen.workbook.table_shapes import (
    Again,
    Cells,
    CommonRows,
    Ordinary,
    TableShape,
    find_shape,
)
from docgen.workbook.values import read_value


def read_copy(raw: RawSheet, sheet: Sheet, name: str, scope: Scope) -> SheetData | None:
    """Return a sheet as read, if a copy of it was read that differs in some words only."""
    shape = find_shape(raw, sheet, scope)
    if shape is None:
        return None
    copy = _Copy(raw, shape, scope)
    return copy.read(SheetData(name, raw.location(), sheet)) if copy.is_alike() else None


class _Copy:
    """One copy: its own rows among those that it has in common with the table of the shape."""

    def __init__(self, raw: RawSheet, shape: TableShape, scope: Scope) -> None:
        self._raw = raw
        self._shape = shape
        self._scope = scope
        self._changed = shape.changed | raw.changed
        #: Takes what is told while it is tried whether a row is read by what differs.
        self._trial = replace(scope, issues=[])
        self._new: dict[int, ReadRow] = {}
        self._again: list[Mapping[int, ReadRow]] = []

    def is_alike(self) -> bool:
        """Return whether no more than words differs: then the rows that may differ are read."""
        raw, known = self._raw, self._shape.copied
        for together in raw.filled:
            reads = known.get(together)
            if reads is not None:
                self._again.append(reads)
                continue
            reads = self._own_rows(together)
            if reads is None:
                return False
            self._new |= known.keep(reads, together)
        others = self._shape.changed.difference(*raw.filled)
        reads = self._own_rows({row: raw.rows[row] for row in others}) if others else {}
        self._new |= reads or {}
        return reads is not None

    def read(self, data: SheetData) -> SheetData:
        """Put the rows and the table into the data."""
        shape, scope = self._shape, self._scope
        common = shape.in_common(self._changed, scope)
        again = [shape.again(common, reads, scope) for reads in self._again]
        runs = {place: run for one in again for place, run in one.runs.items()}
        scope.issues.extend(shape.issues)
        named = set(named_sheets((read.record for read in self._new.values()), scope))
        cells: list[Stretch[Value]] = []
        rows: list[Stretch[TableRow]] = []
        for step in common.steps:
            run = step.behind
            if step.place in runs:
                run = runs[step.place]
            elif step.place is not None:
                read = self._new[step.place]
                cells.append(Stretch(read.values))
                rows.append(Stretch((read.printed(),)))
                data.records.append(read.record)
                scope.issues.extend(read.issues)
            cells += run.cells
            rows += run.rows
            data.records += run.records
            scope.issues += run.issues
            named |= run.named
        data.named = frozenset(named)
        data.titles = shape.titles
        data.cells = Stretches(cells)
        data.table = Table(self._widths(common, again), Stretches(rows))
        return data

    def _widths(self, common: CommonRows, again: Iterable[Again]) -> tuple[float, ...]:
        """Return the columns as they are in the sheet, or as the texts in them ask."""
        shape = self._shape
        if are_chosen(shape.widths):
            return shape.widths
        known = (one.totals for one in again)
        return shares_by_text(sum_of([common.totals, *known, shape.totals(self._new)]))

    def _own_rows(self, rows: Mapping[int, Cells]) -> dict[int, ReadRow] | None:
        """Return these rows as read, by their places; None when one of them is no ordinary row."""
        own = {}
        for row, cells in rows.items():
            one = self._shape.ordinary(row)
            read = self._own_row(one, cells) if one else None
            if one is None or read is None:
                return None
            own[one.place] = read
        return own

    def _own_row(self, one: Ordinary, cells: Cells) -> ReadRow | None:
        """Return an ordinary row as read, by what differs or as a whole; None if it is none."""
        new = one.changed(cells)
        if new is None or not self._shape.is_alike(one, cells):
            return None
        if not new:
            return one.read
        return self._changed_row(one, cells, new) or self._reading.read_one(one.place)

    def _changed_row(self, one: Ordinary, cells: Cells, new: Collection[int]) -> ReadRow | None:
        """Return a row by what it says otherwise than the known one.

        None tells that all of it is to be looked at: something is told in it, or a cell that
        differs says nothing or numbers the row.
        """
        known, trial, headings = one.read, self._trial, self._shape.headings
        values, named, changed = [*known.values], dict(known.record.values), dict[int, RawCell]()
        trial.issues.clear()
        for place in new:
            number, heading, cell = one.values.get(place), headings.get(place), cells[place]
            if number is None or heading is None or heading.is_number:
                return None
            before = values[number]
            value = read_value(cell, heading.typing, before.location, trial, cell)
            if value is None or named.get(heading.name) is not before:
                return None
            values[number] = named[heading.name] = value
            changed[bisect_left(self._shape.grid.columns, place)] = cell
        if known.issues or trial.issues:
            return None
        printed, signs = partial(_printed, known, changed), partial(_signs, known, changed)
        return ReadRow(tuple(values), (), Record(known.record.location, named), printed, signs)

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


def _signs(known: ReadRow, changed: Collection[int], row: TableRow) -> Signs:
    """Return what a row tells of the columns that differs from a known one in these cells."""
    texts = ((place, row.cells[place].text) for place in changed)
    new = [(place, len(text)) for place, text in texts if text]
    return *(one for one in known.signs() if one[0] not in changed), *new
