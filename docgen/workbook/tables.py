"""A free sheet as the table that will be printed, and its body rows as records."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from docgen.content import Table
from docgen.kinds.model import Column, Sheet
from docgen.records import SheetData
from docgen.workbook import limits
from docgen.workbook.grid import Grid, read_grid
from docgen.workbook.headings import find_heading_row, tell_no_headings
from docgen.workbook.raw import RawSheet
from docgen.workbook.scope import Scope
from docgen.workbook.table_copies import read_copy
from docgen.workbook.table_layout import TableLayout, read_layout
from docgen.workbook.table_reading import TableReading
from docgen.workbook.table_shapes import keep_shape


def read_table(raw: RawSheet, sheet: Sheet | None, name: str, scope: Scope) -> SheetData:
    """Return the sheet with its table, every filled cell, and a record for each body row."""
    if sheet is not None and (copy := read_copy(raw, sheet, name, scope)):
        return copy
    data = SheetData(name, raw.location(), sheet)
    columns = sheet.columns if sheet else ()
    grid = read_grid(raw)
    if not grid.rows:
        return data
    if grid.width > limits.MAX_TABLE_COLUMNS:
        _tell_too_wide(grid, scope)
    if grid.width > limits.MAX_SHEET_COLUMNS:
        return data
    reading = TableReading(grid, _layout(grid, columns), columns, scope)
    if sheet is None and reading.layout.head_rows == 1:
        tell_no_headings(raw, reading.sheet_row(reading.layout.head), scope)
    data.titles = {heading.name: heading.text for heading in reading.headings.values()}
    reading.fill(data)
    if grid.width <= limits.MAX_TABLE_COLUMNS:
        data.table = reading.table()
        if sheet is not None and scope.rows_read is not None:
            keep_shape(reading.shape(data.titles), sheet, scope)
    return data


def _layout(grid: Grid, columns: tuple[Column, ...]) -> TableLayout:
    return read_layout(grid, find_heading_row(grid.sheet, columns) if columns else 0)


def list_as_table(
    raw: RawSheet, sheet: Sheet, used: Collection[int | None], scope: Scope
) -> Table | None:
    """Return a list that was read as records as the table that a person sees; None if it is empty.

    Its body are the ``used`` rows, those of the records: one that is only numbered in advance is
    left out. What is wrong with the cells was told when the records were read.
    """
    columns = sheet.columns
    grid = read_grid(raw)
    if not any(row in used for row in grid.rows) or grid.width > limits.MAX_TABLE_COLUMNS:
        return None
    heading_row = find_heading_row(raw, columns)
    last_head = grid.rows[read_layout(grid, heading_row).lowest_head]
    grid = Grid(raw, [row for row in grid.rows if row <= last_head or row in used], grid.columns)
    layout = read_layout(grid, heading_row)
    reading = TableReading(grid, layout, columns, replace(scope, issues=[]))
    reading.settle_numbers()
    return reading.table()


def _tell_too_wide(grid: Grid, scope: Scope) -> None:
    scope.error(
        "too-many-columns",
        grid.sheet.location(grid.rows[0]),
        f"В таблице {grid.width} столбцов, а в Word их бывает не больше "
        f"{limits.MAX_TABLE_COLUMNS}.",
        "Удалите лишние столбцы или разделите таблицу на два листа.",
    )
