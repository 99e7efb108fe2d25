"""The cells of a column as typed values: what most of them are is worked out for all at once.

What is wrong with a cell is told where the cell is read, column by column; :func:`in_order` puts
it row by row, as people read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any, Final

from msgspec import Struct

from docgen.content import Blocks
from docgen.issues import Issue, Location
from docgen.records import Record, Value
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.scope import Scope
from docgen.workbook.value_types import without_sign
from docgen.workbook.values import Typing, as_excel_has_it, is_as_typed, read_value

#: What cells of these types hold is what the spreadsheet has.
_AS_THEY_ARE: Final = frozenset({str, int, float, bool})
_NOT_READ: Final = object()
_TOGETHER: Final = 500

_Said = tuple[Iterable[str], Iterable[object], Iterable[Blocks | RawCell]]


class ColumnReader(Struct, frozen=True):
    """Reads the columns of one sheet; ``sourced``: values know the cells they are of."""

    sheet: RawSheet
    scope: Scope
    sourced: bool = False

    def read(
        self,
        cells: Sequence[RawCell | None],
        rows: Sequence[int],
        place: int,
        typing: Typing,
        absent: Callable[[int], Value | None],
    ) -> Sequence[Value | None]:
        """Return what ``read_value`` gives for the cells of one column, which stand in these rows.

        Where there is no cell, or one that says that there is nothing, it is what ``absent`` gives
        for the row.
        """
        filled = [cell for cell in cells if cell is not None]
        if len(filled) < len(cells):
            own = [row for row, cell in zip(rows, cells, strict=True) if cell is not None]
            read = iter(self.read(filled, own, place, typing, absent))
            found = zip(rows, cells, strict=True)
            return [absent(row) if cell is None else next(read) for row, cell in found]
        sheet = self.sheet
        places = map(Location, repeat(sheet.workbook), repeat(sheet.name), rows, repeat(place))
        said = self._said(filled, typing)
        if said is not None:
            return list(map(Value, *said[:2], places, repeat(typing.column), said[2]))
        read_one = self._read_alike(typing)
        return [
            absent(row) if cell.text.strip() in typing.nothing else read_one(cell, at)
            for row, cell, at in zip(rows, filled, places, strict=True)
        ]

    def _said(self, cells: Sequence[RawCell], typing: Typing) -> _Said | None:
        """Return the texts, data and sources of cells; None where each must be looked at."""
        texts = [cell.text for cell in cells]
        if {cell.problem for cell in cells} - {""}:
            return None
        if typing.nothing and not typing.nothing.isdisjoint(map(str.strip, texts)):
            return None
        if typing.column is None:
            values = [cell.value for cell in cells]
            is_plain = _AS_THEY_ARE.issuperset(map(type, values))
            return texts, values if is_plain else list(map(as_excel_has_it, cells)), cells
        sources: Iterable[Blocks | RawCell] = cells if self.sourced else repeat(())
        if typing.is_words:
            return texts, texts, sources
        if typing.is_rich:
            blocks = [cell.blocks for cell in cells]
            return texts, blocks, blocks
        if typing.holds_number and all(map(is_as_typed, cells)):
            numbers = [without_sign(text, typing.column) for text in texts]
            return numbers, numbers, sources
        return None

    def _read_alike(self, typing: Typing) -> Callable[[RawCell, Location], Value | None]:
        """Return what reads the cells of a column, of those that say the same only one.

        If anything is wrong with it, all are read: it is told of each.
        """
        issues, known = self.scope.issues, dict[object, object]()

        def read(cell: RawCell, location: Location) -> Value | None:
            source = cell if self.sourced else ()
            column = typing.column
            if column is None or typing.read is None or typing.is_rich or typing.holds_number:
                return read_value(cell, typing, location, self.scope, source)
            if cell.problem and not self.scope.is_readable(cell, location):
                return None
            text, value = cell.text, cell.value
            key = text if type(value) is str else (type(value), value, text)
            data = known.get(key, _NOT_READ)
            if data is _NOT_READ:
                told = len(issues)
                data = typing.read(cell, column, location, self.scope)
                if told == len(issues):
                    known[key] = data
            return None if data is None else Value(text, data, location, column, source)

        return read


def records_of(
    sheet: RawSheet,
    rows: Sequence[int],
    named: Sequence[tuple[str, Sequence[Value | None]]],
) -> list[Record]:
    """Return a record for each row, with the values of the columns by their names."""
    names, columns = [name for name, _ in named], [column for _, column in named]
    places = map(Location, repeat(sheet.workbook), repeat(sheet.name), rows)
    found: Iterable[Sequence[Value | None]] = zip(*columns, strict=True) if columns else repeat(())
    values: Iterable[dict[str, Any]]
    if all(map(all, columns)):
        values = map(dict, map(zip, repeat(names), found))
    else:
        values = ({n: v for n, v in zip(names, row, strict=True) if v is not None} for row in found)
    return list(map(Record, places, values))


def portions(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield rows in portions that are quickly read: so many cells are near at hand."""
    for first in range(0, len(rows), _TOGETHER):
        yield rows[first : first + _TOGETHER]


def in_order(issues: list[Issue], told: int) -> None:
    """Put the issues behind so many, told column by column, in the order of their rows."""
    issues[told:] = sorted(issues[told:], key=lambda issue: issue.location.row or 0)
