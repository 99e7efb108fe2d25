"""Numbers of clauses, questions and rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.paper import Paper
from docgen.checks.registry import Rule, rules_of

CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    (
        "every-question-decided",
        "every-question-heard",
        "numbers-in-order",
        "numbers-fit-levels",
        "numbers-marked-alike",
        "rows-not-repeated",
    ),
)
ACROSS: Mapping[str, Rule[Sequence[Paper]]] = {}
