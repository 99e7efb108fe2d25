"""A Word file with comments put in at places of its text, by python-docx."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from docgen.rendering.archive import pack, read_parts, write_archive
from docgen.rendering.package import CONTENT_TYPES
from docgen.rendering.story import StoryParagraph, paragraphs

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_AUTHOR: Final = "docgen"
_INITIALS: Final = "dg"
_STYLES: Final = {"CommentReference": "annotation reference", "CommentText": "annotation text"}
_STYLES_XML: Final = f"""<w:styles xmlns:w="{_W[1:-1]}">
<w:style w:type="character" w:styleId="CommentReference">
<w:name w:val="annotation reference"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="CommentText">
<w:name w:val="annotation text"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>
<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>
<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>
<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style></w:styles>"""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a paragraph of the body, counted from 1, or on the tag that stands in it.

    ``sign`` is where the tag begins, -1 for the whole paragraph; where no tag begins there, the
    piece of text is meant. Paragraph 0 means no place of the body: Word has comments nowhere else,
    so such a remark hangs on the first paragraph.
    """

    text: str
    paragraph: int = 0
    sign: int = -1


def with_comments(data: bytes, remarks: Iterable[Remark]) -> bytes:
    """Return the file with the remarks as comments; the same input gives the same bytes.

    Raises:
        ValueError, KeyError, OSError: python-docx cannot open the file.

    """
    from docx import Document
    from docx.text.run import Run

    document = Document(io.BytesIO(data))
    body = document.element.body
    for remark in remarks:
        # Read anew each time: a comment before cuts the runs of its paragraph.
        found = {one.number: one for one in paragraphs(document.element)}
        paragraph = found.get(remark.paragraph) or found.get(1)
        first, last = _anchors(paragraph, remark) if paragraph else _new_paragraph(body)
        comment = document.add_comment(
            [Run(first, document), Run(last, document)], remark.text, _AUTHOR, _INITIALS
        )
        comment._comment_elm.attrib.pop(f"{_W}date", "")  # noqa: SLF001 - no clock here
    _name_styles(document)
    target = io.BytesIO()
    document.save(target)
    parts = read_parts(target.getvalue())
    order = [CONTENT_TYPES, *(name for name in parts if name != CONTENT_TYPES)]
    return write_archive(pack(name, parts[name]) for name in order)


def _name_styles(document: Any) -> None:
    """Let the comments use the two styles of Word for them; a file that lacks one gets it.

    python-docx names them by usual ids, and Russian Word gives them others.
    """
    styles = document.styles.element
    own = {_name_of(style): style for style in etree.fromstring(_STYLES_XML)}
    for usual, name in _STYLES.items():
        found = next((style for style in styles if _name_of(style) == name), None)
        if found is None:
            found = own[name]
            styles.append(found)
        identifier = found.get(f"{_W}styleId")
        for root in (document.element, document.part._comments_part.element):  # noqa: SLF001
            for node in root.iter(f"{_W}rStyle", f"{_W}pStyle"):
                if node.get(f"{_W}val") == usual:
                    node.set(f"{_W}val", identifier)


def _name_of(style: Any) -> str:
    name = style.find(f"{_W}name")
    return str(name.get(f"{_W}val", "")) if name is not None else ""


def _anchors(paragraph: StoryParagraph, remark: Remark) -> tuple[Any, Any]:
    """Return the first and the last run that the comment embraces."""
    outer = list(paragraph.element.iterancestors(f"{_W}txbxContent"))
    if outer:
        # A text box holds no comments; they go to the paragraph that the box hangs on.
        holder = next(outer[-1].iterancestors(f"{_W}p"), paragraph.element)
        return _whole(holder)
    if remark.paragraph != paragraph.number or remark.sign < 0:
        return _whole(paragraph.element)
    first, last = _meant(paragraph, remark.sign)
    runs = []
    for piece in paragraph.pieces:
        start, end = max(first, piece.start), min(last, piece.end)
        if start < end:
            runs.append(_cut(piece.element, start - piece.start, end - piece.start))
    return (runs[0], runs[-1]) if runs else _whole(paragraph.element)


def _meant(paragraph: StoryParagraph, sign: int) -> tuple[int, int]:
    """Return the signs of the tag that begins here, else those to the end of the piece."""
    spans = [(tag.start, tag.end) for tag in paragraph.tags]
    spans += [(sign, piece.end) for piece in paragraph.pieces if piece.start <= sign < piece.end]
    return next((span for span in spans if span[0] == sign), (0, 0))


def _cut(text: Any, start: int, end: int) -> Any:
    """Return the run that holds these signs alone, cut from its neighbours where it can be."""
    run = text.getparent()
    words = text.text or ""
    others = [child for child in run if child is not text and child.tag != f"{_W}rPr"]
    if others or text.tag != f"{_W}t":
        return run
    if end < len(words):
        run.addnext(_copy(run, words[end:]))
    if start:
        run.addprevious(_copy(run, words[:start]))
    text.text = words[start:end]
    text.set(_SPACE, "preserve")
    return run


def _copy(run: Any, words: str) -> Any:
    made = copy.deepcopy(run)
    text = made.find(f"{_W}t")
    text.text = words
    text.set(_SPACE, "preserve")
    return made


def _whole(paragraph: Any) -> tuple[Any, Any]:
    """Return the first and the last run of a paragraph; one without runs gets an empty one."""
    runs = [run for run in paragraph.iter(f"{_W}r") if _is_own(run, paragraph)]
    if not runs:
        runs = [etree.SubElement(paragraph, f"{_W}r")]
    return runs[0], runs[-1]


def _is_own(run: Any, paragraph: Any) -> bool:
    return next(run.iterancestors(f"{_W}p")) is paragraph


def _new_paragraph(body: Any) -> tuple[Any, Any]:
    paragraph = body.makeelement(f"{_W}p")
    body.insert(0, paragraph)
    return _whole(paragraph)
