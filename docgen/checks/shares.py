"""The rules in shares that processes may run side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from docgen.checks import arithmetic, dates, numbering, people, references, text
from docgen.checks.paper import Paper, texts
from docgen.checks.text.passages import passages

#: The codes of rules that are run one after another by the same process.
Share = tuple[str, ...]

# These share what is dear to find (people, citations, dates in texts): dearer families first, so
# that small shares are left for the end, when somebody waits for the others.
_TOGETHER = (people.CHECKS, references.CHECKS, dates.CHECKS, numbering.CHECKS, arithmetic.CHECKS)


def shares_of(codes: Iterable[str]) -> Sequence[Share]:
    """Return these rules in shares: a family each, but of the rules over words each alone."""
    asked = tuple(codes)
    families = (tuple(code for code in asked if code in family) for family in _TOGETHER)
    return [
        share for share in (*families, *((code,) for code in asked if code in text.CHECKS)) if share
    ]


def look_through(paper: Paper) -> None:
    """Find what the rules of all shares ask for, before they part."""
    with suppress(Exception):  # each rule that asks for it fails again, and is told of
        texts(paper).look_through()
        paper.once(passages)
