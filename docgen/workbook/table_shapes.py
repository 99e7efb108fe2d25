"""Tables that differ in some words only: what one of them is made of is found out once.

The documents of a batch have the same table with a few cells filled otherwise. Where these stand
in ordinary rows of the body, the grid, the kinds of the rows and the headings are the same.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from docgen.issues import Issue
from docgen.kinds.model import Column, Sheet
from docgen.names import normal_name
from docgen.workbook.grid import Grid
from docgen.workbook.headings import Heading, known_columns
from docgen.workbook.limits import HEADING_SEARCH_ROWS
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.scope import Scope
from docgen.workbook.shared_rows import ReadRow
from docgen.workbook.table_layout import TableLayout, is_number

Cells = dict[int, RawCell]


class TableShape(Struct):
    """A table as it was read: its rows, what they are, and what is wrong with its headings.

    ``reads`` are rows that are read already, by their place in the grid.
    """

    grid: Grid
    layout: TableLayout
    headings: dict[int, Heading]
    issues: tuple[Issue, ...]
    reads: dict[int, ReadRow]
    columns: tuple[Column, ...]

    def of(self, raw: RawSheet) -> TableShape | None:
        """Return the shape of another sheet with these rows, or None when it differs in more."""
        own = self.grid.sheet.rows
        changed = [row for row, cells in raw.rows.items() if cells is not own[row]]
        if not changed:
            return replace(self, grid=Grid(raw, self.grid.rows, self.grid.columns))
        places = {row: place for place, row in enumerate(self.grid.rows)}
        searched = {*islice(own, HEADING_SEARCH_ROWS)} if self.columns else frozenset()
        for row in changed:
            place, cells = places.get(row, 0), raw.rows[row]
            if not self._is_ordinary(place) or _look(own[row]) != _look(cells):
                return None
            if place == self.layout.lowest_head + 1 and all(
                is_number(c.text) for c in cells.values()
            ):
                return None  # the row may number the columns
            if row in searched and self._names(own[row]) != self._names(cells):
                return None
        gone = {places[row] for row in changed}
        reads = {place: read for place, read in self.reads.items() if place not in gone}
        return replace(self, grid=Grid(raw, self.grid.rows, self.grid.columns), reads=reads)

    def _is_ordinary(self, place: int) -> bool:
        """Return whether a row is one of the body, whatever it says."""
        return self.layout.kinds[place] == "body" and self.grid.count(place) > 2

    def _names(self, cells: Cells) -> set[str]:
        """Return the known columns that a row names, as a row of headings does."""
        known = known_columns(self.columns)
        names = (normal_name(cell.text) for cell in cells.values())
        return {known[name].name for name in names if name in known}


def find_shape(raw: RawSheet, sheet: Sheet | None, scope: Scope) -> TableShape | None:
    """Return the shape of a sheet, if it is the one that was kept last for these rows."""
    memo = scope.rows_read
    if memo is None or sheet is None or raw.merges:
        return None
    kept: TableShape | None = memo.get(sheet, _key(raw, scope))
    return kept and kept.of(raw)


def keep_shape(shape: TableShape, sheet: Sheet | None, scope: Scope) -> None:
    """Keep a shape for other sheets; in a merge the cells of one row are seen in others."""
    raw = shape.grid.sheet
    if scope.rows_read is not None and sheet is not None and not raw.merges:
        scope.rows_read.keep(shape, sheet, _key(raw, scope))


def _key(raw: RawSheet, scope: Scope) -> Hashable:
    return "shape", raw.name, scope.final, raw.hidden_rows, raw.hidden_columns, (*raw.rows,)


def _look(cells: Cells) -> list[tuple[int, bool]]:
    """Return of each cell its column and whether it stands out from ordinary ones."""
    return [(place, cell.is_bold and not is_number(cell.text)) for place, cell in cells.items()]
