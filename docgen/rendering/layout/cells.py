"""Cells of a printed table: equal neighbours as one, and rows that name a section."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from docgen.rendering.layout.elements import (
    TBL,
    P,
    W,
    cell_place,
    cells_of,
    is_blank,
    keep_row,
    placed_cells,
    properties_of,
    replace_property,
    rows_of,
    span_of,
    with_value,
)
from docgen.rendering.layout.marks import FOLLOWS
from docgen.rendering.markup.tables import LARGEST_KEPT_GROUP


class _Group(Struct):
    """Cells one below the other that become one."""

    key: str
    within: str
    cells: list[tuple[Any, Any]] = field(default_factory=list)


def merge_down(table: Any, keys: dict[Any, str]) -> None:
    """Merge cells of a table that stand one below the other and have the same key.

    A row without a key in that column (of a section, of another loop) ends the group.
    """
    groups: list[_Group] = []
    above: dict[tuple[int, int], _Group] = {}
    for row in rows_of(table):
        now: dict[tuple[int, int], _Group] = {}
        for column, cell in placed_cells(row):
            key = keys.get(cell)
            if key is None:
                continue
            place = (column, span_of(cell))
            group = above.get(place)
            own, _, within = key.partition(" ")
            if group is None or group.within != within or own not in {group.key, FOLLOWS}:
                group = _Group(own, within)
                groups.append(group)
            group.cells.append((row, cell))
            now[place] = group
        above = now
    for group in groups:
        if len(group.cells) > 1:
            _merge(group)


def _merge(group: _Group) -> None:
    for place, (row, cell) in enumerate(group.cells):
        properties = properties_of(cell, "tcPr")
        merge = with_value(properties, "vMerge", "" if place else "restart")
        replace_property(properties, merge, cell_place)
        if place:
            _empty(cell)
        if len(group.cells) <= LARGEST_KEPT_GROUP and place < len(group.cells) - 1:
            keep_row(row)


def _empty(cell: Any) -> None:
    """Leave of a cell its properties and one paragraph without text."""
    paragraph = cell.find(P)
    for child in list(cell):
        if child.tag != f"{W}tcPr" and child is not paragraph:
            cell.remove(child)
    for child in list(paragraph) if paragraph is not None else ():
        if child.tag != f"{W}pPr":
            paragraph.remove(child)


def remove_row(row: Any) -> None:
    """Remove a row, and a table that has no other."""
    table = next(row.iterancestors(TBL))
    row.getparent().remove(row)
    if not rows_of(table):
        table.getparent().remove(table)


def section_row(row: Any) -> None:
    """Let a row name a section: as wide as the table, and never the last on its page.

    One with other filled cells keeps them.
    """
    cells = cells_of(row)
    filled = [cell for cell in cells if not is_blank(cell)]
    if len(cells) > 1 and len(filled) == 1:
        _widen(filled[0], cells)
    keep_row(row)
    properties = properties_of(row, "trPr")
    if properties.find(f"{W}cantSplit") is None:
        properties.insert(0, with_value(properties, "cantSplit", ""))


def _widen(cell: Any, cells: list[Any]) -> None:
    span = sum(map(span_of, cells))
    widths = [one.find(f"{W}tcPr/{W}tcW") for one in cells]
    properties = properties_of(cell, "tcPr")
    replace_property(properties, with_value(properties, "gridSpan", str(span)), cell_place)
    width = properties.find(f"{W}tcW")
    values = [str(one.get(f"{W}w", "")) if one is not None else "" for one in widths]
    if width is not None and all(value.isdigit() for value in values):
        width.set(f"{W}w", str(sum(map(int, values))))
    elif width is not None:
        properties.remove(width)
    for one in cells:
        if one is not cell:
            one.getparent().remove(one)
