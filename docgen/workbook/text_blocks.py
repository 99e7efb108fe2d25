"""The lines of a cell as paragraphs: body text, dashes, numbered items, with their look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from docgen.content import Inline, Paragraph, Role, plain
from docgen.item_marks import item_mark
from docgen.lazy_regex import lazy_regex
from docgen.workbook.spans import cut, trimmed

if TYPE_CHECKING:
    from docgen.workbook.raw import RawCell

_MAX_LEVEL: Final = 4
_TAB_WIDTH: Final = 4
# How the text of most cells begins: with no mark of an item.
_NO_MARK: Final = lazy_regex(r"(?=\w)(?!.\)|\d[\d.)]*[.)](?!\S))")


def cell_blocks(cell: RawCell) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a cell."""
    if len(cell.spans) == 1 and not cell.link and _is_one_line(cell.spans[0].text):
        return (Paragraph(cell.spans),)
    return text_blocks(cell.paragraphs)


def _is_one_line(text: str) -> bool:
    """Return whether a text is one paragraph as it stands, without an address in it."""
    has_more = "\n" in text or "@" in text or "://" in text or text[-1:].isspace()
    return not has_more and _NO_MARK.match(text) is not None


def text_blocks(lines: Iterable[Inline]) -> tuple[Paragraph, ...]:
    """Return a paragraph for every line that is not empty.

    A line that starts with a dash or a number is an item of a list. An item that starts two or
    more blanks further right than the item above is one level deeper.
    """
    paragraphs: list[Paragraph] = []
    indents = [0]
    for line in lines:
        spans = trimmed(line)
        if not spans:
            continue
        paragraph = _item(spans)
        if paragraph.role is Role.BODY:
            indents = [0]
            paragraphs.append(paragraph)
            continue
        indent = _indent(plain(line))
        while len(indents) > 1 and indent < indents[-1]:
            indents.pop()
        if indent >= indents[-1] + 2:
            indents.append(indent)
        level = min(max(len(indents), paragraph.level), _MAX_LEVEL)
        paragraphs.append(Paragraph(paragraph.spans, paragraph.role, level, paragraph.number))
    return tuple(paragraphs)


def _item(spans: Inline) -> Paragraph:
    """Return the line as an item without its marker, or as a body paragraph."""
    text = plain(spans)
    mark = item_mark(text)
    if mark is None:
        return Paragraph(spans)
    words = cut(spans, mark.length, len(text))
    if not mark.number:
        return Paragraph(words, Role.DASH, number="–")
    return Paragraph(words, Role.NUMBERED, mark.depth, mark.number)


def _indent(line: str) -> int:
    width = 0
    for character in line:
        if not character.isspace():
            break
        width += _TAB_WIDTH if character == "\t" else 1
    return width
