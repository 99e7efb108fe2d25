"""In a table that runs from autumn to spring, spring carries the next year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from docgen.checks.dates.rows import DatedRow, DatedTable, dated_tables, first_of, plans
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.russian.dates import last_day

_AUTUMN = 8
_ENOUGH = 3


def years_advance(paper: Paper) -> Iterator[Issue]:
    """Yield the spring rows that carry the year of the autumn before them.

    Only tables that begin in autumn tell: the calendar year of the others begins anew in every
    part. Rows of a plan with a period of its own are held to that period.
    """
    with_period = {plan.table.data.name for plan in paper.once(plans) if plan.period}
    for table in paper.once(dated_tables):
        if table.data.name not in with_period:
            yield from _behind(table)


def _behind(table: DatedTable) -> Iterator[Issue]:
    first = next(map(first_of, table.deadlines.values()), None)
    if first is None or first.month < _AUTUMN:
        return
    for row in _late([(row.first, row) for row in table.rows if row.first]):
        yield warning(
            "years-advance",
            row.value.location,
            f"Срок «{row.value.raw}» стоит после более поздних, а годом позже был бы на месте.",
            "Если это весна учебного года, исправьте год.",
        )


def _late(rows: Sequence[tuple[date, DatedRow]]) -> list[DatedRow]:
    """Return the rows that a year more puts in order, if that puts the whole table in order."""
    late: list[DatedRow] = []
    latest, above = rows[0]
    for day, row in rows[1:]:
        if day < latest:
            moved = _next_year(day)
            # A part of the plan may begin anew between two rows that do not touch.
            if day.month >= _AUTUMN or moved < latest or _row(row) - _row(above) > 1:
                return []
            late.append(row)
            latest = moved
        else:
            latest = day
        above = row
    return late if len(rows) - len(late) >= _ENOUGH else []


def _next_year(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, last_day(day.year + 1, day.month).day))


def _row(row: DatedRow) -> int:
    return row.record.location.row or 0
