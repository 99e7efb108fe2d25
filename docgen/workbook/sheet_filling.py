"""Rows as they are written in a part, put into a raw sheet as cells that a person sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct, field

from docgen.issues import column_number
from docgen.limits import BeyondLimitError, limits
from docgen.workbook.cells import CellReader, Content, Written
from docgen.workbook.package import Package
from docgen.workbook.plain_xml import NotPlainError, PlainPart, plain_part
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.written_rows import (
    PlainCell,
    WrittenRows,
    plain_rows,
    written_cell,
    written_row,
    written_rows,
)

# The cells of a long table say much the same; what each says is worked out once.
_MOST_KNOWN: Final = 50_000


class SheetFilling(Struct):
    """One raw sheet that is filled row by row; ``filled`` counts the cells of its workbook."""

    package: Package
    cells: CellReader
    sheet: RawSheet
    filled: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    _row: int = 0
    _most: int = field(default_factory=lambda: limits().workbook_cells)
    #: What cells say; of one that says nothing, whether there are lines around it.
    _known: dict[Written | PlainCell, Content | bool] = field(default_factory=dict)

    def fill(self, part: str) -> bytes:
        """Put in all rows of a part; return what stands around them, or else the whole part.

        Raises:
            BeyondLimitError: the workbook has more cells than any person fills.
            etree.XMLSyntaxError: the part is damaged.

        """
        content = self.package.read(part)
        try:
            plain = plain_part(content, "sheetData", "row")
        except NotPlainError:
            for element in self.package.parsed(content, ("row",)):
                self._add(written_row(element))
        else:
            self._add_plain(plain)
            content = plain.around
        self._put_in_order()
        return content

    def _add_plain(self, part: PlainPart) -> None:
        for block in part.blocks():
            if self._added(block):
                continue
            for piece in part.pieces(block):
                if not self._added(piece):
                    for rows in written_rows(part, piece):
                        self._add(rows)

    def _added(self, text: str) -> bool:
        """Put in the rows of a text; return False, with none put in, if the parser must look."""
        try:
            self._add(plain_rows(text))
        except NotPlainError:
            return False
        return True

    def _add(self, written: WrittenRows) -> None:
        """Put in some rows, or none of them.

        Raises:
            NotPlainError: the parser must look at some cell.

        """
        said = self._said(written.cells)
        columns = _columns(written)
        numbers: list[int] = []
        for row in written.rows:
            self._row = self._row + 1 if row.number is None else row.number
            numbers += [self._row] * row.cells
            if row.is_hidden:
                self.hidden_rows.add(self._row)
        made = self._made(numbers, columns, said)
        first = 0
        for row in written.rows:
            last = first + row.cells
            cells = {c.column: c for c in made[first:last] if c is not None}
            if cells:
                number = numbers[first]
                self.sheet.rows[number] = self.sheet.rows.get(number, {}) | cells
                self.filled += len(cells)
            first = last
        if self.filled > self._most:
            raise BeyondLimitError("workbook_cells")

    def _made(
        self, rows: list[int], columns: Sequence[int], said: list[Content | bool]
    ) -> list[RawCell | None]:
        """Return the cells, None for each that says nothing; its lines are kept in the sheet."""
        if bool not in set(map(type, said)):
            return list(map(RawCell, rows, columns, *zip(*said, strict=True)))
        made: list[RawCell | None] = []
        for row, column, one in zip(rows, columns, said, strict=True):
            made.append(None if isinstance(one, bool) else RawCell(row, column, *one))
            if one is True:
                first, last = self.sheet.framed.get(row, (column, column))
                self.sheet.framed[row] = (min(first, column), max(last, column))
        return made

    def _said(self, cells: Sequence[Written | PlainCell]) -> list[Content | bool]:
        """Return what each cell says; the same cell written again says the same."""
        known = self._known
        if len(known) > _MOST_KNOWN:
            known.clear()
        for cell in dict.fromkeys(cells):
            if cell not in known:
                plain = cell if isinstance(cell, Written) else written_cell(cell)
                known[cell] = self.cells.read(plain)
        return [known[cell] for cell in cells]

    def _put_in_order(self) -> None:
        rows = self.sheet.rows
        for row, cells in rows.items():
            if not _ascend(cells):
                rows[row] = dict(sorted(cells.items()))
        if not _ascend(rows):
            self.sheet.rows = dict(sorted(rows.items()))


def _ascend(numbers: Iterable[int]) -> bool:
    found = list(numbers)
    return found == sorted(found)


def _columns(written: WrittenRows) -> list[int]:
    """Return the column of each cell: of one that does not say it, the next."""
    if all(written.letters):
        return [_COLUMNS[letters or ""] for letters in written.letters]
    columns: list[int] = []
    for row in written.rows:
        column = 0
        for letters in written.letters[len(columns) : len(columns) + row.cells]:
            column = _COLUMNS[letters] if letters else column + 1
            columns.append(column)
    return columns


class _Columns(dict[str, int]):
    """The numbers of columns by their letters."""

    def __missing__(self, letters: str) -> int:
        number = self[letters] = column_number(letters)
        return number


_COLUMNS: Final = _Columns()
