"""The tables of a document: rows, cells with their columns, widths, what repeats and holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

from msgspec import Struct

from docgen.layout_rules.lines import Line, line_of
from docgen.layout_rules.sections import text_width
from docgen.layout_rules.style_sheet import first_value, is_on, style_sheet
from docgen.layout_rules.word_paper import Spot, W, WordPaper

_NO_BORDER: Final = ("", "none", "nil")
#: How wide a letter of Times New Roman is, in parts of its size: the average of Russian text.
LETTER: Final = 0.5
_TWIPS_PER_HALF_POINT: Final = 10


class Cell(Struct, frozen=True, eq=False, dict=True):
    """A cell: its first column from 0, how many columns it takes, its lines."""

    element: Any
    start: int
    span: int
    lines: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        """The words of the cell."""
        return " ".join(filter(None, (line.text for line in self.lines)))

    @property
    def goes_on(self) -> bool:
        """Whether it continues the cell above it."""
        merge = self.element.find(f"{W}tcPr/{W}vMerge")
        return merge is not None and merge.get(f"{W}val") != "restart"


class Row(Struct, frozen=True, eq=False, dict=True):
    """A row with its cells."""

    element: Any
    cells: tuple[Cell, ...]

    def is_on(self, switch: str) -> bool:
        """Return whether ``tblHeader`` or ``cantSplit`` is on."""
        return is_on([self.element.find(f"{W}trPr")], switch)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of the cells."""
        return tuple(cell.text for cell in self.cells)

    @property
    def is_section(self) -> bool:
        """Whether it names a section: one cell with words across the table."""
        return len(self.cells) == 1 and self.cells[0].span > 1 and bool(self.cells[0].text)


class Table(Struct, frozen=True, eq=False, dict=True):
    """A table of the body; ``width`` is that of the text where it stands, in twips."""

    element: Any
    number: int
    rows: tuple[Row, ...]
    grid: tuple[int, ...]
    text_width: int
    bordered: bool

    @property
    def spot(self) -> Spot:
        """Where the table begins, for a finding."""
        return self.rows[0].cells[0].lines[0].spot

    @property
    def width(self) -> int:
        """How wide it is, in twips; 0 when the file does not say it."""
        asked = self.element.find(f"{W}tblPr/{W}tblW")
        kind = asked.get(f"{W}type", "dxa") if asked is not None else ""
        value = str(asked.get(f"{W}w", "")) if asked is not None else ""
        if kind == "dxa" and value.isdigit() and int(value):
            return int(value)
        if kind == "pct" and value.rstrip("%").isdigit():
            return self.text_width * int(value.rstrip("%")) // (100 if "%" in value else 5000)
        return sum(self.grid)

    @property
    def indent(self) -> int:
        """How far it is moved from the left margin, in twips."""
        return _number(self.element.find(f"{W}tblPr/{W}tblInd"), "w")

    @cached_property
    def head(self) -> tuple[Row, ...]:
        """The rows of the head: those marked to repeat, else the first one."""
        marked = []
        for row in self.rows:
            if not row.is_on("tblHeader"):
                break
            marked.append(row)
        return tuple(marked) or self.rows[:1]

    @property
    def is_list(self) -> bool:
        """Whether it is a table of data: borders, three columns or more, a head with words."""
        head = self.rows[0].cells if self.rows else ()
        named = sum(bool(cell.text) for cell in head)
        return self.bordered and len(self.rows) > 2 and len(head) > 2 and named >= len(head) - 1

    def height(self) -> float:
        """Return about how high it is, in twips: never more than it surely takes."""
        return sum(self.row_height(row) for row in self.rows)

    def row_height(self, row: Row) -> float:
        """Return about how high a row is, in twips."""
        return max(
            (
                sum(_line_height(line, self.cell_width(cell)) for line in cell.lines)
                for cell in row.cells
            ),
            default=0,
        )

    def cell_width(self, cell: Cell) -> int:
        """Return how wide a cell is, in twips; 0 when the file does not say it."""
        own = cell.element.find(f"{W}tcPr/{W}tcW")
        kind = own.get(f"{W}type", "dxa") if own is not None else ""
        value = _number(own, "w")
        return (
            value
            if kind == "dxa" and value
            else sum(self.grid[cell.start : cell.start + cell.span])
        )


def tables(paper: WordPaper) -> tuple[Table, ...]:
    """Return the tables of the body, not those inside cells, in their order, for ``paper.once``."""
    found = (
        element
        for element in paper.body.root.iter(f"{W}tbl")
        if next(element.iterancestors(f"{W}tc", f"{W}txbxContent"), None) is None
    )
    made = (_table(paper, element, number) for number, element in enumerate(found, start=1))
    return tuple(table for table in made if table.rows)


def data_tables(paper: WordPaper) -> tuple[Table, ...]:
    """Return the tables of data: with borders, columns and a head, for ``paper.once``."""
    return tuple(table for table in paper.once(tables) if table.is_list)


def places_of_lines(paper: WordPaper) -> dict[Any, tuple[Table, Row, Cell]]:
    """Return the outermost cell of every paragraph in one, for ``paper.once``."""
    return {
        line.element: (table, row, cell)
        for table in paper.once(tables)
        for row in table.rows
        for cell in row.cells
        for line in cell.lines
    }


def _table(paper: WordPaper, element: Any, number: int) -> Table:
    known = paper.once(line_of)
    rows = []
    for row in _own(element, f"{W}tr", f"{W}tbl"):
        start = _number(row.find(f"{W}trPr/{W}gridBefore"))
        cells = []
        for cell in _own(row, f"{W}tc", f"{W}tr"):
            span = _number(cell.find(f"{W}tcPr/{W}gridSpan")) or 1
            inside = tuple(known[node] for node in cell.iter(f"{W}p") if node in known)
            cells.append(Cell(cell, start, span, inside))
            start += span
        if cells and all(cell.lines for cell in cells):
            rows.append(Row(row, tuple(cells)))
    grid = tuple(_number(node, "w") for node in element.iterfind(f"{W}tblGrid/{W}gridCol"))
    width = text_width(paper, element)
    return Table(element, number, tuple(rows), grid, width, _is_bordered(paper, element))


def _is_bordered(paper: WordPaper, table: Any) -> bool:
    """Return whether lines part the rows: by the table, its style or its cells."""
    properties = table.find(f"{W}tblPr")
    named = first_value([properties], "tblStyle") if properties is not None else ""
    sheet = paper.once(style_sheet)
    owners = [properties, *sheet.style_owners(named, "tblPr")]
    for owner in owners:
        borders = owner.find(f"{W}tblBorders") if owner is not None else None
        if borders is not None:
            return first_value([borders], "insideH") not in _NO_BORDER
    cells = list(table.iter(f"{W}tcBorders"))
    drawn = sum(any(node.get(f"{W}val") not in _NO_BORDER for node in cell) for cell in cells)
    return drawn * 2 > len(list(table.iter(f"{W}tc")))


def _own(owner: Any, name: str, kind: str) -> Iterator[Any]:
    """Yield elements of the owner itself, in content controls too, not of tables inside it."""
    return (node for node in owner.iter(name) if next(node.iterancestors(kind)) is owner)


def _line_height(line: Line, width: int) -> float:
    size = (line.size or 20) * _TWIPS_PER_HALF_POINT
    signs = max((width - 200) / (size * LETTER), 1) if width else 1000
    return size * 1.1 * max(-(-len(line.text) // int(signs)), 1)


def _number(element: Any, name: str = "val") -> int:
    value = "" if element is None else str(element.get(f"{W}{name}", ""))
    return int(value) if value.lstrip("-").isdigit() else 0
