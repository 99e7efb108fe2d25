"""Who is present votes on every question, or not (R-PROT-10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.checks.arithmetic.attendance import attendance
from docgen.checks.arithmetic.votes import votes
from docgen.checks.paper import Paper
from docgen.issues import Issue, note

_USUAL = 3


def everyone_votes(paper: Paper) -> Iterator[Issue]:
    """Yield the votes that miss some of those who voted on all other questions.

    A person may leave, or have an interest in the matter: it is a note.
    """
    people, all_votes = paper.once(attendance), paper.once(votes)
    if people is None or not all_votes:
        return
    usual, times = Counter(vote.total for vote in all_votes).most_common(1)[0]
    if usual != people.present or times < _USUAL:
        return
    for vote in all_votes:
        if vote.total < usual:
            yield note(
                "everyone-votes",
                vote.value.location,
                f"Голосов {vote.total:g}, а в остальных случаях {usual:g}.",
                "Исправьте числа или напишите, кто не голосовал.",
            )
