"""Corner blocks (УТВЕРЖДЕНО, ПРИНЯТО …) with the day of the paper that each names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from docgen.checks.keyed import rows_with, value_of
from docgen.checks.paper import Paper
from docgen.kinds.model import Shape, Sheet
from docgen.lazy_regex import lazy_regex
from docgen.records import Record, Value
from docgen.russian.acts import parse_act

_APPROVES = lazy_regex(r"\W*(?:утвер|введен)", re.IGNORECASE)


class CornerBlock(Struct, frozen=True):
    """A block with its word; ``value`` is the cell that tells its day."""

    word: str
    day: date
    value: Value

    @property
    def approves(self) -> bool:
        """Whether it is УТВЕРЖДЕНО, ВВЕДЕНО В ДЕЙСТВИЕ, and not a body that agrees beforehand."""
        return _APPROVES.match(self.word) is not None


def corner_blocks(paper: Paper) -> tuple[CornerBlock, ...]:
    """Return the corner blocks whose day is known: from its column, the act, or the lines."""
    return tuple(_blocks(paper))


def _blocks(paper: Paper) -> Iterator[CornerBlock]:
    for sheet, record in rows_with(paper, "word"):
        word = value_of(sheet, record, "word") if sheet.shape is Shape.APPROVALS else None
        found = _day(sheet, record)
        if word is not None and found is not None:
            yield CornerBlock(word.raw.strip(), *found)


def _day(sheet: Sheet, record: Record) -> tuple[date, Value] | None:
    from docgen.checks.dates.written import dates_in

    typed = value_of(sheet, record, "date")
    if typed is not None:
        return (typed.data, typed) if isinstance(typed.data, date) else None
    act = value_of(sheet, record, "act")
    reference = parse_act(act.raw)[0] if act else None
    if act and reference and reference.day:
        return reference.day, act
    lines = value_of(sheet, record, "lines")
    days = [found.day for found in dates_in(lines) if found.day] if lines else []
    return (days[0], lines) if lines and len(days) == 1 else None
