"""Rows of a table as read, shared by the workbooks that are made of one: most of them are equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.content import TableRow
from docgen.issues import Issue
from docgen.records import Record, Value
from docgen.sharing import Memo
from docgen.workbook.grid import Grid


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that no merge touches: what it says, and what is wrong with it."""

    values: tuple[Value, ...]
    issues: tuple[Issue, ...]
    record: Record | None
    printed: TableRow


class SharedRows:
    """The rows of one reading: those that another has read just so, and what others may have.

    ``how`` is all that the reading of a row depends on beside its cells and its kind.
    """

    def __init__(self, grid: Grid, memo: Memo[ReadRow] | None, how: str) -> None:
        self._grid = grid
        self._memo = memo
        self._how = how
        self._known: dict[int, ReadRow] = {}
        self._told: dict[int, tuple[tuple[Value, ...], tuple[Issue, ...]]] = {}
        self._records: dict[int, Record] = {}

    def find(self, row: int, kind: str) -> ReadRow | None:
        """Return a row of the grid as it is known already, None for one that is to be read."""
        if self._memo is None or self._grid.is_merged(row):
            return None
        known = self._memo.get(self._cells(row), (kind, self._how))
        if known is not None:
            self._known[row] = known
        return known

    def known(self, row: int) -> ReadRow | None:
        """Return a row that was found."""
        return self._known.get(row)

    def said(self, row: int, values: Sequence[Value], issues: Sequence[Issue]) -> None:
        """Note what a row says that was read here."""
        if self._memo is not None and not self._grid.is_merged(row):
            self._told[row] = tuple(values), tuple(issues)

    def recorded(self, row: int, record: Record) -> None:
        """Note the record of such a row."""
        self._records[row] = record

    def printed(self, row: int, kind: str, printed: TableRow) -> None:
        """Note how such a row is printed: with that others have all of it."""
        if self._memo is not None and row in self._told:
            read = ReadRow(*self._told[row], self._records.get(row), printed)
            self._memo.keep(read, self._cells(row), (kind, self._how))

    def _cells(self, row: int) -> object:
        return self._grid.sheet.rows.get(self._grid.rows[row])
