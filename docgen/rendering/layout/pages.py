"""New pages of a printed body: before what follows, and only between what is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from docgen.rendering.layout.elements import (
    TBL,
    P,
    W,
    is_blank,
    properties_of,
    replace_property,
    with_value,
)
from docgen.rendering.markup.wordml import TINY

_BLOCKS = (P, TBL, f"{W}sdt", f"{W}customXml")


def break_page(mark: Any) -> None:
    """Let what follows the mark begin a page, unless nothing stands before it or after it."""
    above, below = _blocks(mark, preceding=True), _blocks(mark, preceding=False)
    nearest, target = next(above, None), next(below, None)
    if mark.getparent().tag != f"{W}body" or nearest is None or target is None:
        return
    nothing_above = all(map(_is_nothing, (nearest, *above)))
    if nothing_above or all(map(_is_nothing, (target, *below))) or _ends_section(nearest):
        return
    if target.tag != P:
        target = _tiny(target)
    properties = properties_of(target, "pPr")
    replace_property(properties, with_value(properties, "pageBreakBefore", ""))


def _blocks(mark: Any, *, preceding: bool) -> Iterator[Any]:
    return (node for node in mark.itersiblings(preceding=preceding) if node.tag in _BLOCKS)


def _is_nothing(block: Any) -> bool:
    return block.tag == P and is_blank(block) and not _ends_section(block)


def _ends_section(block: Any) -> bool:
    return block.find(f"{W}pPr/{W}sectPr") is not None


def _tiny(block: Any) -> Any:
    """Return a paragraph too low to be seen, put in before a block."""
    paragraph = etree.fromstring(f'<w:body xmlns:w="{W[1:-1]}">{TINY}</w:body>')[0]
    block.addprevious(paragraph)
    return paragraph
