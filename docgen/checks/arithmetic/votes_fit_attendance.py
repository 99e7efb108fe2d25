"""No more people vote than are present (R-PROT-10)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.arithmetic.attendance import attendance
from docgen.checks.arithmetic.votes import votes
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning


def votes_fit_attendance(paper: Paper) -> Iterator[Issue]:
    """Yield the votes that add up to more than the list of those present."""
    people = paper.once(attendance)
    for vote in paper.once(votes) if people else ():
        if people and vote.total > people.present:
            yield warning(
                "votes-fit-attendance",
                vote.value.location,
                f"Голосов {vote.total:g}, а присутствовавших {people.present}.",
                "Исправьте числа «за», «против», «воздержались» или список присутствовавших.",
            )
