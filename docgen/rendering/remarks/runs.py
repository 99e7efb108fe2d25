"""The runs of a paragraph, cut so that some of its signs have runs of their own."""

from __future__ import annotations

import copy
from typing import Any, Final

from docgen.rendering.story import paragraphs

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def cut_out(paragraph: Any, start: int, end: int) -> list[Any]:
    """Return the runs that hold exactly ``text[start:end]``, cut out of longer ones."""
    for place in (start, end):
        _cut_at(paragraph, place)
    found: list[Any] = []
    for piece in next(paragraphs(paragraph)).pieces:
        if piece.end > start and piece.start < end:
            run = piece.element.getparent()
            if run not in found:
                found.append(run)
    return found


def set_text(element: Any, text: str) -> None:
    """Give an element of text these words, the blanks at their edges kept."""
    element.text = text
    element.set(_SPACE, "preserve")


def _cut_at(paragraph: Any, place: int) -> None:
    """Cut the run that a place of the text lies inside of into two of one look."""
    for piece in next(paragraphs(paragraph)).pieces:
        run = piece.element.getparent()
        children = [child for child in run if child.tag != f"{_W}rPr"]
        if piece.start < place < piece.end:
            text = piece.element.text or ""
            tail = copy.deepcopy(piece.element)
            set_text(piece.element, text[: place - piece.start])
            set_text(tail, text[place - piece.start :])
            moved = [tail, *children[children.index(piece.element) + 1 :]]
        elif piece.start == place and children[0] is not piece.element:
            moved = children[children.index(piece.element) :]
        else:
            continue
        after = run.makeelement(run.tag, dict(run.attrib))
        if (look := run.find(f"{_W}rPr")) is not None:
            after.append(copy.deepcopy(look))
        after.extend(moved)
        run.addnext(after)
        return
