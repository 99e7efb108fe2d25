"""The acts of a run that one office registers in one row of numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper
from docgen.checks.references.agreement import number_key, title_key
from docgen.checks.references.citations import OwnAct, own_act
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.russian.periods import school_year_of

_INTEGER = lazy_regex(r"(\D*)(\d+)(\D*)")


class Entry(Struct, frozen=True):
    """A workbook with a number and a date: a line of a register."""

    paper: Paper
    own: OwnAct
    day: date


def registers(papers: Sequence[Paper]) -> Iterator[list[Entry]]:
    """Yield the entries of each register: minutes of a body in a school year, or orders of a year.

    Some offices count orders from January, some from September: a register ends at both.
    """
    found: dict[object, list[Entry]] = defaultdict(list)
    for paper in papers:
        own = paper.once(own_act)
        if own.number and own.day is not None:
            minutes = own.kind == "протокол"
            years = (school_year_of(own.day), None if minutes else own.day.year)
            body = title_key(own.title) if minutes else ""
            register = (own.kind, office_of(paper), years, body)
            found[register].append(Entry(paper, own, own.day))
    yield from (entries for entries in found.values() if len(entries) > 1)


def office_of(paper: Paper) -> str:
    """Return whose paper it is: the heading of the card; empty for that of the справочник."""
    value = card_value(paper, "organization")
    return normal_name(value.raw) if value else ""


def series(own: OwnAct) -> tuple[tuple[str, str], int] | None:
    """Return the letters around a number and the number itself: «101-ОД» -> (("", "-од"), 101)."""
    found = _INTEGER.fullmatch(number_key(own))
    return ((found[1], found[3]), int(found[2])) if found else None
