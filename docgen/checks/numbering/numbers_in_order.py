"""Numbers go up by one, without gaps, repeats and jumps back (R-ORD-6)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.numbering.sequences import Item, Sequence, sequences
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.names import normal_name
from docgen.outline import Outline


def numbers_in_order(paper: Paper) -> Iterator[Issue]:
    """Yield the typed numbers that are repeated, or do not follow from the number above.

    A column in which most numbers do not follow counts something else, such as schools.
    """
    parents = {normal_name(sheet.parent) for sheet in paper.records.kind.sheets if sheet.parent}
    for sequence in paper.once(sequences):
        found = list(_out_of_order(sequence))
        typed = sum(bool(item.label) and item.counts for item in sequence.items)
        if not sequence.sure and len(found) * 2 >= typed:
            continue
        for item, first, expected in found:
            if first is None:
                above, due = expected
                message = f"После номера {above} ожидается {due}, а стоит {item.label}."
            elif normal_name(sequence.sheet) in parents:
                continue  # an error of its own: decisions could not find their question
            else:
                message = f"Номер {item.label} уже стоит в ячейке {first.location.cell}."
            yield warning(
                "numbers-in-order",
                item.location,
                message,
                "Исправьте номер; в пустые ячейки номера можно поставить сами собой.",
            )


def _out_of_order(sequence: Sequence) -> Iterator[tuple[Item, Item | None, tuple[str, str]]]:
    """Yield each wrong item with the one that has its number already, and what was expected."""
    above = ""
    seen: dict[str, Item] = {}
    for place, item in enumerate(sequence.items):
        if not item.label:
            above, seen = "", {}
            continue
        due = follower(above, item.label)
        if item.fresh and item.label.rpartition(".")[2] == "1":
            seen = {}
        elif above and item.counts and item.label != due and not _opens_next(above, item.label):
            yield item, seen.get(item.label), (above, due)
            if _goes_on(sequence.items[place + 1 :], due):
                above = due  # only this number is wrong
                continue
        above = item.label
        seen.setdefault(item.label, item)


def follower(above: str, label: str) -> str:
    """Return the number due after another, on the level of the one that stands there."""
    outline = Outline()
    outline.next(above)
    return outline.next(level=label.count(".") + 1).number


def _opens_next(above: str, label: str) -> bool:
    """Return whether a number is the first under the next heading: «2.1» after «1.4»."""
    head, *rest = label.split(".")
    return bool(rest) and int(head) == int(above.partition(".")[0]) + 1 and set(rest) == {"1"}


def _goes_on(rest: tuple[Item, ...], due: str) -> bool:
    after = next((item for item in rest if item.counts), None)
    return after is not None and bool(after.label) and after.label == follower(due, after.label)
