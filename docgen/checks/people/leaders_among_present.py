"""The chairman and the secretary of a meeting are among those present."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.keyed import card_value, column_values, same_person
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning


def leaders_stand_apart(paper: Paper) -> bool:
    """Return whether the chairman and the secretary are named before those present."""
    chosen = card_value(paper, "leaders_first")
    return chosen.data is True if chosen else True


def leaders_among_present(paper: Paper) -> Iterator[Issue]:
    """Yield the leaders whom the list of those present, where there is one, does not name.

    Leaders named above the list (R-PROT-2) need not stand in it again.
    """
    if leaders_stand_apart(paper):
        return
    present = [value.raw for _, _, value in column_values(paper, "present")]
    if not present:
        return
    for key, word in (("chair", "Председателя"), ("secretary", "Секретаря")):
        leader = card_value(paper, key)
        if leader and not any(same_person(leader.raw, name) for name in present):
            yield warning(
                "leaders-among-present",
                leader.location,
                f"{word} «{leader.raw}» нет среди присутствовавших.",
                "Добавьте его в список присутствовавших или исправьте фамилию.",
            )
