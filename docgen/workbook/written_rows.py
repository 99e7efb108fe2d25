"""The rows of a worksheet part with their cells as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, cast

from lxml import etree

from docgen.lazy_regex import lazy_regex
from docgen.workbook.cells import Written, plain_runs, written
from docgen.workbook.plain_xml import NotPlainError, PlainPart, unescaped

#: A cell as the pattern finds it: attributes, formula with its tags, formula, value, text.
PlainCell = tuple[str, str | None, str | None, str | None, str | None]
#: The number and the attributes of a row, and its cells: each with the letters of its column,
#: which may be none.
WrittenRow = tuple[str | None, Mapping[str, str], list[tuple[str, Written | PlainCell]]]

_ROW_TAG: Final = "{*}row"
_CELL_TAG: Final = "{*}c"
_ATTRIBUTES: Final = lazy_regex(r'(?:\s+[\w:.]+="[^"]*")*\s*')
_ATTRIBUTE: Final = lazy_regex(r'([\w:.]+)="([^"]*)"')
_ROW: Final = lazy_regex(r'\s*<row(?: r="(\d{1,9})")?([^<>&/]*)>')
_CELL: Final = lazy_regex(
    r"""\s*<c(?:\ r="([A-Z]{1,3})\d{1,7}")?([^<>&/]*)(?:/>|>
      (<f[^<>&/]*(?:/>|>([^<]*)</f>))?
      (?:<v(?:\ xml:space="preserve")?>([^<]*)</v>|<v/>)?
      (?:<is><t(?:\ xml:space="preserve")?>([^<]*)</t></is>)?
    </c>)""",
    re.VERBOSE,
)
_PLACE: Final = lazy_regex(r"\$?([A-Za-z]{1,3})\$?\d{1,7}")


def written_row(element: etree._Element) -> WrittenRow:
    """Return what the element of a row says."""
    attributes = {str(name): str(value) for name, value in element.items()}
    number = attributes.pop("r", None)
    cells: list[tuple[str, Written | PlainCell]] = []
    for cell in element.iterchildren(_CELL_TAG):
        place = _PLACE.fullmatch(cell.get("r", ""))
        cells.append((place[1] if place else "", written(cell)))
    return number, attributes, cells


def written_rows(part: PlainPart, piece: str) -> Iterator[WrittenRow]:
    """Yield the rows of a piece of a part as the parser sees them.

    Raises:
        etree.XMLSyntaxError: the part is damaged here.

    """
    return map(written_row, part.parsed(piece).iterchildren(_ROW_TAG))


def plain_row(piece: str) -> WrittenRow:
    """Return the row that is a piece of a part.

    Raises:
        NotPlainError: the parser must look at the piece.

    """
    start = _ROW.match(piece)
    if start is None:
        raise NotPlainError
    cells: list[tuple[str, Written | PlainCell]] = []
    end = start.end()
    for found in _CELL.finditer(piece, end):
        if found.start() != end:
            raise NotPlainError
        end = found.end()
        cells.append((found[1] or "", cast("PlainCell", found.group(2, 3, 4, 5, 6))))
    if piece[end:].strip() != "</row>":
        raise NotPlainError
    return start[1], _attributes(start[2]), cells


def written_cell(cell: PlainCell) -> Written:
    """Return what a cell says.

    Raises:
        NotPlainError: the parser must look at it.

    """
    attributes, has_formula, formula, typed, own = cell
    found = _attributes(attributes)
    return Written(
        found.get("t", "n"),
        found.get("s"),
        unescaped(typed) if typed else None,
        None if has_formula is None else unescaped(formula or ""),
        () if own is None else plain_runs(unescaped(own)),
    )


@lru_cache(maxsize=1024)
def _attributes(text: str) -> Mapping[str, str]:
    """Return the attributes of an element but for its place, which stood before them."""
    pairs = _ATTRIBUTE.findall(text)
    found = dict(pairs)
    if len(found) < len(pairs) or "r" in found or _ATTRIBUTES.fullmatch(text) is None:
        raise NotPlainError
    return found
