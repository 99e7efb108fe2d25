"""Stated numbers against counted ones."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.arithmetic.votes_fit_attendance import votes_fit_attendance
from docgen.checks.paper import Check, CheckAcross

CHECKS: Mapping[str, Check] = {
    "votes-fit-attendance": votes_fit_attendance,
}
ACROSS: Mapping[str, CheckAcross] = {}
