"""Acts, orders, minutes and attachments that the text names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.needs import SEVERAL, filled, says, shaped
from docgen.checks.paper import Paper
from docgen.checks.references.signs import ATTACHMENT, CITATION, THIS_PAPER
from docgen.checks.registry import Rule, rules_of
from docgen.kinds.model import Shape

_CITED = says(CITATION) | filled("act")

CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    {
        "attachments-mentioned": says(ATTACHMENT) | shaped(Shape.ATTACHMENTS),
        "attachment-marks-fit": _CITED,
        "citations-complete": _CITED,
        "cited-acts-not-later": _CITED,
        "cited-acts-agree": _CITED,
        "cited-laws-known": _CITED,
        "clauses-cited-exist": says(THIS_PAPER),
        "order-fits-approval": filled("act"),
    },
)

ACROSS: Mapping[str, Rule[Sequence[Paper]]] = rules_of(
    __name__,
    {
        "cited-acts-agree-across": SEVERAL,
        "register-numbers-once": SEVERAL,
        "register-in-order": SEVERAL,
    },
)
