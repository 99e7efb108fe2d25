"""Rows of a table: those of one recipient, and the section that each belongs to."""

from __future__ import annotations

from msgspec.structs import replace

from docgen.content import Table, TableCell, TableRow
from docgen.names import normal_name


def rows_for(table: Table, heading: str, key: str) -> Table:
    """Return the table with the rows whose cell under ``heading`` is ``key``, without that column.

    A table that has no such heading is returned whole; a section left without rows goes too.
    """
    column = _column_of(table, heading)
    if column is None or len(table.widths) == 1:
        return table
    kept: list[TableRow] = []
    wanted = normal_name(key)
    current = ""
    for row in table.rows:
        place = _cell_over(row, column)
        cell = row.cells[place]
        if row.kind == "body":
            current = current if cell.merge == "continue" else cell.text
            if normal_name(current) != wanted:
                continue
        kept.append(replace(row, cells=_without(row, place)))
    rows = _without_empty_sections(kept)
    widths = (*table.widths[:column], *table.widths[column + 1 :])
    return replace(table, widths=widths, rows=_closed(rows))


def section_titles(table: Table | None) -> list[str]:
    """Return for each body row of a table the title of the section that it belongs to."""
    titles = []
    title = ""
    for row in table.rows if table else ():
        if row.kind == "section":
            title = " ".join(" ".join(cell.text for cell in row.cells).split())
        elif row.kind == "body":
            titles.append(title)
    return titles


def _column_of(table: Table, heading: str) -> int | None:
    for row in table.rows:
        if row.kind != "head":
            return None
        column = 0
        for cell in row.cells:
            if cell.colspan == 1 and normal_name(cell.text) == normal_name(heading):
                return column
            column += cell.colspan
    return None


def _cell_over(row: TableRow, column: int) -> int:
    place = 0
    for index, cell in enumerate(row.cells):
        place += cell.colspan
        if place > column:
            return index
    return len(row.cells) - 1


def _without(row: TableRow, place: int) -> tuple[TableCell, ...]:
    cell = row.cells[place]
    narrower = (replace(cell, colspan=cell.colspan - 1),) if cell.colspan > 1 else ()
    return (*row.cells[:place], *narrower, *row.cells[place + 1 :])


def _without_empty_sections(rows: list[TableRow]) -> list[TableRow]:
    kept: list[TableRow] = []
    for row in rows:
        if row.kind == "section" and kept and kept[-1].kind == "section":
            kept.pop()
        kept.append(row)
    if kept and kept[-1].kind == "section":
        kept.pop()
    return kept


def _closed(rows: list[TableRow]) -> tuple[TableRow, ...]:
    """Return the rows with merges that begin where a row above was left out."""
    closed: list[TableRow] = []
    open_columns: dict[int, TableCell] = {}
    for row in rows:
        cells: list[TableCell] = []
        column = 0
        now: dict[int, TableCell] = {}
        for cell in row.cells:
            fixed = cell
            if cell.merge == "continue" and column not in open_columns:
                fixed = replace(cell, merge="restart")
            if fixed.merge:
                now[column] = fixed
            cells.append(fixed)
            column += cell.colspan
        open_columns = now
        closed.append(replace(row, cells=tuple(cells)))
    return tuple(closed)
