"""The lines of a cell as paragraphs: body text, dashes, numbered items, with their look."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from docgen.content import Inline, Paragraph, Role, plain
from docgen.workbook.raw import RawCell
from docgen.workbook.spans import cut, trimmed

_MAX_LEVEL: Final = 4
_TAB_WIDTH: Final = 4
_BLANK: Final = r"[ \t\u00a0\u2003\u2009\u202f]"
_DASH: Final = re.compile(rf"(?:[-–—*·‒−]{_BLANK}+|[•●▪■◦‣]{_BLANK}*)(?=\S)")
# «1.», «1.2.», «1.2)», «1)», «а)»; never «01.03.» (a date) and never «1.5» without an end.
_NUMBER: Final = re.compile(
    rf"(?P<number>(?:[1-9]\d{{0,2}}\.){{1,5}}|(?:[1-9]\d{{0,2}}\.){{0,4}}[1-9]\d{{0,2}}\)|[а-яёА-ЯЁa-zA-Z]\))"
    rf"{_BLANK}+(?=\S)"
)
# What most cells say: one line that neither begins with a mark nor holds an address.
_ONE_LINE: Final = re.compile(r"(?=\w)(?!.\)|\d[\d.)]*[.)](?!\S)|.*(?:@|://|\s$)).+")
_TYPED_DATE: Final = re.compile(r"\d{1,2}\.\s*(?:\d{1,2}\.\s*)?\d{2,4}(?:\D|$)")
_NO_LETTERS: Final = re.compile(r"[\W\d_]+")


def cell_blocks(cell: RawCell) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a cell."""
    if len(cell.spans) == 1 and not cell.link and _ONE_LINE.fullmatch(cell.spans[0].text):
        return (Paragraph(cell.spans),)
    return text_blocks(cell.paragraphs)


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
    dash = _DASH.match(text)
    if dash:
        return Paragraph(cut(spans, dash.end(), len(text)), Role.DASH, number="–")
    number = _NUMBER.match(text)
    if number and not _is_date_or_sum(text, text[number.end() :]):
        typed = number["number"]
        depth = len(re.findall(r"\d+", typed)) or 1
        return Paragraph(cut(spans, number.end(), len(text)), Role.NUMBERED, depth, typed)
    return Paragraph(spans)


def _is_date_or_sum(text: str, rest: str) -> bool:
    """Return whether the number is no marker: «12. 03. 2027 состоялось», «5. 10»."""
    return bool(_NO_LETTERS.fullmatch(rest)) or (
        bool(_TYPED_DATE.match(rest)) and text[:2].strip(". ").isdecimal()
    )


def _indent(line: str) -> int:
    width = 0
    for character in line:
        if not character.isspace():
            break
        width += _TAB_WIDTH if character == "\t" else 1
    return width
