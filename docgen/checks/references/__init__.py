"""Acts, orders, minutes and attachments that the text names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.paper import Paper
from docgen.checks.registry import Rule, rules_of

CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    (
        "attachments-mentioned",
        "attachment-marks-fit",
        "citations-complete",
        "cited-acts-not-later",
        "cited-acts-agree",
        "cited-laws-known",
        "clauses-cited-exist",
        "order-fits-approval",
    ),
)
ACROSS: Mapping[str, Rule[Sequence[Paper]]] = rules_of(
    __name__,
    (
        "cited-acts-agree-across",
        "register-numbers-once",
        "register-in-order",
    ),
)
