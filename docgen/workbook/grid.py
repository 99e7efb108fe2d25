"""The printed part of a free sheet as a rectangle: visible columns, filled rows, merges inside.

Places in a grid count from 0 over what is printed; a merge is clipped to that, so whatever the
sheet hides or leaves empty, the rectangle stays whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from copy import copy
from itertools import repeat

from msgspec import Struct

from docgen.workbook import limits
from docgen.workbook.raw import MergedRange, RawCell, RawSheet


class Area(Struct, frozen=True, gc=False):
    """A merged rectangle, or a single place, of a grid; ``cell`` is None when it is empty."""

    row: int
    column: int
    height: int
    width: int
    cell: RawCell | None

    @property
    def text(self) -> str:
        """The text of the area."""
        return self.cell.text if self.cell else ""

    @property
    def is_single(self) -> bool:
        """Whether nothing is merged here."""
        return self.height == self.width == 1


class Grid:
    """A rectangle of cells over some rows and columns of a sheet, both in ascending order."""

    def __init__(self, sheet: RawSheet, rows: list[int], columns: list[int]) -> None:
        self.sheet = sheet
        self.rows = rows
        self.columns = columns
        self.width = len(columns)
        self._columns = frozenset(columns)
        self.height = len(rows)
        self._owners: dict[tuple[int, int], Area] = {}
        #: The rows in which anything is merged.
        self.merged_rows: set[int] = set()
        self._row_areas: dict[int, tuple[Area, ...]] = {}
        for merge in sheet.merges:
            self._place_merge(merge)

    def over(self, sheet: RawSheet) -> Grid:
        """Return the same rectangle of a sheet whose rows with merges are the very same."""
        made = copy(self)
        made.sheet = sheet
        return made

    def area(self, row: int, column: int) -> Area:
        """Return the area that a place belongs to."""
        owner = self._owners.get((row, column))
        if owner is not None:
            return owner
        cell = self.sheet.cell(self.rows[row], self.columns[column])
        return Area(row, column, 1, 1, cell)

    def row_areas(self, row: int) -> tuple[Area, ...]:
        """Return the areas of a row from left to right; together they are as wide as the grid."""
        if not self.is_merged(row):
            return tuple(Area(row, place, 1, 1, cell) for place, cell, _ in self.places(row))
        areas = self._row_areas.get(row)
        if areas is None:
            areas = self._row_areas[row] = tuple(self._merged_areas(row))
        return areas

    def places(self, row: int) -> Iterator[tuple[int, RawCell | None, bool]]:
        """Yield the places of a row at which an area starts, with its cell.

        The last tells that the area comes down from a row above.
        """
        if self.is_merged(row):
            return ((area.column, area.cell, area.row < row) for area in self.row_areas(row))
        cells = self.sheet.rows.get(self.rows[row], {})
        return zip(range(self.width), map(cells.get, self.columns), repeat(False))

    def is_merged(self, row: int) -> bool:
        """Return whether anything is merged in a row."""
        return row in self.merged_rows

    def _merged_areas(self, row: int) -> Iterator[Area]:
        place = 0
        while place < self.width:
            area = self.area(row, place)
            yield area
            place = area.column + area.width

    def filled(self, row: int) -> list[Area]:
        """Return the areas with text that start in this row."""
        if not self.is_merged(row):
            return [Area(row, place, 1, 1, cell) for place, cell, _ in self.places(row) if cell]
        return [area for area in self.row_areas(row) if area.cell and area.row == row]

    def count(self, row: int) -> int:
        """Return how many cells of a row without merges are filled."""
        cells = self.sheet.rows.get(self.rows[row], {})
        # Only hidden columns are not in the grid.
        return len(cells.keys() & self._columns if self.sheet.hidden_columns else cells)

    def _place_merge(self, merge: MergedRange) -> None:
        rows = range(bisect_left(self.rows, merge.top), bisect_right(self.rows, merge.bottom))
        columns = range(
            bisect_left(self.columns, merge.left), bisect_right(self.columns, merge.right)
        )
        if not rows or not columns:
            return
        places = [(row, column) for row in rows for column in columns]
        # Overlapping merges come from damaged files; the first one keeps its place.
        if any(place in self._owners for place in places):
            return
        # The text is seen in what is left of the merge, even when its own first cell is hidden.
        cell = self.sheet.cell(merge.top, merge.left)
        area = Area(rows[0], columns[0], len(rows), len(columns), cell)
        self._owners.update(dict.fromkeys(places, area))
        self.merged_rows.update(rows)


def read_grid(sheet: RawSheet) -> Grid:
    """Return the grid of a sheet: its filled, visible rows and the columns that they use.

    Columns run from the first to the last one with a heading, data or lines drawn around its
    empty cells; empty ones between stay.
    """
    seen: Mapping[int, Collection[int]] = sheet.rows
    if sheet.hidden_columns:
        seen = {row: _seen_columns(sheet, cells) for row, cells in sheet.rows.items()}
    rows = [row for row, columns in seen.items() if columns and row not in sheet.hidden_rows]
    used = set[int]().union(*(seen[row] for row in rows))
    if not used:
        return Grid(sheet, [], [])
    framed = [sheet.framed[row] for row in rows if row in sheet.framed]
    first = min(*used, *(ends[0] for ends in framed), max(used))
    last = max(*used, *(ends[1] for ends in framed), _last_heading_column(sheet, rows))
    columns = [place for place in range(first, last + 1) if place not in sheet.hidden_columns]
    if len(columns) > limits.MAX_TABLE_COLUMNS:
        # One stray cell far to the right would make a thousand empty columns.
        columns = sorted(used - sheet.hidden_columns)
    return Grid(sheet, rows, columns)


def _seen_columns(sheet: RawSheet, cells: Mapping[int, RawCell]) -> Collection[int]:
    """Return the columns in which the texts of a row are seen."""
    if sheet.hidden_columns.isdisjoint(cells):
        return cells.keys()
    return {_visible_column(sheet, cell) for cell in cells.values()} - {0}


def _visible_column(sheet: RawSheet, cell: RawCell) -> int:
    """Return the column in which the text of a cell is seen, or 0 when it is hidden."""
    if cell.column not in sheet.hidden_columns:
        return cell.column
    merge = sheet.merge_at(cell.row, cell.column)
    last = min(merge.right, merge.left + limits.MAX_TABLE_COLUMNS) if merge else cell.column
    return next((c for c in range(cell.column, last + 1) if c not in sheet.hidden_columns), 0)


def _last_heading_column(sheet: RawSheet, rows: list[int]) -> int:
    """Return how far the headings reach: one merged over columns still empty means them too."""
    heading_row = next((row for row in rows if len(sheet.rows[row]) > 1), 0)
    reach = 0
    for cell in sheet.rows.get(heading_row, {}).values():
        merge = sheet.merge_at(cell.row, cell.column)
        if merge and merge.right - merge.left < limits.MAX_TABLE_COLUMNS:
            reach = max(reach, merge.right)
    return reach
