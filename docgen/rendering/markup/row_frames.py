"""Rows that differ in their texts alone: the markup around these is written and proved once.

Of a row whose cells hold a line of text each, which nearly all do, everything but the texts is its
form. What a row of some form looks like is asked of the writer of tables once, with a sign for
each text; so a frame says of a row just what would be written, and looked at, anew. A row of one
document has most of its cells in common with those of others: each cell is looked at once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.rendering.markup.held_rows import HeldRow, WrittenRow, is_obeyed
from docgen.rendering.markup.printing import WRITTEN_OTHERWISE
from docgen.rendering.proof.outline import are_clean
from docgen.sharing import Known, Memo

if TYPE_CHECKING:
    from collections.abc import Hashable

    from docgen.content import TableCell, TableRow

# Stands for a text: the writer of tables prints it as it is.
_SIGN: Final = "\ue000"


class Form(Struct, frozen=True, eq=False):
    """All that a cell or a row is but its texts; one object for all that are alike in it.

    ``columns`` are those in which the cells of a row begin, none for a cell over several.
    """

    columns: tuple[int | None, ...] = ()

    @staticmethod
    def of_row(row: TableRow) -> Form:
        """Return the form of rows that are alike this one."""
        columns: list[int | None] = []
        column = 0
        for cell in row.cells:
            columns.append(column if cell.colspan == 1 else None)
            column += cell.colspan
        return Form(tuple(columns))


class PlainCell(Struct, frozen=True, gc=False):
    """A cell that is a line of text.

    ``shown`` is what a reader sees of it; ``data`` is the text as it is printed and proved, None
    for one that must be written, and looked at, anew.
    """

    text: str
    form: Form
    shown: str
    data: bytes | None

    @staticmethod
    def of(cell: TableCell) -> PlainCell | None:
        """Return the cell so; None for one that is more than one line, or a link."""
        if len(cell.paragraphs) != 1 or cell.merge == "continue":
            return None
        paragraph = cell.paragraphs[0]
        if len(paragraph.spans) != 1 or paragraph.number:
            return None
        span = paragraph.spans[0]
        if not span.text or span.link:
            return None
        of_paragraph = paragraph.role, paragraph.level, paragraph.align, paragraph.keep_next
        of_span = span.bold, span.italic, span.underline
        form = _form_of_cells(cell.colspan, cell.merge, cell.align, *of_paragraph, *of_span)
        return PlainCell(span.text, form, span.text.strip(), _printed(span.text))


# Forms that are forgotten here and made again count as others, no more.
@lru_cache(maxsize=1024)
def _form_of_cells(*_looks: Hashable) -> Form:
    return Form()


def _printed(text: str) -> bytes | None:
    """Return a text that is printed sign by sign and changes no outline, as bytes."""
    if WRITTEN_OTHERWISE.search(text) or is_obeyed(text) or not are_clean(text):
        return None
    return text.encode()


class PlainRow(Struct, frozen=True, gc=False):
    """A row of plain cells, and all else that it is."""

    cells: tuple[PlainCell, ...]
    form: Form


class PlainRows(Struct):
    """What is known of rows of plain cells: the cells that several have, and their forms."""

    cells: Memo[PlainCell] = field(default_factory=Memo)
    forms: Known[tuple[Hashable, ...], Form] = field(default_factory=Known)

    def row(self, row: TableRow) -> PlainRow | None:
        """Return a row as plain cells; None where one of them is none."""
        cells: list[PlainCell] = []
        for cell, known in zip(row.cells, self.cells.of_each(row.cells), strict=True):
            plain = known or PlainCell.of(cell)
            if plain is None:
                return None
            cells.append(plain if known else self.cells.keep(plain, cell))
        key = (row.kind, *[cell.form for cell in cells])
        form = self.forms.get(key) or self.forms.keep(Form.of_row(row), key)
        return PlainRow(tuple(cells), form)


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

    def row(self, row: PlainRow) -> HeldRow | None:
        """Return the row with its texts; None for one that must be written, and looked at."""
        texts = tuple([cell.data for cell in row.cells])
        if self.outline is None or None in texts:
            return None
        # Each is a paragraph of its own, and an empty one is not seen.
        shown = "\n".join([cell.shown for cell in row.cells if cell.shown])
        signs = self.signs + sum([len(cell.text) for cell in row.cells])
        return HeldRow(signs, self.markup % texts, shown, (self.outline,))


def without_texts(row: TableRow) -> TableRow:
    """Return a row of plain cells with a sign for each text."""
    return replace(row, cells=tuple(map(_without_text, row.cells)))


def _without_text(cell: TableCell) -> TableCell:
    paragraph = cell.paragraphs[0]
    span = replace(paragraph.spans[0], text=_SIGN)
    return replace(cell, paragraphs=(replace(paragraph, spans=(span,)),))
