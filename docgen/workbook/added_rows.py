"""Rows written below those of a sheet; a sheet that is not there is made first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from lxml import etree

from docgen.errors import OutputError
from docgen.kinds.model import Sheet
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.headings import read_headings
from docgen.workbook.new_sheet import blank_sheet
from docgen.workbook.opening import open_workbook
from docgen.workbook.package import refusing_damaged
from docgen.workbook.raw import RawSheet
from docgen.workbook.safe_copy import safe_copy
from docgen.workbook.scope import Scope, same_name
from docgen.workbook.sheet_cells import SheetCells, wrapping_looks

Row = Mapping[str, str]
# A merge down to the bottom of the sheet is a look of whole columns, not a row of data.
DEEPEST_MERGE: Final = 100_000


@refusing_damaged
def with_rows(path: Path, *additions: tuple[Sheet, Sequence[Row]], office: str = "") -> bytes:
    """Return the workbook with rows (column name -> text) below all that is on each sheet.

    Nothing else in the file changes, but that its properties name the office. A sheet, or a heading
    that it lacks, is added.

    Raises:
        UnreadableWorkbookError: the file cannot be read as a workbook.
        OutputError: the sheet has words on it, but not the heading of its first column.

    """
    edited = safe_copy(path)
    present = open_workbook(path).sheets
    for sheet, rows in additions:
        raw = next((s for s in present if same_name(s.name, sheet.name)), None)
        _add_rows(edited, raw, sheet, rows)
    return edited.to_bytes(office)


def _add_rows(
    edited: EditedPackage, raw: RawSheet | None, sheet: Sheet, rows: Sequence[Row]
) -> None:
    if raw is None:
        root = blank_sheet(sheet, edited)
        edited.add_sheet(sheet.name, root)
        places = {column.name: place for place, column in enumerate(sheet.columns, 1)}
        head = last = 1
    else:
        root = edited.tree(edited.sheet_part(raw.name))
        places, head, last = _places(raw, sheet, root)
    grid = SheetCells(root)
    wrapping = wrapping_looks(edited)
    for number, row in enumerate(rows, last + 1):
        for name, text in row.items():
            if text:
                grid.write(number, places[name], text, range(last, head, -1))
        if last > head:
            grid.look_like(last, number)
        grid.raise_row(number, wrapping)
    grid.forget_size()


def _places(raw: RawSheet, sheet: Sheet, root: etree._Element) -> tuple[dict[str, int], int, int]:
    """Return where each column stands, the row of headings (missing ones written), the last row."""
    headings = read_headings(raw, sheet.columns, Scope(Path(raw.workbook)))
    first = sheet.columns[0]
    if headings.row and not headings.has(first):
        raise OutputError(
            f"На листе «{raw.name}» справочника нет столбца «{first.name}».",
            f"Впишите этот заголовок в строку {headings.row} – или переименуйте лист: docgen "
            "сделает новый.",
        )
    row = headings.row or 1
    places = {h.column.name: h.place for h in headings.by_place.values() if h.column}
    free = max((place for cells in raw.rows.values() for place in cells), default=0)
    grid = SheetCells(root)
    for column in sheet.columns:
        if column.name not in places:
            free += 1
            places[column.name] = free
            grid.write(row, free, column.name)
    merged = [merge.bottom for merge in raw.merges if merge.bottom < DEEPEST_MERGE]
    return places, row, max([row, *raw.rows, *merged])
