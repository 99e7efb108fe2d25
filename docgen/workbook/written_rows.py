"""The rows of a worksheet part with their cells as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from lxml import etree

from docgen.lazy_regex import lazy_regex
from docgen.workbook.cells import Written, plain_text, written
from docgen.workbook.plain_xml import NotPlainError, PlainPart, unescaped

#: A cell as the pattern finds it: its attributes, and its value or else all that stands in it.
PlainCell = tuple[str, str | None, str | None]
#: The number and the attributes of a row, and its cells: each with the letters of its column,
#: which may be none.
WrittenRow = tuple[str | None, Mapping[str, str], Iterable[tuple[str | None, Written | PlainCell]]]

_ROW_TAG: Final = "{*}row"
_CELL_TAG: Final = "{*}c"
_ATTRIBUTES: Final = lazy_regex(r'(?:\s+[\w:.]+="[^"]*")*\s*')
_ATTRIBUTE: Final = lazy_regex(r'([\w:.]+)="([^"]*)"')
_CELL: Final = lazy_regex(
    r"""<c(?:\ r="([A-Z]{1,3})[0-9]{1,7}")?([^<>&/]*)(?:/>|>(?:
      <v>([^<]*)</v>|(
        (?:<f[^<>&/]*(?:/>|>[^<]*</f>))?
        (?:<v(?:\ xml:space="preserve")?>[^<]*</v>|<v/>)?
        (?:<is><t(?:\ xml:space="preserve")?>[^<]*</t></is>)?
      ))</c>)""",
    re.VERBOSE,
)
_INSIDE: Final = lazy_regex(
    r"""(<f[^<>&/]*(?:/>|>([^<]*)</f>))?
        (?:<v[^<>/]*>([^<]*)</v>|<v/>)?
        (?:<is><t[^<>]*>([^<]*)</t></is>)?""",
    re.VERBOSE,
)
#: An end tag, or a start tag with its number, its attributes and whether the row is empty.
_ROW: Final = lazy_regex(r'</row>|<row(?: r="([0-9]{1,9})")?([^<>&/]*)(/?)>')
_PLACE: Final = lazy_regex(r"\$?([A-Za-z]{1,3})\$?\d{1,7}")


def written_row(element: etree._Element) -> WrittenRow:
    """Return what the element of a row says."""
    attributes = {str(name): str(value) for name, value in element.items()}
    number = attributes.pop("r", None)
    cells: list[tuple[str | None, Written | PlainCell]] = []
    for cell in element.iterchildren(_CELL_TAG):
        place = _PLACE.fullmatch(cell.get("r", ""))
        cells.append((place[1] if place else None, written(cell)))
    return number, attributes, cells


def written_rows(part: PlainPart, piece: str) -> Iterator[WrittenRow]:
    """Yield the rows of a piece of a part as the parser sees them.

    Raises:
        etree.XMLSyntaxError: the part is damaged here.

    """
    return map(written_row, part.parsed(piece).iterchildren(_ROW_TAG))


class PlainRows(NamedTuple):
    """The rows of a block, and all their cells one after another."""

    rows: list[WrittenRow]
    cells: list[PlainCell]


def plain_rows(block: str) -> PlainRows:
    """Return the rows that are a block of a part.

    Raises:
        NotPlainError: the parser must look at the block, or at some piece of it.

    """
    # What stands before a cell, then what the pattern finds of it; last what stands behind all.
    found = _CELL.split(block)
    letters = found[1::5]
    cells: list[PlainCell] = list(zip(found[2::5], found[3::5], found[4::5], strict=True))
    rows: list[WrittenRow] = []
    opened: tuple[str | None, Mapping[str, str]] | None = None
    first = 0
    for place, before in enumerate(found[::5]):
        if not before:
            continue
        for number, attributes, is_empty in _row_tags(before):
            if attributes is None:
                if opened is None:
                    raise NotPlainError
                own = zip(letters[first:place], cells[first:place], strict=True)
                rows.append((*opened, own))
                opened, first = None, place
            elif opened is not None or place > first:
                raise NotPlainError
            elif is_empty:
                rows.append((number, _attributes(attributes), ()))
            else:
                opened = number, _attributes(attributes)
    if opened is not None or first < len(cells):
        raise NotPlainError
    return PlainRows(rows, cells)


def _row_tags(text: str) -> Iterable[tuple[str | None, str | None, str | None]]:
    """Return number, attributes and mark of emptiness of each tag; an end tag has none of them."""
    found = _ROW.split(text)
    if "".join(found[::4]).strip():
        raise NotPlainError
    return zip(found[1::4], found[2::4], found[3::4], strict=True)


def written_cell(cell: PlainCell) -> Written:
    """Return what a cell says.

    Raises:
        NotPlainError: the parser must look at it.

    """
    attributes, typed, inside = cell
    found = _attributes(attributes)
    kind, style = found.get("t", "n"), found.get("s")
    if not inside:
        return Written(kind, style, unescaped(typed) if typed else None)
    parts = _INSIDE.fullmatch(inside)
    if parts is None:
        raise NotPlainError
    has_formula, formula, typed, own = parts.groups()
    return Written(
        kind,
        style,
        unescaped(typed) if typed else None,
        None if has_formula is None else unescaped(formula or ""),
        None if own is None else plain_text(unescaped(own)),
    )


@lru_cache(maxsize=1024)
def _attributes(text: str) -> Mapping[str, str]:
    """Return the attributes of an element but for its place, which stood before them."""
    pairs = _ATTRIBUTE.findall(text)
    found = dict(pairs)
    if len(found) < len(pairs) or "r" in found or _ATTRIBUTES.fullmatch(text) is None:
        raise NotPlainError
    return found
