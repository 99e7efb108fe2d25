"""Days, deadlines and periods that contradict each other."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.dates.dates_exist import dates_exist
from docgen.checks.dates.deadline_not_before_document import deadline_not_before_document
from docgen.checks.paper import Check, CheckAcross

CHECKS: Mapping[str, Check] = {
    "dates-exist": dates_exist,
    "deadline-not-before-document": deadline_not_before_document,
}
ACROSS: Mapping[str, CheckAcross] = {}
