"""A blank workbook for a kind: its sheets and columns, with hints, lists and formats."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.errors import OutputError
from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.service_sheets import LISTS_SHEET

_ROWS: Final = 500
_DATE_FORMAT: Final = "DD.MM.YYYY"
_HEADING: Final = PatternFill("solid", fgColor="DDE6F0")
_REQUIRED: Final = PatternFill("solid", fgColor="F6D9C4")
_WIDTHS: Final = {
    ValueType.RICH_TEXT: 60.0,
    ValueType.DATE: 13.0,
    ValueType.NUMBER: 10.0,
    ValueType.YES_NO: 10.0,
    ValueType.PERSON: 30.0,
    ValueType.PEOPLE: 30.0,
    ValueType.POST: 34.0,
}
_REQUIRED_WORDS: Final = {
    "yes": "Обязательно.",
    "final": "Обязательно в документе на подпись; в проекте может быть пустым.",
    "no": "",
}
_FORBIDDEN_IN_SHEET_NAME: Final = re.compile(r"[\\/*?:\[\]]")


def write_form(kind: Kind, path: Path) -> None:
    """Write a blank workbook of this kind.

    Raises:
        OutputError: the file cannot be written there.

    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    lists = _Lists(workbook)
    for sheet in kind.sheets:
        name = _FORBIDDEN_IN_SHEET_NAME.sub(" ", sheet.name)[:31]
        page = workbook.create_sheet(name)
        if sheet.shape is Shape.CARD:
            _write_card(page, sheet, kind, lists)
        else:
            _write_rows(page, sheet, lists)
        _set_up_page(page)
    lists.write()
    try:
        workbook.save(path)
    except OSError as error:
        raise OutputError(
            f"Книгу «{path.name}» не удалось записать.",
            "Проверьте, что папка существует и доступна для записи, а файл не открыт в Excel.",
        ) from error


class _Lists:
    """Drop-down lists; a long one, or one with commas in its words, stands on a hidden sheet."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._long: list[tuple[str, ...]] = []

    def add(self, page: Worksheet, area: str, choices: tuple[str, ...]) -> None:
        """Offer the choices in these cells."""
        joined = ",".join(choices)
        if len(joined) < 250 and '"' not in joined and joined.count(",") == len(choices) - 1:
            source = f'"{joined}"'
        else:
            if choices not in self._long:
                self._long.append(choices)
            letter = get_column_letter(self._long.index(choices) + 1)
            source = f"'{LISTS_SHEET}'!${letter}$1:${letter}${len(choices)}"
        rule = DataValidation(type="list", formula1=source, allow_blank=True)
        rule.errorTitle = "Значения нет в списке"
        rule.error = "Выберите значение из списка."
        rule.showErrorMessage = True
        page.add_data_validation(rule)
        rule.add(area)

    def write(self) -> None:
        """Write the hidden sheet when a list needs it."""
        if not self._long:
            return
        page = self._workbook.create_sheet(LISTS_SHEET)
        page.sheet_state = "hidden"
        for place, choices in enumerate(self._long, 1):
            for row, choice in enumerate(choices, 1):
                _put(page, row, place, choice)


def _write_card(page: Worksheet, sheet: Sheet, kind: Kind, lists: _Lists) -> None:
    for place, title in enumerate(("Поле", "Значение", "Подсказка"), 1):
        _style_heading(_put(page, 1, place, title), None)
    for row, column in enumerate(sheet.columns, 2):
        name = _put(page, row, 1, column.name)
        name.font = Font(bold=True)
        name.alignment = Alignment(vertical="top", wrap_text=True)
        if column.required != "no":
            name.fill = _REQUIRED
        value = _put(page, row, 2, kind.name if column.key == "kind" else "")
        _prepare_value(value, column)
        hint = _put(page, row, 3, _hint(column))
        hint.font = Font(color="808080", italic=True)
        hint.alignment = Alignment(vertical="top", wrap_text=True)
        # LibreOffice does not grow a row by its text when it opens a file.
        page.row_dimensions[row].height = 15.0 * (len(_hint(column)) // 55 + 1)
        _offer(page, f"B{row}", column, lists)
    for letter, width in (("A", 30.0), ("B", 60.0), ("C", 60.0)):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "B2"


def _write_rows(page: Worksheet, sheet: Sheet, lists: _Lists) -> None:
    for place, column in enumerate(sheet.columns, 1):
        heading = _put(page, 1, place, column.name)
        _style_heading(heading, column)
        letter = get_column_letter(place)
        width = _WIDTHS.get(column.type, 24.0)
        page.column_dimensions[letter].width = 8.0 if column.key == "number" else width
        # The style of the whole column: whatever row is typed in, «- пункт» is no formula there.
        _prepare_value(page.column_dimensions[letter], column)
        _offer(page, f"{letter}2:{letter}{_ROWS}", column, lists)
    page.freeze_panes = "A2"


def _put(page: Worksheet, row: int, column: int, text: str) -> Cell:
    cell = page.cell(row, column)
    assert isinstance(cell, Cell)
    if text:
        cell.value = text
        # A text that begins with «=» would become a formula.
        cell.data_type = "s"
    return cell


def _style_heading(cell: Cell, column: Column | None) -> None:
    cell.font = Font(bold=True)
    cell.fill = _REQUIRED if column and column.required != "no" else _HEADING
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    hint = _hint(column) if column else ""
    if hint:
        comment = Comment(hint, "docgen")
        comment.width, comment.height = 320, 30 + 18 * (len(hint) // 40 + 1)
        cell.comment = comment


def _hint(column: Column) -> str:
    example = f"Например: {column.example}" if column.example else ""
    parts = (_REQUIRED_WORDS[column.required], column.hint, example)
    return " ".join(part for part in parts if part)


def _prepare_value(cell: Cell | ColumnDimension, column: Column) -> None:
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if column.type is ValueType.DATE:
        cell.number_format = _DATE_FORMAT
    elif column.type not in (ValueType.NUMBER, ValueType.YES_NO):
        # As text, or «1.2» would become the first of February.
        cell.number_format = "@"


def _offer(page: Worksheet, area: str, column: Column, lists: _Lists) -> None:
    if column.type is ValueType.YES_NO:
        lists.add(page, area, ("да", "нет"))
    elif column.choices:
        lists.add(page, area, column.choices)


def _set_up_page(page: Worksheet) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"
