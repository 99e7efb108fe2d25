"""Rows of tables as documents of a run have had them: each is numbered and typeset once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from operator import attrgetter

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.content import Table, TableCell, TableRow
from docgen.context.numbering import UNNUMBERED, Count, Numbering, with_number
from docgen.sharing import Memo
from docgen.stretches import Parting, Stretch, Stretches


class KnownRows(Struct):
    """What was made of rows by themselves, and of stretches of them.

    ``parting`` finds the stretches of a table; ``cells`` are those of which own rows have some in
    common with others.
    """

    rows: Memo[TableRow] = field(default_factory=Memo)
    cells: Memo[TableCell] = field(default_factory=Memo)
    parting: Parting[TableRow] = field(default_factory=lambda: Parting(attrgetter("stands_alone")))
    stretches: Memo[tuple[Stretch[TableRow], Count]] = field(default_factory=Memo)

    def numbered(self, table: Table, numbering: Numbering) -> Table:
        """Return the table with its rows numbered."""
        return self.made(table, _as_it_is, "numbered", numbering) if numbering.counts else table

    def made(
        self,
        table: Table,
        make: Callable[[TableRow], TableRow],
        how: Hashable,
        numbering: Numbering = UNNUMBERED,
    ) -> Table:
        """Return the table with its rows numbered and then made what ``make`` returns.

        ``how`` tells one such function from another. What was made of a stretch is known by the
        number at which it begins, of a row by its own.
        """
        known = self.stretches
        parts: list[Stretch[TableRow]] = []
        for part in self.parting.parted(table.rows).parts:
            if not part.is_shared:
                parts.append(Stretch(self._made(part, make, how, numbering)))
                continue
            begun = how, numbering.mode, numbering.column, numbering.reached
            found = known.get(part, begun)
            if found is None:
                rows = Stretch(self._made(part, make, how, numbering), is_shared=True)
                found = known.keep((rows, numbering.reached), part, begun)
            rows, numbering.reached = found
            parts.append(rows)
        return replace(table, rows=Stretches(parts))

    def _made(
        self,
        part: Stretch[TableRow],
        make: Callable[[TableRow], TableRow],
        how: Hashable,
        numbering: Numbering,
    ) -> tuple[TableRow, ...]:
        known, made, column = self.rows, [], numbering.column
        for row in part.items:
            number = numbering.next(row)
            as_asked = how, column, number
            again = known.get(row, as_asked)
            if again is None:
                numbered = with_number(row, column, number, self.cells) if number else row
                again = known.keep(make(numbered), row, as_asked)
            made.append(again)
        return tuple(made)


def _as_it_is(row: TableRow) -> TableRow:
    return row
