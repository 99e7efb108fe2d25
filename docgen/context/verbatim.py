"""Cells printed as they were typed: no quote, dash or blank of them is changed."""

from __future__ import annotations

from docgen.content import Blocks, Paragraph, Span, plain
from docgen.records import Value


def typed_blocks(value: Value) -> Blocks:
    """Return a plain paragraph for each line of a cell, with the marker that was typed before it.

    The reader has made items of lists from «- …» and «1) …»; here they are text again.
    """
    lines = [line for line in value.raw.split("\n") if line.strip()]
    paragraphs = [block for block in value.blocks if isinstance(block, Paragraph)]
    if len(paragraphs) != len(lines):
        return tuple(Paragraph((Span(line),)) for line in lines)
    return tuple(map(_with_marker, lines, paragraphs))


def _with_marker(line: str, paragraph: Paragraph) -> Paragraph:
    start = line.find(plain(paragraph.spans))
    if start < 0:
        return Paragraph((Span(line),))
    marker = line[:start]
    spans = (Span(marker), *paragraph.spans) if marker else paragraph.spans
    return Paragraph(spans)
