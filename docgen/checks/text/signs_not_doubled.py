"""No point or comma stands twice, and none follows another that excludes it (R-CLEAN-1)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.paper import Paper
from docgen.checks.text.passages import passages
from docgen.issues import Issue, warning
from docgen.russian.signs import doubled_signs


def signs_not_doubled(paper: Paper) -> Iterator[Issue]:
    """Yield signs of which one is too many, one finding a cell."""
    for passage in paper.once(passages):
        found = doubled_signs(passage.text)
        first = next(found, None)
        if first is None:
            continue
        at = passage.text.find(first)
        piece = passage.text[max(0, at - 20) : at + len(first)].split("\n")[-1]
        yield warning(
            "signs-not-doubled",
            passage.value.location,
            f"«{piece.lstrip()}»: лишний знак.",
            "Оставьте один знак.",
        )
