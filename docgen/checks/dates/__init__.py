"""Days, deadlines and periods that contradict each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.paper import Paper
from docgen.checks.registry import Rule, rules_of

CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    (
        "dates-exist",
        "dates-complete",
        "likely-year",
        "deadline-not-before-document",
        "period-ends-after-start",
        "period-fits-rows",
        "years-advance",
        "plan-approved-in-time",
        "approved-after-agreed",
        "certified-after-document",
        "school-year-of-two-years",
        "school-year-fits-document",
        "weekday-fits-date",
        "working-day",
    ),
)
ACROSS: Mapping[str, Rule[Sequence[Paper]]] = {}
