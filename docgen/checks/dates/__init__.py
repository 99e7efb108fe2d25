"""Days, deadlines and periods that contradict each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.dates import headings
from docgen.checks.dates.signs import (
    CUT_DATE,
    DATE,
    DOUBTFUL_DATE,
    HOUR_AND_MINUTE,
    HOURS,
    LATE_DAY,
    LATE_DAY_IN_FIGURES,
    ODD_SCHOOL_YEAR,
    ODD_YEAR,
    SCHOOL_YEAR,
    SPAN,
    TOLD,
    WEEKDAY,
    WORK,
    YEARS,
    is_old,
)
from docgen.checks.needs import Need, filled, headed, numbered, says, typed
from docgen.checks.paper import Paper
from docgen.checks.registry import Rule, rules_of
from docgen.kinds.model import ValueType

_DAY_OF_PAPER = filled("date")
_CORNER = filled("word")
_DATED = headed(headings.DATED.match)
_FROM_TO = headed(headings.STARTS.match) & headed(headings.ENDS.match)
# A year that no rule doubts lies decades ahead of an old paper.
_DOUBTFUL = says(DOUBTFUL_DATE) | (_DAY_OF_PAPER & says(DATE))
_DEADLINE = typed(ValueType.DEADLINE) | headed(headings.DEADLINE.match)

CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    {
        "dates-exist": _DOUBTFUL
        | says(LATE_DAY, LATE_DAY_IN_FIGURES)
        | numbered(headings.DEADLINE),
        "times-exist": says(HOUR_AND_MINUTE),
        "dates-complete": says(CUT_DATE) | _DOUBTFUL,
        "likely-year": _DOUBTFUL
        | says(ODD_YEAR)
        | headed(headings.DAYS.search)
        | (_DAY_OF_PAPER & Need(is_old))
        | (_DAY_OF_PAPER & (says(SCHOOL_YEAR) | _CORNER)),
        "deadline-not-before-document": _DAY_OF_PAPER & (_DEADLINE | (filled("text") & says(DATE))),
        "past-before-document": _DAY_OF_PAPER & says(TOLD),
        "period-ends-after-start": says(SPAN, HOURS, YEARS) | _FROM_TO,
        "period-fits-rows": filled("title", "period") & _DATED,
        "years-advance": _DATED,
        "plan-approved-in-time": _DAY_OF_PAPER | _CORNER,
        "approved-after-agreed": _CORNER,
        "certified-after-document": _DAY_OF_PAPER & filled("certified"),
        "school-year-of-two-years": says(ODD_SCHOOL_YEAR),
        "school-year-fits-document": _DAY_OF_PAPER & says(SCHOOL_YEAR),
        "weekday-fits-date": says(WEEKDAY) | headed(headings.WEEKDAY.__eq__),
        "working-day": _DAY_OF_PAPER | _CORNER | says(WORK),
    },
)
ACROSS: Mapping[str, Rule[Sequence[Paper]]] = {}
