"""Tables as WordprocessingML: a grid as wide as the text, rows that do not tear, repeated heads."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from docgen.content import Paragraph, Role
from docgen.rendering.markup.columns import (
    CELL_MARGIN,
    column_widths,
    number_columns,
)
from docgen.rendering.markup.held_rows import HeldRow, HeldRows, WrittenRow
from docgen.rendering.markup.row_frames import RowFrame, without_texts
from docgen.rendering.markup.styles import PLAIN_TABLE, TABLE
from docgen.rendering.markup.wordml import CORNER_ROLES, NO_INDENT, Base, TextWriter, justified
from docgen.stretches import stretches_of
from docgen.xml_signs import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.content import Align, Table, TableCell, TableRow
    from docgen.rendering.markup.columns import RowShape, RowShapes
    from docgen.stretches import Stretch

#: A merged group of at most so many rows is kept on one page (R-PAR-5).
LARGEST_KEPT_GROUP = 4
_BLOCK_GAP = 170
_CORNER_WIDTH = 4536
_BORDER = ' w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
_BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f"<w:{side}{_BORDER}" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)
_NO_BORDERS = _BORDERS.replace(_BORDER, ' w:val="nil"/>')
#: The style of a row's cells by its kind.
ROW_STYLES = {
    "head": "Таблица: шапка",
    "numbers": "Таблица: номера граф",
    "section": "Таблица: раздел",
    "body": "Таблица: текст",
}
_LIST_STYLE = "Таблица: перечень"
_LIST_ROLES = frozenset({Role.DASH, Role.NUMBERED, Role.CLAUSE})
_TITLE_ROLES = frozenset({Role.HEADING, Role.LABEL})
_PLAIN_STYLE = "Без отступа"
# Twelve points, single-spaced (R-FONT-2), where the template has no styles for tables.
_FALLBACK_BASE = Base(
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/>',
    '<w:sz w:val="24"/><w:szCs w:val="24"/>',
)


class RowLook(Struct, frozen=True):
    """What the cells of a row take from their table."""

    grid: tuple[int, ...]
    centred: frozenset[int]
    bordered: bool
    repeating: bool
    keep: bool


@lru_cache(maxsize=256)
def _look(
    grid: tuple[int, ...], centred: frozenset[int], bordered: bool, repeating: bool, keep: bool
) -> tuple[RowLook, str]:
    """Return the look of rows, with a text that tells it from all others."""
    look = RowLook(grid, centred, bordered, repeating, keep)
    return look, repr(look)


class TableWriter(Struct, frozen=True):
    """Writes tables of one part."""

    text: TextWriter

    def table(self, table: Table, width: int, held: HeldRows | None = None) -> str:
        """Return the table, its grid summing to the width (R-TBL-5).

        Rows that other documents have are ``held``, if that is given.
        """
        shapes = self.text.styles.shapes.of_table(table)
        grid = column_widths(table, width, shapes)
        if _is_lone_corner(table):
            # R-PAR-4: a corner block is eight centimetres wide on a turned sheet too.
            grid = (width - _CORNER_WIDTH, _CORNER_WIDTH)
        kept = _kept_rows(table, shapes, self.text.styles.shapes)
        rows = self._rows(table, grid, kept, held)
        columns = "".join([f'<w:gridCol w:w="{column}"/>' for column in grid])
        style = self.text.styles.table(TABLE if table.bordered else PLAIN_TABLE)
        borders = "" if style else (_BORDERS if table.bordered else _NO_BORDERS)
        margin = CELL_MARGIN if table.bordered else 0
        # Blocks side by side (R-APPR-1) keep a gap; a lone last column reaches the margin.
        gap = CELL_MARGIN if table.bordered else _BLOCK_GAP * _has_corner_blocks(table)
        named = f"<w:tblStyle w:val={quoted(style)}/>" if style else ""
        return (
            f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(grid)}" w:type="dxa"/>{borders}'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/>'
            f'<w:right w:w="{gap}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
        )

    def cell_paragraph(self, paragraph: Paragraph, base: Base, *added: str, keep: bool) -> str:
        """Return a paragraph for a cell of the template's own: its text looks like the tag."""
        name = ""
        if paragraph.role in _LIST_ROLES:
            name = _LIST_STYLE
        elif paragraph.role in _TITLE_ROLES:
            name = ROW_STYLES["section"]
        elif paragraph.role in CORNER_ROLES:
            return self.text.paragraph(paragraph, base, *added, NO_INDENT, keep=keep)
        style = self.text.styles.paragraph(name) if name else ""
        return self.text.styled(paragraph, style, base, *added, keep=keep)

    def _rows(
        self, table: Table, grid: tuple[int, ...], kept: frozenset[int], held: HeldRows | None
    ) -> str:
        common = grid, number_columns(table), table.bordered
        plain = _look(*common, False, False)
        written: list[str | HeldRow] = []
        # R-TBL-1: a head repeats only where nothing but head rows stands above it.
        repeating = True
        place = 0
        parts = stretches_of(table.rows)
        last = len(table.rows) - 1
        for part in parts:
            if part.is_shared and not kept:  # rows of a body, none of them merged
                repeating = False
                written += self._stretch(part, *plain, held is not None)
                place += len(part.items)
                continue
            for row in part.items:
                repeating = repeating and row.kind in {"head", "numbers"}
                # R-TBL-4 and R-PAR-5: neither a head nor a section title stays alone at the foot
                # of a page, and a small merged group is not torn.
                keep = table.bordered and (row.kind != "body" or place in kept)
                look = _look(*common, repeating, keep) if repeating or keep else plain
                # What stands below a table looks at its last row.
                may_be_held = held is not None and place < last
                written.append(self._written(row, *look, may_be_held))
                place += 1
        return (held or HeldRows()).hold(written)

    def _stretch(
        self, part: Stretch[TableRow], look: RowLook, how: str, may_be_held: bool
    ) -> Sequence[str | HeldRow]:
        """Return rows that follow each other in many documents, held as one where they may be."""
        styles = self.text.styles
        known = styles.stretches.get(part, how) if may_be_held else None
        if known is None:
            rows = [row and row.held() for row in styles.written.of_each(part.items, how)]
            whole = [row for row in rows if row]
            if not may_be_held or len(whole) < len(rows):
                return [self._written(row, look, how, may_be_held) for row in part.items]
            known = styles.stretches.keep(HeldRow.of(whole), part, how)
        return (known,)

    def _written(self, row: TableRow, look: RowLook, how: str, may_be_held: bool) -> str | HeldRow:
        """Return a row, held where another document has had it, or one that is like it."""
        styles = self.text.styles
        known = styles.written.get(row, how)
        if known is None and (framed := self._framed(row, look, how)) is not None:
            known = styles.written.keep(framed, row, how)
        if known is not None:
            return (may_be_held and known.held()) or known.xml
        xml, has_links = self._row(row, look)
        if not has_links:  # a link becomes a relationship of its document
            styles.written.keep(WrittenRow(xml), row, how)
        return xml

    def _framed(self, row: TableRow, look: RowLook, how: str) -> HeldRow | None:
        """Return a new row that is like others but for its texts; None for any other."""
        plain, frames = self.text.styles.shapes.of_row(row).plain, self.text.styles.frames
        if plain is None:
            return None
        frame = frames.get((how, plain.form))
        if frame is None:
            empty, _ = self._row(without_texts(row), look)
            frame = frames.keep(RowFrame.of(empty), (how, plain.form))
        return frame.row(plain)

    def _row(self, row: TableRow, look: RowLook) -> tuple[str, bool]:
        """Return the row, and whether there are links in it."""
        head = "<w:tblHeader/>" if look.repeating else ""
        grid, known = look.grid, self.text.styles.cells
        cells = []
        has_links = False
        column = 0
        for cell in row.cells:
            width = sum(grid[column : column + cell.colspan])
            in_centre = row.kind == "body" and column in look.centred and cell.colspan == 1
            align: Align = cell.align or ("center" if in_centre else "")
            how = (cell, row.kind, width, align, look.bordered, look.keep)
            xml = known.get(how)
            if xml is None:
                xml = self._cell(cell, row.kind, width, align, look)
                if _has_links(cell):
                    has_links = True
                else:
                    known.keep(xml, how)
            cells.append(xml)
            column += cell.colspan
        if column < len(grid):
            cells.append(f"{_cell_start(sum(grid[column:]), len(grid) - column, '')}<w:p/></w:tc>")
        written = f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"
        return written, has_links

    def _cell(self, cell: TableCell, kind: str, width: int, align: Align, look: RowLook) -> str:
        added = justified(align) if align else ""
        paragraphs = cell.paragraphs if cell.merge != "continue" else ()
        written = [
            self._paragraph(paragraph, kind, look, "" if paragraph.align else added)
            for paragraph in paragraphs or (Paragraph(()),)
        ]
        return f"{_cell_start(width, cell.colspan, cell.merge, kind)}{''.join(written)}</w:tc>"

    def _paragraph(self, paragraph: Paragraph, kind: str, look: RowLook, align: str) -> str:
        keep = look.keep
        added = (align,) if align else ()
        find = self.text.styles.paragraph
        if not look.bordered:
            if paragraph.role in CORNER_ROLES:
                # The style stands at the right of a sheet; here the cell is that place.
                added = (*added, NO_INDENT)
            if paragraph.role is not Role.BODY:
                return self.text.paragraph(paragraph, Base(), *added, keep=keep)
            return self.text.styled(paragraph, find(_PLAIN_STYLE), Base(), *added, keep=keep)
        name = ROW_STYLES[kind]
        if kind == "body" and paragraph.role in _LIST_ROLES:
            name = _LIST_STYLE
        elif kind == "body" and paragraph.role in _TITLE_ROLES:
            name = ROW_STYLES["section"]
        return self.text.styled(paragraph, find(name), _FALLBACK_BASE, *added, keep=keep)


def _cell_start(width: int, colspan: int, merge: str, kind: str = "body") -> str:
    span = f'<w:gridSpan w:val="{colspan}"/>' if colspan > 1 else ""
    merged = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    middle = '<w:vAlign w:val="center"/>' if kind in {"head", "numbers"} else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}{middle}</w:tcPr>'


def _is_lone_corner(table: Table) -> bool:
    if len(table.widths) != 2 or not table.rows:
        return False
    first = table.rows[0].cells[:1]
    return bool(first) and not first[0].text and _has_corner_blocks(table)


def _has_links(cell: TableCell) -> bool:
    return any(span.link for paragraph in cell.paragraphs for span in paragraph.spans)


def _has_corner_blocks(table: Table) -> bool:
    return any(
        paragraph.role in CORNER_ROLES
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    )


def _kept_rows(table: Table, shapes: Sequence[RowShape], known: RowShapes) -> frozenset[int]:
    """Return the rows that stay with the next: merged downwards with it, in a small group."""
    if not any(shape.is_joined for shape in shapes):
        return frozenset()
    joined = [known.of_row(row).is_joined for row in table.rows]
    kept: set[int] = set()
    start = 0
    for place in range(1, len(joined) + 1):
        if place == len(joined) or not joined[place]:
            if place - start <= LARGEST_KEPT_GROUP:
                kept.update(range(start, place - 1))
            start = place
    return frozenset(kept)
