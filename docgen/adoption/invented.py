"""Invented values for every sheet of a kind, by the types of its columns."""

from __future__ import annotations

from typing import Final

from docgen.invented import invented_value
from docgen.kinds.examples import ExampleRow, ExampleValue
from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.names import is_number_heading, normal_name

ROWS: Final = 3
_BLANK: Final = frozenset({ValueType.IMAGE, ValueType.FILE, ValueType.SHEET})


def invented_rows(kind: Kind) -> dict[str, tuple[ExampleRow, ...]]:
    """Return rows of invented values by the names of the sheets; a card has one."""
    return {
        sheet.name: tuple(
            _row(kind, sheet, number) for number in range(1 if sheet.shape is Shape.CARD else ROWS)
        )
        for sheet in kind.sheets
        if sheet.columns and sheet.shape not in (Shape.APPROVALS, Shape.ATTACHMENTS, Shape.TABLE)
    }


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
    if column.name == sheet.parent_key:
        return str(number + 1)
    if is_number_heading(column.name) and sheet.shape is not Shape.CARD:
        return None if column.key == "number" else str(number + 1)
    if column.type is ValueType.CHOICE:
        return column.choices[0 if sheet.shape is Shape.CARD else number % len(column.choices)]
    value = invented_value(column.type, number)
    return _text(sheet, column, number) if value is None else value


def _text(sheet: Sheet, column: Column, number: int) -> str:
    if normal_name(column.name) == "номер":
        return "101" if sheet.shape is Shape.CARD else str(101 + number)
    if column.example and (sheet.shape is Shape.CARD or not number):
        return column.example
    words = column.name.casefold() if column.name[1:].islower() else column.name
    return f"Пример: {words}" if sheet.shape is Shape.CARD else f"Пример {number + 1}: {words}"
