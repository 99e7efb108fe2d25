"""What a council agrees to is approved on that day or later, never before."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.dates.corner_blocks import corner_blocks
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.russian.dates import date_in_digits


def approved_after_agreed(paper: Paper) -> Iterator[Issue]:
    """Yield the УТВЕРЖДЕНО that is older than a ПРИНЯТО, РАССМОТРЕНО or СОГЛАСОВАНО beside it."""
    blocks = paper.once(corner_blocks)
    for block in blocks:
        later = [b for b in blocks if block.approves and not b.approves and b.day > block.day]
        if later:
            last = max(later, key=lambda agreed: agreed.day)
            yield warning(
                "approved-after-agreed",
                block.value.location,
                f"«{block.word}» {date_in_digits(block.day)} – раньше, чем «{last.word}» "
                f"{date_in_digits(last.day)}.",
                "Утверждают после согласования: исправьте одну из дат.",
            )
