"""Every quote and bracket has its pair (R-QUOT-1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from docgen.checks.paper import Paper
from docgen.checks.shapes import by_shape
from docgen.checks.text.passages import Passage, passages, short
from docgen.checks.text.signs import SIGN
from docgen.issues import Issue, warning
from docgen.russian.signs import Fault, unpaired_signs

_unpaired: Final = by_shape(unpaired_signs)
_BRACKETS: Final = "()[]{}"
_OPENING: Final = {"»": "«", ")": "("}
#: How many rows below its opening sign a closing one may stand.
_REACH: Final = {"»": 30, ")": 1}


class _Single(Struct, frozen=True):
    """A sign without a pair in its own cell."""

    passage: Passage
    at: int
    sign: str
    fault: Fault


def signs_paired(paper: Paper) -> Iterator[Issue]:
    """Yield signs without a pair.

    A quotation may go on over several rows of a column: what one row opens a later one may close.
    """
    may_be = paper.once(passages).having(SIGN).telling(_unpaired)
    found = [_Single(passage, *fault) for passage, fault in may_be.found(unpaired_signs)]
    waiting: defaultdict[tuple[str, int | None, str], list[_Single]] = defaultdict(list)
    settled: set[int] = set()
    for single in found:
        place = single.passage.value.location
        before = waiting[place.sheet, place.column, _OPENING.get(single.sign, single.sign)]
        if single.fault == "unclosed":
            before.append(single)
        elif before and _rows_between(before[-1], single) <= _REACH.get(single.sign, 0):
            settled |= {id(single), id(before.pop())}
    yield from (_issue(single) for single in found if id(single) not in settled)


def _rows_between(one: _Single, other: _Single) -> int:
    return (other.passage.value.location.row or 0) - (one.passage.value.location.row or 0)


def _issue(single: _Single) -> Issue:
    text, at = single.passage.text, single.at
    name, pair = ("скобка", "скобку") if single.sign in _BRACKETS else ("кавычка", "кавычку")
    if single.fault == "unclosed":
        said, piece = "открыта, но не закрыта", f"{short(text[at : at + 30])}…"
    else:
        said, piece = "закрыта, но не открыта", f"…{short(text[max(0, at - 30) : at + 1])}"
    return warning(
        "signs-paired",
        single.passage.value.location,
        f"{name.capitalize()} {single.sign} {said}: {piece}",
        f"Поставьте парную {pair} или уберите лишнюю.",
    )
