"""New pages of a printed body: before what follows, and only between what is there."""

from __future__ import annotations

from typing import Any

from lxml import etree

from docgen.rendering.layout.elements import TBL, P, W, is_blank, properties_of, replace_property
from docgen.rendering.layout.elements import with_value as made
from docgen.rendering.wordml import TINY

_BLOCKS = (P, TBL, f"{W}sdt", f"{W}customXml")


def break_page(mark: Any) -> None:
    """Let what follows the mark begin a page, unless nothing stands before it or after it."""
    before = [node for node in mark.itersiblings(preceding=True) if node.tag in _BLOCKS]
    after = [node for node in mark.itersiblings() if node.tag in _BLOCKS]
    if mark.getparent().tag != f"{W}body" or all(map(_is_nothing, before)):
        return
    if all(map(_is_nothing, after)) or _ends_section(before[0]):
        return
    target = after[0]
    if target.tag != P:
        target = _tiny(mark)
        after[0].addprevious(target)
    properties = properties_of(target, "pPr")
    replace_property(properties, made(properties, "pageBreakBefore", ""))


def _is_nothing(block: Any) -> bool:
    return block.tag == P and is_blank(block) and not _ends_section(block)


def _ends_section(block: Any) -> bool:
    return block.find(f"{W}pPr/{W}sectPr") is not None


def _tiny(mark: Any) -> Any:
    root = etree.fromstring(f'<w:body xmlns:w="{W[1:-1]}">{TINY}</w:body>')
    paragraph = root[0]
    mark.addprevious(paragraph)
    return paragraph
