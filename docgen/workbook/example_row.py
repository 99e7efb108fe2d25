"""The row of examples above the headings of a new workbook: for eyes only, never data."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from docgen.kinds.model import Shape, Sheet
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.scope import Scope
from docgen.workbook.value_types import short

#: Every cell of the row begins with it, so the row is known after any program has saved the file,
#: and no cell of it can be taken for a heading.
EXAMPLE_MARK: Final = "напр.: "


def without_examples(raw: RawSheet, sheet: Sheet | None, scope: Scope) -> RawSheet:
    """Return the sheet without its row of examples: the first filled row, if all cells say so.

    Of a list that the kind knows one such cell is enough: what a person has typed among the
    examples, above the headings, would be lost, and is told.
    """
    first = next((row for row, cells in raw.rows.items() if cells), None)
    if first is None:
        return raw
    typed = [cell for cell in raw.rows[first].values() if not _is_example(cell)]
    is_list = sheet is not None and sheet.shape is not Shape.CARD
    if len(typed) == len(raw.rows[first]) or (typed and not is_list):
        return raw
    for cell in typed:
        scope.warn(
            "text-among-examples",
            raw.location(cell.row, cell.column),
            f"«{short(cell.text)}» стоит в строке образцов: в документ эта строка не войдёт.",
            "Перенесите текст под заголовки столбцов.",
        )
    rows = {row: cells for row, cells in raw.rows.items() if row != first}
    return replace(raw, rows=rows)


_BEGINNING: Final = EXAMPLE_MARK.strip()


def _is_example(cell: RawCell) -> bool:
    return cell.text.casefold().startswith(_BEGINNING)
