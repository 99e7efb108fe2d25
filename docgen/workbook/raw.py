"""A workbook as it lies in the file: cells with value, look and place, nothing interpreted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Hashable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.content import Align, Inline, Paragraph, Span
from docgen.issues import Location
from docgen.limits import BeyondLimitError, limits
from docgen.sharing import Memo
from docgen.workbook.spans import linked, split_lines, trimmed
from docgen.workbook.text_blocks import cell_blocks

RawValue = None | str | int | float | bool | datetime | date | time
Problem = Literal["", "formula-without-value", "error-value"]

DEFAULT_WIDTH = 8.43


class MergedRange(Struct, frozen=True):
    """A merged rectangle of cells, ends included (1-based)."""

    top: int
    left: int
    bottom: int
    right: int


class RawCell(Struct, frozen=True, gc=False):
    """A cell that is not empty.

    ``text`` is what a person sees in it; ``spans`` is the same with bold, italic and underline;
    ``link`` is the hyperlink of the whole cell.
    """

    row: int
    column: int
    value: RawValue
    text: str
    spans: Inline = ()
    number_format: str = "General"
    align: Align = ""
    link: str = ""
    problem: Problem = ""

    @property
    def paragraphs(self) -> tuple[Inline, ...]:
        """The lines of the cell with their look, addresses in them as links; empty lines stay."""
        return tuple(split_lines(linked(self.spans, self.link)))

    @property
    def blocks(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the cell: body text and items of lists."""
        return cell_blocks(self)

    def with_link(self, link: str) -> RawCell:
        """Return the cell with a hyperlink."""
        return replace(self, link=link)

    def with_text(self, text: str) -> RawCell:
        """Return the cell with other text in the look of its first character."""
        if text == self.text:
            return self
        first = self.spans[0] if self.spans else Span("")
        return replace(self, value=text, text=text, spans=(replace(first, text=text),))

    @property
    def is_bold(self) -> bool:
        """Whether every visible character is bold."""
        bold = [span.bold for span in self.spans if span.text.strip()]
        return bool(bold) and all(bold)


def joined_cell(cells: list[RawCell]) -> RawCell:
    """Return one cell that says what the cells say, a line each; it stands where the first does."""
    first = cells[0]
    if len(cells) == 1:
        return first
    spans: list[Span] = []
    for cell in cells:
        if spans:
            spans.append(Span("\n"))
        spans.extend(trimmed(linked(cell.spans, cell.link)))
    text = "\n".join(cell.text for cell in cells)
    problem: Problem = next((cell.problem for cell in cells if cell.problem), "")
    return RawCell(first.row, first.column, text, text, tuple(spans), problem=problem)


class RawSheet(Struct):
    """A sheet: filled cells by row and column, merges, widths and what is hidden.

    Text in a cell that a merge covers is not in ``rows`` (nobody sees it) but in ``covered``.
    ``framed`` holds, for a row, the first and last column with lines around an empty cell.
    Of a sheet of which copies are made that differ in some rows, ``common`` keeps what was found
    out for all of them, and ``filled`` are the rows in which this one may differ, by their
    numbers: rows that were filled together are one object in all copies where they say the same.
    No row is in two of these.
    """

    name: str
    workbook: str = ""
    rows: dict[int, dict[int, RawCell]] = field(default_factory=dict)
    merges: tuple[MergedRange, ...] = ()
    covered: list[RawCell] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    default_width: float = DEFAULT_WIDTH
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False
    has_drawings: bool = False
    framed: dict[int, tuple[int, int]] = field(default_factory=dict)
    common: dict[Hashable, Any] | None = None
    filled: tuple[Mapping[int, dict[int, RawCell]], ...] = ()
    _merges_by_row: dict[int, list[MergedRange]] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> RawCell | None:
        """Return the filled cell there, or None."""
        return self.rows.get(row, {}).get(column)

    @property
    def changed(self) -> frozenset[int]:
        """The rows in which the sheet may differ from others that are copies as well."""
        return frozenset().union(*self.filled)

    def with_rows(self, *filled: Mapping[int, dict[int, RawCell]]) -> RawSheet:
        """Return the sheet with these rows in the place of its own; it knows which they are."""
        rows = dict(self.rows)
        for together in filled:
            rows.update(together)
        return replace(self, rows=rows, filled=self.filled + filled)

    def width(self, column: int) -> float:
        """Return the width of a column in characters."""
        return self.widths.get(column, self.default_width)

    def set_merges(self, merges: list[MergedRange]) -> None:
        """Put merges into the sheet and take the text that they cover out of its rows.

        Raises:
            BeyondLimitError: so many merges overlap that no person can have made them.

        """
        self.merges = tuple(merges)
        self._merges_by_row = {}
        filled = sorted(self.rows)
        pairs = 0
        for merge in merges:
            # A merge of whole columns has a million rows: only those with data matter.
            inside = filled[bisect_left(filled, merge.top) : bisect_right(filled, merge.bottom)]
            pairs += len(inside)
            if pairs > limits().workbook_merges:
                raise BeyondLimitError("workbook_merges")
            for row in inside:
                self._merges_by_row.setdefault(row, []).append(merge)
        for row in self._merges_by_row:
            cells = self.rows[row]
            for column in list(cells):
                merge_here = self.merge_at(row, column)
                if merge_here and (merge_here.top, merge_here.left) != (row, column):
                    self.covered.append(cells.pop(column))
            if not cells:
                del self.rows[row]
        self.covered.sort(key=lambda cell: (cell.row, cell.column))

    def merges_through(self, row: int) -> list[MergedRange]:
        """Return the merges that touch a row with data."""
        return self._merges_by_row.get(row, [])

    def merge_at(self, row: int, column: int) -> MergedRange | None:
        """Return the merge that a cell belongs to; known for rows that have a filled cell."""
        for merge in self._merges_by_row.get(row, ()):
            if merge.left <= column <= merge.right:
                return merge
        return None

    def location(self, row: int | None = None, column: int | None = None) -> Location:
        """Return a place on this sheet."""
        return Location(self.workbook, self.name, row, column)


class RawWorkbook(Struct):
    """All sheets of a file in their order; ``base_1904`` tells from which day dates are counted.

    ``active`` names what the file would run or fetch by itself (``active_content.py``);
    ``rows_read`` are rows of tables as read, where many workbooks are made of one: they share them.
    """

    path: Path
    sheets: list[RawSheet] = field(default_factory=list)
    base_1904: bool = False
    active: tuple[str, ...] = ()
    rows_read: Memo[Any] | None = None

    @property
    def location(self) -> Location:
        """The workbook as a place."""
        return Location(str(self.path))

    def texts_at(self, places: Collection[Location]) -> dict[Location, str]:
        """Return what stands in those of these cells that are filled."""
        sheets = {sheet.name: sheet for sheet in self.sheets}
        found = {}
        for place in places:
            sheet = sheets.get(place.sheet) if place.workbook == str(self.path) else None
            cell = sheet.cell(place.row or 0, place.column or 0) if sheet else None
            if cell:
                found[place] = cell.text
        return found
