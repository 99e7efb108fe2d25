"""Sound workbooks written from TOML, and copies of them with one slip.

A workbook is a TOML of sheets, each a list of rows; an empty text is an empty cell. A row of one
cell among longer ones is the heading of a part: it is merged across the table.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a slip does to a workbook.

    ``replace`` (old, new) in the text of the cell, a new ``value`` of it, or ``drop_row``: its row
    is taken out. ``together`` has the values of other cells that belong to the same slip.
    """

    book: str
    cell: str
    value: object = None
    replace: tuple[str, str] | None = None
    drop_row: bool = False
    together: Mapping[str, object] = field(default_factory=dict)


def write_book(source: Path, target: Path) -> None:
    """Write the workbook that a TOML describes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tomllib.loads(source.read_text(encoding="utf-8")).items():
        page = book.create_sheet(name)
        for row in rows:
            page.append([None if value == "" else value for value in row])
            if len(row) == 1 < len(rows[0]):
                page.merge_cells(None, page.max_row, 1, page.max_row, len(rows[0]))
    book.save(target)


def plant(change: Change, source: Path, target: Path) -> None:
    """Write the workbook with the slip in it."""
    book = load_workbook(source, rich_text=change.replace is None)
    sheet, _, cell = change.cell.partition("!")
    place = book[sheet][cell]
    if change.drop_row:
        _drop_row(book[sheet], place.row)
    elif change.replace:
        old, new = change.replace
        if isinstance(place.value, date):
            place.value = f"{place.value:%d.%m.%Y}"
        assert old in str(place.value), f"{change.book} {change.cell}: {place.value!r} без {old!r}"
        place.value = str(place.value).replace(old, new)
    else:
        place.value = change.value
    for other, value in change.together.items():
        sheet, _, cell = other.partition("!")
        book[sheet][cell].value = value
    book.save(target)


def _drop_row(page: Worksheet, row: int) -> None:
    """Delete a row as a spreadsheet does: openpyxl leaves the merges below where they were."""
    moved = [area for area in list(page.merged_cells.ranges) if area.min_row >= row]
    for area in moved:
        page.unmerge_cells(str(area))
    page.delete_rows(row)
    for area in moved:
        if area.min_row > row:
            area.shift(row_shift=-1)
            page.merge_cells(str(area))
