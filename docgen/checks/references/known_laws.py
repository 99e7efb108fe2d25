"""The federal laws that schools cite most: their dates, numbers and titles as published."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from docgen.checks.references.agreement import (
    Act,
    Detail,
    near,
    number_key,
    same_title,
    unlike_titles,
)


@dataclass(frozen=True, slots=True)
class Law:
    """A federal law; ``number`` has its «-ФЗ»."""

    day: date
    number: str
    title: str
    kind: str = "закон"
    issuer: str = ""


@cache
def known_laws() -> tuple[Law, ...]:
    """Return the laws of known_laws.toml."""
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["laws"]
    return tuple(Law(date.fromisoformat(day), number, title) for day, number, title in rows)


def known_difference(act: Act) -> tuple[Law, Detail] | None:
    """Return the known law that a citation means, and what it has otherwise; None when sound.

    A number comes back every year («273-ФЗ» of 2008 and of 2012), so it is not enough alone.
    """
    if act.kind != "закон" or (act.issuer and "росси" not in act.issuer.casefold()):
        return None
    meant = [(law, same_title(act.title, law.title)) for law in known_laws()]
    for law, _ in meant:
        if number_key(law) == number_key(act) and law.day == act.day:
            return (law, "название") if unlike_titles(act.title, law.title) else None
    for law, titles in meant:
        if number_key(law) == number_key(act) and act.day is not None and titles is not False:
            if titles or act.day.year == law.day.year or near(act.day, law.day):
                return law, "дата"
        elif titles and act.number and number_key(law) != number_key(act):
            return law, "номер"
    return None
