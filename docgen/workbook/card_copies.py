"""A copy of a card that was read already: what it says otherwise is read alone."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from docgen.kinds.model import Sheet
from docgen.records import Record, SheetData, Value
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.scope import Scope
from docgen.workbook.values import read_value, typing_of


class _Shape(Struct, frozen=True):
    """A card in which nothing was wrong.

    ``fields`` are the names of those fields that one cell fills alone, by its row and column. What
    the kind knows of the card is kept too, so that no other takes its id.
    """

    rows: Mapping[int, Mapping[int, RawCell]]
    record: Record
    titles: dict[str, str]
    fields: Mapping[tuple[int, int], str]
    sheet: Sheet


def read_card_copy(raw: RawSheet, sheet: Sheet, name: str, scope: Scope) -> SheetData | None:
    """Return a card as read, if a copy of it was read that says something else in some cells."""
    shape: _Shape | None = raw.common.get(_key(sheet, scope)) if raw.common is not None else None
    if shape is None or [*raw.rows] != [*shape.rows]:
        return None
    new = _new_values(raw, shape, replace(scope, issues=[]))
    if new is None:
        return None
    known = shape.record
    record = Record(known.location, known.values | new, known.blanks)
    return SheetData(name, known.location, sheet, [record], titles=shape.titles)


def keep_card(
    raw: RawSheet,
    sheet: Sheet,
    scope: Scope,
    data: SheetData,
    filled: Iterable[tuple[str, RawCell]],
) -> None:
    """Keep for other copies a card in which nothing was wrong.

    ``filled`` are the fields that one cell fills alone, each with this cell.
    """
    if raw.common is not None:
        card = data.card
        fields = {(cell.row, cell.column): name for name, cell in filled if name in card.values}
        record = replace(card, values=dict(card.values))
        raw.common[_key(sheet, scope)] = _Shape(raw.rows, record, data.titles, fields, sheet)


def _new_values(raw: RawSheet, shape: _Shape, trial: Scope) -> dict[str, Value] | None:
    """Return the values that the copy has otherwise; None if it differs in more than values."""
    new: dict[str, Value] = {}
    for row, cells in raw.rows.items():
        before = shape.rows[row]
        if cells is before:
            continue
        if [*cells] != [*before]:
            return None
        for place, cell in cells.items():
            if cell == before[place]:
                continue
            name = shape.fields.get((row, place))
            if name is None:
                return None
            known = shape.record.values[name]
            value = read_value(cell, typing_of(known.column), known.location, trial)
            if value is None or trial.issues:
                return None
            new[name] = value
    return new


def _key(sheet: Sheet, scope: Scope) -> Hashable:
    return "card", id(sheet), scope.final, (*scope.sheet_names,)
