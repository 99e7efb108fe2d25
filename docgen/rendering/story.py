"""A part of a template as a person sees it: paragraphs with their places, and the tags in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Literal

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.rendering.tags.places import BOX

Opening = Literal["{{", "{%", "{#"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TBL, _TR, _TC, _T = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "t"))
_BOX: Final = f"{_W}txbxContent"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS: Final = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
}
_TAG: Final = lazy_regex(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_AT_START: Final = lazy_regex(r"^[-+]")
_AT_END: Final = lazy_regex(r"[-+]$")
_PREFIX: Final = lazy_regex(r"(tr|tc|p|r)(?=\s)")
_WORD: Final = lazy_regex(r"\w+")


class CellPlace(Struct, frozen=True):
    """Where a cell stands, 1-based: which table of its surroundings, its row, its grid column."""

    table: int
    row: int
    column: int

    def __str__(self) -> str:
        return f"таблица {self.table}, строка {self.row}, столбец {self.column}"


class Tag(Struct, frozen=True):
    """A closed tag of a paragraph: ``text[start:end]`` of it, as typed.

    ``prefix`` is docxtpl's: ``p``, ``tr``, ``tc``, ``r`` or empty; ``body`` is what stands between
    the prefix and the closing braces, without dashes and blanks around it.
    """

    start: int
    end: int
    opening: Opening
    prefix: str
    body: str

    @property
    def word(self) -> str:
        """The first word of a command (``for``, ``endif``), empty for any other tag."""
        if self.opening != "{%" or not self.body:
            return ""
        word = _WORD.match(self.body)
        return word[0] if word else self.body.split(None, 1)[0]


class Piece(Struct, frozen=True):
    """The text of one element of a run: ``text[start:end]`` of its paragraph."""

    element: Any
    start: int
    end: int


class StoryParagraph(Struct, frozen=True):
    """A paragraph as a person sees it; ``number`` counts the paragraphs of the part from 1.

    ``cells`` leads from the outermost table to the innermost cell, empty outside tables;
    ``in_box`` tells of a text box, ``is_copy`` of the copy of one for old versions of Word.
    """

    element: Any
    number: int
    cells: tuple[CellPlace, ...]
    text: str
    pieces: tuple[Piece, ...]
    in_box: bool = False
    is_copy: bool = False

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The closed tags, in their order."""
        found = _TAG.finditer(self.text)
        return tuple(read_tag(match[0], match.start(), match.end()) for match in found)

    @property
    def place(self) -> str:
        """The place inside the part in words, empty outside tables and text boxes."""
        cells = ", вложенная ".join(map(str, self.cells))
        return ", ".join(filter(None, (BOX if self.in_box else "", cells)))


def paragraphs(root: Any) -> Iterator[StoryParagraph]:
    """Yield the paragraphs below an element in their order, those of text boxes and cells too."""
    cells: dict[Any, tuple[CellPlace, ...]] = {None: ()}
    tables: dict[Any, int] = {}
    for number, element in enumerate(root.iter(_P), start=1):
        cell = next(element.iterancestors(_TC), None)
        if cell not in cells:
            _place_cells(cell, cells, tables)
        text, pieces = _read(element)
        in_box = next(element.iterancestors(_BOX), None) is not None
        is_copy = in_box and next(element.iterancestors(_FALLBACK), None) is not None
        yield StoryParagraph(element, number, cells[cell], text, pieces, in_box, is_copy)


def _place_cells(
    cell: Any, cells: dict[Any, tuple[CellPlace, ...]], tables: dict[Any, int]
) -> None:
    """Find the place of every cell in the table of this one."""
    table = next(cell.iterancestors(_TBL), None)
    if table is None:  # a cell that has lost its table, which Word would not open
        cells[cell] = ()
        return
    outer = next(table.iterancestors(_TC), None)
    if outer not in cells:
        _place_cells(outer, cells, tables)
    tables[outer] = tables.get(outer, 0) + 1
    for row_number, row in enumerate(_own(table, _TR, _TBL), start=1):
        column = 1 + _number(row.find(f"{_W}trPr/{_W}gridBefore"))
        for one in _own(row, _TC, _TR):
            place = CellPlace(tables[outer], row_number, column)
            cells[one] = (*cells[outer], place)
            column += _number(one.find(f"{_W}tcPr/{_W}gridSpan")) or 1


def _own(owner: Any, name: str, kind: str) -> list[Any]:
    """Return elements of the owner itself, in content controls too, not of tables inside it."""
    return [node for node in owner.iter(name) if next(node.iterancestors(kind)) is owner]


def _number(element: Any) -> int:
    value = "" if element is None else str(element.get(f"{_W}val", ""))
    return int(value) if value.isdigit() else 0


def _read(paragraph: Any) -> tuple[str, tuple[Piece, ...]]:
    texts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for node in paragraph.iter(_T, *_SIGNS):
        if next(node.iterancestors(_P)) is not paragraph or node.getparent().tag != f"{_W}r":
            continue
        text = (node.text or "") if node.tag == _T else _SIGNS[node.tag]
        pieces.append(Piece(node, length, length + len(text)))
        texts.append(text)
        length += len(text)
    return "".join(texts), tuple(pieces)


def read_tag(text: str, start: int, end: int) -> Tag:
    """Return the tag that this text is, with its braces, at these places of its paragraph."""
    opening: Opening = text[:2]  # type: ignore[assignment]
    inner = text[2:-2]
    prefix = _PREFIX.match(inner)
    # A dash at the very brace tells Jinja to drop blanks; elsewhere it is a minus.
    body = inner[prefix.end() :] if prefix else _AT_START.sub("", inner)
    return Tag(start, end, opening, prefix[0] if prefix else "", _AT_END.sub("", body).strip())
