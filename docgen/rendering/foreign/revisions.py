"""Tracked changes of a file that is put in: all accepted, so that a signed paper shows none."""

from __future__ import annotations

from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _names(*names: str) -> tuple[str, ...]:
    return tuple(f"{_W}{name}" for name in names)


_P, _TR, _TC, _TBL = _names("p", "tr", "tc", "tbl")
_BLOCKS = (_P, _TBL, *_names("sdt", "customXml", "altChunk"))
_GONE = _names("del", "moveFrom")
_KEPT = _names("ins", "moveTo")
_FORMER_LOOKS = _names(
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange",
    "trPrChange", "tcPrChange", "numberingChange",
)  # fmt: skip
_RANGES = _names(
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
    "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "cellIns", "cellMerge",
)  # fmt: skip
_BOOKMARKS = _names("bookmarkStart", "bookmarkEnd")
_PROPERTIES = _names("rPr", "trPr", "numPr")
_WORDS = (b"<w:del", b"<w:ins", b"<w:move", b"Change", b"<w:cell")


def accept_in_part(data: bytes) -> bytes:
    """Return a part with its tracked changes accepted; the same bytes when it has none."""
    if not any(word in data for word in _WORDS):
        return data
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    accept_revisions(root)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def accept_revisions(root: Any) -> None:
    """Accept every tracked change below this element: what was deleted goes, the rest stays."""
    for node in list(root.iter(*_FORMER_LOOKS, *_RANGES)):
        _remove(node)
    for row in [row for row in root.iter(_TR) if _is_deleted(row.find(f"{_W}trPr"))]:
        _remove(row)
    for mark in list(root.iter(f"{_W}cellDel")):
        cell = next(mark.iterancestors(_TC), None)
        if cell is not None:
            _remove(cell)
    joined = [
        paragraph for paragraph in root.iter(_P) if _is_deleted(paragraph.find(f"{_W}pPr/{_W}rPr"))
    ]
    for node in list(root.iter(*_GONE)):
        _remove(node)
    for node in list(root.iter(*_KEPT)):
        if node.getparent().tag in _PROPERTIES:
            _remove(node)
        else:
            _unwrap(node)
    for paragraph in joined:
        _join_to_next(paragraph)
    _complete_tables(root)


def _is_deleted(properties: Any) -> bool:
    return properties is not None and any(properties.find(name) is not None for name in _GONE)


def _remove(node: Any) -> None:
    """Remove an element; a bookmark in it stays, since its other end may stand elsewhere."""
    if node.getparent() is None:
        return
    if node.tag in {*_GONE, _TR, _TC} and node.getparent().tag not in _PROPERTIES:
        for bookmark in list(node.iter(*_BOOKMARKS)):
            node.addprevious(bookmark)
    node.getparent().remove(node)


def _unwrap(node: Any) -> None:
    for child in list(node):
        node.addprevious(child)
    node.getparent().remove(node)


def _join_to_next(paragraph: Any) -> None:
    """Put what is left of a paragraph whose end was deleted before the text of the next one."""
    parent, following = paragraph.getparent(), paragraph.getnext()
    left = [child for child in paragraph if child.tag != f"{_W}pPr"]
    if parent is None or (following is None and (left or parent.tag == _TC)):
        return
    if following is not None and following.tag == _P:
        properties = following.find(f"{_W}pPr")
        place = 0 if properties is None else following.index(properties) + 1
        following[place:place] = left
    elif left:
        return
    parent.remove(paragraph)


def _complete_tables(root: Any) -> None:
    """Give a cell its paragraph, and remove rows and tables that have nothing left."""
    for row in [row for row in root.iter(_TR) if row.find(f".//{_TC}") is None]:
        _remove(row)
    for table in [table for table in root.iter(_TBL) if table.find(f".//{_TR}") is None]:
        table.getparent().remove(table)
    for cell in root.iter(_TC):
        blocks = [child.tag for child in cell if child.tag in _BLOCKS]
        if not blocks or blocks[-1] == _TBL:
            etree.SubElement(cell, _P)
