"""A sheet of rows brought to its present kind: missing columns, lists and hints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from docgen.kinds.model import Column, Sheet
from docgen.names import normal_name
from docgen.workbook.changes import Change, ToCheck
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.headings import Headings, nearest_column, read_headings
from docgen.workbook.new_sheet import add_column_rules, column_width
from docgen.workbook.raw import RawSheet
from docgen.workbook.scope import Scope
from docgen.workbook.sheet_cells import SheetCells
from docgen.workbook.sheet_rules import NamedLists, renew_list
from docgen.workbook.updated_hints import renew_hints


def update_rows(
    raw: RawSheet,
    sheet: Sheet,
    edited: EditedPackage,
    part: str,
    lists: NamedLists,
    *,
    is_printed: bool,
) -> Iterator[Change | ToCheck]:
    """Add what a sheet of rows lacks, right of all that stands on it; yield what was done.

    A heading that is nearly the name of a missing column may be that column: it is told (by the
    reader of the workbook) and the column not added, or the data would be left behind. A sheet
    that is printed as a table gets no columns: they would be printed too.
    """
    headings = read_headings(raw, sheet.columns, Scope(Path(raw.workbook)))
    known = {h.column.name: h for h in headings.by_place.values() if h.column}
    if headings.row and not known and sheet.columns:
        yield ToCheck(
            raw.location(headings.row), "", "ни одного известного заголовка: лист не тронут"
        )
        return
    for heading in headings.by_place.values():
        column = heading.column
        if column is not None:
            if normal_name(heading.text) != normal_name(column.name):
                why = f"читается как «{column.name}»: заголовок оставлен"
                yield ToCheck(raw.location(headings.row, heading.place), heading.text, why)
            place = raw.location(headings.row, heading.place)
            if renew_list(edited.peek(part), headings.row + 1, heading.place, column, lists):
                edited.tree(part)
                yield Change(place, "", f"список выбора «{column.name}» обновлён")
            if renew_hints(edited, part, headings.row, heading.place, column):
                yield Change(place, "", f"подсказка к «{column.name}» обновлена")
    missing = _missing(sheet, headings)
    if missing and is_printed:
        names = ", ".join(f"«{column.name}»" for column in missing)
        why = f"лист печатается таблицей, поэтому новые столбцы не добавлены: {names}"
        yield ToCheck(raw.location(), "", why)
    elif missing:
        yield from _add_columns(raw, headings, missing, edited.tree(part))


def _missing(sheet: Sheet, headings: Headings) -> list[Column]:
    """Return the columns that are not there, even under a name that is nearly theirs."""
    absent = [column for column in sheet.columns if not headings.has(column)]
    unknown = [h.text for h in headings.by_place.values() if h.column is None]
    meant = {nearest_column(text, absent) for text in unknown}
    return [column for column in absent if column.name not in meant]


def _like(headings: Headings, column: Column) -> int:
    """Return the place of the last heading that is as required as a new one: it gives the look."""
    places = [
        place
        for place, heading in headings.by_place.items()
        if _is_required(heading.column) == _is_required(column)
    ]
    return max(places or headings.by_place, default=0)


def _is_required(column: Column | None) -> bool:
    return column is not None and column.required != "no"


def _add_columns(
    raw: RawSheet, headings: Headings, missing: list[Column], root: etree._Element
) -> Iterator[Change]:
    page = SheetCells(root)
    head = headings.row or 1
    covered = [cell.column for cell in raw.covered]
    used = [place for cells in raw.rows.values() for place in cells]
    merged = [merge.right for merge in raw.merges if merge.bottom >= head]
    free = max([0, *used, *covered, *merged])
    for place, column in enumerate(missing, free + 1):
        beside = _like(headings, column)
        page.add(head, place, page.look(head, beside))
        page.write(head, place, column.name)
        page.add_column(place, column_width(column), beside)
        add_column_rules(root, head, place, column)
        yield Change(raw.location(head, place), "", f"добавлен столбец «{column.name}»")
    page.forget_size()
