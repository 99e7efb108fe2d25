"""Spans and paragraphs as WordprocessingML text, in the named styles of the template."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from docgen.content import Paragraph, Role, Span
from docgen.rendering.markup.printing import WRITTEN_OTHERWISE, clean
from docgen.rendering.markup.properties import with_paragraph_properties, with_run_properties
from docgen.rendering.markup.styles import HYPERLINK, Styles, style_name
from docgen.xml_signs import as_content, quoted

if TYPE_CHECKING:
    from docgen.content import Align, Inline
    from docgen.rendering.package import Relationships

#: A paragraph that takes no visible room, where Word wants one and the reader does not.
TINY_PROPERTIES = (
    '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
)
TINY = f"<w:p><w:pPr>{TINY_PROPERTIES}</w:pPr></w:p>"
_LINK_SCHEMES = ("http://", "https://", "mailto:")

_BOLD, _ITALIC = ("<w:b/>", "<w:bCs/>"), ("<w:i/>", "<w:iCs/>")
_UNDERLINE = ('<w:u w:val="single"/>',)
_LINK_LOOK = ('<w:color w:val="0563C1"/>', '<w:u w:val="single"/>')
_KEEP = "<w:keepNext/>"
NO_INDENT = '<w:ind w:left="0" w:firstLine="0"/>'

CORNER_ROLES = frozenset({Role.CORNER, Role.CORNER_WORD})


class Fallback(Struct, frozen=True):
    """How a role looks in a template that has no style for it."""

    paragraph: tuple[str, ...] = ()
    run: tuple[str, ...] = ()


_FALLBACKS = {
    Role.HEADING: Fallback((_KEEP, NO_INDENT, '<w:jc w:val="center"/>'), _BOLD),
    Role.LABEL: Fallback((_KEEP, NO_INDENT, '<w:jc w:val="left"/>'), ()),
    Role.CAPTION: Fallback((_KEEP, NO_INDENT, '<w:jc w:val="left"/>'), ()),
    Role.CORNER_WORD: Fallback((NO_INDENT, '<w:jc w:val="left"/>'), ()),
    Role.CORNER: Fallback((NO_INDENT, '<w:jc w:val="left"/>'), ()),
}


class Base(Struct, frozen=True):
    """Properties that paragraphs without a style of their own start from."""

    paragraph: str = ""
    run: str = ""


@lru_cache(maxsize=4096)
def look_of(span: tuple[bool, bool, bool], base: str) -> str:
    """Return the ``w:rPr`` of a run: its base and what the span adds to it."""
    bold, italic, underline = span
    added = _BOLD * bold + _ITALIC * italic + _UNDERLINE * underline
    inner = with_run_properties(base, *added) if added else base
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def escaped(text: str) -> str:
    """Return text for a ``w:t``, its breaks and tabs as elements."""
    if not WRITTEN_OTHERWISE.search(text):
        return text
    text = as_content(clean(text).replace("\a", "").replace("\f", ""))
    if "\n" in text:
        text = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    if "\t" in text:
        text = text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return text


class TextWriter(Struct):
    """Writes runs and paragraphs of one part; links become relationships of that part."""

    styles: Styles
    relationships: Relationships

    def runs(self, spans: Inline, base: str = "") -> str:
        """Return the runs of the spans on top of the base properties."""
        if len(spans) == 1:
            return self._run(spans[0], base) if spans[0].text else ""
        return "".join([self._run(span, base) for span in spans if span.text])

    def _run(self, span: Span, base: str) -> str:
        text = escaped(span.text)
        look = (span.bold, span.italic, span.underline)
        if not span.link.startswith(_LINK_SCHEMES):
            return f'<w:r>{look_of(look, base)}<w:t xml:space="preserve">{text}</w:t></w:r>'
        style = self.styles.character(HYPERLINK)
        added = (f"<w:rStyle w:val={quoted(style)}/>",) if style else _LINK_LOOK
        run_look = look_of(look, with_run_properties(base, *added))
        name = self.relationships.hyperlink(clean(span.link))
        run = f'<w:r>{run_look}<w:t xml:space="preserve">{text}</w:t></w:r>'
        return f'<w:hyperlink r:id="{name}" w:history="1">{run}</w:hyperlink>'

    def paragraph(self, paragraph: Paragraph, base: Base, *added: str, keep: bool = False) -> str:
        """Return the paragraph in the style of its role; a body one looks like the base."""
        role = paragraph.role
        name = style_name(role, paragraph.level)
        style = self.styles.paragraph(name) if name else ""
        return self.styled(paragraph, style, base, *added, keep=keep)

    def styled(
        self, paragraph: Paragraph, style: str, base: Base, *added: str, keep: bool = False
    ) -> str:
        """Return the paragraph in this style; without one, in the base and the role's fallback."""
        keep = keep or paragraph.keep_next
        properties, run = _look(style, base, paragraph.role, added, keep, paragraph.align)
        inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        if paragraph.role is Role.ITEM and self.styles.list_of(properties):
            return f"<w:p>{inner}{self.runs(paragraph.spans, run)}</w:p>"
        return f"<w:p>{inner}{self.runs(numbered(paragraph), run)}</w:p>"


@lru_cache(maxsize=4096)
def _look(  # noqa: PLR0917 - all that a paragraph takes its look from
    style: str, base: Base, role: Role, added: tuple[str, ...], keep: bool, align: Align
) -> tuple[str, str]:
    """Return the properties of a paragraph, and those that its runs start from."""
    properties, run = base.paragraph, base.run
    if style:
        properties, run = f"<w:pStyle w:val={quoted(style)}/>", ""
    elif fallback := _FALLBACKS.get(role):
        properties = with_paragraph_properties(properties, *fallback.paragraph)
        run = with_run_properties(run, *fallback.run) if fallback.run else run
    extra = [*added]
    if keep:
        extra.append(_KEEP)
    if align:
        extra.append(justified(align))
    return (with_paragraph_properties(properties, *extra) if extra else properties), run


def justified(align: Align) -> str:
    """Return the alignment as a property of a paragraph."""
    return f'<w:jc w:val="{align}"/>'


def numbered(paragraph: Paragraph) -> Inline:
    """Return the spans with the number typed before them.

    Numbers are text: a signed paper keeps them as they were when it is copied, or opened in
    another office. The space after a number does not stretch in a justified line.
    """
    if not paragraph.number:
        return paragraph.spans
    lead = f"{paragraph.number}\u00a0" if paragraph.spans else paragraph.number
    first = paragraph.spans[0] if paragraph.spans else None
    if first is not None and not (first.bold or first.italic or first.underline or first.link):
        return (Span(lead + first.text), *paragraph.spans[1:])
    return (Span(lead), *paragraph.spans)
