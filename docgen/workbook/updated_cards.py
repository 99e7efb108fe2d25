"""A card brought to its present kind: missing fields, lists and hints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from docgen.kinds.model import Column, Sheet
from docgen.names import normal_name
from docgen.workbook.added_rows import DEEPEST_MERGE
from docgen.workbook.cards import CardField, card_fields
from docgen.workbook.changes import Change, ToCheck
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.form import wording
from docgen.workbook.headings import known_columns, nearest_column
from docgen.workbook.raw import RawSheet
from docgen.workbook.sheet_cells import SheetCells
from docgen.workbook.sheet_rules import NamedLists, add_list, renew_list
from docgen.workbook.updated_hints import is_present_hint, was_hint

_HINT_HEADING: Final = "подсказка"


def update_card(
    raw: RawSheet, sheet: Sheet, edited: EditedPackage, part: str, lists: NamedLists
) -> Iterator[Change | ToCheck]:
    """Add the fields that a card lacks below all others; yield what was done.

    A field whose name is nearly that of a missing one is told by the reader, and none is added.
    """
    known = known_columns(sheet.columns)
    fields, _stray = card_fields(raw, known)
    hints = _hint_place(raw)
    present: set[str] = set()
    unknown: list[str] = []
    for field in fields:
        column = known.get(normal_name(field.name))
        if column is None:
            unknown.append(field.name)
            continue
        present.add(column.name)
        place = raw.location(field.row, field.column)
        if normal_name(field.name) != normal_name(column.name):
            yield ToCheck(place, field.name, f"читается как «{column.name}»: название оставлено")
        if renew_list(edited.peek(part), field.row, field.value_column, column, lists):
            edited.tree(part)
            yield Change(place, "", f"список выбора «{column.name}» обновлён")
        hint = raw.cell(field.row, hints) if hints else None
        if hint and not is_present_hint(hint.text, column) and was_hint(hint.text, column):
            present_hint = wording.hint(column)
            SheetCells(edited.tree(part)).write(field.row, hints, present_hint)
            yield Change(raw.location(field.row, hints), hint.text, present_hint)
    absent = [column for column in sheet.columns if column.name not in present]
    meant = {nearest_column(name, absent) for name in unknown}
    missing = [column for column in absent if column.name not in meant]
    if missing:
        yield from _add_fields(raw, sheet, fields, missing, SheetCells(edited.tree(part)))


def _add_fields(
    raw: RawSheet, sheet: Sheet, fields: list[CardField], missing: list[Column], page: SheetCells
) -> Iterator[Change]:
    known = known_columns(sheet.columns)
    hints = _hint_place(raw)
    first = CardField("", 1, 1, 2)
    merged = [merge.bottom for merge in raw.merges if merge.bottom < DEEPEST_MERGE]
    free = max([0, *raw.rows, *merged])
    for row, column in enumerate(missing, free + 1):
        alike = [f for f in fields if _is_required(known, f.name) == (column.required != "no")]
        last = [first, *fields, *alike][-1]
        for place, text in (
            (last.column, column.name),
            (last.value_column, ""),
            (hints, wording.hint(column)),
        ):
            if not place:
                continue
            page.add(row, place, page.look(last.row, place))
            if text:
                page.write(row, place, text)
        value = raw.location(row, last.value_column)
        add_list(page.root, value.cell, column)
        yield Change(raw.location(row, last.column), "", f"добавлено поле «{column.name}»")
    page.forget_size()


def _is_required(known: Mapping[str, Column], name: str) -> bool:
    column = known.get(normal_name(name))
    return column is not None and column.required != "no"


def _hint_place(raw: RawSheet) -> int:
    """Return the column of the hints that docgen puts beside the values, 0 when there is none."""
    for cells in raw.rows.values():
        for place, cell in cells.items():
            if normal_name(cell.text) == _HINT_HEADING:
                return place
    return 0
