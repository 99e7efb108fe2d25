"""Short quotes of the visible text, so that a person finds the place in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.rendering.proof.vocabulary import (
    BODY,
    CELL,
    DOCUMENT,
    PARAGRAPH,
    ROW,
    TABLE,
    TEXT,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_QUOTE = 60
_HOLDERS = (PARAGRAPH, CELL, ROW, TABLE)


def shorten(text: str) -> str:
    """Return the text on one line, in Russian quotes, cut to a readable length."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"«{line}»"


def visible_text(element: _Element, limit: int = _LONGEST_QUOTE + 1) -> str:
    """Return the beginning of the text a reader sees inside the element."""
    pieces: list[str] = []
    length = 0
    for text in element.iter(TEXT):
        pieces.append(text.text or "")
        length += len(pieces[-1])
        if length >= limit:
            break
    return "".join(pieces)


def near(element: _Element) -> str:
    """Return a sentence that names the place by its text, or "" when there is no text there.

    The search climbs paragraph, cell, row and table, and stops before the whole body: the first
    words of a document would send the reader to a wrong place.
    """
    for holder in (element, *element.iterancestors(*_HOLDERS)):
        if holder.tag in (BODY, DOCUMENT):
            break
        text = visible_text(holder).strip()
        if text:
            return f" Место: {shorten(text)}."
    return ""
