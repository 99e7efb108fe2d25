"""Rows as they are written in a part, put into a raw sheet as cells that a person sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, islice, repeat
from typing import Final, cast

from msgspec import Struct, field

from docgen.issues import column_number
from docgen.limits import BeyondLimitError, limits
from docgen.workbook.cells import CellReader, Content, Written
from docgen.workbook.package import Package
from docgen.workbook.plain_cells import PlainReader
from docgen.workbook.plain_xml import NotPlainError, PlainPart, plain_part
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.written_rows import WrittenRows, plain_rows, written_row, written_rows


class SheetFilling(Struct):
    """One raw sheet that is filled row by row; ``filled`` counts the cells of its workbook."""

    package: Package
    cells: CellReader
    sheet: RawSheet
    filled: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    _row: int = 0
    _most: int = field(default_factory=lambda: limits().workbook_cells)

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
                self._add_parsed(*written_row(element))
        else:
            self._add_plain(plain)
            content = plain.around
        self._put_in_order()
        return content

    def _add_plain(self, part: PlainPart) -> None:
        reader = PlainReader(self.cells)
        for block in part.blocks():
            if self._added(block, reader):
                continue
            for piece in part.pieces(block):
                if not self._added(piece, reader):
                    for rows, cells in written_rows(part, piece):
                        self._add_parsed(rows, cells)

    def _added(self, text: str, reader: PlainReader) -> bool:
        """Put in the rows of a text; return False, with none put in, if the parser must look."""
        try:
            rows, cells = plain_rows(text)
            said = reader.read(cells)
        except NotPlainError:
            return False
        self._add(rows, said)
        return True

    def _add_parsed(self, rows: WrittenRows, cells: Iterable[Written]) -> None:
        self._add(rows, list(map(self.cells.read, cells)))

    def _add(self, written: WrittenRows, said: Sequence[Content | bool]) -> None:
        """Put in some rows with what each of their cells says."""
        numbers = self._numbers(written.numbers)
        columns = _columns(written)
        self.hidden_rows.update(compress(numbers, written.hides))
        places = chain.from_iterable(map(repeat, numbers, written.counts))
        made: Iterable[dict[int, RawCell]]
        if bool in {*map(type, said)}:
            made = self._rows(zip(places, columns, said, strict=True), written.counts)
        else:
            full = zip(*cast("Sequence[Content]", said), strict=True)
            placed = zip(columns, map(RawCell, places, columns, *full), strict=True)
            made = map(dict, map(islice, repeat(placed), written.counts))
        rows = self.sheet.rows
        for number, cells in zip(numbers, made, strict=True):
            if cells:
                rows[number] = rows[number] | cells if number in rows else cells
                self.filled += len(cells)
        if self.filled > self._most:
            raise BeyondLimitError("workbook_cells")

    def _numbers(self, written: Sequence[int | None]) -> Sequence[int]:
        """Return the number of each row: of one that does not say it, the next."""
        numbers = []
        for number in written:
            self._row = self._row + 1 if number is None else number
            numbers.append(self._row)
        return numbers

    def _rows(
        self, placed: Iterator[tuple[int, int, Content | bool]], counts: Iterable[int]
    ) -> Iterator[dict[int, RawCell]]:
        """Yield the cells of each row; the lines of those that say nothing go into the sheet."""
        for count in counts:
            cells = {}
            for row, column, one in islice(placed, count):
                if not isinstance(one, bool):
                    cells[column] = RawCell(row, column, *one)
                elif one:
                    first, last = self.sheet.framed.get(row, (column, column))
                    self.sheet.framed[row] = (min(first, column), max(last, column))
            yield cells

    def _put_in_order(self) -> None:
        rows = self.sheet.rows
        # Most rows have their cells in the same columns.
        if not all(map(_ascend, {*map(tuple, rows.values())})):
            rows = {row: dict(sorted(cells.items())) for row, cells in rows.items()}
        if not _ascend(rows):
            rows = dict(sorted(rows.items()))
        self.sheet.rows = rows


def _ascend(numbers: Iterable[int]) -> bool:
    found = list(numbers)
    return found == sorted(found)


def _columns(written: WrittenRows) -> Sequence[int]:
    """Return the column of each cell: of one that does not say it, the next."""
    if None not in written.letters:
        return list(map(_COLUMNS.__getitem__, cast("Sequence[str]", written.letters)))
    columns: list[int] = []
    for count in written.counts:
        column = 0
        for letters in written.letters[len(columns) : len(columns) + count]:
            column = _COLUMNS[letters] if letters else column + 1
            columns.append(column)
    return columns


class _Columns(dict[str, int]):
    """The numbers of columns by their letters."""

    def __missing__(self, letters: str) -> int:
        number = self[letters] = column_number(letters)
        return number


_COLUMNS: Final = _Columns()
