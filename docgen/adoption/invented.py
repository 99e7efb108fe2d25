"""Invented values for every sheet of a kind, by the types of its columns."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from docgen.invented import invented_value
from docgen.kinds.examples import ExampleRow, ExampleValue
from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.names import is_number_heading, normal_name

ROWS: Final = 3
# Rows of every row of the sheet above; of lists still deeper each row has one.
_MOST: Final = ROWS * ROWS
_AGE: Final = 12
_LASTS: Final = timedelta(days=28)
_YEARS: Final = {"год": "2027", "учебный_год": "2026/2027"}
_BLANK: Final = frozenset({ValueType.IMAGE, ValueType.FILE, ValueType.SHEET})


def invented_rows(kind: Kind) -> dict[str, tuple[ExampleRow, ...]]:
    """Return rows of invented values by the names of the sheets; a card has one."""
    return {
        sheet.name: tuple(_row(kind, sheet, number) for number in range(_rows_of(kind, sheet)))
        for sheet in kind.sheets
        if sheet.columns and sheet.shape not in (Shape.APPROVALS, Shape.ATTACHMENTS, Shape.TABLE)
    }


def _rows_of(kind: Kind, sheet: Sheet) -> int:
    if sheet.shape is Shape.CARD:
        return 1
    owner = _owner(kind, sheet)
    return min(ROWS * _rows_of(kind, owner), _MOST) if owner else ROWS


def _owner(kind: Kind, sheet: Sheet) -> Sheet | None:
    """Return the list to whose rows the rows of a sheet belong."""
    if not sheet.parent_key:
        return None
    return next(one for one in kind.sheets if normal_name(one.name) == normal_name(sheet.parent))


def _row(kind: Kind, sheet: Sheet, number: int) -> ExampleRow:
    values: dict[str, ExampleValue] = {}
    seen: dict[ValueType, int] = {}
    for column in sheet.columns:
        # The fields of a card differ from each other as rows do.
        place = seen[column.type] = seen.get(column.type, number - 1) + 1
        value = _value(kind, sheet, column, place if sheet.shape is Shape.CARD else number)
        if value is not None:
            values[column.name] = value
    return values


def _value(kind: Kind, sheet: Sheet, column: Column, number: int) -> ExampleValue | None:
    if column.key == "kind":
        return kind.name
    if column.key in ("level", "block") or column.type in _BLANK:
        return None
    owner = _owner(kind, sheet)
    if owner is not None and column.name == sheet.parent_key:
        return str(number * _rows_of(kind, owner) // _rows_of(kind, sheet) + 1)
    if is_number_heading(column.name) and sheet.shape is not Shape.CARD:
        return None if column.key == "number" else str(number + 1)
    if column.type is ValueType.CHOICE:
        return column.choices[0 if sheet.shape is Shape.CARD else number % len(column.choices)]
    if column.example and not column.printed:
        return int(column.example) if column.type is ValueType.NUMBER else column.example
    value = invented_value(column.type, number)
    if isinstance(value, date):
        return _day(column.name, value)
    if column.type is ValueType.DEADLINE and not column.example.startswith("до "):
        value = str(value).removeprefix("до ")
    return _text(sheet, column, number) if value is None else value


def _day(name: str, usual: date) -> date:
    """Return a day that fits what its column is called: nothing ends before it begins."""
    plain = normal_name(name)
    if "рожд" in plain:
        return usual.replace(year=usual.year - _AGE)
    return usual + _LASTS if "окончан" in plain or "заверш" in plain else usual


def _text(sheet: Sheet, column: Column, number: int) -> str:
    if normal_name(column.name) == "номер":
        return "101" if sheet.shape is Shape.CARD else str(101 + number)
    if normal_name(column.name) in _YEARS:
        return _YEARS[normal_name(column.name)]
    if column.example and (sheet.shape is Shape.CARD or not number):
        return column.example
    words = column.name.casefold() if column.name[1:].islower() else column.name
    return f"Пример: {words}" if sheet.shape is Shape.CARD else f"Пример {number + 1}: {words}"
