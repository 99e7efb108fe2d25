"""Stated numbers against counted ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.paper import Paper
from docgen.checks.registry import Rule, rules_of

CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    (
        "stated-attendance",
        "quorum-fits-attendance",
        "votes-fit-attendance",
        "everyone-votes",
        "unanimous-fits-votes",
        "days-fit-dates",
        "parts-fit-total",
        "numbers-fit-tables",
        "totals-fit-rows",
        "rows-add-up",
    ),
)
ACROSS: Mapping[str, Rule[Sequence[Paper]]] = {}
