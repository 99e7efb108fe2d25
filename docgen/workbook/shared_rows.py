"""Rows of a table as read, shared by the workbooks that are made of one: most of them are equal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from docgen.content import TableRow
from docgen.issues import Issue
from docgen.records import Record, Value
from docgen.sharing import Memo
from docgen.workbook.column_shares import Signs, signs_of
from docgen.workbook.grid import Grid


class ReadRow(Struct):
    """A row as read: what it says, what is wrong with it, how it is printed."""

    values: tuple[Value, ...]
    issues: tuple[Issue, ...]
    record: Record
    _made: TableRow | Callable[[], TableRow]
    _signs: Signs | Callable[[TableRow], Signs] = signs_of

    def printed(self) -> TableRow:
        """Return the row as it is printed: the same object whoever asks.

        What makes it knows its whole workbook: it is let go of, or every row would hold one.
        """
        if not isinstance(self._made, TableRow):
            self._made = self._made()
        return self._made

    def signs(self) -> Signs:
        """Return what the row tells of the widths of the columns."""
        if callable(self._signs):
            self._signs = self._signs(self.printed())
        return self._signs


class SharedRows:
    """The rows of one reading: those that another has read just so, and what others may have.

    ``how`` is all that the reading of a row depends on beside its cells and its kind, as a text:
    its hash is worked out once.
    """

    def __init__(self, grid: Grid, memo: Memo[ReadRow] | None, how: str) -> None:
        self._grid = grid
        self._memo = memo
        self._how = how
        #: Those that were found or kept.
        self.known: dict[int, ReadRow] = {}

    def find_all(self, rows: Iterable[int], kinds: Sequence[str]) -> dict[int, ReadRow]:
        """Return those of these rows of the grid that are known already."""
        memo, found = self._memo, self.known
        if memo is not None:
            for row in rows:
                if row not in found and not self._grid.is_merged(row):
                    known = memo.get(self._cells(row), (kinds[row], self._how))
                    if known is not None:
                        found[row] = known
        return {row: found[row] for row in rows if row in found} if found else {}

    def keep(self, row: int, kind: str, read: ReadRow) -> None:
        """Let others have a row that was read here; one that a merge touches is not its own."""
        if self._memo is not None:
            if not self._grid.is_merged(row):
                read = self._memo.keep(read, self._cells(row), (kind, self._how))
            self.known[row] = read

    def _cells(self, row: int) -> object:
        return self._grid.sheet.rows.get(self._grid.rows[row])
