"""What a tag with a prefix takes away with it: its paragraph, its row, its cell."""

from __future__ import annotations

from typing import Any, Final

from docgen.rendering.story import StoryParagraph
from docgen.template_checks.paper import PlacedTag, W

_P, _TR, _TC, _TBL = (f"{W}{name}" for name in ("p", "tr", "tc", "tbl"))
_UNITS: Final = {"p": _P, "tr": _TR, "tc": _TC}


def unit_of(placed: PlacedTag) -> Any:
    """Return the element that docxtpl puts the tag in place of; None for a tag that takes none."""
    kind = _UNITS.get(placed.tag.prefix)
    element = placed.paragraph.element
    if kind is None or element.tag != _P:
        return None
    return element if kind == _P else nearest(element, kind)


def nearest(element: Any, kind: str) -> Any:
    """Return the nearest element of this kind that holds the element, None without one."""
    return next(element.iterancestors(kind), None)


def container(paragraph: StoryParagraph) -> Any:
    """Return what the paragraph stands in: its cell, its text box, or the part."""
    held = paragraph.element.iterancestors(_TC, f"{W}txbxContent", f"{W}footnote", f"{W}endnote")
    return next(held, None)


def row_of(placed: PlacedTag) -> Any:
    """Return the row of the tag, None outside tables."""
    return nearest(placed.paragraph.element, _TR)


def table_of(placed: PlacedTag) -> Any:
    """Return the table of the tag, None outside tables."""
    return nearest(placed.paragraph.element, _TBL)
