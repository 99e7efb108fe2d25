"""No point or comma stands twice, and none follows another that excludes it (R-CLEAN-1)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from docgen.checks.paper import Paper
from docgen.checks.shapes import by_shape
from docgen.checks.text.passages import passages
from docgen.checks.text.signs import DOUBLED_SIGN
from docgen.issues import Issue, warning
from docgen.russian.signs import doubled_signs


def signs_not_doubled(paper: Paper) -> Iterator[Issue]:
    """Yield signs of which one is too many, one finding a cell."""
    may_be = paper.once(passages).having(DOUBLED_SIGN).telling(first_doubled)
    for passage, first in may_be.found(first_doubled):
        at = passage.text.find(first)
        piece = passage.text[max(0, at - 20) : at + len(first)].split("\n")[-1]
        yield warning(
            "signs-not-doubled",
            passage.value.location,
            f"«{piece.lstrip()}»: лишний знак.",
            "Оставьте один знак.",
        )


@by_shape
def first_doubled(text: str) -> Iterator[str]:
    """Yield the first doubled sign of a text, if it has any."""
    return islice(doubled_signs(text), 1)
