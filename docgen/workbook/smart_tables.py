"""Tables that Excel itself keeps on a sheet: their headings are written down twice."""

from __future__ import annotations

from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.worksheet import ranges


def heading_cells(edited: EditedPackage, sheet_part: str) -> frozenset[tuple[int, int]]:
    """Return row and column of the headings of such tables.

    A heading changed in its cell only would be a damaged file to Excel.
    """
    found: set[tuple[int, int]] = set()
    for part in edited.all_related("table", sheet_part):
        table = edited.peek(part)
        if table.get("headerRowCount", "1") != "0":
            for area in ranges(table.get("ref", "")):
                found.update((area.top, place) for place in range(area.left, area.right + 1))
    return frozenset(found)
