"""What each row of a grid is: a title, a heading, the numbers of the columns, a section, a body."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.names import is_number_heading
from docgen.workbook import limits
from docgen.workbook.grid import Area, Grid

RowKind = Literal["caption", "head", "numbers", "section", "wide-section", "lonely", "body"]
#: The kinds of rows that are records.
BODY: Final = frozenset[RowKind]({"lonely", "body"})

_NUMBER: Final = lazy_regex(r"(?:№\s*)?(?:\d{1,4}(?:[.,]\d{1,3})*|[IVXLCIVXХІ]{1,6})[.)]*")


def is_number(text: str) -> bool:
    """Return whether a cell holds only the number of a row or of a section."""
    return bool(_NUMBER.fullmatch(text.strip()))


class TableLayout(Struct, frozen=True):
    """The kind of every row of a grid; the headings are the rows from ``head`` to ``body``."""

    kinds: tuple[RowKind, ...]
    head: int
    head_rows: int

    @property
    def lowest_head(self) -> int:
        """The place of the lowest row of headings."""
        return self.head + self.head_rows - 1


class _SectionMarks(Struct, frozen=True):
    """What tells a section in this table: bold says nothing in columns that are always bold.

    ``may_be_plain``: a plain text alone in the first column may be meant as a section.
    """

    always_bold: frozenset[int]
    may_be_plain: bool

    def is_title(self, area: Area) -> bool:
        """Return whether the text is set off from others of its column by its bold type."""
        return bool(area.cell and area.cell.is_bold) and area.column not in self.always_bold


def read_layout(grid: Grid, heading_row: int = 0) -> TableLayout:
    """Return what the rows of a grid are.

    ``heading_row`` is the sheet row that matches known columns best, when the kind knows any.
    """
    head = _first_head_row(grid, heading_row)
    head_rows = _head_rows(grid, head)
    kinds: list[RowKind] = []
    kinds.extend("caption" for _ in range(head))
    kinds.extend("head" for _ in range(head_rows))
    if _is_numbers_row(grid, len(kinds)):
        kinds.append("numbers")
    first = len(kinds)
    marks = _SectionMarks(
        _always_bold(grid, first), _may_be_sections(grid, head + head_rows - 1, first)
    )
    kinds.extend(_body_kind(grid, row, marks) for row in range(first, grid.height))
    return TableLayout(tuple(kinds), head, head_rows)


def _first_head_row(grid: Grid, heading_row: int) -> int:
    """Return where the headings start: rows with one cell above them are titles of the table."""
    searched = range(min(grid.height, limits.HEADING_SEARCH_ROWS))
    head = next((row for row in searched if len(grid.filled(row)) > 1), 0)
    if grid.width == 1:
        head = 0
    if heading_row in grid.rows:
        known = grid.rows.index(heading_row)
        # Known columns may stand in a lower row of headings of several rows.
        if known >= head + _head_rows(grid, head):
            return known
    return head


def _head_rows(grid: Grid, head: int) -> int:
    """Return how many rows the headings take: as deep as they are merged, or split below."""
    count = 1
    row = head
    while row < head + count and row < grid.height:
        for area in grid.row_areas(row):
            if area.row != row or (area.width == grid.width > 1):
                continue
            count = max(count, row - head + area.height)
            if area.width > 1 and _may_be_head(grid, row + 1):
                count = max(count, row - head + 2)
        row += 1
    return max(1, min(count, limits.MAX_HEAD_ROWS, grid.height - head))


def _may_be_head(grid: Grid, row: int) -> bool:
    """Return whether a row under a heading merged across may be its parts, not yet the body."""
    if row >= grid.height:
        return False
    filled = grid.filled(row)
    return bool(filled) and not is_number(filled[0].text) and filled[0].width < grid.width


def _is_numbers_row(grid: Grid, row: int) -> bool:
    """Return whether the row is exactly 1, 2, 3 … over all columns."""
    if row >= grid.height or grid.width < 2:
        return False
    areas = list(grid.row_areas(row))
    texts = [area.text.strip(" .") for area in areas]
    if texts != [str(number) for number in range(1, grid.width + 1)]:
        return False
    # Of two columns, «1» and «2» are a row of the body, unless they alone stand in the middle.
    below = list(grid.row_areas(row + 1)) if row + 1 < grid.height else []
    return grid.width > 2 or (_is_centred(areas) and bool(below) and not _is_centred(below))


def _is_centred(areas: list[Area]) -> bool:
    return all(area.cell is not None and area.cell.align == "center" for area in areas)


def _may_be_sections(grid: Grid, lowest_head: int, first: int) -> bool:
    """Return whether a row with only its first cell filled may be meant to name a section.

    In a list of names with columns left for signatures every row is such; a table with sections
    has more filled rows than sections. Of two columns the second is often just left empty. But
    among the numbers of rows a text is always odd.
    """
    if is_number_heading(grid.area(lowest_head, 0).text):
        return True
    rows = [grid.filled(row) for row in range(first, grid.height)]
    lone = [filled for filled in rows if len(filled) == 1 and filled[0].is_single]
    return grid.width > 2 and sum(len(filled) > 1 for filled in rows) >= len(lone)


def _always_bold(grid: Grid, first: int) -> frozenset[int]:
    """Return the columns with bold texts in every row filled well enough to be no section.

    Among bold numbers a text still stands out.
    """
    always: frozenset[int] | None = None
    for row in range(first, grid.height):
        filled = grid.filled(row)
        if len(filled) > min(2, grid.width - 1):
            bold = (a for a in filled if a.cell and a.cell.is_bold and not is_number(a.text))
            columns = frozenset(area.column for area in bold)
            always = columns if always is None else always & columns
            if not always:
                break
    return always or frozenset()


def _body_kind(grid: Grid, row: int, marks: _SectionMarks) -> RowKind:
    is_merged = grid.is_merged(row)
    if grid.width == 1 or (not is_merged and grid.count(row) > 2):
        return "body"
    filled = grid.filled(row)
    if is_merged:
        areas = list(grid.row_areas(row))
        if any(area.row < row or area.height > 1 for area in areas):
            return "body"
        if _is_merged_section(areas, grid.width):
            return "section"
        if not all(area.is_single for area in areas):
            return "body"
    if len(filled) == 1:
        return _lone_kind(filled[0], marks)
    if len(filled) == 2 and grid.width > 2 and is_number(filled[0].text):
        number, title = filled
        if (number.column, title.column) == (0, 1) and marks.is_title(title):
            return "wide-section"
    return "body"


def _is_merged_section(areas: list[Area], width: int) -> bool:
    if len(areas) == 1:
        return True
    if len(areas) != 2 or width == 2 or areas[0].width != 1:
        return False
    return bool(areas[1].text) and (not areas[0].text or is_number(areas[0].text))


def _lone_kind(area: Area, marks: _SectionMarks) -> RowKind:
    """Return what a row with one filled cell is: a plain text there stays a row of the body.

    Whether it is a title or a row not filled to its end, only the person knows: so it is told.
    """
    if area.cell is None or is_number(area.text):
        return "body"
    if marks.is_title(area):
        return "wide-section"
    return "lonely" if area.column > 0 or marks.may_be_plain else "body"
