"""The rows of a worksheet part with their cells as they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import sub
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.workbook.cells import Written, plain_text, written
from docgen.workbook.plain_xml import NotPlainError, PlainPart, unescaped
from docgen.workbook.styles import is_true

if TYPE_CHECKING:
    from lxml import etree

#: The value of a cell, or the value and all that stands in it where that is more.
PlainValue = str | tuple[str | None, str] | None


class WrittenRows(Struct, frozen=True):
    """Some rows: of each its number, if it says one, whether it is hidden, how many cells it has.

    ``letters`` are those of the column of each cell, if any, one row after another.
    """

    numbers: Sequence[int | None]
    hides: Sequence[bool]
    counts: Sequence[int]
    letters: Sequence[str | None]


class PlainCells(Struct, frozen=True):
    """Cells as the pattern finds them: of each its attributes, its value or else all in it."""

    attributes: Sequence[str]
    typed: Sequence[str | None]
    inside: Sequence[str | None]


_ATTRIBUTES: Final = lazy_regex(r'(?:\s+[\w:.]+="[^"]*")*\s*')
_ATTRIBUTE: Final = lazy_regex(r'([\w:.]+)="([^"]*)"')
# «+» behind what may come several times: once found, it is not tried again with less of it.
_CELL: Final = lazy_regex(
    r"""<c(?:\ r="([A-Z]{1,3}+)[0-9]{1,7}+"|(?!\ r="[A-Z]{1,3}[0-9]))([^<>&/]*+)
      (?:><v>([^<]*+)</v></c>|>(
        (?:<f[^<>&/]*(?:/>|>[^<]*</f>))?
        (?:<v(?:\ xml:space="preserve")?>[^<]*</v>|<v/>)?
        (?:<is><t(?:\ xml:space="preserve")?>[^<]*</t></is>)?
      )</c>|/>)""",
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


def written_row(element: etree._Element) -> tuple[WrittenRows, list[Written]]:
    """Return the element of a row with what its cells say."""
    cells = list(element.iterchildren("{*}c"))
    places = (_PLACE.fullmatch(cell.get("r", "")) for cell in cells)
    number, hides = _number(element.get("r")), _is_hidden(element.get)
    letters = [place[1].upper() if place else None for place in places]
    return WrittenRows([number], [hides], [len(cells)], letters), list(map(written, cells))


def written_rows(part: PlainPart, piece: str) -> Iterator[tuple[WrittenRows, list[Written]]]:
    """Yield the rows of a piece of a part as the parser sees them.

    Raises:
        etree.XMLSyntaxError: the part is damaged here.

    """
    return map(written_row, part.parsed(piece).iterchildren("{*}row"))


def plain_rows(block: str) -> tuple[WrittenRows, PlainCells]:
    """Return the rows that are a block of a part, and their cells.

    Raises:
        NotPlainError: the parser must look at the block, or at some piece of it.

    """
    # What stands before a cell, then what the pattern finds of it; last what stands behind all.
    found = _CELL.split(block)
    before, letters, *cells = (found[place::5] for place in range(5))
    places = [place for place, text in enumerate(before) if text]
    tags = [before[place] for place in places]
    # Joined by a sign that is in none, they show at once whether each but the last opens a row.
    parted = _ROW.split("<".join(tags))
    rest = parted[::3]
    is_usual = not rest[0] and {*rest[1:]} == {"<</row>"} and len(rest) == len(tags)
    if is_usual and (places[0], places[-1]) == (0, len(letters)):
        numbers = [int(number) if number else None for number in parted[1::3]]
        hides = list(map(_hides, parted[2::3]))
        counts = list(map(sub, places[1:], places))
        rows = WrittenRows(numbers, hides, counts, letters)
    else:
        rows = _rows(before, letters)
    return rows, PlainCells(*cells)


def _rows(before: Sequence[str], letters: Sequence[str | None]) -> WrittenRows:
    """Return the rows by what stands before each cell and behind the last."""
    rows: list[tuple[int | None, bool, int]] = []
    opened: tuple[int | None, bool] | None = None
    first = 0
    for place, text in enumerate(before):
        for number, attributes, is_empty in _row_tags(text):
            if attributes is None:
                if opened is None:
                    raise NotPlainError
                rows.append((*opened, place - first))
                opened, first = None, place
            elif opened is not None or place > first:
                raise NotPlainError
            elif is_empty:
                rows.append((_number(number), _hides(attributes), 0))
            else:
                opened = _number(number), _hides(attributes)
    if opened is not None or first < len(before) - 1:
        raise NotPlainError
    numbers, hides, counts = zip(*rows, strict=True) if rows else ((), (), ())
    return WrittenRows(numbers, hides, counts, letters)


def _row_tags(text: str) -> Iterable[tuple[str | None, str | None, str | None]]:
    """Return number, attributes and mark of emptiness of each tag; an end tag has none of them."""
    found = _ROW_TAG.split(text)
    if "".join(found[::4]).strip():
        raise NotPlainError
    return zip(found[1::4], found[2::4], found[3::4], strict=True)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() else None


def written_look(attributes: str) -> tuple[str, str | None]:
    """Return the type of a cell with these attributes and the number of its style.

    Raises:
        NotPlainError: the parser must look at it.

    """
    found = _attributes(attributes)
    return found.get("t", "n"), found.get("s")


def written_cell(attributes: str, value: PlainValue) -> Written:
    """Return what a cell says.

    Raises:
        NotPlainError: the parser must look at it.

    """
    kind, style = written_look(attributes)
    if not isinstance(value, tuple):
        return Written(kind, style, unescaped(value) if value else None)
    parts = _INSIDE.fullmatch(value[1])
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
