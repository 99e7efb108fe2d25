"""Whoever spoke at a meeting was there."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.keyed import card_value, column_values, name_in
from docgen.checks.paper import Paper
from docgen.checks.people.crowd import Crowd
from docgen.checks.people.persons import people_in
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.names import normal_name
from docgen.records import Value
from docgen.russian.name_forms import Name

_ATTEND = ("present", "invited")


def speakers_among_present(paper: Paper) -> Iterator[Issue]:
    """Yield, once each, the speakers who are neither present nor invited nor lead the meeting.

    Silent without a list, and where the list names a group: anybody may be of it.
    """
    attending = [value for key in _ATTEND for _, _, value in column_values(paper, key)]
    if not any(True for _ in column_values(paper, "present")):
        return
    there = [name for value in attending if (name := name_in(value.raw)) is not None]
    if len(there) < len(attending):
        return
    for key in ("chair", "secretary"):
        leader = card_value(paper, key)
        if leader and (name := name_in(leader.raw)):
            there.append(name)
    crowd = Crowd(there)
    told: set[str] = set()
    first: dict[str, Value] = {}
    for value in _speakers(paper):
        first.setdefault(value.raw, value)
    for value in first.values():
        for text, name, _ in people_in(value.raw):
            if name is not None and name not in crowd and normal_name(text) not in told:
                told.add(normal_name(text))
                yield warning(
                    "speakers-among-present",
                    value.location,
                    f"Выступает «{text}», но среди присутствовавших и приглашённых этого "
                    f"человека нет{_near(name, crowd)}.",
                    "Добавьте человека в один из списков или исправьте имя.",
                )


def _speakers(paper: Paper) -> Iterator[Value]:
    """Yield who reports to the agenda, and who speaks in the course of the meeting."""
    for _, _, value in column_values(paper, "speaker"):
        yield value
    for sheet, _, value in column_values(paper, "person"):
        if sheet.shape is Shape.TEXT:
            yield value


def _near(speaker: Name, there: Crowd) -> str:
    """Return who in the lists may have been meant: somebody with the same surname."""
    alike = [str(name) for name in there.namesakes(speaker)]
    return f" (есть «{'», «'.join(alike)}»)" if alike else ""
