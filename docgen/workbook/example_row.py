"""The row of examples above the headings of a new workbook: for eyes only, never data."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from docgen.workbook.raw import RawSheet

#: Every cell of the row begins with it, so the row is known after any program has saved the file,
#: and no cell of it can be taken for a heading.
EXAMPLE_MARK: Final = "напр.: "


def without_examples(sheet: RawSheet) -> RawSheet:
    """Return the sheet without its row of examples: the first filled row, if all cells say so."""
    first = next((row for row, cells in sheet.rows.items() if cells), None)
    if first is None or not all(_is_example(cell.text) for cell in sheet.rows[first].values()):
        return sheet
    rows = {row: cells for row, cells in sheet.rows.items() if row != first}
    return replace(sheet, rows=rows)


def _is_example(text: str) -> bool:
    return text.casefold().startswith(EXAMPLE_MARK.strip())
