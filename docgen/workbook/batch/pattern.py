"""The card of a batch: without the field «Имя файла», which is for no document."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from docgen.issues import Location
from docgen.names import normal_name
from docgen.workbook.batch.recipients import FILE_COLUMN
from docgen.workbook.cards import card_fields
from docgen.workbook.raw import MergedRange, RawCell, RawSheet


def without_pattern(card: RawSheet) -> tuple[RawSheet, tuple[str, Location] | None]:
    """Return the card without the field «Имя файла», and what it says where."""
    fields, _ = card_fields(card, [FILE_COLUMN.name])
    for one in fields:
        if normal_name(one.name) == normal_name(FILE_COLUMN.name):
            rows = {row: cells for row, cells in card.rows.items() if row != one.row}
            text = " ".join(cell.text for cell in one.cells)
            said = (text, card.location(one.row, one.value_column)) if text else None
            return with_cells(card, rows), said
    return card, None


def with_cells(
    sheet: RawSheet,
    rows: Mapping[int, dict[int, RawCell]],
    common: dict[Hashable, Any] | None = None,
    filled: Mapping[int, dict[int, RawCell]] | None = None,
) -> RawSheet:
    """Return the sheet with these cells in the place of its own.

    ``common`` is known of its copies, which differ in the ``filled`` rows.
    """
    made = replace(
        sheet,
        rows={row: cells for row, cells in sorted(rows.items()) if cells},
        covered=list(sheet.covered),
        merges=(),
        common=common,
        filled=(filled,) if filled else (),
        _merges_by_row={},
    )
    merges: Sequence[MergedRange] = sheet.merges
    if merges:
        # The text that they cover is taken out of the rows, which are not the card's alone.
        made.rows = {row: dict(cells) for row, cells in made.rows.items()}
        made.set_merges(list(merges))
    return made
