"""Numbers of a register grow with the dates."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from docgen.checks.paper import Paper
from docgen.checks.references.citations import shown
from docgen.checks.references.registers import Entry, registers, series
from docgen.issues import Issue, note


def register_in_order(papers: Sequence[Paper]) -> Iterator[Issue]:
    """Yield the workbooks whose number is greater and whose date is earlier than another's.

    As few as possible are told: those outside the longest row in which both grow.
    """
    for entries in registers(papers):
        by_series: dict[tuple[str, str], list[tuple[int, Entry]]] = defaultdict(list)
        for entry in entries:
            found = series(entry.own)
            if found is not None:
                by_series[found[0]].append((found[1], entry))
        for numbered in by_series.values():
            ordered = [e for _, e in sorted(numbered, key=lambda pair: (pair[0], pair[1].day))]
            right = _longest_growing([entry.day for entry in ordered])
            for place, entry in enumerate(ordered):
                if place not in right:
                    yield _told(entry, _contradicted(ordered, place, right))


def _contradicted(ordered: list[Entry], place: int, right: set[int]) -> Entry:
    """Return an entry of the right row that a wrong one cannot stand beside."""
    day = ordered[place].day
    before = [i for i in right if i < place and ordered[i].day > day]
    after = [i for i in right if i > place and ordered[i].day < day]
    return ordered[max(before) if before else min(after)]


def _told(entry: Entry, other: Entry) -> Issue:
    own, right = entry.own, other.own
    return note(
        "register-in-order",
        own.location,
        f"{shown(own.kind, own.day, own.number)}, а {shown(right.kind, right.day, right.number)} "
        f"(книга «{other.paper.records.path.name}»): номера и даты идут в разном порядке.",
        "Проверьте номер и дату.",
    )


def _longest_growing(days: list[date]) -> set[int]:
    """Return the places of a longest row of dates that do not go back."""
    ends: list[date] = []
    lasts: list[int] = []
    previous: dict[int, int | None] = {}
    for place, day in enumerate(days):
        length = bisect_right(ends, day)
        previous[place] = lasts[length - 1] if length else None
        if length == len(ends):
            ends.append(day)
            lasts.append(place)
        else:
            ends[length], lasts[length] = day, place
    row: set[int] = set()
    place_in_row: int | None = lasts[-1] if lasts else None
    while place_in_row is not None:
        row.add(place_in_row)
        place_in_row = previous[place_in_row]
    return row
