"""A blank sheet of rows for a workbook that is there already: headings, lists, hints, widths."""

from __future__ import annotations

from typing import Final

from lxml import etree

from docgen.issues import column_letter
from docgen.kinds.model import Column, Sheet, ValueType
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.styles import local_name

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
    for group in (columns, rules):
        if not len(group):  # the format knows no empty groups
            root.remove(group)
    rules.set("count", str(len(rules)))
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
    part = edited.related("styles")
    if not part or part not in edited:
        return "", ""
    root = edited.tree(part)
    groups = {local_name(child): child for child in root}
    fonts, fills, looks = groups.get("fonts"), groups.get("fills"), groups.get("cellXfs")
    if fonts is None or fills is None or looks is None or not len(fonts):
        return "", ""
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
    return found[0], found[1]


def _added(group: etree._Element, element: etree._Element) -> str:
    """Append to a counted group and return the number of the new element."""
    number = len(group)
    group.append(element)
    group.set("count", str(number + 1))
    return str(number)
