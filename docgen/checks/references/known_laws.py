"""The acts that schools cite most: their dates, numbers and titles as published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from docgen.checks.references.agreement import (
    Act,
    Detail,
    issued_by,
    near,
    number_key,
    same_title,
    unlike_titles,
)
from docgen.toml_text import parsed


class Law(Struct, frozen=True):
    """A federal law, whose ``number`` has its «-ФЗ», or another act with its ``issuer``.

    ``title`` is empty where it tells nothing: many acts are «О внесении изменений…».
    """

    day: date
    number: str
    title: str
    kind: str = "закон"
    issuer: str = ""

    @property
    def name(self) -> str:
        """Kind and issuer at the start of a sentence."""
        kind = "Федеральный закон" if self.kind == "закон" else self.kind.capitalize()
        return f"{kind} {self.issuer}".strip()


_SWAPPED = 3


@cache
def known_laws() -> tuple[Law, ...]:
    """Return the acts of known_laws.toml."""
    table = parsed(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    acts = [Law(date.fromisoformat(day), number, title) for day, number, title in table["laws"]]
    for office in table["offices"]:
        acts.extend(
            Law(date.fromisoformat(day), number, title, office["kind"], office["issuer"])
            for day, number, title in office["acts"]
        )
    return tuple(acts)


def known_difference(act: Act) -> tuple[Law, Detail] | None:
    """Return the known act that a citation means, and what it has otherwise; None when sound.

    A number comes back every year («273-ФЗ» of 2008 and of 2012), so it is not enough alone.
    Titles of laws are unique. Those of orders are given again to the next one and are cited
    short, so they tell a wrong number only among the acts of one day.
    """
    if not (act.number or act.title):
        return None
    named = _laws_of(act.kind) if act.title else _laws_of(act.kind, number_key(act))
    meant = [(law, same_title(act.title, law.title)) for law in named if _is_by(act, law)]
    same = [law for law, _ in meant if (number_key(law), law.day) == (number_key(act), act.day)]
    of_a_law = act.kind == "закон"
    if same and of_a_law:
        return (same[0], "название") if unlike_titles(act.title, same[0].title) else None
    for law, titles in meant:
        if number_key(law) == number_key(act):
            if same or act.day is None or titles is False:
                continue
            if titles or act.day.year == law.day.year or near(act.day, law.day):
                return law, "дата"
        elif titles and act.number and (of_a_law or act.day == law.day):
            return law, "номер"
    return _swapped(act)


def _swapped(act: Act) -> tuple[Law, Detail] | None:
    """Return the act of this day whose number has two figures the other way: «687-р»."""
    key = number_key(act)
    if act.title or act.day is None or len(key) < _SWAPPED:
        return None
    for law in _laws_of(act.kind, act.day):
        other = number_key(law)
        if _is_by(act, law):
            if key == other:
                return None
            if sorted(key) == sorted(other):
                return law, "номер"
    return None


def _laws_of(kind: str, detail: str | date = "") -> Sequence[Law]:
    """Return the known acts of a kind, in their order: all, or those of a number or of a day."""
    return _by_detail().get((kind, detail), ())


@cache
def _by_detail() -> Mapping[tuple[str, str | date], Sequence[Law]]:
    found: defaultdict[tuple[str, str | date], list[Law]] = defaultdict(list)
    for law in known_laws():
        for detail in ("", number_key(law), law.day):
            found[law.kind, detail].append(law)
    return dict(found)


def _is_by(act: Act, law: Law) -> bool:
    """Return whether the office of a known act is named as that of a citation of its kind."""
    if law.kind == "закон":
        return not act.issuer or "росси" in act.issuer.casefold()
    return issued_by(law.issuer, act.issuer)
