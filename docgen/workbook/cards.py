"""A card: fields and values side by side, as one record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct, field

from docgen.kinds.model import Column, Sheet, ValueType
from docgen.names import normal_name
from docgen.records import Record, SheetData
from docgen.workbook import limits
from docgen.workbook.card_copies import keep_card, read_card_copy
from docgen.workbook.headings import known_columns, nearest_column
from docgen.workbook.raw import RawCell, RawSheet, joined_cell
from docgen.workbook.scope import Scope
from docgen.workbook.value_types import short
from docgen.workbook.values import read_value, says_nothing, typing_of

_FIELD_HEADINGS: Final = frozenset({"поле", "реквизит", "реквизиты", "параметр", "показатель"})
_VALUE_HEADINGS: Final = frozenset({"значение", "значения", "данные", "заполнить"})
_HINTS: Final = "подсказка"
# Hints change from version to version; what a person types is unlike them.
_LIKE_A_HINT: Final = 0.35
_SAID_BY_FORMS: Final = ("Обязательно", "Например")
# Two lines of these would be two values, not a longer one.
_SINGLE: Final = frozenset(
    {ValueType.DATE, ValueType.NUMBER, ValueType.CHOICE, ValueType.YES_NO, ValueType.IMAGE}
)


class CardField(Struct):
    """A field as typed: its name, where the name stands, where values stand, the filled cells."""

    name: str
    row: int
    column: int
    value_column: int
    cells: list[RawCell] = field(default_factory=list)


class CardLayout(Struct):
    """Where a card keeps its fields; ``value_column`` 0 means: right beside the field."""

    field_column: int = 1
    value_column: int = 0
    first_row: int = 1


def card_fields(sheet: RawSheet, names: Iterable[str]) -> tuple[list[CardField], list[RawCell]]:
    """Return the fields of a card in their order, and values that belong to no field.

    A value below, beside an empty field name, continues the field above it.
    """
    layout = card_layout(sheet, names)
    fields: list[CardField] = []
    stray: list[RawCell] = []
    last_row = 0
    for row, cells in sheet.rows.items():
        if row < layout.first_row:
            continue
        name_cell = cells.get(layout.field_column)
        if name_cell is not None:
            merge = sheet.merge_at(row, layout.field_column)
            beside = (merge.right if merge else layout.field_column) + 1
            place = layout.value_column or beside
            fields.append(CardField(name_cell.text, row, layout.field_column, place))
        place = fields[-1].value_column if fields else layout.value_column
        value = cells.get(place or layout.field_column + 1)
        if value is None:
            last_row = row if name_cell is not None else last_row
            continue
        if name_cell is not None or (fields and row == last_row + 1):
            fields[-1].cells.append(value)
            last_row = row
        else:
            stray.append(value)
    return fields, stray


def read_card(raw: RawSheet, sheet: Sheet | None, name: str, scope: Scope) -> SheetData:
    """Return the sheet with one record of all its fields."""
    if sheet is not None and (copy := read_card_copy(raw, sheet, name, scope)):
        return copy
    told = len(scope.issues)
    columns = sheet.columns if sheet else ()
    known = known_columns(columns)
    fields, stray = card_fields(raw, known)
    record = Record(raw.location())
    collected: dict[str, tuple[Column | None, list[RawCell]]] = {}
    places: dict[str, CardField] = {}
    beside: dict[str, list[RawCell]] = {}
    for typed in fields:
        column = known.get(normal_name(typed.name))
        key = normal_name(column.name if column else typed.name)
        if not key:
            continue
        cells = [cell for cell in typed.cells if not says_nothing(cell, column)]
        taken = collected.setdefault(key, (column, []))[1]
        places.setdefault(key, typed)
        beside.setdefault(key, []).extend(typed.cells)
        if not taken or column is None or column.type is ValueType.RICH_TEXT:
            taken.extend(cells)
        elif cells and _words(cells) != _words(taken):
            _tell_double(raw, column, taken[0], cells[0], scope)
    for key, (column, cells) in collected.items():
        place = places[key]
        if not cells:
            record.blanks[key] = raw.location(place.row, place.value_column)
            scope.tell_missing_value(raw, place.row, place.value_column, column)
            continue
        cell = joined_cell(_without_repeats(cells, column))
        location = raw.location(cell.row, cell.column)
        value = read_value(cell, typing_of(column), location, scope)
        if value is not None:
            record.values[key] = value
    _tell_unknown_fields(raw, columns, collected, places, scope)
    _tell_absent_fields(raw, columns, collected, scope)
    _tell_stray(raw, stray, scope)
    _tell_beside_hints(raw, places, known, scope)
    used = [cell for _, cells in collected.values() for cell in cells]
    scope.tell_hidden_rows(raw, [cell.row for cell in used if cell.row in raw.hidden_rows])
    scope.tell_hidden_columns(raw, {cell.column: "" for cell in used})
    titles = {key: field.name for key, field in places.items()}
    data = SheetData(name, raw.location(), sheet, [record], titles=titles)
    if sheet is not None and len(scope.issues) == told:
        alone = ((key, cells[0]) for key, cells in beside.items() if len(cells) == 1)
        keep_card(raw, sheet, scope, data, alone)
    return data


def card_layout(sheet: RawSheet, names: Iterable[str]) -> CardLayout:
    """Return where the fields stand: by the headings «Поле» and «Значение», or by known names.

    The copies of a card have them where the card has them.
    """
    found: CardLayout | None = sheet.common.get(CardLayout) if sheet.common else None
    return found or _layout(sheet, {normal_name(name) for name in names})


def _layout(sheet: RawSheet, names: set[str]) -> CardLayout:
    filled = (row for row, cells in sheet.rows.items() if cells)
    for _, row in zip(range(limits.HEADING_SEARCH_ROWS), filled, strict=False):
        headings = {normal_name(cell.text): place for place, cell in sheet.rows[row].items()}
        field_places = [place for text, place in headings.items() if text in _FIELD_HEADINGS]
        value_places = [place for text, place in headings.items() if text in _VALUE_HEADINGS]
        if field_places and value_places:
            return CardLayout(field_places[0], value_places[0], row + 1)
    scores: dict[int, int] = {}
    for cells in sheet.rows.values():
        for place, cell in cells.items():
            if normal_name(cell.text) in names:
                scores[place] = scores.get(place, 0) + 1
    if scores:
        return CardLayout(max(scores, key=lambda place: (scores[place], -place)))
    return CardLayout(min((place for cells in sheet.rows.values() for place in cells), default=1))


def _words(cells: list[RawCell]) -> list[str]:
    return " ".join(cell.text for cell in cells).casefold().split()


def _tell_double(
    raw: RawSheet, column: Column, first: RawCell, second: RawCell, scope: Scope
) -> None:
    scope.error(
        "duplicate-field",
        raw.location(second.row, second.column),
        f"Поле «{column.name}» заполнено дважды и по-разному: «{short(first.text)}» в ячейке "
        f"{raw.location(first.row, first.column).cell} и «{short(second.text)}» здесь.",
        "Оставьте одну из двух строк, другую удалите.",
    )


def _without_repeats(cells: list[RawCell], column: Column | None) -> list[RawCell]:
    """Return the cells, a single value that is typed twice the same way once."""
    if column and column.type in _SINGLE and len({cell.text for cell in cells}) == 1:
        return cells[:1]
    return cells


def _tell_unknown_fields(
    raw: RawSheet,
    columns: tuple[Column, ...],
    collected: dict[str, tuple[Column | None, list[RawCell]]],
    places: dict[str, CardField],
    scope: Scope,
) -> None:
    unknown = [key for key, (column, cells) in collected.items() if column is None and cells]
    absent = [c for c in columns if unknown and normal_name(c.name) not in collected]
    for key in unknown:
        near = nearest_column(places[key].name, absent)
        if near:
            scope.warn(
                "unknown-field",
                raw.location(places[key].row, places[key].column),
                f"Поле «{places[key].name}» неизвестно. Возможно, имелось в виду «{near}».",
                f"Исправьте название на «{near}» – или оставьте, если это другое поле.",
            )


def _tell_absent_fields(
    raw: RawSheet,
    columns: tuple[Column, ...],
    collected: dict[str, tuple[Column | None, list[RawCell]]],
    scope: Scope,
) -> None:
    for column in columns:
        needed = column.required == "yes" or (column.required == "final" and scope.final)
        if needed and not column.default and normal_name(column.name) not in collected:
            scope.error(
                "missing-value",
                raw.location(),
                f"Не заполнено «{column.name}»: на листе «{raw.name}» нет такого поля.",
                f"Добавьте строку «{column.name}» и впишите рядом значение.",
            )


def _tell_beside_hints(
    raw: RawSheet, places: dict[str, CardField], known: Mapping[str, Column], scope: Scope
) -> None:
    """Tell words typed into the column of hints, where the field itself was left empty."""
    empty = [key for key, place in places.items() if key in known and not place.cells]
    hints = _place_of_hints(raw) if empty else 0
    for key in empty:
        column, place = known[key], places[key]
        cell = raw.cell(place.row, hints)
        if cell is None or place.value_column == hints:
            continue
        if not _is_hint(cell.text, column):
            scope.warn(
                "text-among-hints",
                raw.location(cell.row, cell.column),
                f"«{short(cell.text)}» стоит в столбце подсказок, а поле «{column.name}» пусто: "
                "в документ этот текст не попадёт.",
                f"Перенесите его в ячейку {raw.location(place.row, place.value_column).cell}.",
            )


def _place_of_hints(raw: RawSheet) -> int:
    """Return the column of hints, beside that of values; 0 where there is none."""
    rows = ({_heading(cell): cell.column for cell in cells.values()} for cells in raw.rows.values())
    return next((h[_HINTS] for h in rows if _HINTS in h and not _VALUE_HEADINGS.isdisjoint(h)), 0)


def _is_hint(text: str, column: Column) -> bool:
    """Return whether these are words of a form, of this version or of another."""
    if text.startswith(_SAID_BY_FORMS) or (column.hint and column.hint in text):
        return True
    from difflib import SequenceMatcher

    return SequenceMatcher(None, text, column.hint, autojunk=False).ratio() >= _LIKE_A_HINT


def _heading(cell: RawCell) -> str:
    return normal_name(cell.text)


def _tell_stray(raw: RawSheet, stray: list[RawCell], scope: Scope) -> None:
    for cell in stray:
        scope.warn(
            "value-without-field",
            raw.location(cell.row, cell.column),
            "Рядом с этим значением нет названия поля: в документ оно не попадёт.",
            "Впишите название слева или перенесите значение вплотную под его поле.",
        )
