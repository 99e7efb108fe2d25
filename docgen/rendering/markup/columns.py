"""Columns of a table: which of them hold numbers, and how wide each must be."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from docgen.names import is_number_heading
from docgen.rendering.markup.row_frames import PlainRow, PlainRows
from docgen.sharing import Memo
from docgen.stretches import stretches_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.content import Table, TableRow

#: Between the text of a cell and its border, in twips.
CELL_MARGIN = 85
# Widths of signs in a serif of Times metrics (R-FONT-1), in hundredths of the type size.
_SIGNS = {
    25: "., \u00a0", 30: ";:/", 35: "()-", 40: "гз", 45: "авеёстьэя„“",
    50: "бдклорухчъЗ0123456789«»§–", 55: "ийнпцБРЬ", 60: "ГЕЁТ", 65: "мфыВКСЧЭЯ",
    70: "жАДИЙЛНОПУХЦЪ", 75: "шщю", 80: "Ф", 85: "Ы%", 90: "ЖМ", 95: "№", 100: "ШЩ—", 105: "Ю",
}  # fmt: skip
_WIDTHS = {sign: width for width, signs in _SIGNS.items() for sign in signs}
_USUAL_WIDTH = 55
_BOLD_WIDER = 1.1
#: Type in tables is twelve points (R-FONT-2): twips for a hundredth of its size.
_TWIPS = 2.4
_NARROWEST = 340
_COLSPAN = attrgetter("colspan")
_MERGE = attrgetter("merge")
_MOST_FOR_WORD = 2400
# A non-breaking space holds words together: «22 марта», «Петрова М.П.».
_WORD_BREAKS = "\t\n-–—"


def number_columns(table: Table) -> frozenset[int]:
    """Return the columns under a heading such as «№ п/п»: their cells are centred (R-TBL-3)."""
    found = set()
    for column, text in _headings(table):
        if is_number_heading(text):
            found.add(column)
    return frozenset(found)


def _headings(table: Table) -> list[tuple[int, str]]:
    headings = []
    for row in table.rows:
        if row.kind != "head":
            break
        column = 0
        for cell in row.cells:
            if cell.colspan == 1 and cell.merge != "continue":
                headings.append((column, cell.text))
            column += cell.colspan
    return headings


class RowShape(Struct, frozen=True, gc=False):
    """What a table asks of each of its rows, or of a stretch of them, however they look.

    ``longest`` are the columns of the cells with the width of the longest word of each in twips;
    ``is_joined`` tells that a cell goes on from the row above. ``plain`` is a row of plain cells.
    """

    longest: tuple[tuple[int, int], ...]
    is_joined: bool
    plain: PlainRow | None = None


class RowShapes(Struct):
    """The shapes of rows, and of stretches of them, that tables have had."""

    known: Memo[RowShape] = field(default_factory=Memo)
    plain: PlainRows = field(default_factory=PlainRows)

    def of_table(self, table: Table) -> list[RowShape]:
        """Return the shapes of all rows of a table; that of a stretch stands for all in it."""
        shapes: list[RowShape] = []
        for part in stretches_of(table.rows):
            if not part.is_shared:
                shapes += map(self.of_row, part.items)
                continue
            shape = self.known.get(part)
            if shape is None:
                rows = [*map(self.of_row, part.items)]
                longest = tuple(_longest_words(rows).items())
                shape = RowShape(longest, any(row.is_joined for row in rows))
                self.known.keep(shape, part)
            shapes.append(shape)
        return shapes

    def of_row(self, row: TableRow) -> RowShape:
        """Return the shape of one row."""
        return self.known.get(row) or self.known.keep(self._new(row), row)

    def _new(self, row: TableRow) -> RowShape:
        bold, plain = row.kind == "head", self.plain.row(row)
        if plain is not None:
            told = zip(plain.form.columns, plain.cells, strict=True)
            longest = [(at, _longest(cell.text, bold)) for at, cell in told if at is not None]
            return RowShape(tuple(longest), is_joined=False, plain=plain)
        starts = accumulate(map(_COLSPAN, row.cells), initial=0)
        longest = [
            (column, _longest(cell.text, bold))
            for column, cell in zip(starts, row.cells, strict=False)
            if cell.colspan == 1 and cell.merge != "continue"
        ]
        return RowShape(tuple(longest), "continue" in map(_MERGE, row.cells))


def column_widths(table: Table, width: int, shapes: Sequence[RowShape]) -> tuple[int, ...]:
    """Return the columns in twips: as asked in proportion, wide enough for a heading's words."""
    longest = sorted(_longest_words(shapes).items()) if table.bordered else ()
    return _column_widths(table.widths, width, tuple(longest), bordered=table.bordered)


@lru_cache(maxsize=256)
def _column_widths(
    parts: tuple[float, ...], width: int, words: tuple[tuple[int, int], ...], *, bordered: bool
) -> tuple[int, ...]:
    wanted = [max(part, 0.0) for part in parts]
    total = sum(wanted) or 1.0
    if not sum(wanted):
        wanted, total = [1.0] * len(wanted), float(len(wanted))
    margins = 2 * CELL_MARGIN if bordered else 0
    least = [min(_NARROWEST + margins, width // len(wanted))] * len(wanted)
    for column, longest in words:
        need = min(longest + margins, _MOST_FOR_WORD)
        least[column] = max(least[column], need)
    if sum(least) > width:
        least = [part * width // sum(least) for part in least]
    shares = _shares([part / total for part in wanted], least, width)
    widths = [int(share) for share in shares]
    # What rounding has lost goes to the widest column, where nobody sees it.
    widths[widths.index(max(widths))] += width - sum(widths)
    return tuple(widths)


def _longest_words(shapes: Sequence[RowShape]) -> dict[int, int]:
    """Return the width of the longest word of each column in twips: none may be torn in two."""
    longest: dict[int, int] = {}
    for column, width in {one for shape in shapes for one in shape.longest}:
        if width > longest.get(column, -1):
            longest[column] = width
    return longest


@lru_cache(maxsize=8192)
def _longest(text: str, bold: bool) -> int:
    longest = max(map(_width, _words(text.strip())))
    return int(longest * _BOLD_WIDER) if bold else int(longest)


def _words(text: str) -> list[str]:
    # Much faster than a pattern, and asked for every cell; words of no signs have no width.
    for sign in _WORD_BREAKS:
        text = text.replace(sign, " ")
    return text.split(" ")


@lru_cache(maxsize=8192)
def _width(word: str) -> float:
    return sum(_WIDTHS.get(sign, _USUAL_WIDTH) for sign in word) * _TWIPS


def _shares(parts: list[float], least: list[int], width: int) -> list[float]:
    """Return the width in proportion to the parts, where a column needs more taken as needed."""
    fixed: set[int] = set()
    while True:
        free = width - sum(least[column] for column in fixed)
        rest = sum(part for column, part in enumerate(parts) if column not in fixed)
        shares = [
            float(least[column]) if column in fixed else part / rest * free
            for column, part in enumerate(parts)
        ]
        narrow = {c for c, share in enumerate(shares) if share < least[c]} - fixed
        if not narrow:
            return shares
        fixed |= narrow
        if len(fixed) == len(parts):
            return [float(part) for part in least]
