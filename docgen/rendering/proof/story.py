"""A story is one part with text; its elements are sorted once, and every rule takes its pile."""

from itertools import islice
from typing import Final

from lxml.etree import _Element

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.grids import read_table
from docgen.rendering.proof.quotation import near
from docgen.rendering.proof.vocabulary import (
    BOOKMARK_END,
    BOOKMARK_START,
    COMMENT,
    DELETED_INSTRUCTION,
    DELETED_TEXT,
    DOCUMENT,
    DRAWING_PROPERTIES,
    ENDNOTE,
    FALLBACK,
    FIELD_CHARACTER,
    FOOTER,
    FOOTNOTE,
    HEADER,
    INSTRUCTION,
    NUM_ID,
    PARAGRAPH_STYLE,
    REVISIONS,
    RUN_STYLE,
    SECTION,
    TABLE,
    TABLE_STYLE,
    TEXT,
    TEXT_BOX,
    word,
)

STORY_ROOTS: Final = frozenset(
    {DOCUMENT, HEADER, FOOTER, word("footnotes"), word("endnotes"), word("comments")}
)

# What an element refers to; the same words name the definitions.
REFERENCES: Final = {
    PARAGRAPH_STYLE: "paragraph style",
    RUN_STYLE: "character style",
    TABLE_STYLE: "table style",
    NUM_ID: "numbering",
    word("commentReference"): "comment",
    word("commentRangeStart"): "comment",
    word("commentRangeEnd"): "comment",
    word("footnoteReference"): "footnote",
    word("endnoteReference"): "endnote",
}

_PILE_TAGS: Final = {
    "texts": (TEXT, DELETED_TEXT),
    "fields": (FIELD_CHARACTER, INSTRUCTION, DELETED_INSTRUCTION),
    "tables": (TABLE,),
    "bookmarks": (BOOKMARK_START, BOOKMARK_END),
    "revisions": tuple(REVISIONS),
    "drawings": (DRAWING_PROPERTIES,),
    "sections": (SECTION,),
    "containers": (TEXT_BOX, FOOTNOTE, ENDNOTE, COMMENT),
    "references": tuple(REFERENCES),
}
_WANTED: Final = (FALLBACK, *(tag for tags in _PILE_TAGS.values() for tag in tags))


class Story:
    """A parsed part with text: its elements by kind, each pile in the order of the text."""

    def __init__(self, part: str, root: _Element) -> None:
        self.part = part
        self.root = root
        piles: dict[str, list[_Element]] = {name: [] for name in _PILE_TAGS}
        append = {tag: piles[name].append for name, tags in _PILE_TAGS.items() for tag in tags}
        elements = root.iter(*_WANTED)
        for element in elements:
            tag = element.tag
            if tag == FALLBACK:
                # The drawing for old programs repeats the text and the ids of the new one.
                inside = sum(1 for _ in element.iter(*_WANTED)) - 1
                next(islice(elements, inside, inside), None)
            else:
                append[tag](element)
        self.texts = piles["texts"]
        self.fields = piles["fields"]
        self.bookmarks = piles["bookmarks"]
        self.revisions = piles["revisions"]
        self.drawings = piles["drawings"]
        self.sections = piles["sections"]
        self.containers = piles["containers"]
        self.references = piles["references"]
        self.tables = [read_table(table) for table in piles["tables"]]

    def fault(self, code: str, message: str, place: _Element) -> Fault:
        """Return a fault of this part, with the text near the place quoted."""
        return Fault(code, self.part, message + near(place))
