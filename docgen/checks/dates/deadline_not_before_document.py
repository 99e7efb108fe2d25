"""A deadline does not lie before the date of the document that sets it (R-ORD-8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import ValueType
from docgen.records import Value
from docgen.russian.dates import date_in_digits
from docgen.russian.deadlines import parse_deadline


def deadline_not_before_document(paper: Paper) -> Iterator[Issue]:
    """Yield every deadline that has passed on the day of the document."""
    written = card_value(paper, "date")
    if written is None or not isinstance(written.data, date):
        return
    for value in deadlines(paper):
        end = _last_day(value)
        if end is not None and end < written.data:
            yield warning(
                "deadline-not-before-document",
                value.location,
                f"Срок «{value.raw}» раньше даты документа ({date_in_digits(written.data)}).",
                "Исправьте срок или дату документа.",
            )


def deadlines(paper: Paper) -> Iterator[Value]:
    """Yield typed deadlines, and the cells of tables under a heading such as «Срок исполнения»."""
    for data in paper.records.sheets.values():
        for record in data.records:
            for name, value in record.values.items():
                column = value.column
                typed = column is not None and column.type is ValueType.DEADLINE
                headed = column is None and name.startswith("срок")
                if typed or headed:
                    yield value


def _last_day(value: Value) -> date | None:
    """Return the last day of a deadline whose year is written; the rest is not certain enough."""
    if isinstance(value.data, date):
        return value.data
    digits = sum(character.isdigit() for character in value.raw)
    return parse_deadline(value.raw).end if digits >= len("2026") else None
