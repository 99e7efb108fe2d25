"""No more people vote than are present (R-PROT-10)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.keyed import rows_with, value_of
from docgen.issues import Issue, warning
from docgen.records import WorkbookRecords

_VOTES = ("votes_for", "votes_against", "votes_abstained")


def votes_fit_attendance(records: WorkbookRecords) -> Iterator[Issue]:
    """Yield the votes that add up to more than the list of those present."""
    present = sum(1 for _ in rows_with(records, "present"))
    if not present:
        return
    for sheet, record in rows_with(records, "votes_for"):
        votes = [value for key in _VOTES if (value := value_of(sheet, record, key))]
        total = sum(value.data for value in votes if isinstance(value.data, int | float))
        if total > present:
            yield warning(
                "votes-fit-attendance",
                votes[0].location,
                f"Голосов {total:g}, а присутствовавших {present}.",
                "Исправьте числа «за», «против», «воздержались» или список присутствовавших.",
            )
