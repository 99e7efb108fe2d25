"""Small changes of a printed part as a tree: a property in its lawful place, a cell, a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from lxml import etree

from docgen.rendering.markup.properties import paragraph_place

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P, TBL, TR, TC = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc"))
_SEEN: Final = tuple(f"{W}{name}" for name in ("t", "drawing", "pict", "object", "sym", "fldChar"))
# Where a property of a cell or a row stands among the others.
_CELL_ORDER: Final = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge")


def replace_property(
    properties: Any, made: Any, place_of: Callable[[str], int] | None = None
) -> None:
    """Put a property in its place among the others, instead of its namesake."""
    place_of = place_of or paragraph_place
    for old in properties.findall(made.tag):
        properties.remove(old)
    place = place_of(etree.QName(made).localname)
    for index, child in enumerate(properties):
        if isinstance(child.tag, str) and place_of(etree.QName(child).localname) > place:
            properties.insert(index, made)
            return
    properties.append(made)


def cell_place(name: str) -> int:
    """Return where in a ``w:tcPr`` an element of this name stands; merging stands early in it."""
    return _CELL_ORDER.index(name) if name in _CELL_ORDER else len(_CELL_ORDER)


def properties_of(owner: Any, name: str) -> Any:
    """Return the properties of a paragraph (``pPr``), row (``trPr``) or cell (``tcPr``)."""
    found = owner.find(f"{W}{name}")
    if found is None:
        found = owner.makeelement(f"{W}{name}")
        # Exceptions to the look of the table stand before the properties of its row.
        after = owner.find(f"{W}tblPrEx")
        owner.insert(0 if after is None else owner.index(after) + 1, found)
    return found


def with_value(owner: Any, name: str, value: str) -> Any:
    """Return a property such as ``<w:name w:val="value"/>``; an empty value says «on»."""
    made = owner.makeelement(f"{W}{name}")
    if value:
        made.set(f"{W}val", value)
    return made


def number_of(element: Any, otherwise: int) -> int:
    """Return the number that a property holds."""
    value = "" if element is None else str(element.get(f"{W}val", ""))
    return int(value) if value.isdigit() else otherwise


def cells_of(row: Any) -> list[Any]:
    """Return the cells of a row, those in content controls too."""
    return [cell for cell in row.iter(TC) if next(cell.iterancestors(TR)) is row]


def rows_of(table: Any) -> list[Any]:
    """Return the rows of a table, those in content controls too."""
    return [row for row in table.iter(TR) if next(row.iterancestors(TBL)) is table]


def span_of(cell: Any) -> int:
    """Return how many columns of the grid a cell takes."""
    return number_of(cell.find(f"{W}tcPr/{W}gridSpan"), 1)


def placed_cells(row: Any) -> Iterator[tuple[int, Any]]:
    """Yield the cells of a row, each with its first column in the grid."""
    column = number_of(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in cells_of(row):
        yield column, cell
        column += span_of(cell)


def is_blank(element: Any) -> bool:
    """Return whether a reader sees nothing of an element."""
    return not any(
        node.tag != f"{W}t" or (node.text or "").strip() for node in element.iter(*_SEEN)
    )


def keep_row(row: Any) -> None:
    """Keep a row on one page with the row below it."""
    for cell in cells_of(row):
        for paragraph in cell.iterchildren(P):
            properties = properties_of(paragraph, "pPr")
            replace_property(properties, with_value(properties, "keepNext", ""))
