"""The forms in which one act is cited, and which of them is taken for right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import date

from docgen.checks.references.agreement import Act, Detail, number_key, title_key
from docgen.checks.references.citations import Cited, shown
from docgen.issues import Issue, warning
from docgen.russian.dates import date_in_digits

#: What two citations must share to be worth comparing.
Key = tuple[str, str]
#: Kind, number, date and title: what makes two citations alike.
Details = tuple[str, str, date | None, str]


class Forms:
    """All forms met so far; the one with more voters is taken for right, of two the first one."""

    def __init__(self) -> None:
        self._first: dict[Details, Cited] = {}
        self._order: dict[Details, int] = {}
        self._voters: dict[Hashable, set[Hashable]] = defaultdict(set)
        self._meeting: dict[Key, list[Cited]] = defaultdict(list)

    def add(self, cited: Cited, voter: Hashable) -> None:
        """Count a citation: ``voter`` is whatever counts once, a cell or a workbook."""
        form = details(cited.act)
        self._voters[form].add(voter)
        # A citation without the title speaks for the number and the date as well.
        self._voters[form[:3]].add(voter)
        if form not in self._first:
            self._first[form] = cited
            self._order[form] = len(self._order)
            for key in keys(cited.act):
                self._meeting[key].append(cited)

    def better(self, act: Act) -> list[Cited]:
        """Return the first citations of the forms that outweigh the form of an act, best first."""
        rivals = {id(one): one for key in keys(act) for one in self._meeting[key]}.values()
        if len(rivals) < 2:  # nobody but the form itself
            return []
        own = self._weight(act)
        heavier = [one for one in rivals if self._weight(one.act) > own]
        return sorted(heavier, key=lambda one: self._weight(one.act), reverse=True)

    def _weight(self, act: Act) -> tuple[int, int, int]:
        form = details(act)
        return len(self._voters[form[:3]]), len(self._voters[form]), -self._order[form]


def details(act: Act) -> Details:
    """Return what makes two citations alike."""
    return act.kind, number_key(act), act.day, title_key(act.title)


def keys(act: Act) -> Iterator[Key]:
    """Yield the keys under which citations of one act meet, whatever one of its details is."""
    number = number_key(act)
    if act.number:
        yield act.kind, f"№ {number}"
    title = title_key(act.title)
    if title:
        yield act.kind, title
    if act.kind == "протокол" and act.day:
        yield act.kind, act.day.isoformat()
    if act.number and act.day:
        yield act.kind, f"{act.day} {''.join(sorted(number))}"  # two figures swapped


def told(code: str, one: Cited, right: Act, detail: Detail, where: str) -> Issue:
    """Return the finding that a citation has a detail other than another place has."""
    act = one.act
    name = shown(
        act.kind,
        None if detail == "дата" else act.day,
        "" if detail == "номер" else act.number,
    )
    here, there = _detail(act, detail), _detail(right, detail)
    return warning(
        code,
        one.number_at if detail == "номер" and one.number_at else one.location,
        f"{name}: здесь {here}, а {where} – {there}.",
        "Сверьтесь с самим документом и исправьте там, где ошибка.",
    )


def _detail(act: Act, detail: Detail) -> str:
    if detail == "дата":
        return f"от {date_in_digits(act.day)}" if act.day else "без даты"
    return f"№ {act.number}" if detail == "номер" else f"«{act.title.strip('«»')}»"
