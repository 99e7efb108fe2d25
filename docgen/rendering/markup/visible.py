"""The visible text of a printed part, a paragraph on each line."""

from __future__ import annotations

import re

from docgen.lazy_regex import lazy_regex
from docgen.xml_signs import unquoted

_TEXT = lazy_regex(r"<w:t(?:\s[^>]*)?>")
_GAP = lazy_regex(r"<w:(?:tab|br|cr)\b(?! w:val)[^>]*/>")
# A page number is of the sheet, not of the text: its stored value is whatever it was last.
_PAGE_NUMBER = lazy_regex(
    r"<w:instrText[^>]*>\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b[^<]*</w:instrText>"
    r'.*?w:fldCharType="end"|<w:fldSimple w:instr="\s*(?:PAGE|NUMPAGES)\b.*?</w:fldSimple>',
    re.DOTALL,
)
_BREAKS = lazy_regex(r"\s*\n\s*")


def visible_text(xml: str) -> str:
    """Return what a reader sees, tabs and line breaks as spaces, without empty paragraphs."""
    if "<w:instrText" in xml or "<w:fldSimple" in xml:
        xml = _PAGE_NUMBER.sub("<w:x", xml)
    pieces: list[str] = []
    # Cut at the ends of texts, which is many times faster than one pattern for all of it.
    for piece in xml.split("</w:t>")[:-1]:
        start = piece.rfind("<")
        opening = _TEXT.match(piece, start)
        if piece.rfind("</w:p>", 0, start) >= 0:
            pieces.append("\n")
        elif start > 0:
            pieces.append(" " * len(_GAP.findall(piece, 0, start)))
        pieces.append(piece[opening.end() :] if opening else "")
    text = unquoted("".join(pieces)).replace("\x00", "")
    return _BREAKS.sub("\n", text).strip()
