"""A table over several pages: its head repeats, rows are whole, names of sections keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, warning
from docgen.layout_rules.paper import LayoutPaper
from docgen.layout_rules.sections import section_of
from docgen.layout_rules.tables import Row, Table, data_tables
from docgen.layout_rules.word_paper import W

#: A page of text with the least margins; half of one is enough for a table to meet its end.
_PAGE: Final = 14500
_HALF: Final = 0.5


def long_tables(paper: LayoutPaper) -> tuple[Table, ...]:
    """Return the tables of data that surely go over the end of a page, for ``paper.once``."""
    found = []
    for table in paper.once(data_tables):
        section = paper.once(section_of).get(table.element)
        page = section.geometry.text_height if section else _PAGE
        broken = next(table.element.iter(f"{W}lastRenderedPageBreak"), None) is not None
        if broken or table.height() > page:
            found.append(table)
    return tuple(found)


def head_repeats(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a long table whose head stands on its first page only (R-TBL-1)."""
    for table in paper.once(long_tables):
        if not table.rows[0].is_on("tblHeader"):
            yield paper.tell(
                warning,
                "table-head-repeats",
                table.spot,
                f"Таблица {table.number} идёт на несколько страниц, а её шапка не повторяется.",
                "Выделите шапку: «Макет» таблицы → «Повторить строки заголовков».",
            )


def column_numbers_repeat(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a row of column numbers that does not repeat with the head above it (R-TBL-2)."""
    for table in paper.once(data_tables):
        for place, row in enumerate(table.rows[1:4], start=1):
            head = table.rows[:place]
            if _are_numbers(row) and head[-1].is_on("tblHeader") and not row.is_on("tblHeader"):
                yield paper.tell(
                    warning,
                    "column-numbers-repeat",
                    row.cells[0].lines[0].spot,
                    "Номера граф не повторяются вместе с шапкой.",
                    "Выделите шапку вместе с этой строкой: «Повторить строки заголовков».",
                )


def rows_whole(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a long table whose rows may be torn by the end of a page (R-TBL-4)."""
    for table in paper.once(long_tables):
        section = paper.once(section_of).get(table.element)
        most = (section.geometry.text_height if section else _PAGE) * _HALF
        torn = [
            row
            for row in table.rows
            if not row.is_on("cantSplit")
            and _has_lines(table, row)
            and table.row_height(row) < most
        ]
        if torn:
            yield paper.tell(
                warning,
                "rows-whole",
                torn[0].cells[0].lines[0].spot,
                f"Таблица {table.number}: строки могут разорваться на границе страниц "
                f"(таких: {len(torn)}).",
                "Выделите таблицу: «Свойства таблицы» → «Строка» → снимите «Разрешить перенос "
                "строк на следующую страницу».",
            )


def section_rows_keep(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell names of sections that may stay last on a page, apart from their rows."""
    for table in paper.once(long_tables):
        loose = [
            row
            for row in table.rows[:-1]
            if row.is_section and not all(line.is_on("keepNext") for line in row.cells[0].lines)
        ]
        if loose:
            yield paper.tell(
                warning,
                "section-rows-keep",
                loose[0].cells[0].lines[0].spot,
                "Название раздела может остаться последним на странице (таких строк: "
                f"{len(loose)}).",
                "Выделите строку: «Абзац» → «Положение на странице» → «Не отрывать от следующего».",
            )


def _are_numbers(row: Row) -> bool:
    return len(row.cells) > 2 and list(row.texts) == [str(n) for n in range(1, len(row.cells) + 1)]


def _has_lines(table: Table, row: Row) -> bool:
    """Return whether some cell surely takes two lines: a row of one line cannot be torn."""
    for cell in row.cells:
        if len(cell.lines) > 1:
            return True
        size = (cell.lines[0].size or 20) * 10
        if len(cell.text) * size * 0.45 > max(table.cell_width(cell), 1) and table.cell_width(cell):
            return True
    return False
