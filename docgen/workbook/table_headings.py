"""The headings of a free table, which may stand in several rows."""

from __future__ import annotations

from docgen.kinds.model import Column
from docgen.names import normal_name
from docgen.workbook.grid import Grid
from docgen.workbook.headings import Heading, known_columns
from docgen.workbook.table_layout import TableLayout


def table_headings(
    grid: Grid, layout: TableLayout, columns: tuple[Column, ...]
) -> dict[int, Heading]:
    """Return the heading of each column: its lowest words, those above them too for doubles."""
    known = known_columns(columns)
    rows = range(layout.head, layout.lowest_head + 1)
    paths = [
        list(dict.fromkeys(grid.area(row, column).text for row in rows))
        for column in range(grid.width)
    ]
    lowest = [path[-1] or next(filter(None, reversed(path)), "") for path in paths]
    lowest_names = [normal_name(text) for text in lowest]
    headings: dict[int, Heading] = {}
    taken: set[str] = set()
    for place, path in enumerate(paths):
        text = lowest[place]
        if lowest_names.count(normal_name(text)) > 1:
            text = " ".join(filter(None, path))
        text = _free_name(text or f"столбец {place + 1}", taken)
        taken.add(normal_name(text))
        column = known.get(normal_name(text)) or known.get(normal_name(lowest[place]))
        if column and any(heading.column is column for heading in headings.values()):
            column = None
        sheet_column = grid.columns[place]
        headings[sheet_column] = Heading(sheet_column, text, column)
    return headings


def _free_name(text: str, taken: set[str]) -> str:
    name, number = text, 1
    while normal_name(name) in taken:
        number += 1
        name = f"{text} {number}"
    return name
