"""The service sheet «Замечания docgen» of a marked copy: every finding, with a link to its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from docgen.issues import SEVERITY_WORDS, Issue, Location, Severity
from docgen.kinds.model import Column, Shape, Sheet, ValueType
from docgen.service_sheets import ACCEPTED_SHEET, FINDINGS_SHEET
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.limits import MAX_LINKS
from docgen.workbook.looks import Looks
from docgen.workbook.new_sheet import blank_sheet
from docgen.workbook.sheet_cells import SheetCells, wrapping_looks
from docgen.workbook.styles import local_name

#: What is behind a marked cell.
FILLS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "FFF8C4BE",
    Severity.WARNING: "FFFFEBA1",
    Severity.NOTE: "FFCFE2F6",
}
_ACCEPTING: Final = (
    f"Замечание верно, а исправлять нечего? Скопируйте код и место на лист «{ACCEPTED_SHEET}» "
    "своей книги (столбцы «Код», «Где», «Слова», «Причина») и впишите причину."
)
_TEXT: Final = ValueType.TEXT
_COLUMNS: Final = {
    "№": 5,
    "Важность": 16,
    "Что не так": 52,
    "Что сделать": 52,
    "Код": 32,
    "Где": 26,
    "Принято с причиной": 26,
}
_HINTED: Final = ("Код", "Где", "Принято с причиной")
_PLACE: Final = list(_COLUMNS).index("Где") + 1
_WEIGHT: Final = list(_COLUMNS).index("Важность") + 1
_LINK_COLOR: Final = "FF0B5394"
_SHEET: Final = Sheet(
    FINDINGS_SHEET,
    Shape.ROWS,
    tuple(Column(name, hint=_ACCEPTING if name in _HINTED else "") for name in _COLUMNS),
)


def add_findings_sheet(
    edited: EditedPackage, findings: Sequence[tuple[Issue, str]], looks: Looks | None
) -> None:
    """Add the sheet, and let the workbook open at it.

    ``findings`` come in the order of the list, each with the name of the sheet that it lies on;
    the name is empty when the workbook has no such sheet.
    """
    root = blank_sheet(_SHEET, edited)
    widths = [child for child in root.iter() if local_name(child) == "col"]
    for element, width in zip(widths, _COLUMNS.values(), strict=True):
        element.set("width", str(width))
    cells = SheetCells(root)
    wrapping = wrapping_looks(edited)
    links: dict[int, str] = {}
    for row, (issue, sheet) in enumerate(findings, 2):
        place = _place(issue.location, sheet)
        texts = (str(row - 1), SEVERITY_WORDS[issue.severity], issue.message, issue.hint)
        for column, text in enumerate((*texts, issue.code, place, issue.accepted), 1):
            if text:
                cells.write(row, column, text)
        if looks and not issue.accepted:
            weight, _ = cells.cell(row, _WEIGHT)
            weight.set("s", looks.tinted(weight.get("s", "0"), FILLS[issue.severity]))
        if sheet and len(links) < MAX_LINKS:
            links[row] = _target(issue.location, edited.typed_name(sheet))
        cells.raise_row(row, wrapping)
    if not findings:
        cells.write(2, 3, "Замечаний нет.")
    _link(root, cells, links, looks)
    if present := edited.sheet_named(FINDINGS_SHEET):
        edited.replace(present, root)
    else:
        edited.add_sheet(FINDINGS_SHEET, root)
    edited.open_at(FINDINGS_SHEET)


def _place(location: Location, sheet: str) -> str:
    """Return the place as the sheet of acceptances understands it."""
    return "!".join(part for part in (sheet or location.sheet, location.cell) if part)


def _target(location: Location, sheet: str) -> str:
    """Return what a link goes to: the cell, or the first one of its row, column or sheet."""
    corner = Location(row=location.row or 1, column=location.column or 1)
    return "'{}'!{}".format(sheet.replace("'", "''"), corner.cell)


def _link(
    root: etree._Element, cells: SheetCells, links: Mapping[int, str], looks: Looks | None
) -> None:
    if not links:
        return
    space = f"{{{etree.QName(root).namespace}}}"
    look = looks.add(font=looks.font(color=_LINK_COLOR), text=True) if looks else ""
    group = etree.Element(f"{space}hyperlinks")
    for row, target in links.items():
        cell, _ = cells.cell(row, _PLACE)
        if look:
            cell.set("s", look)
        etree.SubElement(group, f"{space}hyperlink", ref=cell.get("r", ""), location=target)
    setup = next(child for child in root if local_name(child) == "pageSetup")
    setup.addprevious(group)
