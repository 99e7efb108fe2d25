"""Invented values for every sheet of a kind, by the types of its columns."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from docgen.kinds.examples import ExampleRow, ExampleValue
from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.names import is_number_heading, normal_name

ROWS: Final = 3
_DAY: Final = date(2027, 3, 22)
_PEOPLE: Final = (
    "Орлова Татьяна Викторовна",
    "Зимина Ольга Сергеевна",
    "Белов Сергей Андреевич",
)
_POSTS: Final = ("директор", "заместитель директора", "учитель информатики")
_NUMBERS: Final = (12, 8, 5)
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
    match column.type:
        case ValueType.DATE:
            return _DAY + timedelta(days=7 * number)
        case ValueType.DEADLINE:
            return f"до {25 - number}.06.2027"
        case ValueType.PERSON | ValueType.PEOPLE:
            return _PEOPLE[number % len(_PEOPLE)]
        case ValueType.POST:
            return _POSTS[number % len(_POSTS)]
        case ValueType.UNIT:
            return f"Средняя школа № {7 + number}"
        case ValueType.NUMBER:
            return _NUMBERS[number % len(_NUMBERS)]
        case ValueType.DOCUMENT:
            return f"приказ Управления образования от 27.01.2027 № {198 + number}"
        case ValueType.CHOICE:
            return column.choices[0 if sheet.shape is Shape.CARD else number % len(column.choices)]
        case ValueType.YES_NO:
            return "да"
        case _:
            return _text(sheet, column, number)


def _text(sheet: Sheet, column: Column, number: int) -> str:
    if normal_name(column.name) == "номер":
        return "101" if sheet.shape is Shape.CARD else str(101 + number)
    if column.example and (sheet.shape is Shape.CARD or not number):
        return column.example
    words = column.name.casefold() if column.name[1:].islower() else column.name
    return f"Пример: {words}" if sheet.shape is Shape.CARD else f"Пример {number + 1}: {words}"
