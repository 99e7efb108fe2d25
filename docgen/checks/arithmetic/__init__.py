"""Stated numbers against counted ones."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.arithmetic.days_fit_dates import days_fit_dates
from docgen.checks.arithmetic.everyone_votes import everyone_votes
from docgen.checks.arithmetic.numbers_fit_tables import numbers_fit_tables
from docgen.checks.arithmetic.parts_fit_total import parts_fit_total
from docgen.checks.arithmetic.quorum_fits_attendance import quorum_fits_attendance
from docgen.checks.arithmetic.rows_add_up import rows_add_up
from docgen.checks.arithmetic.stated_attendance import stated_attendance
from docgen.checks.arithmetic.totals_fit_rows import totals_fit_rows
from docgen.checks.arithmetic.unanimous_fits_votes import unanimous_fits_votes
from docgen.checks.arithmetic.votes_fit_attendance import votes_fit_attendance
from docgen.checks.paper import Check, CheckAcross

CHECKS: Mapping[str, Check] = {
    "stated-attendance": stated_attendance,
    "quorum-fits-attendance": quorum_fits_attendance,
    "votes-fit-attendance": votes_fit_attendance,
    "everyone-votes": everyone_votes,
    "unanimous-fits-votes": unanimous_fits_votes,
    "days-fit-dates": days_fit_dates,
    "parts-fit-total": parts_fit_total,
    "numbers-fit-tables": numbers_fit_tables,
    "totals-fit-rows": totals_fit_rows,
    "rows-add-up": rows_add_up,
}
ACROSS: Mapping[str, CheckAcross] = {}
