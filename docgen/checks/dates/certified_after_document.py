"""An extract is certified when the document is signed, not before."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.keyed import card_value, column_values
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.russian.dates import date_in_digits


def certified_after_document(paper: Paper) -> Iterator[Issue]:
    """Yield the days of certification that are before the day of the document (R-COPY-1)."""
    signed = card_value(paper, "date")
    day = signed.day if signed else None
    for _, _, value in column_values(paper, "certified"):
        if day is not None and value.day is not None and value.day < day:
            yield warning(
                "certified-after-document",
                value.location,
                f"Выписка заверена {date_in_digits(value.day)}, а документ – от "
                f"{date_in_digits(day)}.",
                "Исправьте дату заверения или дату документа.",
            )
