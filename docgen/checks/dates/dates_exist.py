"""Every date that is written is a day of the calendar (R-DATE-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.dates.deadline_not_before_document import deadlines
from docgen.checks.dates.written import written_dates
from docgen.checks.paper import Paper
from docgen.issues import Issue, error, warning
from docgen.russian.dates import parse_date_or_reason

_DATE = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d{2,4}(?![\d.]*\d)")


def dates_exist(paper: Paper) -> Iterator[Issue]:
    """Yield the dates that are not in the calendar: «31.11.2026», «001.03.2020», «10.11.206».

    In a deadline such a date stops the document; in running text it may be a number of something
    else, and is only told.
    """
    told = set()
    for value in deadlines(paper):
        told.add(value.location)
        for found in _DATE.finditer(value.raw):
            day, reason = parse_date_or_reason(found[0])
            if day is None:
                yield error(
                    "dates-exist",
                    value.location,
                    f"Срок «{value.raw}»: {reason or 'такой даты нет'}.",
                    "Исправьте дату.",
                )
    for written in paper.once(written_dates):
        if written.day is None and written.value.location not in told:
            yield warning(
                "dates-exist",
                written.value.location,
                f"«{written.text}»: {written.reason}.",
                "Исправьте дату.",
            )
