"""A blank sheet of rows for a workbook that is there already: headings, lists, hints, widths."""

from __future__ import annotations

from typing import Final

from lxml import etree

from docgen.issues import column_letter
from docgen.kinds.model import Column, Sheet, ValueType
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.looks import Looks

_ROWS: Final = 500
_WIDTHS: Final = {ValueType.YES_NO: 12, ValueType.CHOICE: 16}
_WIDTH: Final = 32
_HEADING_FILL: Final = "FFDDE6F0"
_PROMPT_LIMIT: Final = 255


def blank_sheet(sheet: Sheet, edited: EditedPackage) -> etree._Element:
    """Return the worksheet part of a sheet; its two looks are added to those of the workbook."""
    namespace = etree.QName(edited.peek(edited.main)).namespace
    heading, body = _looks(edited)

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
        width = str(_WIDTHS.get(column.type, _WIDTH))
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
    rules = element(root, "dataValidations")
    for place, column in enumerate(sheet.columns, 1):
        _add_rules(rules, place, column)
    rules.set("count", str(len(rules)))
    if not len(rules):  # an empty list of rules is a fault to Excel
        root.remove(rules)
    element(root, "pageSetup", paperSize="9", orientation="landscape", fitToHeight="0")
    return root


def _add_rules(rules: etree._Element, place: int, column: Column) -> None:
    """Add the drop-down list of a column, and its hint, shown when its heading is chosen."""
    namespace = etree.QName(rules).namespace
    letter = column_letter(place)
    choices = ("да", "нет") if column.type is ValueType.YES_NO else column.choices
    if choices:
        rule = etree.SubElement(rules, f"{{{namespace}}}dataValidation")
        area = f"{letter}2:{letter}{_ROWS}"
        rule.attrib.update(
            {"type": "list", "allowBlank": "1", "showErrorMessage": "1", "sqref": area}
        )
        rule.set("error", "Выберите значение из списка.")
        formula = etree.SubElement(rule, f"{{{namespace}}}formula1")
        formula.text = f'"{",".join(choices)}"'
    if column.hint:
        rule = etree.SubElement(rules, f"{{{namespace}}}dataValidation")
        rule.attrib.update({"allowBlank": "1", "showInputMessage": "1", "sqref": f"{letter}1"})
        rule.set("prompt", column.hint[:_PROMPT_LIMIT])


def _looks(edited: EditedPackage) -> tuple[str, str]:
    """Return the numbers of two new looks: of a heading, and of a text cell that wraps."""
    looks = Looks.of(edited)
    if looks is None:
        return "", ""
    heading = looks.add(font=looks.font(bold=True), fill=looks.fill(_HEADING_FILL), middle=True)
    return heading, looks.add(text=True)
