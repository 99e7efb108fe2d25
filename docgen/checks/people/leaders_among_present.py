"""The chairman and the secretary of a meeting are among those present."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.keyed import card_value, column_values, name_in, same_person
from docgen.checks.paper import Paper
from docgen.issues import Issue, note, warning


def leaders_stand_apart(paper: Paper) -> bool:
    """Return whether the chairman and the secretary are named before those present."""
    chosen = card_value(paper, "leaders_first")
    return chosen.data is True if chosen else True


def leaders_among_present(paper: Paper) -> Iterator[Issue]:
    """Yield the leaders whom the list of those present does not name, or that of those absent does.

    Leaders named above the list (R-PROT-2) need not stand in it again; but where one of them does,
    the other one was not there. A secretary need not be a member, and is then only a note.
    """
    present = [value.raw for _, _, value in column_values(paper, "present")]
    absent = [value.raw for _, _, value in column_values(paper, "absent")]
    apart = leaders_stand_apart(paper)
    leaders = {key: card_value(paper, key) for key in ("chair", "secretary")}
    for key, leader in leaders.items():
        if leader is None or _names(present, leader.raw):
            continue
        if _names(absent, leader.raw):
            yield warning(
                "leaders-among-present",
                leader.location,
                f"«{leader.raw}» ведёт заседание или протокол, а назван среди отсутствовавших.",
                "Впишите того, кто вёл, или уберите человека из отсутствовавших.",
            )
            continue
        beside = next(other for name, other in leaders.items() if name != key)
        listed = beside is not None and _names(present, beside.raw) and all(map(name_in, present))
        if present and (listed or not apart):
            word, tell = ("Председателя", warning) if key == "chair" else ("Секретаря", note)
            yield (warning if not apart else tell)(
                "leaders-among-present",
                leader.location,
                f"{word} «{leader.raw}» нет среди присутствовавших.",
                "Добавьте его в список присутствовавших или исправьте фамилию.",
            )


def _names(people: list[str], leader: str) -> bool:
    return any(same_person(leader, name) for name in people)
