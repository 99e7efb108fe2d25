"""An older workbook brought to its present kind: what it lacks is added, nothing is taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from docgen.issues import Issue, Location
from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.names import nearest_name, normal_name
from docgen.records import WorkbookRecords
from docgen.service_sheets import is_service_sheet
from docgen.workbook.changes import Change, ChangedWorkbook, ToCheck
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.form import wording
from docgen.workbook.new_sheet import SheetLooks, blank_sheet, new_looks
from docgen.workbook.opening import open_workbook
from docgen.workbook.package import refusing_damaged
from docgen.workbook.raw import RawWorkbook
from docgen.workbook.reading import known_sheets, read_records
from docgen.workbook.safe_copy import safe_copy
from docgen.workbook.scope import same_name
from docgen.workbook.sheet_cells import SheetCells
from docgen.workbook.sheet_rules import add_list, named_lists
from docgen.workbook.updated_cards import update_card
from docgen.workbook.updated_rows import update_rows

_UNKNOWN: Final = frozenset({"unknown-sheet", "unknown-column", "unknown-field"})
_CARD: Final = (Column("Поле"), Column("Значение"), Column("Подсказка"))


@refusing_damaged
def updated_workbook(path: Path, kind: Kind, office: str = "") -> ChangedWorkbook:
    """Return the workbook with all that its kind has now; its own bytes when it lacks nothing.

    ``office`` is named in its properties.

    Raises:
        UnreadableWorkbookError: the file cannot be read as a workbook.

    """
    raw = open_workbook(path)
    edited = safe_copy(path)
    records, issues = read_records(raw, kind)
    printed = _printed_sheets(records)
    told = [*_update_sheets(raw, kind, edited, printed), *_unknown_names(issues)]
    changes = tuple(one for one in told if isinstance(one, Change))
    to_check = tuple(one for one in told if isinstance(one, ToCheck))
    data = edited.to_bytes(office) if changes else path.read_bytes()
    return ChangedWorkbook(data, changes, to_check)


def _update_sheets(
    raw: RawWorkbook, kind: Kind, edited: EditedPackage, printed: frozenset[str]
) -> Iterator[Change | ToCheck]:
    by_kind = {known.name: name for name, known in known_sheets(raw, kind).items()}
    present = {sheet.name: sheet for sheet in raw.sheets}
    lists = named_lists(edited.peek(edited.main), raw)
    for sheet in kind.sheets:
        if sheet.name not in by_kind:
            continue
        raw_sheet = present[by_kind[sheet.name]]
        if not same_name(raw_sheet.name, sheet.name):
            why = f"читается как «{sheet.name}»: имя листа оставлено"
            yield ToCheck(raw_sheet.location(), "", why)
        part = edited.sheet_part(raw_sheet.name)
        if sheet.shape is Shape.CARD:
            yield from update_card(raw_sheet, sheet, edited, part, lists)
        elif sheet.columns:
            is_printed = normal_name(sheet.name) in printed
            yield from update_rows(raw_sheet, sheet, edited, part, lists, is_printed=is_printed)
    absent = [s for s in kind.sheets if s.name not in by_kind and not s.of_set]
    names = [sheet.name for sheet in absent]
    taken = set(by_kind.values())
    unknown = [
        s.name
        for s in raw.sheets
        if s.name not in taken and not is_service_sheet(s.name, hidden=s.hidden)
    ]
    meant = {nearest_name(name, names) for name in unknown}
    missing = [sheet for sheet in absent if sheet.name not in meant]
    looks = new_looks(edited) if missing else None
    for sheet in missing:
        _add_sheet(sheet, edited, looks)
        yield Change(Location(str(raw.path), sheet.name), "", "добавлен лист")


def _printed_sheets(records: WorkbookRecords) -> frozenset[str]:
    """Return the normal names of sheets that another sheet names, to be printed as a table."""
    names: set[str] = set()
    for data in records.sheets.values():
        for value in (value for record in data.records for value in record.values.values()):
            column = value.column
            if column is not None and column.type is ValueType.SHEET:
                names.update(map(str, value.data if isinstance(value.data, tuple) else ()))
            elif column is not None and column.key == "text":
                names.add(value.raw)
    return frozenset(map(normal_name, names))


def _add_sheet(sheet: Sheet, edited: EditedPackage, looks: SheetLooks | None) -> None:
    if sheet.shape is not Shape.CARD:
        edited.add_sheet(sheet.name, blank_sheet(sheet, edited, looks))
        return
    root = blank_sheet(replace(sheet, columns=_CARD), edited, looks)
    page = SheetCells(root)
    for row, column in enumerate(sheet.columns, 2):
        page.write(row, 1, column.name)
        if hint := wording.hint(column):
            page.write(row, 3, hint)
        add_list(root, f"B{row}", column)
    edited.add_sheet(sheet.name, root)


def _unknown_names(issues: Iterable[Issue]) -> Iterator[ToCheck]:
    """Yield the names that the reader does not know but thinks to know what was meant by."""
    for issue in issues:
        if issue.code in _UNKNOWN:
            yield ToCheck(issue.location, "", f"{issue.message} {issue.hint}")
