"""Days, deadlines and periods that contradict each other."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.dates.approved_after_agreed import approved_after_agreed
from docgen.checks.dates.certified_after_document import certified_after_document
from docgen.checks.dates.dates_complete import dates_complete
from docgen.checks.dates.dates_exist import dates_exist
from docgen.checks.dates.deadline_not_before_document import deadline_not_before_document
from docgen.checks.dates.likely_year import likely_year
from docgen.checks.dates.period_ends_after_start import period_ends_after_start
from docgen.checks.dates.period_fits_rows import period_fits_rows
from docgen.checks.dates.plan_approved_in_time import plan_approved_in_time
from docgen.checks.dates.school_year_fits_document import school_year_fits_document
from docgen.checks.dates.school_year_of_two_years import school_year_of_two_years
from docgen.checks.dates.weekday_fits_date import weekday_fits_date
from docgen.checks.dates.working_day import working_day
from docgen.checks.dates.years_advance import years_advance
from docgen.checks.paper import Check, CheckAcross

CHECKS: Mapping[str, Check] = {
    "dates-exist": dates_exist,
    "dates-complete": dates_complete,
    "likely-year": likely_year,
    "deadline-not-before-document": deadline_not_before_document,
    "period-ends-after-start": period_ends_after_start,
    "period-fits-rows": period_fits_rows,
    "years-advance": years_advance,
    "plan-approved-in-time": plan_approved_in_time,
    "approved-after-agreed": approved_after_agreed,
    "certified-after-document": certified_after_document,
    "school-year-of-two-years": school_year_of_two_years,
    "school-year-fits-document": school_year_fits_document,
    "weekday-fits-date": weekday_fits_date,
    "working-day": working_day,
}
ACROSS: Mapping[str, CheckAcross] = {}
