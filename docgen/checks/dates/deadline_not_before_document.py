"""A deadline does not lie before the date of the document that sets it (R-ORD-8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from docgen.checks.dates.rows import plans
from docgen.checks.dates.written import Written, dates_in
from docgen.checks.keyed import card_value, rows_with, value_of
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape, ValueType
from docgen.lazy_regex import lazy_regex
from docgen.records import SheetData, Value
from docgen.russian.dates import date_in_digits
from docgen.russian.deadlines import parse_deadline

_IN_TEXT = lazy_regex(
    r"(?:\bв\s+срок\s+(?:до|к)|\bсрок(?:и|ом)?(?:\s+\w+)?\s*[-–—:]?\s*до|\bне\s+позд(?:нее|же))\s+[«\"]?$",
    re.IGNORECASE,
)
# «Составить график до 01.10.2026», but not «Продлить срок, действовавший до 01.10.2026».
_DO = lazy_regex(r"\W*(?:\d[\d.]*\s+)?\w+(?:ть|ти|ться)\b", re.IGNORECASE)
_UNTIL = lazy_regex(r"\bдо\s+[«\"]?$", re.IGNORECASE)
_PAST = lazy_regex(r"действ|утрат|\bс\s+\d[\d.]*\s*(?:г\.?\s*)?до\s+$", re.IGNORECASE)
# Without a year, a day that has just passed is a slip; one long passed is of the year to come.
_JUST_PASSED = timedelta(days=45)


def deadline_not_before_document(paper: Paper) -> Iterator[Issue]:
    """Yield every deadline that has passed on the day of the document.

    A plan with a period of its own may have begun before it was signed: its rows are held to the
    period. A table most of whose days have passed tells what was, not what is to be.
    """
    written = card_value(paper, "date")
    if written is None or not isinstance(written.data, date):
        return
    day = written.data
    with_period = {plan.data.name for plan in paper.once(plans) if plan.period}
    for data in paper.records.sheets.values():
        if data.name in with_period or not data.is_used:
            continue
        ends = [(value, last_day(value, day)) for value in _deadlines_of(data)]
        passed = [value for value, end in ends if end is not None and end < day]
        known = sum(1 for _, end in ends if end is not None)
        if _is_table(data) and len(passed) > 2 and len(passed) * 2 > known:
            continue
        for value in passed:
            yield _issue(value, value.raw, day)
    for value in _clauses(paper):
        for found in dates_in(value):
            if found.day and found.day < day and _is_deadline(found):
                yield _issue(value, found.text, day)


def deadlines(paper: Paper) -> Iterator[Value]:
    """Yield typed deadlines, and the cells of tables under a heading such as «Срок исполнения»."""
    for data in paper.records.sheets.values():
        if data.is_used:
            yield from _deadlines_of(data)


def last_day(value: Value, document: date | None = None) -> date | None:
    """Return the last day of a deadline where it is certain, else None.

    It is where the year is written, or where a typed deadline names a day that has just passed.
    """
    if value.day is not None:
        return value.day
    digits = sum(character.isdecimal() for character in value.raw)
    if digits >= len("2026"):
        return parse_deadline(value.raw).end
    if document is None or value.column is None:
        return None
    found = parse_deadline(value.raw, document_date=document)
    if found.kind not in ("date", "until") or found.end is None or found.end.year == document.year:
        return None
    try:
        this_year = found.end.replace(year=document.year)
    except ValueError:
        return None
    return this_year if document - this_year <= _JUST_PASSED else None


def _deadlines_of(data: SheetData) -> Iterator[Value]:
    for record in data.records:
        for name, value in record.values.items():
            column = value.column
            typed = column is not None and column.type is ValueType.DEADLINE
            headed = column is None and name.startswith("срок")
            if typed or headed:
                yield value


def _is_table(data: SheetData) -> bool:
    return data.sheet is None or data.sheet.shape is Shape.TABLE


def _clauses(paper: Paper) -> Iterator[Value]:
    # An agenda names what was due; clauses and decisions, under which nothing hangs, set it.
    parents = {sheet.parent for sheet in paper.records.kind.sheets}
    for sheet, record in rows_with(paper, "text"):
        if sheet.shape is Shape.CLAUSES and sheet.name not in parents:
            value = value_of(sheet, record, "text")
            if value is not None:
                yield value


def _is_deadline(found: Written) -> bool:
    if _IN_TEXT.search(found.before):
        return True
    until = _DO.match(found.value.raw) and _UNTIL.search(found.before)
    return until is not None and _PAST.search(found.before) is None


def _issue(value: Value, text: str, day: date) -> Issue:
    return warning(
        "deadline-not-before-document",
        value.location,
        f"Срок «{text}» раньше даты документа ({date_in_digits(day)}).",
        "Исправьте срок или дату документа.",
    )
