"""Cells by the heading that they stand under: a rule asks of one or two columns, not of rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Final

from docgen.checks.paper import Paper
from docgen.kinds.model import ValueType
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value
from docgen.sharing import Memo

Cell = tuple[Record, str, Value]


class Columns:
    """The rows of one sheet by their headings."""

    def __init__(self, data: SheetData) -> None:
        self.data = data

    @cached_property
    def headings(self) -> Collection[str]:
        """The normal names of all headings; what is filled stands under one of them."""
        return self.data.titles or set().union(*(one.values for one in self.data.records))

    @cached_property
    def types(self) -> dict[str, ValueType]:
        """The types of the headings that the kind knows."""
        sheet = self.data.sheet
        if sheet is None:
            return {}
        headings = tuple(self.headings)
        known = _types.get(sheet, headings)
        if known is None:
            named = ((normal_name(column.name), column.type) for column in sheet.columns)
            types = {name: of_type for name, of_type in named if name in headings}
            known = _types.keep(types, sheet, headings)
        return known

    def under(self, headings: Iterable[str]) -> list[Cell]:
        """Return the filled cells under some of the headings, row by row, from left to right."""
        wanted = set(headings)
        records = self.data.records
        if len(wanted) == 1:
            (only,) = wanted
            return [(one, only, v) for one in records if (v := one.values.get(only)) is not None]
        if not wanted:
            return []
        return [
            (one, name, v) for one in records for name, v in one.values.items() if name in wanted
        ]

    def like(self, is_asked: Callable[[str], object]) -> Sequence[str]:
        """Return the headings of which something holds; it must hold of equal ones alike."""
        return _like(is_asked, tuple(self.headings))


_types: Final[Memo[dict[str, ValueType]]] = Memo()


@lru_cache(maxsize=4096)
def _like(is_asked: Callable[[str], object], headings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(is_asked, headings))


def columns(paper: Paper) -> tuple[Columns, ...]:
    """Return the sheets that come into the document, in their order."""
    return tuple(Columns(data) for data in paper.records.sheets.values() if data.is_used)
