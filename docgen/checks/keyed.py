"""Values of records by the key that their column has in the kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from docgen.checks.paper import Paper
from docgen.kinds.model import Shape, Sheet
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value
from docgen.russian.name_forms import Name
from docgen.russian.name_likeness import may_be
from docgen.russian.name_parsing import parse_name
from docgen.russian.post_and_name import split_post_and_name
from docgen.sharing import Memo

#: No normal name has a blank in it.
_NOWHERE: Final = " "


def card_value(paper: Paper, key: str) -> Value | None:
    """Return the filled value of the card's field with this key, or None."""
    for sheet, data in paper.once(_sheets):
        column = sheet.column(key) if sheet.shape is Shape.CARD else None
        if column is not None:
            return data.card.get(column.name)
    return None


def lists_with(paper: Paper, key: str) -> Iterator[tuple[Sheet, SheetData, str]]:
    """Yield every list that has a column with this key, and under which name."""
    for sheet, data in paper.once(_sheets):
        column = sheet.column(key) if sheet.shape is not Shape.CARD else None
        if column is not None:
            yield sheet, data, normal_name(column.name)


def rows_with(paper: Paper, key: str) -> Iterator[tuple[Sheet, Record]]:
    """Yield the rows of every list that has a column with this key."""
    for sheet, data, _ in lists_with(paper, key):
        for record in data.records:
            yield sheet, record


def column_values(paper: Paper, key: str) -> Iterator[tuple[Sheet, Record, Value]]:
    """Yield the filled values of the column with this key, down every list that has one."""
    for sheet, data, name in lists_with(paper, key):
        for record in data.records:
            value = record.values.get(name)
            if value is not None:
                yield sheet, record, value


def value_of(sheet: Sheet, record: Record, key: str) -> Value | None:
    """Return the filled value of the row's column with this key, or None."""
    return record.values.get(heading_of(sheet, key))


def heading_of(sheet: Sheet, key: str) -> str:
    """Return the normal name of the column with this key, or one under which no value stands."""
    column = sheet.column(key)
    return normal_name(column.name) if column else _NOWHERE


def same_person(one: str, other: str) -> bool:
    """Return whether two writings may mean one person: «Петрова М.П.», «Петрова Мария Павловна»."""
    first, second = name_in(one), name_in(other)
    if first is None or second is None:
        return normal_name(one) == normal_name(other)
    return may_be(first, second)


def name_in(text: str) -> Name | None:
    """Return the one person whom a cell names, with a post or without: None for all else."""
    return person_in(text)[0]


@lru_cache(maxsize=65536)
def person_in(text: str) -> tuple[Name | None, str]:
    """Return the one person whom a cell names, or None, and the post typed beside the name."""
    name = parse_name(text)
    parted = None if name else split_post_and_name(text)
    return (parted[1], parted[0]) if parted else (name, "")


def _sheets(paper: Paper) -> tuple[tuple[Sheet, SheetData], ...]:
    """Return the sheets that the kind knows and the workbook has."""
    kind, there = paper.records.kind, paper.records.sheets
    named = _named.get(kind) or _named.keep(
        tuple((normal_name(sheet.name), sheet) for sheet in kind.sheets), kind
    )
    return tuple((sheet, there[name]) for name, sheet in named if name in there)


_named: Final[Memo[tuple[tuple[str, Sheet], ...]]] = Memo()
