"""Every date that is written is a day of the calendar (R-DATE-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

from docgen.checks.dates.deadline_not_before_document import deadline_cells
from docgen.checks.dates.signs import LATE_DAY
from docgen.checks.dates.written import doubtful_dates
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, error, warning
from docgen.lazy_regex import lazy_regex
from docgen.russian.dates import parse_date_or_reason
from docgen.russian.months import MONTHS_GENITIVE, month_number

_RAW = attrgetter("raw")
_DATE = lazy_regex(
    r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d{2,4}(?![\d.]*\d)"
    rf"|(?<![\w.,/:№])\d{{1,2}}\s+(?:{'|'.join(MONTHS_GENITIVE)})\s+20\d\d(?!\d)",
    re.IGNORECASE,
)
# Days without a year: «31 апреля», «32 марта»; in figures only those of a deadline are days.
_YEARLESS = lazy_regex(
    rf"(?<![\w.,/:№])(?<!№ )(?P<day>3\d)\s+(?P<month>{'|'.join(MONTHS_GENITIVE)})(?!\w)"
    r"(?!\.?,?\s+\d{2,5})",
    re.IGNORECASE,
)
_YEARLESS_FIGURES = lazy_regex(
    r"(?<![\d.:])(?<!п\. )(?P<day>3\d)\.(?P<month>0[1-9]|1[0-2])(?![\d.:]*\d)"
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def dates_exist(paper: Paper) -> Iterator[Issue]:
    """Yield the dates that are not in the calendar: «31.11.2026», «31 апреля», «10.11.206».

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
    lost = [
        (written.value, written.text, written.reason)
        for written in paper.once(doubtful_dates)
        if written.day is None
    ]
    lost.extend(
        (value, text, reason)
        for value, (text, reason) in texts(paper).having(LATE_DAY).found(_yearless)
    )
    told = {value.location for _, values in cells for value in values} if lost else set()
    for value, text, reason in lost:
        if value.location not in told:
            yield warning("dates-exist", value.location, f"«{text}»: {reason}.", "Исправьте дату.")


@lru_cache(maxsize=65536)  # the rows of a long plan share their deadlines
def _reasons(text: str) -> tuple[str, ...]:
    """Return why each of the dates of a deadline that do not exist does not."""
    read = (parse_date_or_reason(found[0]) for found in _DATE.finditer(text))
    reasons = [reason or "такой даты нет" for day, reason in read if day is None]
    return (*reasons, *(reason for _, reason in _yearless(text, figures=True)))


def _yearless(text: str, *, figures: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the days without a year that no year has, each with the reason."""
    for pattern in (_YEARLESS, _YEARLESS_FIGURES) if figures else (_YEARLESS,):
        for found in pattern.finditer(text):
            word = found["month"]
            month = int(word) if word.isdecimal() else month_number(word)
            if month and int(found["day"]) > _DAYS[month - 1]:
                name = MONTHS_GENITIVE[month - 1]
                yield found[0], f"{found['day']} {name} не бывает"
