"""In a table that runs from autumn to spring, spring carries the next year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from docgen.checks.dates.rows import DatedRow, plans, sheet_rows
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape

_AUTUMN = 8
_LATE = 10
_ENOUGH = 3


def years_advance(paper: Paper) -> Iterator[Issue]:
    """Yield the spring rows that carry the year of the autumn before them.

    Only tables that begin in autumn tell: the calendar year of the others begins anew in every
    part. Rows of a plan with a period of its own are held to that period.
    """
    with_period = {plan.data.name for plan in paper.once(plans) if plan.period}
    for data in paper.records.sheets.values():
        free = data.sheet is None or data.sheet.shape is Shape.TABLE
        if free and data.is_used and not data.is_text and data.name not in with_period:
            yield from _behind([(row.first, row) for row in sheet_rows(data) if row.first])


def _behind(rows: Sequence[tuple[date, DatedRow]]) -> Iterator[Issue]:
    place = _turn(rows)
    if place is None:
        return
    autumn = rows[0][0].year
    for day, row in rows[place:]:
        if day.year == autumn and day.month < _AUTUMN:
            yield warning(
                "years-advance",
                row.value.location,
                f"Срок «{row.value.raw}» стоит после осени {autumn} года, а год в нём прежний.",
                f"Если это весна учебного года, напишите {autumn + 1} год.",
            )


def _turn(rows: Sequence[tuple[date, DatedRow]]) -> int | None:
    """Return the first row where months go on from autumn to spring, and the year does not."""
    for place, ((before, one), (after, other)) in enumerate(pairwise(rows), start=1):
        if before.month < _AUTUMN or before.year != rows[0][0].year:
            return None
        if after.year == before.year and after.month < _AUTUMN:
            # A part of the plan may begin between two rows that do not touch.
            touch = _row(other) - _row(one) == 1
            return place if touch and place >= _ENOUGH and before.month >= _LATE else None
    return None


def _row(row: DatedRow) -> int:
    return row.record.location.row or 0
