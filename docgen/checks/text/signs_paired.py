"""Every quote and bracket has its pair (R-QUOT-1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.text.passages import Passage, passages, short
from docgen.issues import Issue, warning
from docgen.russian.signs import Fault, unpaired_signs

_BRACKETS: Final = "()[]{}"


def signs_paired(paper: Paper) -> Iterator[Issue]:
    """Yield signs without a pair.

    A quotation may go on over several rows of a column: what one row opens a later one may close.
    """
    found = [
        (passage, *fault)
        for passage in paper.once(passages)
        for fault in unpaired_signs(passage.text)
    ]
    waiting: dict[tuple[str, int | None, str], list[int]] = {}
    settled: set[int] = set()
    for number, (passage, _, sign, fault) in enumerate(found):
        place = passage.value.location
        pair = {"»": "«", ")": "(", "]": "["}.get(sign, sign)
        before = waiting.setdefault((place.sheet, place.column, pair), [])
        if fault == "unclosed":
            before.append(number)
        elif before and sign == "»":
            settled |= {number, before.pop()}
    for number, (passage, at, sign, fault) in enumerate(found):
        if number not in settled:
            yield _issue(passage, at, sign, fault)


def _issue(passage: Passage, at: int, sign: str, fault: Fault) -> Issue:
    name, pair = ("скобка", "скобку") if sign in _BRACKETS else ("кавычка", "кавычку")
    if fault == "unclosed":
        said, piece = "открыта, но не закрыта", f"{short(passage.text[at : at + 30])}…"
    else:
        said, piece = "закрыта, но не открыта", f"…{short(passage.text[max(0, at - 30) : at + 1])}"
    return warning(
        "signs-paired",
        passage.value.location,
        f"{name.capitalize()} {sign} {said}: {piece}",
        f"Поставьте парную {pair} или уберите лишнюю.",
    )
