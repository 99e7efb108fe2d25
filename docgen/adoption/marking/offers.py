"""What is offered for a document: tags in place of texts, loops in place of lists and tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct, field

from docgen.kinds.model import ValueType
from docgen.names import normal_name
from docgen.rendering.remarks.marked_values import FoundColumn, FoundRows
from docgen.rendering.remarks.tagging import Line
from docgen.russian.cited_dates import is_free
from docgen.russian.name_forms import Name

Found = str | date


class Offer(Struct, frozen=True):
    """A tag for ``text[start:end]`` of a line; one that is not ``sure`` is only told.

    ``drops`` are the lines below that the same tag prints.
    """

    line: int
    start: int
    end: int
    tag: str
    was: str
    name: str
    why: str
    others: str = ""
    sure: bool = True
    drops: tuple[int, ...] = ()


class Loop(Struct):
    """A list or a table whose rows are of one shape; ``line`` is the first of its first row.

    ``drops`` are lines that the loop prints; of a table, one line of each row. ``section_line``
    is one of the row that prints the title of a section, where the rows stand in sections;
    ``places`` are the columns of the grid by their names.
    """

    name: str
    variable: str
    line: int
    rows: list[dict[str, str]]
    columns: list[FoundColumn]
    why: str
    in_table: bool = False
    drops: tuple[int, ...] = ()
    section_line: int = 0
    places: dict[str, int] = field(default_factory=dict)


class Offers(Struct):
    """All that is offered so far; finders take their places one after another.

    ``people`` are those of lists and tables: they help to read names in sentences. ``blank`` are
    names for which the document has no value, only the place.
    """

    lines: Sequence[Line]
    tags: list[Offer] = field(default_factory=list)
    loops: list[Loop] = field(default_factory=list)
    values: dict[str, tuple[ValueType, Found]] = field(default_factory=dict)
    people: list[Name] = field(default_factory=list)
    blank: set[str] = field(default_factory=set)
    _taken: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def is_free(self, line: Line, start: int = 0, end: int | None = None) -> bool:
        """Return whether nothing is offered for this place of a line."""
        stop = len(line.text) if end is None else end
        return is_free((start, max(stop, start + 1)), self._taken.get(line.number, ()))

    def take(self, line: Line, start: int = 0, end: int | None = None) -> None:
        """Note that a place is settled."""
        stop = len(line.text) if end is None else end
        self._taken.setdefault(line.number, []).append((start, max(stop, start + 1)))

    def name_of(self, wanted: str, kind: ValueType, value: Found) -> str:
        """Return the name for a value: equal values of a type have one, others get a number."""
        for known, found in self.values.items():
            if found == (kind, value):
                return known
        name, number = wanted, 2
        while name in self.values or any(loop.name == name for loop in self.loops):
            name = f"{wanted}_{number}"
            number += 1
        self.values[name] = (kind, value)
        return name

    def put(
        self,
        line: Line,
        start: int,
        end: int,
        tag: str,
        name: str,
        *,
        why: str,
        others: str = "",
        drops: tuple[int, ...] = (),
    ) -> None:
        """Offer a tag for a place."""
        self.tags.append(
            Offer(
                line.number, start, end, tag, line.text[start:end], name, why, others, drops=drops
            )
        )
        self.take(line, start, end)

    def doubt(self, line: Line, start: int, end: int, tag: str, why: str) -> None:
        """Tell a place that may want a tag, and leave its text."""
        self.tags.append(
            Offer(line.number, start, end, tag, line.text[start:end], "", why, sure=False)
        )
        self.take(line, start, end)

    def found(self) -> list[FoundRows]:
        """Return all values as the marked copy carries them."""
        card = FoundRows()
        used = {offer.name for offer in self.tags}
        row = {}
        for name, (kind, value) in self.values.items():
            if name in used - self.blank:
                card.columns.append(FoundColumn(normal_name(name), kind.value))
                row[normal_name(name)] = value if isinstance(value, str) else value.isoformat()
        card.rows.append(row)
        return [card, *(FoundRows(loop.name, loop.columns, loop.rows) for loop in self.loops)]
