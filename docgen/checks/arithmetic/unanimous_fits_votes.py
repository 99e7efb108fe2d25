"""«Единогласно» means that nobody was against and nobody abstained (R-PROT-10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.arithmetic.votes import votes
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex

_UNANIMOUS = lazy_regex(r"(?<!не )\bединогласно\b", re.IGNORECASE)


def unanimous_fits_votes(paper: Paper) -> Iterator[Issue]:
    """Yield the votes that are called unanimous beside voices against or abstained."""
    for vote in paper.once(votes):
        if not vote.is_unanimous and len(_UNANIMOUS.findall(vote.beside)) == 1:
            against = ", ".join(f"{number:g}" for number in vote.numbers[1:])
            yield warning(
                "unanimous-fits-votes",
                vote.value.location,
                f"Сказано «единогласно», а против и воздержались: {against}.",
                "Исправьте числа или слово.",
            )
