"""How a new workbook looks: colours, letters, widths, heights that fit their texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.dimensions import ColumnDimension, RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from docgen.kinds.model import Column, ValueType
from docgen.names import is_number_heading
from docgen.workbook.palette import FONT, HINT_WORDS, LINES, PLAIN, row_height

DATE_FORMAT: Final = "DD.MM.YYYY"
TEXT_FORMAT: Final = "@"
_WIDTHS: Final = {
    ValueType.RICH_TEXT: 60.0,
    ValueType.DATE: 14.0,
    ValueType.DEADLINE: 20.0,
    ValueType.NUMBER: 14.0,
    ValueType.YES_NO: 12.0,
    ValueType.PERSON: 30.0,
    ValueType.PEOPLE: 30.0,
    ValueType.POST: 34.0,
    ValueType.CHOICE: 18.0,
    ValueType.SHEET: 18.0,
    ValueType.DOCUMENT: 50.0,
}
_USUAL_WIDTH: Final = 24.0
_NUMBER_WIDTH: Final = 8.0


def letters(
    *, bold: bool = False, color: str = "", size: float = 11, underline: bool = False
) -> Font:
    """Return the letters of the form; without a name LibreOffice would choose its own."""
    return Font(
        name=FONT,
        bold=bold,
        color=color or None,
        size=size,
        underline="single" if underline else None,
    )


def fill(color: str) -> PatternFill:
    """Return a plain fill, which means the same in a cell and in a conditional format."""
    return PatternFill(start_color=color, end_color=color, fill_type="solid")


def width_of(column: Column) -> float:
    """Return the width, in characters, of a column of this type."""
    if is_number_heading(column.name):
        return _NUMBER_WIDTH
    return _WIDTHS.get(column.type, _USUAL_WIDTH)


def style_heading(cell: Cell, color: str = PLAIN) -> None:
    """Make a cell a heading."""
    side = Side(style="thin", color=LINES)
    cell.font = letters(bold=True)
    cell.fill = fill(color)
    cell.border = Border(side, side, side, side)
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def style_hint(cell: Cell, *, small: bool = False) -> None:
    """Make a cell words of the form itself: grey and slanted."""
    cell.font = Font(name=FONT, color=HINT_WORDS, italic=True, size=9 if small else 11)
    cell.alignment = Alignment(vertical="bottom" if small else "top", wrap_text=True)


def style_value(place: Cell | ColumnDimension, column: Column | None) -> None:
    """Give a cell or a whole column what its values need.

    Text is the format of all but dates and numbers, or «1.2» would become the first of February.
    """
    place.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
    kind = column.type if column else ValueType.TEXT
    if kind is ValueType.DATE:
        place.number_format = DATE_FORMAT
    elif kind not in (ValueType.NUMBER, ValueType.YES_NO):
        place.number_format = TEXT_FORMAT


def put(page: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text, never as a formula, and return the cell."""
    cell = page.cell(row, column)
    assert isinstance(cell, Cell)
    if text:
        cell.value = text
        cell.data_type = "s"
    return cell


class _GrowingRow(RowDimension):  # type: ignore[misc,unused-ignore]
    """A row as high as its texts now, which Excel makes higher when more is typed into it."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - the name of the format
        """Whether the height is fixed by hand."""
        return False


def fit_height(
    page: Worksheet, row: int, texts: Iterable[tuple[str, float]], *, small: bool = False
) -> None:
    """Give a row the height of its texts, each with the width of its cell."""
    page.row_dimensions[row] = _GrowingRow(page, index=row, ht=row_height(texts, small=small))
