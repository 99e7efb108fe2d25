"""Values of records by the key that their column has in the kind."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.paper import Paper
from docgen.kinds.model import Shape, Sheet
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value
from docgen.russian.names import Name, parse_name


def card_value(paper: Paper, key: str) -> Value | None:
    """Return the filled value of the card's field with this key, or None."""
    for sheet, data in _sheets(paper):
        column = sheet.column(key) if sheet.shape is Shape.CARD else None
        if column is not None:
            return data.card.get(column.name)
    return None


def rows_with(paper: Paper, key: str) -> Iterator[tuple[Sheet, Record]]:
    """Yield the rows of every list that has a column with this key."""
    for sheet, data in _sheets(paper):
        if sheet.shape is not Shape.CARD and sheet.column(key) is not None:
            for record in data.records:
                yield sheet, record


def value_of(sheet: Sheet, record: Record, key: str) -> Value | None:
    """Return the filled value of the row's column with this key, or None."""
    column = sheet.column(key)
    return record.get(column.name) if column else None


def same_person(one: str, other: str) -> bool:
    """Return whether two writings may mean one person: «Петрова М.П.», «Петрова Мария Павловна»."""
    first, second = parse_name(one), parse_name(other)
    if first is None or second is None:
        return normal_name(one) == normal_name(other)
    return _folded(first.surname) == _folded(second.surname) and _initials_fit(first, second)


def _initials_fit(one: Name, other: Name) -> bool:
    pairs = ((one.first_name, other.first_name), (one.patronymic, other.patronymic))
    return all(not a or not b or _folded(a)[0] == _folded(b)[0] for a, b in pairs)


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е")


def _sheets(paper: Paper) -> Iterator[tuple[Sheet, SheetData]]:
    for sheet in paper.records.kind.sheets:
        data = paper.records.sheets.get(normal_name(sheet.name))
        if data is not None:
            yield sheet, data
