"""The rows of a plan lie in the period that its title names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.checks.dates.rows import DatedRow, Period, Plan, first_of, last_of, plans
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.russian.dates import date_in_digits

_MANY = 3


def period_fits_rows(paper: Paper) -> Iterator[Issue]:
    """Yield the rows outside the period, or the period when most rows lie outside it."""
    for plan in paper.once(plans):
        if plan.period is not None:
            yield from _outside(plan, plan.period)


def _outside(plan: Plan, period: Period) -> Iterator[Issue]:
    table = plan.table
    told = period.left_out(table.deadlines)
    count = sum(table.often[said] for said in told)
    if count >= _MANY and count * 2 > table.often.total():
        ends = ((first_of(one), last_of(one)) for one in table.deadlines.values())
        days = sorted(day for pair in ends for day in pair if day)
        yield warning(
            "period-fits-rows",
            period.value.location,
            f"Период «{_short(period.value.raw)}», а сроки на листе «{table.data.name}» – "
            f"с {date_in_digits(days[0])} по {date_in_digits(days[-1])}.",
            "Исправьте период в названии или годы в сроках.",
        )
        return
    for row in table.rows_of(told) if told else ():
        moved = _moved(row, period)
        hint = f" Возможно, {date_in_digits(moved)}?" if moved else ""
        yield warning(
            "period-fits-rows",
            row.value.location,
            f"Срок «{row.value.raw}» не входит в период плана «{_short(period.value.raw)}».",
            f"Исправьте год срока или период плана.{hint}",
        )


def _moved(row: DatedRow, period: Period) -> date | None:
    """Return the day of the row in the period, if a year more or less puts it there."""
    day = row.last
    for years in (1, -1):
        try:
            moved = day.replace(year=day.year + years) if day else None
        except ValueError:
            continue
        if moved and period.start <= moved <= period.end:
            return moved
    return None


def _short(text: str) -> str:
    return text.strip().splitlines()[-1][:60]
