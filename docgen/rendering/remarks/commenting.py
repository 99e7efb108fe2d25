"""A Word file with remarks hung as comments on places of its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from lxml import etree
from msgspec import Struct

from docgen.errors import TemplateError
from docgen.rendering.archive import pack, read_parts, write_archive
from docgen.rendering.markup.document_properties import office_properties
from docgen.rendering.package import CONTENT_TYPES, open_package, parse
from docgen.rendering.remarks.comments import CommentWriter
from docgen.rendering.remarks.runs import cut_out
from docgen.rendering.story import StoryParagraph, paragraphs

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Remark(Struct, frozen=True):
    """A comment on a paragraph of the body, counted from 1, or on the tag that stands in it.

    ``sign`` is where the tag begins, -1 for the whole paragraph; where no tag begins there, the
    piece of text is meant. Paragraph 0 means no place of the body: Word has comments nowhere else,
    so such a remark hangs on the first paragraph.
    """

    text: str
    paragraph: int = 0
    sign: int = -1


def with_comments(file_name: str, data: bytes, remarks: Iterable[Remark]) -> bytes:
    """Return the file with the remarks as comments, and no names of people in its properties.

    The same input gives the same bytes.

    Raises:
        TemplateError, SyntaxError, OSError: the file cannot be read, or has no body to comment on.

    """
    package = open_package(file_name, read_parts(data))
    root = parse(package.parts[package.body])
    found = {one.number: one.element for one in paragraphs(root)}
    comments = CommentWriter.of(package)
    for remark in remarks:
        number = remark.paragraph if remark.paragraph in found else 1
        if not found:
            body = root.find(f"{_W}body")
            if body is None:
                raise TemplateError(f"В файле «{file_name}» нет текста документа Word.")
            found[1] = etree.Element(f"{_W}p")
            body.insert(0, found[1])
        sign = remark.sign if number == remark.paragraph else -1
        runs = _meant(found[number], sign) or _whole(found[number])
        comments.around(runs[0], runs[-1], remark.text)
    parts = dict(package.parts)
    parts[package.body] = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    comments.put_into(parts)
    parts |= office_properties(parts, {}, "")
    order = [CONTENT_TYPES, *(name for name in parts if name != CONTENT_TYPES)]
    return write_archive(pack(name, parts[name]) for name in order)


def _meant(element: Any, sign: int) -> list[Any]:
    """Return the runs of the tag that begins here, else those to the end of the piece."""
    # Read anew each time: a comment before has cut the runs of its paragraph.
    paragraph = next(paragraphs(element))
    start, end = _span(paragraph, sign)
    return cut_out(element, start, end) if start < end else []


def _span(paragraph: StoryParagraph, sign: int) -> tuple[int, int]:
    spans = [(tag.start, tag.end) for tag in paragraph.tags]
    spans += [(sign, piece.end) for piece in paragraph.pieces if piece.start <= sign < piece.end]
    return next((span for span in spans if span[0] == sign), (0, 0))


def _whole(paragraph: Any) -> list[Any]:
    """Return the runs of a paragraph; one without runs gets an empty one."""
    runs = [
        run for run in paragraph.iter(f"{_W}r") if next(run.iterancestors(f"{_W}p")) is paragraph
    ]
    return runs or [etree.SubElement(paragraph, f"{_W}r")]
