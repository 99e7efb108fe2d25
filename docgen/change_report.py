"""What docgen changed in a workbook, as a person reads it in the console."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from docgen.workbook import Change, ToCheck

_Told = TypeVar("_Told", "Change", "ToCheck")
_LONGEST = 70
_NAMED_CELLS = 6


def told_changes(changes: Sequence[Change]) -> str:
    """Return what was changed, sheet by sheet."""
    return "\n".join([f"Изменено: {len(changes)}.", *_by_sheet(changes, _changed_lines)])


def told_notes(heading: str, to_check: Sequence[ToCheck]) -> str:
    """Return what is left to a person, sheet by sheet; nothing when nothing is."""
    lines = [f"{heading}: {len(to_check)}.", *_by_sheet(to_check, _left_lines)]
    return "\n".join(lines) if to_check else ""


def _by_sheet(
    told: Sequence[_Told], lines: Callable[[list[_Told]], Iterator[str]]
) -> Iterator[str]:
    for sheet, group in groupby(told, key=lambda one: one.place.sheet):
        yield f"  {sheet}"
        yield from (f"    {line}" for line in lines(list(group)))


def _changed_lines(changes: list[Change]) -> Iterator[str]:
    """Yield a line a cell; cells that were cleared for one reason share a line."""
    cleared: dict[str, list[Change]] = {}
    for change in changes:
        if not change.becomes:
            cleared.setdefault(change.why, []).append(change)
    for why, emptied in cleared.items():
        cells = [one.place.cell for one in emptied]
        if len(cells) == 1:
            yield f"{cells[0]}: {_short(emptied[0].was)} → пусто{_aside(why)}"
        elif len(cells) <= _NAMED_CELLS:
            yield f"{', '.join(cells)}: очищены{_aside(why)}"
        else:
            yield f"{cells[0]}–{cells[-1]}: очищено ячеек – {len(cells)}{_aside(why)}"
    moved = (change for change in changes if change.becomes)
    for cell, group in groupby(moved, key=lambda one: one.place.cell):
        steps = "; ".join(map(_step, group))
        yield f"{cell}: {steps}" if cell else steps


def _left_lines(to_check: list[ToCheck]) -> Iterator[str]:
    for one in to_check:
        said = " – ".join(filter(None, (_short(one.words), one.why)))
        yield f"{one.place.cell}: {said}" if one.place.cell else said


def _step(change: Change) -> str:
    was = f"{_short(change.was)} → " if change.was else ""
    return f"{was}{_short(change.becomes)}{_aside(change.why)}"


def _aside(why: str) -> str:
    return f" ({why})" if why else ""


def _short(text: str) -> str:
    """Return a text on one line, cut where it is too long for a list."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
