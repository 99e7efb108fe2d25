"""Rows of tables as documents of a run have had them: each is numbered and typeset once."""

from __future__ import annotations

from operator import attrgetter

from msgspec import Struct, field

from docgen.content import TableCell, TableRow
from docgen.sharing import Memo
from docgen.stretches import Parting, Stretch

#: How far the numbers of a table have come: its section, the row in it, what stands before both.
Count = tuple[int, int, str]


class KnownRows(Struct):
    """What was made of rows by themselves, and of stretches of them.

    ``parting`` finds the stretches of a table; ``cells`` are those of which own rows have some in
    common with others.
    """

    rows: Memo[TableRow] = field(default_factory=Memo)
    cells: Memo[TableCell] = field(default_factory=Memo)
    parting: Parting[TableRow] = field(default_factory=lambda: Parting(attrgetter("stands_alone")))
    numbered: Memo[tuple[Stretch[TableRow], Count]] = field(default_factory=Memo)
    typeset: Memo[Stretch[TableRow]] = field(default_factory=Memo)
