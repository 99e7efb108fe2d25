"""The visible text of a printed part, a paragraph on each line."""

from __future__ import annotations

import html
import re

_PIECES = re.compile(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>|<w:(tab|br|cr)\b(?! w:val)[^>]*/>|(</w:p>)")
_BREAKS = re.compile(r"\s*\n\s*")


def visible_text(xml: str) -> str:
    """Return what a reader sees, tabs and line breaks as spaces; empty paragraphs are left out."""
    pieces: list[str] = []
    add = pieces.append
    for text, gap, end in _PIECES.findall(xml):
        add(text or ("\n" if end else " " if gap else ""))
    text = html.unescape("".join(pieces)).replace("\x00", "")
    return _BREAKS.sub("\n", text).strip()
