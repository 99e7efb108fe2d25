"""The example of docs/change-template.md, made as the page tells it: for its pictures and its test.

What is typed stands in the tables of the page; here is only where it goes.
"""
# ruff: noqa: INP001, SLF001 - a script beside the page; python-docx hides the XML of a paragraph

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

PAGE = Path(__file__).resolve().parent / "change-template.md"
SHEET = "Расписание"
_TAB_MM = 165
# A finished order: how a paragraph stands, and its text; a list is a row of a table.
OLD_ORDER: tuple[tuple[str, str] | list[str], ...] = (
    ("в середине", "Муниципальное учреждение дополнительного образования"),
    ("в середине", "«Дом детского творчества «Радуга»"),
    ("", ""),
    ("в середине", "ПРИКАЗ"),
    ("", "14 октября 2026 г.\t№ 63-о"),
    ("в середине", "г. Озёрск"),
    ("", ""),
    ("", "О проведении выставки детских работ"),
    ("", "«Осенний вернисаж»"),
    ("", ""),
    (
        "текст",
        "В соответствии с планом работы на 2026/2027 учебный год, в целях поддержки художников",
    ),
    ("", "ПРИКАЗЫВАЮ:"),
    (
        "текст",
        "1. Провести с 20 по 30 октября 2026 г. выставку детских работ «Осенний вернисаж».",
    ),
    (
        "текст",
        "2. Назначить ответственным за выставку педагога-организатора Лукину Веру Павловну.",
    ),
    ("текст", "3. Методисту Семёнову П.А. подготовить положение о выставке до 16.10.2026."),
    ("текст", "4. Контроль за исполнением приказа оставляю за собой."),
    ("", ""),
    ("", "Директор\tО.Н. Гордеева"),
    ("", ""),
    ("", "С приказом ознакомлены:"),
    ["Должность", "Фамилия И.О.", "Подпись", "Дата"],
    ["педагог-организатор", "Лукина В.П.", "", ""],
    ["методист", "Семёнов П.А.", "", ""],
    ("", "Лукина Вера Павловна"),
    ("", "8 (35130) 2-14-55"),
)


def part(name: str) -> str:
    """Return what stands on the page between the marks of this name."""
    text = PAGE.read_text(encoding="utf-8")
    return text.split(f"<!-- {name}: начало -->")[1].split(f"<!-- {name}: конец -->")[0]


def rows(name: str) -> list[list[str]]:
    """Return the rows of the table in this part, without its heading and code marks."""
    lines = [line for line in part(name).splitlines() if line.startswith("|")][2:]
    split = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines]
    return [[cell.strip().strip("`").replace(r"\|", "|") for cell in row] for row in split]


def change(template: Path, crest: Path) -> None:
    """Make in a copy of order.docx every change of the page."""
    document = docx.Document(str(template))
    _put_crest(document, crest)
    _put_below(_with(document, "{{p организация }}"), rows("адрес"))
    document.styles["Вид документа"].font.size = Pt(18)
    document.styles["Пункт 1"].paragraph_format.space_after = Pt(6)
    clauses = _with(document, "{{p пункты }}")
    _put_below(clauses, rows("расписание"))
    _put_table(_with(document, "Таблица – здесь"), rows("таблица расписания"))
    _put_below(clauses, rows("основание"))
    for table in document.tables:
        if table.cell(0, 0).text == "Должность":
            _put_column(table, [row[0] for row in rows("столбец")])
    document.save(str(template))


def misspell(template: Path) -> None:
    """Spoil the tag of the own field as the page shows it."""
    document = docx.Document(str(template))
    spoilt = _with(document, "Основание: {{ основание|с_точкой }}")
    spoilt.runs[0].text = "Основание: {{ основние|с_точкой }}"
    document.save(str(template))


def fill(workbook: Path) -> None:
    """Add to a workbook the field and the sheet of the page."""
    book = openpyxl.load_workbook(workbook)
    card = book["Реквизиты"]
    for place, (name, value) in enumerate(rows("поле книги"), card.max_row + 1):
        card.cell(place, 1, name)
        card.cell(place, 2, value)
    book.create_sheet(SHEET)
    for row in (["День", "Время", "Что проводится", "Кабинет"], *rows("лист книги")):
        book[SHEET].append(row)
    book.save(workbook)


def write_old_order(path: Path) -> None:
    """Write the finished order of the page, as it would lie in an archive."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    plain = document.styles["Normal"]
    plain.font.name, plain.font.size = "Times New Roman", Pt(14)
    plain.paragraph_format.space_after = Pt(0)
    table = None
    for block in OLD_ORDER:
        if isinstance(block, list):
            table = table or document.add_table(0, len(block), "Table Grid")
            for cell, words in zip(table.add_row().cells, block, strict=True):
                cell.text = words
            continue
        look, text = block
        paragraph = document.add_paragraph(text)
        paragraph.alignment = {"в середине": 1, "текст": 3}.get(look)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(_TAB_MM), 2)
        if look == "текст":
            paragraph.paragraph_format.first_line_indent = Mm(12.5)
    document.save(str(path))


def _put_crest(document: Any, crest: Path) -> None:
    for text in ("{%p if герб %}", "{{p герб }}"):
        paragraph = _with(document, text)
        last = paragraph
        if text.startswith("{{"):
            paragraph.runs[0].text = ""
            paragraph.runs[0].add_picture(str(crest), height=Mm(20))
            last = Paragraph(paragraph._p.getnext(), document._body)
        last._p.getparent().remove(last._p)


def _with(document: Any, text: str) -> Paragraph:
    found = (Paragraph(p, document._body) for p in document.element.body.iter(qn("w:p")))
    return next(paragraph for paragraph in found if paragraph.text == text)


def _put_below(place: Paragraph, paragraphs: list[list[str]]) -> None:
    for style, text in reversed(paragraphs):
        added = place.insert_paragraph_before(text, None if style == "(таблица)" else style)
        place._p.addnext(added._p)


def _put_table(place: Paragraph, cells: list[list[str]]) -> None:
    table = place.part.document.add_table(0, len(cells[0]), "Таблица документа")
    for number, texts in enumerate(cells):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            is_command = texts[0].startswith("{%")
            style = "Команда шаблона" if is_command else "Таблица: текст"
            cell.paragraphs[0].style = style if number else "Таблица: шапка"
            cell.paragraphs[0].add_run(text)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    place._p.getparent().replace(place._p, table._tbl)


def _put_column(table: Any, texts: list[str]) -> None:
    """Put a column to the left; a row of one wide cell grows instead, as in Word."""
    width = 500
    grid = table._tbl.tblGrid
    grid.insert(0, deepcopy(grid[0]))
    grid[0].set(qn("w:w"), str(width))
    grid[1].set(qn("w:w"), str(int(grid[1].get(qn("w:w"))) - width))
    typed = iter(texts)
    for row in table._tbl.tr_lst:
        first = row.tc_lst[0]
        if first.grid_span > 1:
            first.grid_span += 1
            continue
        added = deepcopy(first)
        first.addprevious(added)
        for cell, twips in ((added, width), (first, int(first.tcPr.tcW.get(qn("w:w"))) - width)):
            cell.tcPr.tcW.set(qn("w:w"), str(twips))
        paragraph = Paragraph(added.p_lst[0], table)
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        paragraph.runs[0].text = next(typed)
