"""Rows that differ in their texts alone: the markup around these is written and proved once.

Of a row whose cells hold a line of text each, which nearly all do, everything but the texts is its
form. What a row of some form looks like is asked of the writer of tables once, with a sign for
each text; so a frame says of a row just what would be written, and looked at, anew.
"""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from docgen.rendering.markup.held_rows import HeldRow, WrittenRow, is_obeyed
from docgen.rendering.markup.printing import WRITTEN_OTHERWISE
from docgen.rendering.proof.outline import are_clean

if TYPE_CHECKING:
    from collections.abc import Hashable

    from docgen.content import TableCell, TableRow

# Stands for a text: the writer of tables prints it as it is.
_SIGN: Final = "\ue000"
_PARAGRAPHS: Final = attrgetter("paragraphs")
_SPANS: Final = attrgetter("spans")
_TEXT: Final = attrgetter("text")
_NUMBER: Final = attrgetter("number")
_LINK: Final = attrgetter("link")
_MERGE: Final = attrgetter("merge")
_OF_CELL: Final = attrgetter("colspan", "merge", "align")
_OF_PARAGRAPH: Final = attrgetter("role", "level", "align", "keep_next")
_OF_SPAN: Final = attrgetter("bold", "italic", "underline")


class RowTexts(Struct, frozen=True):
    """What a row of plain cells says, a text for each cell, and all else that it is."""

    texts: tuple[str, ...]
    form: Hashable

    @staticmethod
    def of(row: TableRow) -> RowTexts | None:
        """Return the texts of a row; None where a cell is more than one line, or a link."""
        cells = row.cells
        try:
            paragraphs = [paragraph for (paragraph,) in map(_PARAGRAPHS, cells)]
            spans = [span for (span,) in map(_SPANS, paragraphs)]
        except ValueError:  # there are more of them, or none
            return None
        texts = tuple(map(_TEXT, spans))
        if not all(texts) or any(map(_NUMBER, paragraphs)) or any(map(_LINK, spans)):
            return None
        if "continue" in map(_MERGE, cells):
            return None
        looks = (map(_OF_CELL, cells), map(_OF_PARAGRAPH, paragraphs), map(_OF_SPAN, spans))
        return RowTexts(texts, (row.kind, *chain.from_iterable(looks)))


class RowFrame(Struct, frozen=True):
    """The markup of all rows of one form, with ``%b`` for each text, and how long it is.

    ``outline`` is that of each row whose texts are clean; None for rows that are never held.
    """

    markup: bytes
    signs: int
    outline: bytes | None

    @staticmethod
    def of(written: str) -> RowFrame:
        """Return the frame of a row that was written with a sign for each text."""
        held = WrittenRow(written.replace(_SIGN, "x")).held()
        markup = written.replace("%", "%%").replace(_SIGN, "%b").encode()
        return RowFrame(markup, len(written.replace(_SIGN, "")), held.outlines[0] if held else None)

    def row(self, texts: tuple[str, ...]) -> HeldRow | None:
        """Return the row with these texts; None for one that must be written, and looked at."""
        joined = "".join(texts)
        if (
            self.outline is None
            or WRITTEN_OTHERWISE.search(joined)
            or is_obeyed(joined)
            or not are_clean(joined)
        ):
            return None
        # Each is a paragraph of its own, and an empty one is not seen.
        text = "\n".join(filter(None, map(str.strip, texts)))
        data = self.markup % tuple(map(str.encode, texts))
        return HeldRow(self.signs + len(joined), data, text, (self.outline,))


def without_texts(row: TableRow) -> TableRow:
    """Return a row of plain cells with a sign for each text."""
    return replace(row, cells=tuple(map(_without_text, row.cells)))


def _without_text(cell: TableCell) -> TableCell:
    paragraph = cell.paragraphs[0]
    span = replace(paragraph.spans[0], text=_SIGN)
    return replace(cell, paragraphs=(replace(paragraph, spans=(span,)),))
