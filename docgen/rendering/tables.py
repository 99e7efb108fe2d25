"""Tables as WordprocessingML: a grid as wide as the text, rows that do not tear, repeated heads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from docgen.content import Paragraph, Role
from docgen.rendering.styles import PLAIN_TABLE, TABLE
from docgen.rendering.wordml import CORNER_ROLES, NO_INDENT, Base, TextWriter, justified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.content import Align, Table, TableCell, TableRow

_CELL_MARGIN = 85
_BLOCK_GAP = 170
_TWIPS_PER_LETTER = 135
_NARROWEST = 340
_MOST_FOR_WORD = 2400
_NUMBER_HEADING = re.compile(r"(?:№|N)\s*(?:п\s*[/.\\]?\s*п\.?)?|п\s*/\s*п", re.IGNORECASE)
_WORD_BREAK = re.compile(r"[\s\-/–—]+")
_BORDER = ' w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
_BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f"<w:{side}{_BORDER}" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)
_NO_BORDERS = _BORDERS.replace(_BORDER, ' w:val="nil"/>')
_STYLES = {
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


@dataclass(frozen=True, slots=True)
class TableWriter:
    """Writes tables of one part."""

    text: TextWriter

    def table(self, table: Table, width: int) -> str:
        """Return the table, its grid summing to the width (R-TBL-5)."""
        grid = column_widths(table, width)
        rows = self._rows(table, grid)
        columns = "".join([f'<w:gridCol w:w="{column}"/>' for column in grid])
        style = self.text.styles.table(TABLE if table.bordered else PLAIN_TABLE)
        borders = "" if style else (_BORDERS if table.bordered else _NO_BORDERS)
        margin = _CELL_MARGIN if table.bordered else 0
        # Blocks side by side (R-APPR-1) keep a gap; a lone last column reaches the margin.
        gap = _CELL_MARGIN if table.bordered else _BLOCK_GAP * _has_corner_blocks(table)
        named = f"<w:tblStyle w:val={quoteattr(style)}/>" if style else ""
        return (
            f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(grid)}" w:type="dxa"/>{borders}'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/>'
            f'<w:right w:w="{gap}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def cell_paragraph(self, paragraph: Paragraph, base: Base, *added: str, keep: bool) -> str:
        """Return a paragraph for a cell of the template's own: its text looks like the tag."""
        name = ""
        if paragraph.role in _LIST_ROLES:
            name = _LIST_STYLE
        elif paragraph.role in _TITLE_ROLES:
            name = _STYLES["section"]
        elif paragraph.role in CORNER_ROLES:
            return self.text.paragraph(paragraph, base, *added, NO_INDENT, keep=keep)
        style = self.text.styles.paragraph(name) if name else ""
        return self.text.styled(paragraph, style, base, *added, keep=keep)

    def _rows(self, table: Table, grid: Sequence[int]) -> list[str]:
        centred = number_columns(table)
        written = []
        # R-TBL-1: a head repeats only where nothing but head rows stands above it.
        repeating = True
        for row in table.rows:
            repeating = repeating and row.kind in {"head", "numbers"}
            written.append(self._row(row, grid, centred, table.bordered, repeating))
        return written

    def _row(
        self,
        row: TableRow,
        grid: Sequence[int],
        centred: frozenset[int],
        bordered: bool,
        repeating: bool,
    ) -> str:
        head = "<w:tblHeader/>" if repeating else ""
        cells = []
        column = 0
        for cell in row.cells:
            last = min(column + cell.colspan, len(grid))
            width = sum(grid[column:last])
            in_centre = row.kind == "body" and column in centred and cell.colspan == 1
            align: Align = cell.align or ("center" if in_centre else "")
            cells.append(self._cell(cell, row.kind, width, bordered, align))
            column += cell.colspan
        if column < len(grid):
            cells.append(f"{_cell_start(sum(grid[column:]), len(grid) - column, '')}<w:p/></w:tc>")
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, cell: TableCell, kind: str, width: int, bordered: bool, align: Align) -> str:
        # R-TBL-4 and R-PAR-5: a head or a section title never stays alone at the foot of a page.
        keep = bordered and kind != "body"
        added = justified(align) if align else ""
        paragraphs = cell.paragraphs if cell.merge != "continue" else ()
        written = [
            self._paragraph(paragraph, kind, bordered, keep, "" if paragraph.align else added)
            for paragraph in paragraphs or (Paragraph(()),)
        ]
        return f"{_cell_start(width, cell.colspan, cell.merge, kind)}{''.join(written)}</w:tc>"

    def _paragraph(
        self, paragraph: Paragraph, kind: str, bordered: bool, keep: bool, align: str
    ) -> str:
        added = (align,) if align else ()
        find = self.text.styles.paragraph
        if not bordered:
            if paragraph.role in CORNER_ROLES:
                # The style stands at the right of a sheet; here the cell is that place.
                added = (*added, NO_INDENT)
            if paragraph.role is not Role.BODY:
                return self.text.paragraph(paragraph, Base(), *added, keep=keep)
            return self.text.styled(paragraph, find(_PLAIN_STYLE), Base(), *added, keep=keep)
        name = _STYLES[kind]
        if kind == "body" and paragraph.role in _LIST_ROLES:
            name = _LIST_STYLE
        elif kind == "body" and paragraph.role in _TITLE_ROLES:
            name = _STYLES["section"]
        return self.text.styled(paragraph, find(name), _FALLBACK_BASE, *added, keep=keep)


def _cell_start(width: int, colspan: int, merge: str, kind: str = "body") -> str:
    span = f'<w:gridSpan w:val="{colspan}"/>' if colspan > 1 else ""
    merged = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    middle = '<w:vAlign w:val="center"/>' if kind in {"head", "numbers"} else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}{middle}</w:tcPr>'


def _has_corner_blocks(table: Table) -> bool:
    return any(
        paragraph.role in CORNER_ROLES
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    )


def number_columns(table: Table) -> frozenset[int]:
    """Return the columns under a heading such as «№ п/п»: their cells are centred (R-TBL-3)."""
    found = set()
    for column, text in _headings(table):
        if _NUMBER_HEADING.fullmatch(text.strip()):
            found.add(column)
    return frozenset(found)


def _headings(table: Table) -> list[tuple[int, str]]:
    headings = []
    for row in table.rows:
        if row.kind != "head":
            break
        column = 0
        for cell in row.cells:
            if cell.colspan == 1 and cell.merge != "continue":
                headings.append((column, cell.text))
            column += cell.colspan
    return headings


def column_widths(table: Table, width: int) -> tuple[int, ...]:
    """Return the columns in twips: as asked in proportion, wide enough for a heading's words."""
    wanted = [max(part, 0.0) for part in table.widths]
    total = sum(wanted) or 1.0
    if not sum(wanted):
        wanted, total = [1.0] * len(wanted), float(len(wanted))
    margins = 2 * _CELL_MARGIN if table.bordered else 0
    least = [min(_NARROWEST + margins, width // len(wanted))] * len(wanted)
    for column, text in _headings(table) if table.bordered else ():
        longest = max(map(len, _WORD_BREAK.split(text)), default=0)
        need = min(longest * _TWIPS_PER_LETTER + margins, _MOST_FOR_WORD)
        least[column] = max(least[column], need)
    if sum(least) > width:
        least = [part * width // sum(least) for part in least]
    shares = _shares([part / total for part in wanted], least, width)
    widths = [int(share) for share in shares]
    # What rounding has lost goes to the widest column, where nobody sees it.
    widths[widths.index(max(widths))] += width - sum(widths)
    return tuple(widths)


def _shares(parts: list[float], least: list[int], width: int) -> list[float]:
    """Return the width in proportion to the parts, where a column needs more taken as needed."""
    fixed: set[int] = set()
    while True:
        free = width - sum(least[column] for column in fixed)
        rest = sum(part for column, part in enumerate(parts) if column not in fixed)
        shares = [
            float(least[column]) if column in fixed else part / rest * free
            for column, part in enumerate(parts)
        ]
        narrow = {c for c, share in enumerate(shares) if share < least[c]} - fixed
        if not narrow:
            return shares
        fixed |= narrow
        if len(fixed) == len(parts):
            return [float(part) for part in least]
