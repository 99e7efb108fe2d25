"""Every date that is written is a day of the calendar (R-DATE-1)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

from docgen.checks.dates.deadline_not_before_document import deadline_cells
from docgen.checks.dates.written import doubtful_dates
from docgen.checks.paper import Paper
from docgen.issues import Issue, error, warning
from docgen.lazy_regex import lazy_regex
from docgen.russian.dates import parse_date_or_reason

_RAW = attrgetter("raw")
_DATE = lazy_regex(r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d{2,4}(?![\d.]*\d)")


def dates_exist(paper: Paper) -> Iterator[Issue]:
    """Yield the dates that are not in the calendar: «31.11.2026», «001.03.2020», «10.11.206».

    In a deadline such a date stops the document; in running text it may be a number of something
    else, and is only told.
    """
    cells = paper.once(deadline_cells)
    for _, values in cells:
        wrong = {raw for raw in set(map(_RAW, values)) if _reasons(raw)}
        for value in values if wrong else ():
            for reason in _reasons(value.raw) if value.raw in wrong else ():
                yield error(
                    "dates-exist",
                    value.location,
                    f"Срок «{value.raw}»: {reason}.",
                    "Исправьте дату.",
                )
    lost = [written for written in paper.once(doubtful_dates) if written.day is None]
    told = {value.location for _, values in cells for value in values} if lost else set()
    for written in lost:
        if written.value.location not in told:
            yield warning(
                "dates-exist",
                written.value.location,
                f"«{written.text}»: {written.reason}.",
                "Исправьте дату.",
            )


@lru_cache(maxsize=65536)  # the rows of a long plan share their deadlines
def _reasons(text: str) -> tuple[str, ...]:
    """Return why each of the dates of a deadline that do not exist does not."""
    read = (parse_date_or_reason(found[0]) for found in _DATE.finditer(text))
    return tuple(reason or "такой даты нет" for day, reason in read if day is None)
