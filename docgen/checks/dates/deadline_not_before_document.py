"""A deadline does not lie before the date of the document that sets it (R-ORD-8)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from docgen.checks.columns import columns
from docgen.checks.dates.rows import plans
from docgen.checks.dates.written import Written, dates_in
from docgen.checks.keyed import card_value, column_values
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
# What a date of which ``_is_deadline`` holds has before it.
_MAY_BE_UNTIL = lazy_regex(r"[оОкКеЕ]\s+[«\"]?\d")
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
    with_period = {plan.table.data.name for plan in paper.once(plans) if plan.period}
    for data, values in paper.once(deadline_cells):
        if data.name in with_period:
            continue
        often = Counter((v.raw, v.day, v.column is not None) for v in values)
        ends = {said: end for said in often if (end := _last_day(*said, day)) is not None}
        passed = {said for said, end in ends.items() if end < day}
        count = sum(often[said] for said in passed)
        if _is_table(data) and count > 2 and count * 2 > sum(often[said] for said in ends):
            continue
        for value in values if passed else ():
            if (value.raw, value.day, value.column is not None) in passed:
                yield _issue(value, value.raw, day)
    for value in _clauses(paper):
        for found in dates_in(value) if _MAY_BE_UNTIL.search(value.raw) else ():
            if found.day and found.day < day and _is_deadline(found):
                yield _issue(value, found.text, day)


def deadline_cells(paper: Paper) -> tuple[tuple[SheetData, list[Value]], ...]:
    """Return by sheet the typed deadlines, and the cells under such as «Срок исполнения»."""
    found = []
    for sheet in paper.once(columns):
        typed = [name for name, of_type in sheet.types.items() if of_type is ValueType.DEADLINE]
        values = [value for _, _, value in sheet.under({*typed, *sheet.like(_is_headed)})]
        found.append((sheet.data, list(filter(_is_asked_when, values))))
    return tuple(found)


def _is_headed(heading: str) -> bool:
    return heading.startswith("срок")


def _is_asked_when(value: Value) -> bool:
    return value.column is None or value.column.type is ValueType.DEADLINE


@lru_cache(maxsize=65536)
def _last_day(text: str, day: date | None, is_typed: bool, document: date) -> date | None:
    """Return the last day of a deadline where it is certain, else None.

    It is where the year is written, or where a typed deadline names a day that has just passed.
    """
    if day is not None:
        return day
    digits = sum(map(str.isdecimal, text))
    if digits >= len("2026"):
        return parse_deadline(text).end
    if not is_typed:
        return None
    found = parse_deadline(text, document_date=document)
    if found.kind not in ("date", "until") or found.end is None or found.end.year == document.year:
        return None
    try:
        this_year = found.end.replace(year=document.year)
    except ValueError:
        return None
    return this_year if document - this_year <= _JUST_PASSED else None


def _is_table(data: SheetData) -> bool:
    return data.sheet is None or data.sheet.shape is Shape.TABLE


def _clauses(paper: Paper) -> Iterator[Value]:
    # An agenda names what was due; clauses and decisions, under which nothing hangs, set it.
    parents = {sheet.parent for sheet in paper.records.kind.sheets}
    for sheet, _, value in column_values(paper, "text"):
        if sheet.shape is Shape.CLAUSES and sheet.name not in parents:
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
