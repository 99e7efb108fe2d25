"""Clauses, questions and decisions of a workbook, with the numbers that are printed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from docgen.checks.keyed import heading_of
from docgen.checks.paper import Paper
from docgen.kinds.model import Shape, Sheet
from docgen.names import normal_name
from docgen.outline import Numbered, Outline
from docgen.records import Record, Value


class Clause(Struct, frozen=True):
    """A numbered item; ``typed`` and ``level`` are what a person wrote, ``parent`` its question."""

    record: Record
    numbered: Numbered
    typed: Value | None
    level: Value | None
    text: Value | None
    parent: str = ""

    @property
    def depth(self) -> int | None:
        """The level that a person asked for, None when it is left to docgen."""
        return int(self.level.data) if self.level and isinstance(self.level.data, int) else None


class ClauseList(Struct, frozen=True):
    """The items of one sheet that are counted together."""

    sheet: Sheet
    clauses: tuple[Clause, ...]


def clause_lists(paper: Paper) -> tuple[ClauseList, ...]:
    """Return every list of numbered items; items that hang under questions are a list for each."""
    return tuple(_lists(paper))


def _lists(paper: Paper) -> Iterator[ClauseList]:
    for sheet in paper.records.kind.sheets:
        data = paper.records.sheets.get(normal_name(sheet.name))
        if sheet.shape is not Shape.CLAUSES or data is None or not data.records:
            continue
        groups: dict[str, list[Record]] = {}
        above = heading_of(sheet, "parent")
        for record in data.records:
            parent = record.values.get(above) if sheet.parent else None
            groups.setdefault(parent.raw.strip().rstrip(".") if parent else "", []).append(record)
        for parent_number, records in groups.items():
            yield ClauseList(sheet, tuple(_numbered(sheet, records, parent_number)))


def _numbered(sheet: Sheet, records: list[Record], parent: str) -> Iterator[Clause]:
    outline = Outline(parent)
    number, depth_typed, text = (heading_of(sheet, key) for key in ("number", "level", "text"))
    for record in records:
        typed, level = record.values.get(number), record.values.get(depth_typed)
        depth = int(level.data) if level and isinstance(level.data, int) else None
        numbered = outline.next(typed.raw if typed else "", depth)
        yield Clause(record, numbered, typed, level, record.values.get(text), parent)
