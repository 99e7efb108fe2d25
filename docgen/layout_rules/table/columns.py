"""Columns of a table: as wide as the text, wide enough for words, all named (R-TBL-2, R-TBL-5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, warning
from docgen.layout_rules.paper import LayoutPaper
from docgen.layout_rules.tables import Table, data_tables, tables
from docgen.lazy_regex import lazy_regex

#: Two margins of cells of Word: its own tables go so far over the text at both sides.
_OVER: Final = 260
_LEAST: Final = 0.9
_NUMBER: Final = lazy_regex(r"(?:№|N|No)(?:\s*п/?п\.?)?|п/п", re.IGNORECASE)
_WIDE_NUMBER: Final = 0.2
_WORD: Final = lazy_regex(r"[А-ЯЁа-яё]{4,}")
#: A narrow letter of Times New Roman: what is wider than so many of them surely does not fit.
_NARROW: Final = 0.43
_ROW_NUMBER: Final = lazy_regex(r"(\d{1,3}(?:\.\d{1,3})*)\.?")
_MM: Final = 1440 / 25.4


def table_in_margins(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a table that runs out of the text into the margin (R-TBL-5)."""
    for table in paper.once(tables):
        over = table.width + max(table.indent, 0) - table.text_width
        if table.grid and over > _OVER and table.number and table.bordered:
            yield paper.tell(
                warning,
                "table-in-margins",
                table.spot,
                f"Таблица {table.number} шире текста на {over / _MM:.0f} мм и заходит на поле.",
                "«Макет» таблицы → «Автоподбор» → «Автоподбор по ширине окна».",
            )


def table_wide_as_text(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a table of four columns or more that is narrower than the text (R-TBL-5)."""
    for table in paper.once(data_tables):
        if len(table.grid) > 3 and 0 < table.width < _LEAST * table.text_width:
            lacking = (table.text_width - table.width) / _MM
            yield paper.tell(
                warning,
                "table-wide-as-text",
                table.spot,
                f"Таблица {table.number} уже текста на {lacking:.0f} мм.",
                "«Макет» таблицы → «Автоподбор» → «Автоподбор по ширине окна».",
            )


def columns_sensible(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a column of numbers that is too wide, and one too narrow for its words."""
    for table in paper.once(data_tables):
        heads = {cell.start: cell.text for row in table.head for cell in row.cells if cell.text}
        for row in table.head[:1]:
            for cell in row.cells:
                width = table.cell_width(cell)
                if _NUMBER.fullmatch(cell.text) and width > _WIDE_NUMBER * table.text_width:
                    yield paper.tell(
                        warning,
                        "columns-sensible",
                        cell.lines[0].spot,
                        f"Графа «{cell.text}» занимает {100 * width // table.text_width} % ширины "
                        "страницы: остальным тесно.",
                        "Сузьте её до 1–1,5 см, остальное отдайте графам с текстом.",
                    )
        yield from _too_narrow(paper, table, heads)


def headings_of_columns(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell columns without a heading, or with a dot after it (R-TBL-2)."""
    for table in paper.once(data_tables):
        for cell in table.rows[0].cells:
            if not cell.text and not cell.goes_on and cell.start:
                message, hint = "У графы нет названия.", "Впишите его в шапку."
            elif re.search(r"[а-яё]{4,}\.$", cell.text):
                message = f"После названия графы «{cell.text}» стоит точка."
                hint = "Сотрите точку."
            elif cell.text[:1].islower() and len(table.head) == 1 and cell.text[:3] != "п/п":
                message = f"Название графы «{cell.text}» начато со строчной буквы."
                hint = "Начните его с прописной."
            else:
                continue
            yield paper.tell(warning, "headings-of-columns", cell.lines[0].spot, message, hint)


def rows_in_order(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell typed numbers of rows with gaps and repeats (R-TBL-3); in a section they may restart."""
    for table in paper.once(data_tables):
        if not _NUMBER.fullmatch(table.rows[0].cells[0].text):
            continue
        before: tuple[int, ...] = ()
        for row in table.rows[len(table.head) :]:
            match = _ROW_NUMBER.fullmatch(row.cells[0].text)
            if row.is_section or len(row.cells) < 3 or not match:
                before = ()
                continue
            number = tuple(map(int, match[1].split(".")))
            follows = before and len(number) == len(before) and number[:-1] == before[:-1]
            if follows and number[-1] != before[-1] + 1 and number[-1] != 1:
                shown, after = (".".join(map(str, one)) for one in (number, before))
                yield paper.tell(
                    warning,
                    "rows-in-order",
                    row.cells[0].lines[0].spot,
                    f"После строки {after} идёт строка {shown}.",
                    "Исправьте номера строк.",
                )
            before = number


def _too_narrow(paper: LayoutPaper, table: Table, heads: dict[int, str]) -> Iterator[Issue]:
    told: set[int] = set()
    for row in table.rows:
        for cell in row.cells:
            width = table.cell_width(cell)
            word = max(_WORD.findall(cell.text), key=len, default="")
            needed = len(word) * (cell.lines[0].size or 20) * 10 * _NARROW
            if word and 0 < width < needed and cell.start not in told:
                told.add(cell.start)
                name = heads.get(cell.start, "") or str(cell.start + 1)
                yield paper.tell(
                    warning,
                    "columns-sensible",
                    cell.lines[0].spot,
                    f"Графа «{name[:40]}» узка: слово «{word}» в неё не помещается.",
                    "Расширьте графу за счёт соседних.",
                )
