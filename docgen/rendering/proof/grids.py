"""Tables read as grids: where each cell starts, how wide it is, what it is merged with."""

from collections.abc import Iterator

from lxml.etree import _Element
from msgspec import Struct

from docgen.rendering.proof.vocabulary import (
    CELL,
    CELL_PROPERTIES,
    CUSTOM_XML,
    GRID,
    GRID_AFTER,
    GRID_BEFORE,
    GRID_COLUMN,
    GRID_SPAN,
    HEADER_ROW,
    ROW,
    ROW_PROPERTIES,
    STRUCTURED,
    STRUCTURED_CONTENT,
    VALUE,
    VERTICAL_MERGE,
)

_WRAPPERS = frozenset({STRUCTURED, STRUCTURED_CONTENT, CUSTOM_XML})
_OFF = frozenset({"0", "false", "off"})


class Cell(Struct, frozen=True):
    """A cell: its first grid column, its width in columns, "" or its part in a vertical merge."""

    element: _Element
    start: int
    span: int
    merge: str


class Row(Struct, frozen=True):
    """A row: its cells, how many grid columns it covers, whether it repeats on every page."""

    element: _Element
    cells: list[Cell]
    width: int
    repeats: bool


class Table(Struct, frozen=True):
    """A table: the number of columns its grid declares, and its rows."""

    element: _Element
    columns: int
    rows: list[Row]


def read_table(element: _Element) -> Table:
    """Return the grid of a table; tables inside its cells are tables of their own."""
    columns = sum(1 for grid in element.iterchildren(GRID) for _ in grid.iterchildren(GRID_COLUMN))
    return Table(element, columns, [_read_row(row) for row in _members(element, ROW)])


def _read_row(element: _Element) -> Row:
    # Read for every cell of every document, so in one walk over the children.
    before = after = 0
    repeats = False
    elements: list[_Element] = []
    for child in element:
        tag = child.tag
        if tag == CELL:
            elements.append(child)
        elif tag == ROW_PROPERTIES:
            for mark in child:
                tag = mark.tag
                if tag == GRID_BEFORE:
                    before = _number(mark, 0)
                elif tag == GRID_AFTER:
                    after = _number(mark, 0)
                elif tag == HEADER_ROW:
                    repeats = mark.get(VALUE) not in _OFF
        elif tag in _WRAPPERS:
            elements.extend(_members(child, CELL))
    cells = []
    start = before
    for cell in elements:
        span = 1
        merge = ""
        # The properties of a cell are its first child, when it has any.
        if len(cell) and cell[0].tag == CELL_PROPERTIES:
            for mark in cell[0].iterchildren(GRID_SPAN, VERTICAL_MERGE):
                if mark.tag == GRID_SPAN:
                    span = _number(mark, 1)
                else:
                    merge = mark.get(VALUE, "continue")
        cells.append(Cell(cell, start, span, merge))
        start += span
    return Row(element, cells, start + after, repeats)


def _members(parent: _Element, tag: str) -> Iterator[_Element]:
    """Yield the rows or cells of a parent, also those inside a content control."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _members(child, tag)


def _number(mark: _Element, otherwise: int) -> int:
    value = mark.get(VALUE, "")
    # A value that is no number, or an absurd one, is a fault of the schema: not checked here.
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else otherwise
