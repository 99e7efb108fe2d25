"""What is to be made of a batch: one task a document, plain data that may travel to a process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct, field

from docgen.kinds import Kind
from docgen.workbook.batch import BatchBook

# A paper with more new rows than this part of all its rows is checked whole.
_MANY_NEW: Final = 0.2


class Task(Struct, frozen=True):
    """One document: the place of its recipient in the list, and the name of its kind.

    ``whole`` asks for all rules over the whole paper; else only what no earlier paper had is
    checked: its own values, and ``fresh`` rows by the name of their sheet. What is wrong with a
    template itself is told with the ``first`` document of it.
    """

    number: int
    kind: str
    whole: bool = True
    fresh: dict[str, frozenset[int]] = field(default_factory=dict)
    first: bool = False

    def __hash__(self) -> int:
        return hash((self.number, self.kind))


def tasks_of(book: BatchBook, kinds_of: Callable[[int], Sequence[Kind]]) -> Iterator[Task]:
    """Yield the documents of a batch in the order of its recipients.

    Which papers are checked whole depends on the workbook alone, never on who makes them: the
    first of its kind, each with days or numbers of its own, and each with many new rows.
    """
    seen: dict[str, dict[str, set[int]]] = {}
    met: set[tuple[str, *tuple[frozenset[int], ...]]] = set()
    reckoned: set[tuple[str, object]] = set()
    for number in range(len(book)):
        if not book.recipient(number).is_sound:
            continue
        gone = tuple(book.dropped(number).values())
        for kind in kinds_of(number):
            first = kind.name not in seen
            known = seen.setdefault(kind.name, {name: set() for name in book.limited})
            told: dict[str, frozenset[int]] = {}
            many = False
            if (kind.name, *gone) not in met:  # who has the rows of another has none that are new
                met.add((kind.name, *gone))
                rows = _rows_of(book, number)
                told = {name: new for name, kept in rows.items() if (new := kept - known[name])}
                new_ones = sum(map(len, told.values()))
                many = new_ones > _MANY_NEW * max(1, sum(map(len, rows.values())))
                for name, kept in rows.items():
                    known[name] |= kept
            own = (kind.name, book.reckoned(number, kind))
            whole = own not in reckoned or many
            reckoned.add(own)
            yield Task(number, kind.name, whole, {} if whole else told, first)


def _rows_of(book: BatchBook, number: int) -> dict[str, frozenset[int]]:
    """Return the rows of each limited sheet that are in a recipient's paper."""
    return {
        name: frozenset(limited.body()) - limited.dropped(number)
        for name, limited in book.limited.items()
    }
