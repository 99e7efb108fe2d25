"""The rows of a worksheet part with their cells as they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import sub
from typing import Final, NamedTuple

from lxml import etree
from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.workbook.cells import Written, plain_text, written
from docgen.workbook.plain_xml import NotPlainError, PlainPart, unescaped
from docgen.workbook.styles import is_true

#: A cell as the pattern finds it: its attributes, and its value or else all that stands in it.
PlainCell = tuple[str, str | None, str | None]


class WrittenRow(Struct, frozen=True):
    """A row: its number, where it says one, whether it is hidden, how many cells it has."""

    number: int | None
    is_hidden: bool
    cells: int


class WrittenRows(NamedTuple):
    """Some rows, and their cells one after another: the letters of its column, if any, and each."""

    rows: Sequence[WrittenRow]
    letters: Sequence[str | None]
    cells: Sequence[Written | PlainCell]


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
_ROW: Final = lazy_regex(r'<row(?: r="([0-9]{1,9})")?([^<>&/]*)>')
#: An end tag, or a start tag with its number, its attributes and whether the row is empty.
_ROW_TAG: Final = lazy_regex(r'</row>|<row(?: r="([0-9]{1,9})")?([^<>&/]*)(/?)>')
_PLACE: Final = lazy_regex(r"\$?([A-Za-z]{1,3})\$?\d{1,7}")


def written_row(element: etree._Element) -> WrittenRows:
    """Return what the element of a row says."""
    cells = list(element.iterchildren("{*}c"))
    places = (_PLACE.fullmatch(cell.get("r", "")) for cell in cells)
    return WrittenRows(
        (WrittenRow(_number(element.get("r")), _is_hidden(element.get), len(cells)),),
        [place[1].upper() if place else None for place in places],
        list(map(written, cells)),
    )


def written_rows(part: PlainPart, piece: str) -> Iterator[WrittenRows]:
    """Yield the rows of a piece of a part as the parser sees them.

    Raises:
        etree.XMLSyntaxError: the part is damaged here.

    """
    return map(written_row, part.parsed(piece).iterchildren("{*}row"))


def plain_rows(block: str) -> WrittenRows:
    """Return the rows that are a block of a part.

    Raises:
        NotPlainError: the parser must look at the block, or at some piece of it.

    """
    # What stands before a cell, then what the pattern finds of it; last what stands behind all.
    found = _CELL.split(block)
    cells = list(zip(found[2::5], found[3::5], found[4::5], strict=True))
    before = found[::5]
    places = [place for place, text in enumerate(before) if text]
    tags = [before[place] for place in places]
    # Joined by a sign that is in none, they show at once whether each but the last opens a row.
    parted = _ROW.split("<".join(tags))
    rest = parted[::3]
    is_usual = not rest[0] and {*rest[1:]} == {"<</row>"} and len(rest) == len(tags)
    if is_usual and (places[0], places[-1]) == (0, len(cells)):
        numbers, hides = map(_number, parted[1::3]), map(_hides, parted[2::3])
        counts = map(sub, places[1:], places)
        rows = list(map(WrittenRow, numbers, hides, counts))
    else:
        rows = _rows(before)
    return WrittenRows(rows, found[1::5], cells)


def _rows(before: list[str]) -> list[WrittenRow]:
    """Return the rows by what stands before each cell and behind the last."""
    rows: list[WrittenRow] = []
    opened: tuple[int | None, bool] | None = None
    first = 0
    for place, text in enumerate(before):
        for number, attributes, is_empty in _row_tags(text):
            if attributes is None:
                if opened is None:
                    raise NotPlainError
                rows.append(WrittenRow(*opened, place - first))
                opened, first = None, place
            elif opened is not None or place > first:
                raise NotPlainError
            elif is_empty:
                rows.append(WrittenRow(_number(number), _hides(attributes), 0))
            else:
                opened = _number(number), _hides(attributes)
    if opened is not None or first < len(before) - 1:
        raise NotPlainError
    return rows


def _row_tags(text: str) -> Iterable[tuple[str | None, str | None, str | None]]:
    """Return number, attributes and mark of emptiness of each tag; an end tag has none of them."""
    found = _ROW_TAG.split(text)
    if "".join(found[::4]).strip():
        raise NotPlainError
    return zip(found[1::4], found[2::4], found[3::4], strict=True)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() else None


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
def _hides(attributes: str) -> bool:
    """Return whether a row with these attributes is hidden."""
    return _is_hidden(_attributes(attributes).get)


def _is_hidden(attribute: Callable[[str], str | None]) -> bool:
    return is_true(attribute("hidden")) or attribute("ht") == "0"


@lru_cache(maxsize=1024)
def _attributes(text: str) -> Mapping[str, str]:
    """Return the attributes of an element but for its place, which stood before them."""
    pairs = _ATTRIBUTE.findall(text)
    found = dict(pairs)
    if len(found) < len(pairs) or "r" in found or _ATTRIBUTES.fullmatch(text) is None:
        raise NotPlainError
    return found
