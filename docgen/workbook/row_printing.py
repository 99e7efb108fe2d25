"""Rows of a table as they will be printed: their cells, merged as they lie, with their look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from docgen.content import Merge, Paragraph, TableCell, TableRow
from docgen.content import RowKind as PrintedKind
from docgen.workbook.grid import Area, Grid
from docgen.workbook.raw import RawCell
from docgen.workbook.spans import without_bold
from docgen.workbook.table_layout import RowKind

#: The sort of a row in the workbook -> its sort in the document.
PRINTED_KINDS: Final[dict[RowKind, PrintedKind]] = {
    "caption": "head",
    "head": "head",
    "numbers": "numbers",
    "section": "section",
    "wide-section": "section",
    "lonely": "body",
    "body": "body",
}


class RowPrinting:
    """The rows of one grid; ``settled`` has the cells that are printed otherwise than they lie."""

    def __init__(self, grid: Grid, kinds: Sequence[RowKind]) -> None:
        self._grid = grid
        self._kinds = kinds
        self.settled: dict[tuple[int, int], RawCell] = {}

    def row(self, row: int) -> TableRow:
        """Return a row of the grid as it will be printed."""
        kind = self._kinds[row]
        areas = self._grid.row_areas(row)
        cells: tuple[TableCell, ...]
        if kind == "wide-section" or (kind == "caption" and self._is_title(row, areas)):
            cells = (self._wide_cell(self._grid.filled(row), kind),)
        else:
            cells = tuple(self._cell(area, row, kind) for area in areas)
        return TableRow(cells, PRINTED_KINDS[kind])

    def _is_title(self, row: int, areas: Sequence[Area]) -> bool:
        return len(self._grid.filled(row)) == 1 and all(area.height == 1 for area in areas)

    def _paragraphs(self, cell: RawCell | None, kind: RowKind) -> tuple[Paragraph, ...]:
        if cell is None or cell.problem:
            return ()
        paragraphs = self.settled.get((cell.row, cell.column), cell).blocks
        if kind in {"head", "caption", "numbers"} and cell.is_bold:
            # The style of the headings makes them bold or not, the same in every table.
            return tuple(replace(p, spans=without_bold(p.spans)) for p in paragraphs)
        return paragraphs

    def _cell(self, area: Area, row: int, kind: RowKind) -> TableCell:
        merge: Merge = "" if area.height == 1 else "restart" if area.row == row else "continue"
        paragraphs = () if merge == "continue" else self._paragraphs(area.cell, kind)
        align = area.cell.align if area.cell else ""
        return TableCell(paragraphs, area.width, merge, align)

    def _wide_cell(self, filled: list[Area], kind: RowKind) -> TableCell:
        """Return one cell over the whole table; a number that stands apart joins the title."""
        title = filled[-1].cell
        paragraphs = self._paragraphs(title, kind)
        if len(filled) == 2 and paragraphs:
            first = paragraphs[0]
            lead = replace(first.spans[0], text=f"{filled[0].text} ", link="")
            first = replace(first, spans=(lead, *first.spans))
            paragraphs = (first, *paragraphs[1:])
        return TableCell(paragraphs, self._grid.width, "", title.align if title else "")
