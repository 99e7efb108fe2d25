"""No more people vote than are present (R-PROT-10)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.keyed import card_value, column_values, rows_with, same_person, value_of
from docgen.checks.paper import Paper
from docgen.checks.people.leaders_among_present import leaders_stand_apart
from docgen.issues import Issue, warning

_VOTES = ("votes_for", "votes_against", "votes_abstained")


def votes_fit_attendance(paper: Paper) -> Iterator[Issue]:
    """Yield the votes that add up to more than the list of those present."""
    names = [value.raw for _, _, value in column_values(paper, "present")]
    if not names:
        return
    if leaders_stand_apart(paper):
        leaders = (card_value(paper, key) for key in ("chair", "secretary"))
        names += [
            leader.raw
            for leader in leaders
            if leader and not any(same_person(leader.raw, name) for name in names)
        ]
    present = len(names)
    for sheet, record in rows_with(paper, "votes_for"):
        votes = [value for key in _VOTES if (value := value_of(sheet, record, key))]
        total = sum(value.data for value in votes if isinstance(value.data, int | float))
        if total > present:
            yield warning(
                "votes-fit-attendance",
                votes[0].location,
                f"Голосов {total:g}, а присутствовавших {present}.",
                "Исправьте числа «за», «против», «воздержались» или список присутствовавших.",
            )
