"""A file opened as a raw workbook."""

from __future__ import annotations

from pathlib import Path

from docgen.errors import UnreadableWorkbookError
from docgen.journal import noted, noted_book, timed
from docgen.limits import BeyondLimitError, limits
from docgen.workbook.active_content import DDE, find_active_content
from docgen.workbook.cells import CellReader, Text
from docgen.workbook.cleaning import clean_text
from docgen.workbook.package import Package, damaged, open_package, refusing_damaged
from docgen.workbook.raw import RawSheet, RawWorkbook
from docgen.workbook.shared_strings import shared_strings
from docgen.workbook.styles import CellStyle, is_true, local_name, read_styles
from docgen.workbook.worksheet import WorksheetReader


@refusing_damaged
def open_workbook(path: Path) -> RawWorkbook:
    """Return all sheets of an .xlsx file.

    Raises:
        UnreadableWorkbookError: the file cannot be read as a workbook; the message says why and
            what to do.

    """
    noted_book(path)
    with timed("чтение"):
        workbook = _read(path)
    noted("прочитано", листов=len(workbook.sheets), строк=sum(len(s.rows) for s in workbook.sheets))
    return workbook


def sheet_names(path: Path) -> list[str]:
    """Return the names of all sheets without reading them; none of a file that is no workbook."""
    try:
        package = open_package(path)
        elements = package.elements(main_part(package), ("sheet",))
        return [clean_text(element.get("name", "")).strip() for element in elements]
    except Exception:  # noqa: BLE001 - whoever reads the workbook tells why it cannot be read
        return []


def size_of_sheets(path: Path) -> int:
    """Return how many bytes all sheets have, without reading them; 0 for no workbook."""
    try:
        files = open_package(path).archive.infolist()
    except UnreadableWorkbookError:
        return 0
    return sum(file.file_size for file in files if file.filename.startswith("xl/worksheets/"))


def _read(path: Path) -> RawWorkbook:
    package = open_package(path)
    main = main_part(package)
    workbook = RawWorkbook(path, active=find_active_content(package))
    sheets: list[tuple[str, bool, str]] = []
    for element in package.elements(main, ("workbookPr", "sheet")):
        if local_name(element) == "workbookPr":
            workbook.base_1904 = is_true(element.get("date1904", ""))
        else:
            identifier = next(
                (str(v) for k, v in element.items() if str(k).rpartition("}")[2] == "id"), ""
            )
            hidden = element.get("state", "visible") != "visible"
            sheets.append((clean_text(element.get("name", "")).strip(), hidden, identifier))
    if len(sheets) > limits().workbook_sheets:
        raise BeyondLimitError("workbook_sheets")
    targets = package.relationships(main)
    reader = _worksheet_reader(package, targets, base_1904=workbook.base_1904)
    for name, hidden, identifier in sheets:
        kind, part = targets.get(identifier, ("", ""))
        if kind != "worksheet":  # a sheet that is a chart or an old dialog has no cells
            continue
        if part not in package:
            raise damaged(path)
        sheet = RawSheet(name, str(path), hidden=hidden)
        reader.read(part, sheet)
        workbook.sheets.append(sheet)
    if not workbook.sheets:
        raise damaged(path)
    if reader.cells.calls_program:
        workbook.active = tuple(sorted({*workbook.active, DDE}))
    return workbook


def main_part(package: Package) -> str:
    """Return the name of the part that lists the sheets."""
    for kind, target in package.relationships("").values():
        if kind == "officeDocument" and target in package:
            return target
    if "xl/workbook.xml" in package:
        return "xl/workbook.xml"
    raise UnreadableWorkbookError(
        f"Файл «{package.path.name}» – не книга .xlsx: в нём нет листов.",
        "Укажите книгу Excel в формате .xlsx.",
    )


def _worksheet_reader(
    package: Package, targets: dict[str, tuple[str, str]], *, base_1904: bool
) -> WorksheetReader:
    parts = {kind: target for kind, target in targets.values() if target in package}
    strings: list[Text] = []
    styles: list[CellStyle] = []
    if "sharedStrings" in parts:
        strings = shared_strings(package, parts["sharedStrings"])
    if "styles" in parts:
        styles = read_styles(package, parts["styles"])
    return WorksheetReader(package, CellReader(strings, styles, base_1904))
