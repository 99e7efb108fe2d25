"""Whether a document surely takes more than one page, by what the file itself tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docgen.layout_rules.anatomy import begins_page
from docgen.layout_rules.lines import Line, lines
from docgen.layout_rules.sections import sections, text_width
from docgen.layout_rules.tables import LETTER, places_of_lines
from docgen.layout_rules.word_paper import W, WordPaper

_TWIPS_PER_HALF_POINT: Final = 10


def takes_pages(paper: WordPaper) -> bool:
    """Return whether there is more than one page, for ``paper.once``: breaks, or enough text."""
    root = paper.body.root
    if next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None:
        return True
    known = [line for line in paper.once(lines) if line.text]
    if any(begins_page(paper, line) for line in known[1:]):
        return True
    return overflows(paper, known)


def overflows(paper: WordPaper, known: Sequence[Line]) -> bool:
    """Return whether these lines, with the tables that they stand in, surely fill a page."""
    sheets = paper.once(sections)
    high = sheets[0].geometry.text_height if sheets else 15000
    places = paper.once(places_of_lines)
    plain = sum(_height(paper, line) for line in known if line.element not in places)
    inside = {places[line.element][0] for line in known if line.element in places}
    return plain + sum(table.height() for table in inside) > high


def _height(paper: WordPaper, line: Line) -> float:
    """Return at least how high a paragraph is, in twips."""
    size = (line.size or 20) * _TWIPS_PER_HALF_POINT
    width = max(text_width(paper, line.element) - line.left - line.right, 1000)
    rows = -(-len(line.text) // max(int(width / (size * LETTER)), 1))
    distance, rule = line.spacing
    return rows * (distance if rule == "exact" else size * 1.1 * max(distance, 240) / 240)
