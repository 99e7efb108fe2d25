"""No point or comma stands twice, and none follows another that excludes it (R-CLEAN-1)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.text.passages import passages
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.russian.signs import doubled_signs

_SIGNS: Final = lazy_regex(r"[.,;:»] *[.,;:»]")


def signs_not_doubled(paper: Paper) -> Iterator[Issue]:
    """Yield signs of which one is too many, one finding a cell."""
    for passage, first in paper.once(passages).having(_SIGNS).found(_first):
        at = passage.text.find(first)
        piece = passage.text[max(0, at - 20) : at + len(first)].split("\n")[-1]
        yield warning(
            "signs-not-doubled",
            passage.value.location,
            f"«{piece.lstrip()}»: лишний знак.",
            "Оставьте один знак.",
        )


def _first(text: str) -> Iterator[str]:
    return islice(doubled_signs(text), 1)
