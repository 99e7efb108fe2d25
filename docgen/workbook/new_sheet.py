"""A blank sheet of rows for a workbook that is there already: headings, lists, hints, widths."""

from __future__ import annotations

from typing import Final, NamedTuple

from lxml import etree

from docgen.issues import column_letter
from docgen.kinds.model import Column, Sheet, ValueType
from docgen.names import is_number_heading
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.sheet_rules import add_list, add_prompt
from docgen.workbook.styles import local_name

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


class Looks(NamedTuple):
    """The numbers of the looks of a heading and of a text cell that wraps; empty for none."""

    heading: str
    body: str


def blank_sheet(sheet: Sheet, edited: EditedPackage, looks: Looks | None = None) -> etree._Element:
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


def new_looks(edited: EditedPackage) -> Looks:
    """Add the looks of a heading and of a text cell to the workbook."""
    part = edited.related("styles")
    if not part or part not in edited:
        return Looks("", "")
    root = edited.tree(part)
    groups = {local_name(child): child for child in root}
    fonts, fills, looks = groups.get("fonts"), groups.get("fills"), groups.get("cellXfs")
    if fonts is None or fills is None or looks is None or not len(fonts):
        return Looks("", "")
    namespace = f"{{{etree.QName(root).namespace}}}"
    font = etree.fromstring(etree.tostring(fonts[0]))
    if not any(local_name(child) == "b" for child in font):
        # «b» comes first in the order that the format asks for.
        font.insert(0, etree.Element(f"{namespace}b"))
    fill = etree.Element(f"{namespace}fill")
    pattern = etree.SubElement(fill, f"{namespace}patternFill", patternType="solid")
    etree.SubElement(pattern, f"{namespace}fgColor", rgb=_HEADING_FILL)
    bold, tinted = _added(fonts, font), _added(fills, fill)
    found = []
    for attributes, vertical in (
        ({"numFmtId": "0", "fontId": bold, "fillId": tinted}, "center"),
        ({"numFmtId": "49", "fontId": "0", "fillId": "0"}, "top"),
    ):
        look = etree.Element(f"{namespace}xf")
        applied = ("applyNumberFormat", "applyFont", "applyFill", "applyAlignment")
        for name, text in {**attributes, "borderId": "0", "xfId": "0"}.items():
            look.set(name, text)
        for name in applied:
            look.set(name, "1")
        etree.SubElement(look, f"{namespace}alignment", vertical=vertical, wrapText="1")
        found.append(_added(looks, look))
    return Looks(found[0], found[1])


def _added(group: etree._Element, element: etree._Element) -> str:
    """Append to a counted group and return the number of the new element."""
    number = len(group)
    group.append(element)
    group.set("count", str(number + 1))
    return str(number)
