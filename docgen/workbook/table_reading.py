"""One grid on its way to a table: headings, typed values, rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Final

from msgspec.structs import replace

from docgen.content import LaterRows, Table, TableRow
from docgen.issues import Issue, Location
from docgen.kinds.model import Column
from docgen.records import Record, SheetData, Value
from docgen.stretches import Stretch, Stretches
from docgen.workbook.column_reading import ColumnReader, in_order, portions, records_of
from docgen.workbook.column_shares import (
    LOOKED_AT,
    Signs,
    are_chosen,
    shares_by_text,
    signs_of,
    totals_of,
)
from docgen.workbook.grid import Grid
from docgen.workbook.headings import (
    Heading,
    Headings,
    tell_missing_columns,
    tell_unknown_columns,
)
from docgen.workbook.named_sheets import named_sheets
from docgen.workbook.raw import RawCell
from docgen.workbook.row_printing import PRINTED_KINDS, RowPrinting
from docgen.workbook.scope import Scope
from docgen.workbook.shared_rows import ReadRow, SharedRows
from docgen.workbook.table_headings import table_headings
from docgen.workbook.table_layout import BODY, RowKind, TableLayout
from docgen.workbook.table_shapes import TableShape
from docgen.workbook.values import UNKNOWN, is_as_typed, numbered, read_value

#: What a row says: its record, and the value of each filled cell.
RowRead = tuple[Record, Sequence[Value]]

# So few rows are read sooner one by one than by columns.
_FEW: Final = 2


class TableReading:
    """One grid on its way to a table: headings, typed values, rows."""

    def __init__(
        self,
        grid: Grid,
        layout: TableLayout,
        columns: tuple[Column, ...],
        scope: Scope,
        headings: dict[int, Heading] | None = None,
    ) -> None:
        self.grid = grid
        self.layout = layout
        self.columns = columns
        self.scope = scope
        self.headings = headings or table_headings(grid, layout, columns)
        self._heading_by_place = [self.headings.get(column) for column in grid.columns]
        #: The values of rows in which anything is merged, by row and column of the sheet.
        self._merged: dict[tuple[int, int], Value | None] = {}
        self._printing = RowPrinting(grid, layout.kinds)
        headed = [one and (one.name, id(one.column)) for one in self._heading_by_place]
        how = (id(columns), scope.final, headed, grid.columns, "body" in layout.kinds)
        self._widths = tuple(round(grid.sheet.width(place), 2) for place in grid.columns)
        self._shared = SharedRows(grid, scope.rows_read, repr(how))

    def sheet_row(self, row: int) -> int:
        """Return the number of a grid row in the sheet."""
        return self.grid.rows[row]

    def fill(self, data: SheetData) -> None:
        """Put in the value of every filled cell and a record for each row of the body.

        What is wrong is told once. A cell merged downwards counts for every row that it covers:
        people read it so.
        """
        self.scope.issues.extend(self._faults_of_headings())
        cells = [self._fill(rows, data) for rows in portions(range(self.grid.height))]
        data.cells = Stretches(cells)
        data.named = named_sheets(data.records, self.scope)

    def _fill(self, rows: Sequence[int], data: SheetData) -> Stretch[Value]:
        """Put in what some rows say that follow one another, and return their cells."""
        issues, kinds = self.scope.issues, self.layout.kinds
        told = len(issues)
        shared = self._shared.find_all(rows, kinds)
        new = [row for row in rows if row not in shared] if shared else rows
        read = self._read_rows(new)
        for row, known in shared.items():
            read[row] = known.record, known.values
            issues.extend(known.issues)
        in_order(issues, told)
        data.records.extend(read[row][0] for row in rows if kinds[row] in BODY)
        if self.scope.rows_read is not None and new:
            self._keep({row: read[row] for row in new}, issues[told:])
        return Stretch(tuple(chain.from_iterable([read[row][1] for row in rows])))

    def _read_rows(self, rows: Sequence[int]) -> dict[int, RowRead]:
        """Return what rows say that nobody has read; what is told is in no order."""
        kinds, merged = self.layout.kinds, self.grid.merged_rows
        plain = [row for row in rows if kinds[row] == "body" and row not in merged]
        read: dict[int, RowRead] = {}
        if len(plain) > _FEW:
            read.update(zip(plain, self._read_plain(plain), strict=True))
        for row in rows:
            if row not in read:
                read[row] = self._read_row(row, kinds[row])
        return read

    def _keep(self, rows: Mapping[int, RowRead], issues: Sequence[Issue]) -> None:
        """Let others have these rows."""
        by_row: dict[int | None, list[Issue]] = {}
        for issue in issues:
            by_row.setdefault(issue.location.row, []).append(issue)
        for row, (record, values) in rows.items():
            told = tuple(by_row.get(self.sheet_row(row), ()))
            read = ReadRow(tuple(values), told, record, partial(self._printing.row, row))
            self._shared.keep(row, self.layout.kinds[row], read)

    def _faults_of_headings(self) -> tuple[Issue, ...]:
        headings = Headings(self.sheet_row(self.layout.lowest_head), self.headings)
        sheet, scope = self.grid.sheet, replace(self.scope, issues=[])
        tell_unknown_columns(sheet, headings.row, headings.by_place, self.columns, scope)
        tell_missing_columns(sheet, headings, self.columns, scope)
        return tuple(scope.issues)

    def read_one(self, row: int) -> ReadRow:
        """Return one row as read, for those who have the same; its faults are told there too."""
        told = len(self.scope.issues)
        read = self._read_row(row, self.layout.kinds[row])
        self._keep({row: read}, self.scope.issues[told:])
        return self._shared.known[row]

    def shape(self, titles: dict[str, str]) -> TableShape:
        """Return the table as it was read, for others that differ in some words only."""
        return TableShape(
            self.grid,
            self.layout,
            self.headings,
            self._faults_of_headings(),
            dict(self._shared.known),
            self.columns,
            titles,
            self._widths,
            self.grid.sheet.changed,
        )

    def _read_plain(self, rows: Sequence[int]) -> Iterator[RowRead]:
        """Return what rows of the body say in which nothing is merged, as most are."""
        sheet = self.grid.sheet
        numbers = [self.grid.rows[row] for row in rows]
        by_row = [sheet.rows[number] for number in numbers]
        reader = ColumnReader(sheet, self.scope, sourced=True)
        columns: list[Sequence[Value | None]] = []
        for place, heading in zip(self.grid.columns, self._heading_by_place, strict=True):
            cells = [cells.get(place) for cells in by_row]
            if heading and heading.is_number:
                cells = [cell and self._numbered(cell) for cell in cells]
            typing = heading.typing if heading else UNKNOWN
            absent = partial(self._tell_absent, place, typing.column)
            columns.append(reader.read(cells, numbers, place, typing, absent))
        named = zip(self._heading_by_place, columns, strict=True)
        records = records_of(sheet, numbers, [(one.name, column) for one, column in named if one])
        values: Iterable[Sequence[Value]] = zip(*columns, strict=True)
        if not all(map(all, columns)):
            values = (tuple(filter(None, row)) for row in values)
        return zip(records, values, strict=True)

    def _tell_absent(self, place: int, column: Column | None, row: int) -> None:
        self.scope.tell_missing_value(self.grid.sheet, row, place, column)

    def _read_row(self, row: int, kind: RowKind) -> RowRead:
        """Return what any row says."""
        is_body = kind in BODY
        record = Record(self.grid.sheet.location(self.sheet_row(row)))
        values = []
        for place, cell, is_above in self.grid.places(row):
            heading = self._heading_by_place[place] if is_body else None
            value: Value | None
            if is_above:
                value = self._merged.get((cell.row, cell.column)) if cell else None
            else:
                value = self._value(row, kind, place, cell, heading)
                if value is not None:
                    values.append(value)
            if heading is not None and value is not None:
                record.values[heading.name] = value
        return record, values

    def _value(
        self, row: int, kind: RowKind, place: int, cell: RawCell | None, heading: Heading | None
    ) -> Value | None:
        """Return the value of a cell of its own row; an empty one that must be filled is told."""
        typing = heading.typing if heading else UNKNOWN
        if cell is None or cell.text.strip() in typing.nothing:
            self._tell_absent(self.grid.columns[place], typing.column, self.sheet_row(row))
            return None
        value = self._read(cell, kind, heading)
        if self.grid.is_merged(row):
            self._merged[cell.row, cell.column] = value
        return value

    def settle_numbers(self) -> None:
        """Take the numbers of rows as they were typed, when no values are asked for."""
        for row in range(self.layout.lowest_head + 1, self.grid.height):
            for area in self.grid.filled(row):
                heading = self._heading_by_place[area.column]
                if area.cell and heading and heading.is_number:
                    self._numbered(area.cell)

    def _numbered(self, cell: RawCell) -> RawCell:
        """Return a cell of numbers as it was typed, and print it so."""
        if is_as_typed(cell):
            return cell
        location = self.grid.sheet.location(cell.row, cell.column)
        settled = numbered(cell, location, self.scope)
        if settled is not cell:
            self._printing.settled[cell.row, cell.column] = settled
        return settled

    def table(self) -> Table:
        """Return the table as it will be printed."""
        widths = self._widths
        kinds = [PRINTED_KINDS[kind] for kind in self.layout.kinds]
        rows = LaterRows(kinds, self.grid.merged_rows, self._row)
        if are_chosen(widths):
            return Table(widths, rows)
        looked_at = (self._signs(row, rows) for row in range(min(len(rows), LOOKED_AT)))
        return Table(shares_by_text(totals_of(looked_at, len(widths))), rows)

    def _signs(self, row: int, rows: LaterRows) -> Signs:
        known = self._shared.known.get(row)
        return signs_of(rows[row]) if known is None else known.signs()

    def _row(self, row: int) -> TableRow:
        known = self._shared.known.get(row)
        return self._printing.row(row) if known is None else known.printed()

    def _read(self, cell: RawCell, kind: RowKind, heading: Heading | None) -> Value | None:
        location = self.grid.sheet.location(cell.row, cell.column)
        in_number_column = heading is not None and heading.is_number
        if in_number_column or (kind == "section" and cell.column == self.grid.columns[0]):
            cell = self._numbered(cell)
        # Where every row has one cell, the table is a list, and none of them a heading.
        if kind == "lonely" and "body" in self.layout.kinds:
            self._tell_lonely(location)
        typing = heading.typing if heading else UNKNOWN
        return read_value(cell, typing, location, self.scope, cell)

    def _tell_lonely(self, location: Location) -> None:
        self.scope.warn(
            "lonely-cell",
            location,
            "В строке заполнена одна ячейка: это обычная строка таблицы, и текст останется в своём "
            "столбце.",
            "Если это название раздела, объедините ячейки строки по ширине таблицы или выделите "
            "его полужирным; если нет – дополните строку или оставьте как есть.",
        )
