"""An office gives a number once: to one order in a year, to one meeting in a school year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.checks.paper import Paper
from docgen.checks.references.agreement import number_key
from docgen.checks.references.citations import shown
from docgen.checks.references.registers import Entry, registers
from docgen.issues import Issue, warning


def register_numbers_once(papers: Sequence[Paper]) -> Iterator[Issue]:
    """Yield the workbooks whose number another one of the same register has already."""
    for entries in registers(papers):
        taken: dict[str, Entry] = {}
        for entry in sorted(entries, key=lambda entry: entry.day):
            first = taken.setdefault(number_key(entry.own), entry)
            if first is not entry:
                own = first.own
                yield warning(
                    "register-numbers-once",
                    entry.own.location,
                    f"Номер {entry.own.number} уже занят: {shown(own.kind, own.day, own.number)} – "
                    f"книга «{first.paper.records.path.name}».",
                    "Исправьте номер или уберите лишнюю книгу.",
                )
