"""The visible text of a printed part, a paragraph on each line."""

from __future__ import annotations

import html
import re

_PIECES = re.compile(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>|<w:(tab|br|cr)\b(?! w:val)[^>]*/>|(</w:p>)")
# A page number is of the sheet, not of the text: its stored value is whatever it was last.
_PAGE_NUMBER = re.compile(
    r"<w:instrText[^>]*>\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b[^<]*</w:instrText>"
    r'.*?w:fldCharType="end"|<w:fldSimple w:instr="\s*(?:PAGE|NUMPAGES)\b.*?</w:fldSimple>',
    re.DOTALL,
)
_BREAKS = re.compile(r"\s*\n\s*")


def visible_text(xml: str) -> str:
    """Return what a reader sees, tabs and line breaks as spaces, without empty paragraphs."""
    if "<w:instrText" in xml or "<w:fldSimple" in xml:
        xml = _PAGE_NUMBER.sub("<w:x", xml)
    pieces: list[str] = []
    add = pieces.append
    for text, gap, end in _PIECES.findall(xml):
        add(text or ("\n" if end else " " if gap else ""))
    text = html.unescape("".join(pieces)).replace("\x00", "")
    return _BREAKS.sub("\n", text).strip()
