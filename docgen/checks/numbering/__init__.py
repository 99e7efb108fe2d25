"""Numbers of clauses, questions and rows."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.numbering.every_question_decided import every_question_decided
from docgen.checks.numbering.every_question_heard import every_question_heard
from docgen.checks.numbering.numbers_fit_levels import numbers_fit_levels
from docgen.checks.numbering.numbers_in_order import numbers_in_order
from docgen.checks.numbering.numbers_marked_alike import numbers_marked_alike
from docgen.checks.numbering.rows_not_repeated import rows_not_repeated
from docgen.checks.paper import Check, CheckAcross

CHECKS: Mapping[str, Check] = {
    "every-question-decided": every_question_decided,
    "every-question-heard": every_question_heard,
    "numbers-in-order": numbers_in_order,
    "numbers-fit-levels": numbers_fit_levels,
    "numbers-marked-alike": numbers_marked_alike,
    "rows-not-repeated": rows_not_repeated,
}
ACROSS: Mapping[str, CheckAcross] = {}
