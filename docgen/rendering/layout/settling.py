"""A printed part with all that its marks ask for done, and no mark left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.rendering.layout.cells import merge_down, remove_row, section_row
from docgen.rendering.layout.elements import TBL, TC, TR
from docgen.rendering.layout.marks import NAMELESS, TARGET
from docgen.rendering.layout.numbering import restart_lists
from docgen.rendering.layout.pages import break_page

if TYPE_CHECKING:
    from docgen.rendering.layout.numbering import Numbering
    from docgen.rendering.markup.styles import Styles


def settled(xml: str, numbering: Numbering, styles: Styles) -> str:
    """Return the part with its marks obeyed and gone."""
    root = etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, huge_tree=True))
    found: Any = root.iter(etree.ProcessingInstruction)
    marks = [node for node in found if node.target == TARGET]
    tables: dict[Any, dict[Any, str]] = {}
    sections: dict[Any, bool] = {}
    pages, restarts = [], False
    for node in marks:
        action, _, word = (node.text or "").partition(" ")
        if action == "page":
            pages.append(node)
        elif action == "restart":
            restarts = True
        else:
            cell = next(node.iterancestors(TC), None)
            if cell is not None and action == "merge":
                tables.setdefault(next(cell.iterancestors(TBL)), {})[cell] = word
            elif cell is not None and action == "section":
                sections[next(cell.iterancestors(TR))] = word == NAMELESS
            # It may stand within a text, which must be whole before anybody reads it.
            _remove(node)
    if restarts:
        restart_lists(root, numbering, styles, "restart")
    for row, is_nameless in sections.items():
        if is_nameless:
            remove_row(row)
        else:
            section_row(row)
    for table, keys in tables.items():
        merge_down(table, keys)
    for node in pages:
        break_page(node)
    for node in marks:
        _remove(node)
    return etree.tostring(root, encoding="unicode")


def _remove(mark: Any) -> None:
    """Remove a mark and keep the text that stands after it."""
    parent = mark.getparent()
    if parent is None:
        return
    previous = mark.getprevious()
    if mark.tail and previous is not None:
        previous.tail = (previous.tail or "") + mark.tail
    elif mark.tail:
        parent.text = (parent.text or "") + mark.tail
    parent.remove(mark)
