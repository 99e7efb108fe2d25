"""A blank sheet of rows for a workbook that is there already: headings, lists, hints, widths."""

from __future__ import annotations

from typing import Final, NamedTuple

from lxml import etree

from docgen.issues import column_letter
from docgen.kinds.model import Column, Sheet, ValueType
from docgen.names import is_number_heading
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.looks import Looks
from docgen.workbook.sheet_rules import add_list, add_prompt

_ROWS: Final = 500
_WIDTHS: Final = {
    ValueType.YES_NO: 12,
    ValueType.CHOICE: 16,
    ValueType.DATE: 14,
    ValueType.NUMBER: 12,
}
_NUMBER_WIDTH: Final = 8
_WIDTH: Final = 32
_HEADING_FILL: Final = "FFDDE6F0"


class SheetLooks(NamedTuple):
    """The numbers of the looks of a heading and of a text cell that wraps; empty for none."""

    heading: str
    body: str


def blank_sheet(
    sheet: Sheet, edited: EditedPackage, looks: SheetLooks | None = None
) -> etree._Element:
    """Return the worksheet part of a sheet; without looks two are added to the workbook."""
    namespace = etree.QName(edited.peek(edited.main)).namespace
    heading, body = looks or new_looks(edited)

    def element(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
        made = etree.SubElement(parent, f"{{{namespace}}}{tag}")
        for name, text in attributes.items():
            made.set(name, text)
        return made

    root = etree.Element(f"{{{namespace}}}worksheet", nsmap={None: str(namespace)})  # type: ignore[dict-item]
    element(element(root, "sheetPr"), "pageSetUpPr", fitToPage="1")
    view = element(element(root, "sheetViews"), "sheetView", workbookViewId="0")
    element(view, "pane", ySplit="1", topLeftCell="A2", activePane="bottomLeft", state="frozen")
    columns = element(root, "cols")
    for place, column in enumerate(sheet.columns, 1):
        width = str(column_width(column))
        number = str(place)
        made = element(columns, "col", min=number, max=number, width=width, customWidth="1")
        if body:
            made.set("style", body)
    row = element(element(root, "sheetData"), "row", r="1")
    for place, column in enumerate(sheet.columns, 1):
        cell = element(row, "c", r=f"{column_letter(place)}1", t="inlineStr")
        if heading:
            cell.set("s", heading)
        element(element(cell, "is"), "t").text = column.name
    if not len(columns):  # the format knows no empty group of columns
        root.remove(columns)
    for place, column in enumerate(sheet.columns, 1):
        add_column_rules(root, 1, place, column)
    element(root, "pageSetup", paperSize="9", orientation="landscape", fitToHeight="0")
    return root


def column_width(column: Column) -> int:
    """Return how wide docgen makes a column, in characters."""
    return _NUMBER_WIDTH if is_number_heading(column.name) else _WIDTHS.get(column.type, _WIDTH)


def add_column_rules(root: etree._Element, head: int, place: int, column: Column) -> None:
    """Add the drop-down list of a column, and its hint, shown when its heading is chosen."""
    letter = column_letter(place)
    add_list(root, f"{letter}{head + 1}:{letter}{head + _ROWS}", column)
    add_prompt(root, f"{letter}{head}", column.hint)


def new_looks(edited: EditedPackage) -> SheetLooks:
    """Add the looks of a heading and of a text cell to the workbook."""
    looks = Looks.of(edited)
    if looks is None:
        return SheetLooks("", "")
    heading = looks.add(font=looks.font(bold=True), fill=looks.fill(_HEADING_FILL), middle=True)
    return SheetLooks(heading, looks.add(text=True))
