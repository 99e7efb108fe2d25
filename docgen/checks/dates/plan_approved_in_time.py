"""A plan is approved before its period is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.checks.dates.corner_blocks import corner_blocks
from docgen.checks.dates.rows import Plan, last_of, plans
from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.records import Value
from docgen.russian.dates import date_in_digits

_ENOUGH = 3


def plan_approved_in_time(paper: Paper) -> Iterator[Issue]:
    """Yield the date of the paper, or of the corner block, that approves what is already over."""
    ends = [end for plan in paper.once(plans) if (end := _end(plan))]
    if not ends:
        return
    end = max(ends)
    for day, value in _approvals(paper):
        if day > end:
            yield warning(
                "plan-approved-in-time",
                value.location,
                f"План утверждён {date_in_digits(day)}, а кончается {date_in_digits(end)}.",
                "Исправьте дату утверждения или годы в плане.",
            )


def _end(plan: Plan) -> date | None:
    """Return the last day of a plan; a few dated rows among others do not bound it."""
    dated = plan.table.often.total()
    if dated >= _ENOUGH and dated * 2 > len(plan.table.data.records):
        return max(day for one in plan.table.deadlines.values() if (day := last_of(one)))
    return plan.period.end if plan.period else None


def _approvals(paper: Paper) -> Iterator[tuple[date, Value]]:
    written = card_value(paper, "date")
    if written is not None and isinstance(written.data, date):
        yield written.data, written
    for block in paper.once(corner_blocks):
        if block.approves:
            yield block.day, block.value
