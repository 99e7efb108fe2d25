"""Every date written in a deadline is a day of the calendar (R-DATE-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.dates.deadline_not_before_document import deadlines
from docgen.checks.paper import Paper
from docgen.issues import Issue, error
from docgen.russian.dates import parse_date_or_reason

_DATE = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d{2,4}(?![\d.]*\d)")


def dates_exist(paper: Paper) -> Iterator[Issue]:
    """Yield the deadlines with a day that is not in the calendar: «31.11.2026», «10.11.206»."""
    for value in deadlines(paper):
        for found in _DATE.finditer(value.raw):
            day, reason = parse_date_or_reason(found[0])
            if day is None:
                yield error(
                    "dates-exist",
                    value.location,
                    f"Срок «{value.raw}»: {reason or 'такой даты нет'}.",
                    "Исправьте дату.",
                )
