"""A sheet without some of its rows, or without a column, otherwise as it lies in the file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from docgen.workbook.grid import read_grid
from docgen.workbook.raw import MergedRange, RawCell, RawSheet
from docgen.workbook.table_layout import read_layout


def without_rows(sheet: RawSheet, dropped: Collection[int]) -> RawSheet:
    """Return the sheet without these rows; a text merged over several stays with those left."""
    if not dropped:
        return sheet
    rows = {row: cells for row, cells in sheet.rows.items() if row not in dropped}
    merges = []
    for merge in sheet.merges:
        if merge.top not in dropped:
            merges.append(merge)
            continue
        top = next((row for row in range(merge.top, merge.bottom + 1) if row not in dropped), 0)
        if not top:
            continue
        merges.append(MergedRange(top, merge.left, merge.bottom, merge.right))
        cell = sheet.cell(merge.top, merge.left)
        if cell is not None:
            rows[top] = dict(sorted({**rows.get(top, {}), merge.left: _at(cell, top)}.items()))
    covered = [cell for cell in sheet.covered if cell.row not in dropped]
    return _remade(sheet, dict(sorted(rows.items())), merges, covered)


def without_column(sheet: RawSheet, column: int) -> RawSheet:
    """Return the sheet as if this column were not there: it is not printed, nor read."""
    rows = {}
    for row, cells in sheet.rows.items():
        left = {place: cell for place, cell in cells.items() if place != column}
        if left:
            rows[row] = left
    merges = [m for m in sheet.merges if not m.left == m.right == column]
    framed = {
        row: (first, last - 1 if last == column else last)
        for row, (first, last) in sheet.framed.items()
        if not first == last == column
    }
    # Among the others a column without cells would be printed as an empty one.
    found = replace(sheet, framed=framed, hidden_columns=sheet.hidden_columns | {column})
    return _remade(found, rows, merges, [c for c in sheet.covered if c.column != column])


#: The sections of a table: the rows of titles right above one another, then the rows below.
Sections = Sequence[tuple[Sequence[int], Sequence[int]]]


def sections_of(sheet: RawSheet, heading_row: int) -> Sections:
    """Return the sections of a table."""
    grid = read_grid(sheet)
    return _blocks(read_layout(grid, heading_row).kinds, grid.rows) if grid.rows else ()


def emptied_sections(sections: Sections, dropped: Collection[int]) -> set[int]:
    """Return the titles of those sections all of whose rows are dropped."""
    emptied = set()
    for number, (heads, own) in enumerate(sections):
        for depth, head in enumerate(heads):
            # A title right above another one stands over all until the next such pair.
            after = sections[number + 1 :] if depth < len(heads) - 1 else ()
            until = next((n for n, (more, _) in enumerate(after) if len(more) > 1), len(after))
            inside = [*own, *(row for _, body in after[:until] for row in body)]
            if inside and all(row in dropped for row in inside):
                emptied.add(head)
    return emptied


def _blocks(kinds: Iterable[str], rows: list[int]) -> list[tuple[list[int], list[int]]]:
    blocks: list[tuple[list[int], list[int]]] = [([], [])]
    for kind, row in zip(kinds, rows, strict=True):
        heads, body = blocks[-1]
        if kind in ("section", "wide-section"):
            if body:
                blocks.append(([row], []))
            else:
                heads.append(row)
        elif kind in ("body", "lonely"):
            body.append(row)
    return blocks


def _at(cell: RawCell, row: int) -> RawCell:
    return replace(cell, row=row)


def _remade(
    sheet: RawSheet,
    rows: dict[int, dict[int, RawCell]],
    merges: list[MergedRange],
    covered: list[RawCell],
) -> RawSheet:
    made = replace(sheet, rows=rows, covered=covered, merges=(), _merges_by_row={})
    if merges:
        made.set_merges(merges)
    return made
