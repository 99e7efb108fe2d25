"""Days, deadlines and periods that contradict each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.dates.signs import (
    CUT_DATE,
    DATE,
    DAY,
    DAYS,
    HOURS,
    ODD_YEAR,
    SCHOOL_YEAR,
    SPAN,
    WEEKDAY,
    WORK,
    is_dated,
    is_old,
)
from docgen.checks.needs import FROM_TO, Need, filled, headed, numbered, says, typed
from docgen.checks.paper import Paper
from docgen.checks.registry import Rule, rules_of
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex

_DEADLINE = lazy_regex(r"срок")
_DATED = headed(is_dated)
_CORNER = filled("word")
_DAY_OF_PAPER = filled("date")

CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    {
        "dates-exist": says(DATE) | says(DAY) | numbered(_DEADLINE),
        "dates-complete": says(CUT_DATE) | says(DATE),
        "likely-year": says(DATE)
        | says(ODD_YEAR)
        | headed(DAYS.search)
        | Need(is_old)
        | (_DAY_OF_PAPER & (says(SCHOOL_YEAR) | _CORNER)),
        "deadline-not-before-document": _DAY_OF_PAPER
        & (typed(ValueType.DEADLINE) | headed(_DEADLINE.match) | (filled("text") & says(DATE))),
        "period-ends-after-start": says(SPAN) | says(HOURS) | FROM_TO,
        "period-fits-rows": (filled("title") | filled("period")) & _DATED,
        "years-advance": _DATED,
        "plan-approved-in-time": _DAY_OF_PAPER | _CORNER,
        "approved-after-agreed": _CORNER,
        "certified-after-document": _DAY_OF_PAPER & filled("certified"),
        "school-year-of-two-years": says(SCHOOL_YEAR),
        "school-year-fits-document": _DAY_OF_PAPER & says(SCHOOL_YEAR),
        "weekday-fits-date": says(WEEKDAY) | headed("день_недели".__eq__),
        "working-day": _DAY_OF_PAPER | _CORNER | says(WORK),
    },
)

ACROSS: Mapping[str, Rule[Sequence[Paper]]] = {}
