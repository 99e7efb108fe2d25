"""Words in which a template is described: paragraphs, tables, rows, the signature block.

Every function returns WordprocessingML text; a description is their concatenation, so it reads
from top to bottom as the document does::

    order = [
        paragraph("Организация", "{{ организация }}"),
        paragraph("Вид документа", "ПРИКАЗ"),
        command("for пункт in пункты"),
        paragraph("Пункт 1", "{{p пункт.блоки }}"),
        command("endfor"),
        signature("подписи", LONG_STORAGE),
    ]
    write_template(path, "".join(order), LONG_STORAGE, title, creator)
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from templates.build.base import Page, twips
from templates.build.styles import LETTER_SPACING, style_id

_TEXT = '<w:t xml:space="preserve">{}</w:t>'


class Run(str):
    """A run that is ready; plain text becomes one by itself."""

    __slots__ = ()


class Paragraph(str):
    """A paragraph or table that is ready."""

    __slots__ = ()


def run(
    text: str, *, bold: bool = False, italic: bool = False, spaced: bool = False, size: int = 0
) -> Run:
    """Return a run with a look of its own; size in points, ``spaced`` as a word of command is."""
    inner = "<w:b/><w:bCs/>" * bold + "<w:i/><w:iCs/>" * italic
    inner += f'<w:spacing w:val="{LETTER_SPACING}"/>' * spaced
    if size:
        inner += f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    look = f"<w:rPr>{inner}</w:rPr>" if inner else ""
    return Run(f"<w:r>{look}{_TEXT.format(escape(text))}</w:r>")


def paragraph(
    style: str,
    *pieces: str | Run,
    align: str = "",
    keep_next: bool = False,
    new_page: bool = False,
    before: int = -1,
) -> Paragraph:
    """Return a paragraph in a named style; pieces are text with tags, or runs."""
    inner = f'<w:pStyle w:val="{style_id(style)}"/>' + "<w:keepNext/>" * keep_next
    inner += "<w:pageBreakBefore/>" * new_page
    inner += f'<w:spacing w:before="{before}"/>' if before >= 0 else ""
    inner += f'<w:jc w:val="{align}"/>' if align else ""
    runs = "".join(piece if isinstance(piece, Run) else run(piece) for piece in pieces if piece)
    return Paragraph(f"<w:p><w:pPr>{inner}</w:pPr>{runs}</w:p>")


def command(statement: str) -> Paragraph:
    """Return a paragraph with a command (for, if, endif …); it never reaches the document."""
    return paragraph("Команда шаблона", f"{{%p {statement} %}}")


def blocks(style: str, expression: str) -> Paragraph:
    """Return the place where whole paragraphs and tables are printed, looking like this style."""
    return paragraph(style, f"{{{{p {expression} }}}}")


def cell(
    *content: str,
    style: str = "Таблица: текст",
    align: str = "",
    span: int = 1,
    bottom: bool = False,
) -> tuple[str, int, bool]:
    """Return a cell of paragraphs; plain text becomes a paragraph in the style."""
    written = [
        piece if isinstance(piece, Paragraph) else paragraph(style, piece, align=align)
        for piece in content or ("",)
    ]
    return "".join(written), span, bottom


#: The height of a row in which somebody signs.
HAND_MM = 9

# Post, place for the hand, name: a double surname with its initials takes seventy millimetres.
_SIGNATURE = (44, 13, 43)

Cell = tuple[str, int, bool]
Row = tuple[Sequence[Cell], bool, int]


def row(
    *cells: str | Cell, style: str = "Таблица: текст", head: bool = False, height_mm: float = 0
) -> Row:
    """Return a row; plain text becomes a cell in the style. A head row repeats on each page.

    ``height_mm`` is the least height: of rows in which people sign by hand.
    """
    style = "Таблица: шапка" if head else style
    made = [one if isinstance(one, tuple) else cell(one, style=style) for one in cells]
    return made, head, twips(height_mm)


def command_row(statement: str, columns: int) -> Row:
    """Return a row with a command for rows (for, if …); it never reaches the document."""
    return [cell(f"{{%tr {statement} %}}", style="Команда шаблона", span=columns)], False, 0


def table(page: Page, widths: Sequence[float], *rows: Row, bordered: bool = True) -> Paragraph:
    """Return a table as wide as the text, its columns in proportion to the widths (R-TBL-5)."""
    total = page.text_width
    grid = [int(total * width / sum(widths)) for width in widths]
    grid[grid.index(max(grid))] += total - sum(grid)
    style = "DocTable" if bordered else "PlainTable"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return Paragraph(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{total}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(_row(one, grid) for one in rows)}</w:tbl>"
    )


def _row(row: Row, grid: Sequence[int]) -> str:
    cells, head, height = row
    written = []
    start = 0
    for content, span, bottom in cells:
        width = sum(grid[start : start + span])
        start += span
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        align = '<w:vAlign w:val="bottom"/>' if bottom else ""
        align = '<w:vAlign w:val="center"/>' if head or height else align
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{align}</w:tcPr>'
        written.append(f"<w:tc>{properties}{content}</w:tc>")
    if start != len(grid):
        raise ValueError(f"В строке занято граф: {start}, а в таблице их {len(grid)}.")
    header = "<w:tblHeader/>" * head
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{header}</w:trPr>{''.join(written)}</w:tr>"


def signature(
    signers: str,
    page: Page,
    *,
    post: str = "должность",
    name: str = "подпись",
    hand: str = "",
    keep_next: bool = False,
) -> Paragraph:
    """Return the signature block: post, place for the hand, И.О. Фамилия (R-SIGN-1, R-SIGN-9).

    ``signers`` is the name of a list; each one has the two names given. ``hand`` stands in the
    place for the hand; ``keep_next`` holds the block on the page of what follows.
    """
    post, name = f"{{{{ подписант.{post} }}}}", f"{{{{ подписант.{name} }}}}"
    return table(
        page,
        _SIGNATURE,
        command_row(f"for подписант in {signers}", 3),
        _signed(post, name, hand, "Подпись", keep_next=keep_next),
        command_row("endfor", 3),
        bordered=False,
    )


def signature_row(page: Page, post: str, name: str, style: str = "Подпись") -> Paragraph:
    """Return the block of a single signature; post and name are texts with tags."""
    return table(page, _SIGNATURE, _signed(post, name, "", style), bordered=False)


def _signed(post: str, name: str, hand: str, style: str, *, keep_next: bool = False) -> Row:
    middle = "center" if hand else ""
    return row(
        cell(paragraph(style, post, keep_next=keep_next), bottom=True),
        cell(paragraph(style, hand, align=middle, keep_next=keep_next), bottom=True),
        cell(paragraph(style, name, align="right", keep_next=keep_next), bottom=True),
    )
