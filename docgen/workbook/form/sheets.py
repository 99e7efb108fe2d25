"""The sheets of a new workbook: cards, and lists and tables under headings, blank or filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen.kinds.examples import SECTION, ExampleRow, ExampleSheet
from docgen.kinds.model import Column, Sheet, ValueType
from docgen.names import is_number_heading, normal_name
from docgen.workbook.example_row import EXAMPLE_MARK
from docgen.workbook.form import looks
from docgen.workbook.form.formulas import is_started
from docgen.workbook.form.rules import Rules
from docgen.workbook.form.wording import hint, needed
from docgen.workbook.palette import FINAL, PLAIN, REQUIRED

CARD_HEADINGS: Final = ("Поле", "Значение", "Подсказка")
_CARD_WIDTHS: Final = (30.0, 60.0, 60.0)
_LAST_ROW: Final = 1_048_576
_LONG_TEXT: Final = 40
# Bold letters are wider than those that widths are counted in.
_BOLD: Final = 0.85
COLORS: Final = {"yes": REQUIRED, "final": FINAL, "no": PLAIN}


def write_card(page: Worksheet, sheet: Sheet, rules: Rules, values: ExampleRow) -> None:
    """Write a card: fields, their values if there are any, and hints beside them."""
    for place, (title, width) in enumerate(zip(CARD_HEADINGS, _CARD_WIDTHS, strict=True), 1):
        looks.style_heading(looks.put(page, 1, place, title))
        page.column_dimensions[get_column_letter(place)].width = width
    for row, column in enumerate(sheet.columns, 2):
        name = looks.put(page, row, 1, column.name)
        name.font = looks.letters(bold=True)
        name.alignment = Alignment(vertical="top", wrap_text=True)
        name.fill = looks.fill(COLORS[needed(column)])
        value = _fill(page, row, 2, values.get(column.name), column)
        told = looks.put(page, row, 3, hint(column))
        looks.style_hint(told)
        texts = (column.name, str(value.value or ""), hint(column))
        looks.fit_height(page, row, zip(texts, _CARD_WIDTHS, strict=True))
        rules.validate(page, f"B{row}", column)
        rules.warn(page, f"B{row}", column)
    page.freeze_panes = "B2"
    _choose(page, "B3" if len(sheet.columns) > 1 else "B2")
    page.print_title_rows = "1:1"


def write_list(
    page: Worksheet, columns: Sequence[Column], rules: Rules, rows: Sequence[ExampleRow]
) -> None:
    """Write a list or a free table: examples above the headings, rows of values below them.

    Formats, lists and rules belong to whole columns, so they hold in whatever row is typed.
    """
    with_examples = any(column.example for column in columns)
    head = 2 if with_examples else 1
    letters = [get_column_letter(place) for place in range(1, len(columns) + 1)]
    widths = [looks.width_of(column) for column in columns]
    counted = [
        letter
        for letter, column in zip(letters, columns, strict=True)
        if not is_number_heading(column.name)
    ]
    started = is_started(head + 1, counted or letters)
    for place, (letter, column) in enumerate(zip(letters, columns, strict=True), 1):
        if column.example:
            example = looks.put(page, 1, place, f"{EXAMPLE_MARK}{column.example}")
            looks.style_hint(example, small=True)
        _write_heading(looks.put(page, head, place, column.name), column)
        dimension = page.column_dimensions[letter]
        dimension.width = widths[place - 1]
        looks.style_value(dimension, column)
        area = f"{letter}{head + 1}:{letter}{_LAST_ROW}"
        rules.validate(page, area, column)
        rules.warn(page, area, column, started)
    if with_examples:
        examples = [f"{EXAMPLE_MARK}{column.example}" for column in columns]
        looks.fit_height(page, 1, zip(examples, widths, strict=True), small=True)
    looks.fit_height(page, head, [(c.name, looks.width_of(c) * _BOLD) for c in columns])
    for row, values in enumerate(rows, head + 1):
        _write_row(page, row, columns, values)
    page.freeze_panes = f"A{head + 1}"
    _choose(page, f"A{head + 1}")
    page.print_title_rows = f"{head}:{head}"


def columns_of(sheet: Sheet | None, example: ExampleSheet | None) -> tuple[Column, ...]:
    """Return the columns of a sheet in the workbook: its own, else suggested ones, else shown ones.

    A sheet that only the example has is the content of an attachment; a free table may have more
    columns than are suggested.
    """
    if sheet and sheet.columns:
        return sheet.columns
    suggested = sheet.suggested if sheet else ()
    known = {normal_name(column.name) for column in suggested}
    shown = example.headings if example else ()
    return (
        *suggested,
        *(_shown_column(name, example) for name in shown if normal_name(name) not in known),
    )


def _shown_column(name: str, example: ExampleSheet | None) -> Column:
    """Return a column that only an example has: a wide one when its texts are long."""
    values = [row.get(name, "") for row in example.rows] if example else []
    is_long = any(len(str(value)) > _LONG_TEXT for value in values)
    return Column(name, ValueType.RICH_TEXT if is_long else ValueType.TEXT)


def _write_heading(cell: Cell, column: Column) -> None:
    looks.style_heading(cell, COLORS[needed(column)])
    told = hint(column)
    if told:
        comment = Comment(told, "docgen")
        comment.width, comment.height = 320, 30 + 18 * (len(told) // 40 + 1)
        cell.comment = comment


def _write_row(
    page: Worksheet, row: int, columns: Sequence[Column], values: Mapping[str, str | float | date]
) -> None:
    if SECTION in values:
        cell = _fill(page, row, 1, values[SECTION], None)
        cell.font = looks.letters(bold=True)
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(columns))
        return
    texts = []
    for place, column in enumerate(columns, 1):
        value = values.get(column.name)
        if value is not None:
            _fill(page, row, place, value, column)
            texts.append((str(value), looks.width_of(column)))
    looks.fit_height(page, row, texts)


def _fill(
    page: Worksheet, row: int, place: int, value: str | float | date | None, column: Column | None
) -> Cell:
    cell = looks.put(page, row, place, value if isinstance(value, str) else "")
    looks.style_value(cell, column)
    if value is not None and not isinstance(value, str):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = looks.DATE_FORMAT
    return cell


def _choose(page: Worksheet, address: str) -> None:
    """Put the cursor where the person begins."""
    for selection in page.sheet_view.selection:
        selection.activeCell = selection.sqref = address
