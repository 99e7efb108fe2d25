"""Numbers go up by one, without gaps, repeats and jumps back (R-ORD-6)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from docgen.checks.numbering.sequences import Item, Sequence, sequences
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.names import normal_name
from docgen.outline import MAX_LEVEL, Outline


def numbers_in_order(paper: Paper) -> Iterator[Issue]:
    """Yield the typed numbers that are repeated, or do not follow from the number above.

    A column in which many numbers do not follow counts something else, such as schools.
    """
    parents = {normal_name(sheet.parent) for sheet in paper.records.kind.sheets if sheet.parent}
    for sequence in paper.once(sequences):
        slips = list(_slips(sequence))
        if not sequence.sure and _counts_something_else(sequence, len(slips)):
            continue
        for slip in slips:
            # A repeated question is an error of its own: decisions could not find theirs.
            if slip.first is None or normal_name(sequence.sheet) not in parents:
                yield warning(
                    "numbers-in-order",
                    slip.item.location,
                    slip.message,
                    "Исправьте номер или сотрите номера в столбце: docgen поставит их сам."
                    if sequence.shape in (Shape.CLAUSES, Shape.ATTACHMENTS)
                    else "Исправьте номер.",
                )


def _counts_something_else(sequence: Sequence, slips: int) -> bool:
    """Return whether so many numbers do not follow that they are not those of rows.

    Numbers that do not begin with one are doubtful from the start.
    """
    labels = [item.label for item in sequence.items if item.label]
    from_one = labels[:1] and labels[0].rpartition(".")[2] == "1"
    return slips * (2 if from_one else 4) >= len(labels)


class _Slip(Struct, frozen=True):
    """A wrong number, the one above it, the one due, and the first place of a repeated one."""

    item: Item
    above: str
    due: str
    first: Item | None

    @property
    def message(self) -> str:
        """What is wrong, in Russian."""
        label = self.item.label
        if not label:
            return f"Нет номера {self.due}: выше стоит {self.above}, ниже номера идут дальше."
        if self.item.fresh:
            return f"Раздел начинается с номера {label}, а ожидается 1 или {self.due}."
        if self.first is not None:
            return f"Номер {label} уже стоит в ячейке {self.first.location.cell}."
        return f"После номера {self.above} ожидается {self._expected}, а стоит {label}."

    @property
    def _expected(self) -> str:
        """What is due; where the number opens another heading, its first one as well: «2.1»."""
        head, *rest = self.due.split(".")
        if not rest or self.item.label.startswith(f"{head}."):
            return self.due
        return f"{self.due} или {int(head) + 1}.{'.'.join('1' for _ in rest)}"


def _slips(sequence: Sequence) -> Iterator[_Slip]:
    above = ""
    seen: dict[str, Item] = {}
    for place, item in enumerate(sequence.items):
        if not item.label:
            due = follower(above, above) if above else ""
            after = sequence.items[place + 1 : place + 2]
            if due and item.location.cell and after and after[0].label == follower(due, due):
                yield _Slip(item, above, due, None)
                above = due
                continue
            above, seen = "", {}
            continue
        due = follower(above, item.label)
        opens = item.fresh and item.label.rpartition(".")[2] == "1"
        if (
            above
            and item.counts
            and not opens
            and item.label != due
            and not _opens_next(above, item.label)
        ):
            yield _Slip(item, above, due, seen.get(item.label))
            if not item.fresh and _goes_on(sequence.items[place + 1 :], due):
                above = due  # only this number is wrong
                continue
        if item.fresh:
            seen = {}
        above = item.label
        seen.setdefault(item.label, item)


def follower(above: str, label: str) -> str:
    """Return the number due after another, on the level of the one that stands there."""
    parts = above.split(".")
    if len(parts) == label.count(".") + 1 <= MAX_LEVEL and all(map(str.isdecimal, parts)):
        *heads, last = map(int, parts)
        return ".".join(map(str, (*heads, last + 1)))
    outline = Outline()
    outline.next(above)
    return outline.next(level=label.count(".") + 1).number


def _opens_next(above: str, label: str) -> bool:
    """Return whether a number is the first under the next heading: «2.1» after «1.4»."""
    head, *rest = label.split(".")
    heading, dot, _ = above.partition(".")
    if not (rest and dot and head.isdecimal() and heading.isdecimal()):
        return False  # «1.1» after «.4»
    return int(head) == int(heading) + 1 and set(rest) == {"1"}


def _goes_on(rest: tuple[Item, ...], due: str) -> bool:
    after = next((item for item in rest if item.counts), None)
    return after is not None and bool(after.label) and after.label == follower(due, after.label)
