"""Rows as they are written in a part, put into a raw sheet as cells that a person sees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct, field

from docgen.issues import column_number
from docgen.limits import BeyondLimitError, limits
from docgen.workbook.cells import CellReader, Content, Written, whole_number
from docgen.workbook.package import Package
from docgen.workbook.plain_xml import NotPlainError, PlainPart, plain_part
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.styles import is_true
from docgen.workbook.written_rows import (
    PlainCell,
    WrittenRow,
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
                    for row in written_rows(part, piece):
                        self._add(row)

    def _added(self, text: str) -> bool:
        """Put in the rows of a text; return False, with none put in, if the parser must look."""
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        try:
            rows, cells = plain_rows(text)
            for cell in dict.fromkeys(cells):
                if cell not in self._known:
                    self._read(cell)
        except NotPlainError:
            return False
        for row in rows:
            self._add(row)
        return True

    def _add(self, row: WrittenRow) -> None:
        typed, attributes, written = row
        number = whole_number(typed, self._row + 1)
        cells: dict[int, RawCell] = {}
        column = 0
        known = self._known
        for letters, cell in written:
            column = _COLUMNS[letters] if letters else column + 1
            said = known.get(cell)
            if said is None:
                said = self._read(cell)
            if said is True:
                first, last = self.sheet.framed.get(number, (column, column))
                self.sheet.framed[number] = (min(first, column), max(last, column))
            elif said:
                cells[column] = RawCell(number, column, *said)
        self._row = number
        self.filled += len(cells)
        if self.filled > self._most:
            raise BeyondLimitError("workbook_cells")
        if cells:
            self.sheet.rows[number] = self.sheet.rows.get(number, {}) | cells
        if is_true(attributes.get("hidden")) or attributes.get("ht") == "0":
            self.hidden_rows.add(number)

    def _read(self, cell: Written | PlainCell) -> Content | bool:
        plain = cell if isinstance(cell, Written) else written_cell(cell)
        said = self.cells.read(plain) or self.cells.is_framed(plain)
        self._known[cell] = said
        return said

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


class _Columns(dict[str, int]):
    """The numbers of columns by their letters."""

    def __missing__(self, letters: str) -> int:
        number = self[letters] = column_number(letters)
        return number


_COLUMNS: Final = _Columns()
