"""Numbers of clauses, questions and rows."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.numbering.every_question_decided import every_question_decided
from docgen.checks.paper import Check, CheckAcross

CHECKS: Mapping[str, Check] = {
    "every-question-decided": every_question_decided,
}
ACROSS: Mapping[str, CheckAcross] = {}
