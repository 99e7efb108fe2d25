"""A sheet of rows as records: one a row, typed by the headings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from docgen.kinds.model import Column, Shape, Sheet
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value
from docgen.workbook.column_reading import ColumnReader, in_order, portions, records_of
from docgen.workbook.headings import (
    Heading,
    Headings,
    read_headings,
    tell_missing_columns,
    tell_no_headings,
)
from docgen.workbook.named_sheets import named_sheets
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.scope import Scope
from docgen.workbook.values import read_value

TEXT_COLUMN = "текст"
# What tells the headings of a text from a title above them on a sheet of no known kind.
TEXT_HEADINGS = (Column("Текст"), Column("Вид"))
# A merged cell counts for every row it covers, but a clause or a paragraph is said once.
_NOT_REPEATED = frozenset({"number", "text"})


def read_rows(raw: RawSheet, sheet: Sheet | None, name: str, scope: Scope) -> SheetData:
    """Return the sheet with a record for every row that a person has started to fill."""
    columns = sheet.columns if sheet else ()
    headings = read_headings(raw, columns, scope, () if sheet else TEXT_HEADINGS)
    data = SheetData(name, raw.location(), sheet)
    data.is_text = is_text_sheet(headings) or bool(sheet and sheet.shape is Shape.TEXT)
    if headings.row:
        if columns and not any(heading.column for heading in headings.by_place.values()):
            tell_no_headings(raw, headings.row, scope)
        tell_missing_columns(raw, headings, columns, scope)
        _tell_data_without_heading(raw, headings, scope)
    data.titles = {heading.name: heading.text for heading in headings.by_place.values()}
    used: list[int] = []
    numbered: list[int] = []
    sure = {h.place for h in headings.by_place.values() if _always_starts(h)}
    for row, cells in raw.rows.items():
        if row > headings.row:
            starts = not sure.isdisjoint(cells) or any(
                _starts(heading, cells) for heading in headings.by_place.values()
            )
            (used if starts else numbered).append(row)
    told = len(scope.issues)
    named: set[str] = set()
    for rows in portions(used):
        records = _records(raw, rows, headings, scope)
        named |= named_sheets(records, scope)
        data.records += records
    data.named = frozenset(named)
    in_order(scope.issues, told)
    hidden = [row for row in used if row in raw.hidden_rows]
    _tell_empty_numbers(raw, numbered, data.records, scope)
    scope.tell_hidden_rows(raw, hidden)
    scope.tell_hidden_columns(raw, _filled_titles(raw, headings, data.records))
    return data


def _tell_empty_numbers(
    raw: RawSheet, numbered: list[int], records: list[Record], scope: Scope
) -> None:
    """Tell rows that hold a number and nothing else, when filled rows follow them.

    Numbers typed in advance below the last filled row mean nothing.
    """
    last = max((record.location.row or 0 for record in records), default=0)
    for row in numbered:
        if row < last:
            scope.warn(
                "empty-numbered-row",
                raw.location(row),
                "В строке есть номер, а больше ничего: в документ она не попадёт.",
                "Заполните строку или удалите её.",
            )


def is_text_sheet(headings: Headings) -> bool:
    """Return whether the sheet has the column «Текст»."""
    return any(heading.name == TEXT_COLUMN for heading in headings.by_place.values())


def is_default(text: str, column: Column | None) -> bool:
    """Return whether a cell says only what an empty one would say."""
    return bool(column and column.default) and normal_name(text) == normal_name(
        column.default if column else ""
    )


def _filled_titles(raw: RawSheet, headings: Headings, records: list[Record]) -> dict[int, str]:
    """Return the words above each column that is filled in some record."""
    rows = [raw.rows[record.location.row] for record in records if record.location.row]
    return {
        place: heading.text
        for place, heading in headings.by_place.items()
        if any(place in cells for cells in rows)
    }


def _starts(heading: Heading, cells: dict[int, RawCell]) -> bool:
    """Return whether the cell under this heading shows that the row is in use.

    Rows are often numbered in advance, and drop-downs filled with their default. A row of dashes
    is an empty one, unless something must stand where a dash does: then that is told.
    """
    cell = cells.get(heading.place)
    if cell is None:
        return False
    column = heading.column
    if column and column.required != "yes" and cell.text.strip() in heading.typing.nothing:
        return False
    in_advance = heading.is_number or is_default(cell.text, heading.column)
    return bool(cell.problem) or not in_advance


def _always_starts(heading: Heading) -> bool:
    """Return whether any cell under this heading shows that the row is in use."""
    column = heading.column
    return not heading.is_number and not (column and column.default) and not heading.typing.nothing


def _records(raw: RawSheet, rows: Sequence[int], headings: Headings, scope: Scope) -> list[Record]:
    """Return what these rows say under the headings."""
    reader = ColumnReader(raw, scope)
    by_row = [raw.rows[row] for row in rows]
    named = []
    for place, heading in headings.by_place.items():
        cells = [cells.get(place) for cells in by_row]
        absent = partial(_absent, raw, heading, scope)
        named.append((heading.name, reader.read(cells, rows, place, heading.typing, absent)))
    return records_of(raw, rows, named)


def _absent(raw: RawSheet, heading: Heading, scope: Scope, row: int) -> Value | None:
    """Return what a row says that has no cell of its own under a heading, if a merge says it."""
    cell = None if raw.cell(row, heading.place) else _merged_above(raw, row, heading)
    if cell is None or cell.text.strip() in heading.typing.nothing:
        scope.tell_missing_value(raw, row, heading.place, heading.column)
        return None
    return _quiet(raw, cell, heading, scope)


def _quiet(raw: RawSheet, cell: RawCell, heading: Heading, scope: Scope) -> Value | None:
    """Return a repeated value; what is wrong with it was told at its own cell."""
    told = len(scope.issues)
    value = read_value(cell, heading.typing, raw.location(cell.row, cell.column), scope)
    del scope.issues[told:]
    return value


def _merged_above(raw: RawSheet, row: int, heading: Heading) -> RawCell | None:
    if heading.column and heading.column.key in _NOT_REPEATED:
        return None
    merge = raw.merge_at(row, heading.place)
    if merge is None or merge.left != heading.place or merge.top == row:
        return None
    return raw.cell(merge.top, merge.left)


def _tell_data_without_heading(raw: RawSheet, headings: Headings, scope: Scope) -> None:
    places = set[int]().union(*(cells for row, cells in raw.rows.items() if row > headings.row))
    for place in sorted(places - headings.titled):
        scope.warn(
            "column-without-heading",
            raw.location(None, place),
            "Столбец заполнен, но у него нет заголовка: эти данные в документ не попадут.",
            f"Впишите заголовок в строку {headings.row} или удалите данные.",
        )
