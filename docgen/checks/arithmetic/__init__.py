"""Stated numbers against counted ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.arithmetic.signs import (
    AGAINST,
    DASHED,
    DAYS,
    IN_ALL,
    LISTED,
    MADE,
    MONEY,
    NEGATED,
    PRESENT,
    RECKONED,
    SHARE,
    SPENT,
    TOTAL,
    UNANIMOUS,
)
from docgen.checks.dates.headings import ENDS, STARTS
from docgen.checks.dates.signs import SPAN
from docgen.checks.needs import filled, headed, says, says_often, shaped
from docgen.checks.paper import Paper
from docgen.checks.registry import Rule, rules_of
from docgen.kinds.model import Shape

_FROM_TO = headed(STARTS.match) & headed(ENDS.match)
#: A column of what is reckoned out has so many rows.
_RECKONED_ROWS = 4
_PRESENT = filled("present")
_VOTED = filled("votes_for", "votes_against", "votes_abstained") | says(AGAINST)

CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    {
        "stated-attendance": _PRESENT & (says(PRESENT) | filled("quorum")),
        "quorum-fits-attendance": _PRESENT & filled("members"),
        "votes-fit-attendance": _PRESENT & _VOTED,
        "everyone-votes": _PRESENT & _VOTED,
        "unanimous-fits-votes": says(UNANIMOUS) & _VOTED,
        "days-fit-dates": (says(SPAN) & says(DAYS)) | _FROM_TO,
        "parts-fit-total": says(LISTED, IN_ALL, DASHED, NEGATED, SPENT),
        "shares-fit-numbers": says(SHARE),
        "numbers-fit-tables": shaped(Shape.CLAUSES, Shape.TEXT) & shaped(Shape.TABLE, None),
        "totals-fit-rows": says(TOTAL),
        "sums-agree": says(MONEY),
        "rows-add-up": headed(MADE.search) | says_often(_RECKONED_ROWS, RECKONED),
    },
)

ACROSS: Mapping[str, Rule[Sequence[Paper]]] = {}
