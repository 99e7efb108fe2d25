"""A clause that the text refers to exists: «пункт 7 настоящего приказа» of five clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from docgen.checks.clauses import clause_lists
from docgen.checks.keyed import card_value, value_of
from docgen.checks.numbering.sequences import sequences
from docgen.checks.paper import Paper, texts
from docgen.checks.references.signs import THIS_PAPER
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.records import Value

_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}"
_CITED = lazy_regex(
    r"\b(?P<word>(?:под)?пункт\w{0,3}|п{1,2}\.|раздел\w{0,3})\s*"
    rf"(?P<numbers>{_NUMBER}\.?(?:\s*(?:[,;–-]|и|или)\s*(?:п\.\s*)?{_NUMBER}\.?)*)\s+"
    # In an attachment «(пункт 9 приказа)», without a date and a number, is of the own order too.
    r"(?:настоящ\w+\s+(?P<of>[^\W\d_]+)|(?P<own>приказа|распоряжения)\s*\))",
    re.IGNORECASE,
)
_OTHER = lazy_regex(r"(?:приказ|распоряжен)[^()]*(?:№|от\s\d)", re.IGNORECASE)
_ORDERS = ("приказ", "распоряжен", "протокол", "постановлен", "решени")


def clauses_cited_exist(paper: Paper) -> Iterator[Issue]:
    """Yield the references to clauses, or to sections of an attachment, that are not there."""
    own = paper.once(_own_numbers)
    for value, found in texts(paper).having(THIS_PAPER).found(_CITED.finditer):
        of_order = found["own"] or found["of"].casefold().startswith(_ORDERS)
        # «По приказу от 1 июня № 5 (пункт 9 приказа)» is of that one.
        if found["own"] and _OTHER.search(value.raw, 0, found.start()):
            continue
        known = own if of_order else _numbers_of_sheet(paper, value)
        for number in re.findall(_NUMBER, found["numbers"]):
            if not known.may_have(number):
                yield warning(
                    "clauses-cited-exist",
                    value.location,
                    f"«{' '.join(found[0].split())}»: номера {number} там нет.",
                    "Исправьте номер: когда пункты добавляют и удаляют, номера сдвигаются.",
                )


class _Numbers(Struct, frozen=True):
    """Numbers that there are, and those under which there may be any others."""

    there: frozenset[str]
    open_under: frozenset[str] = frozenset()

    def may_have(self, number: str) -> bool:
        """Return whether a clause has this number, as far as the numbers of its level are known."""
        level = number.count(".")
        if number in self.there or number.rpartition(".")[0] in self.open_under:
            return True
        return sum(there.count(".") == level for there in self.there) < 2


def _own_numbers(paper: Paper) -> _Numbers:
    """Return the numbers of the document's clauses; none for minutes, whose lists are several."""
    lists = paper.once(clause_lists)
    if any(clauses.sheet.parent for clauses in lists):
        return _Numbers(frozenset())
    numbers: set[str] = set()
    open_under: set[str] = set()
    for clauses in lists:
        for clause in clauses.clauses:
            number = clause.numbered.number
            numbers.add(number)
            if value_of(clauses.sheet, clause.record, "sheets"):
                open_under.add(number)  # people of a sheet become its sub-clauses
        last = clauses.clauses[-1].numbered.number.partition(".")[0]
        if card_value(paper, "control") and last.isdecimal():
            numbers.add(str(int(last) + 1))
    return _Numbers(frozenset(numbers), frozenset(open_under))


def _numbers_of_sheet(paper: Paper, value: Value) -> _Numbers:
    """Return the numbers typed in the sheet of a cell: those of the attachment that it is."""
    name = value.location.sheet
    found = (one.items for one in paper.once(sequences) if one.sheet == name)
    return _Numbers(frozenset(item.label for items in found for item in items))
