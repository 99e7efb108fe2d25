"""What the measuring of printing is done with: a plain template, values, a workbook."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from openpyxl import Workbook

VOCABULARY = """
провести организовать обновить подготовить обсудить заседание методического объединения
школьный этап олимпиады раздел официального сайта аналитическая справка итоги контроля родительское
собрание открытый урок безопасность детей функциональная грамотность подготовка к аттестации
здоровое питание проектная деятельность история родного края адаптация первоклассников работа с
одарёнными детьми цифровая образовательная среда классные руководители заместитель директора
педагог-психолог учителя-предметники библиотекарь совет обучающихся кружки и секции посещаемость
журналы выполнение программ анкетирование выставка конкурс чтецов субботник экскурсия спартакиада
профориентация наставничество волонтёры каникулы расписание дежурство столовая музей театр хор
"""
#: Without prepositions: in words put together by chance they would ask for other cases.
WORDS = [word for word in VOCABULARY.split() if len(word) > 2]
MONTHS = ("сентября", "октября", "ноября", "января", "февраля", "марта")
SECTIONS = 7
NAMES = ("номер", "дело", "срок", "кто")
HEADINGS = ("№", "Мероприятие", "Срок", "Ответственный")


def write_template(path: Path) -> None:
    """Write a plain template of docxtpl: a wide page, a heading, a table with rows in sections."""
    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    for line in ("УТВЕРЖДАЮ", "Директор {{ школа }}", "{{ название }}", "{{ период }}"):
        document.add_paragraph(line)
    table = document.add_table(rows=7, cols=4, style="Table Grid")
    tags = (
        HEADINGS,
        ("{%tr for раздел in разделы %}",),
        ("{{ раздел.имя }}",),
        ("{%tr for строка in раздел.строки %}",),
        ("{{ строка.номер }}", "{{ строка.дело }}", "{{ строка.срок }}", "{{ строка.кто }}"),
        ("{%tr endfor %}",),
        ("{%tr endfor %}",),
    )
    for row, texts in zip(table.rows, tags, strict=True):
        if len(texts) == 1 and not texts[0].startswith("{%"):
            row.cells[0].merge(row.cells[-1])
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
            _as_word_writes(cell.paragraphs[0])
    document.save(str(path))


def _as_word_writes(paragraph: Paragraph) -> None:
    """Give a paragraph the looks of its own with which Word fills cells."""
    shape = paragraph.paragraph_format
    shape.space_after, shape.space_before, shape.line_spacing = Pt(0), Pt(0), 1
    shape.left_indent, shape.right_indent = Pt(2), Pt(2)
    for run in paragraph.runs:
        run.font.name, run.font.size, run.font.bold = "Times New Roman", Pt(12), False
        run.font.color.rgb = RGBColor(0, 0, 0)


def context(rows: int, document: int) -> dict[str, Any]:
    """Return the values of one plan; no two documents are the same."""
    chance = random.Random(document)
    sections: list[dict[str, Any]] = []
    for number in range(1, rows + 1):
        if (number - 1) * SECTIONS // rows == len(sections):
            name = f"{len(sections) + 1}. {_phrase(chance, 40, 60)}"
            sections.append({"имя": name, "строки": []})
        sections[-1]["строки"].append(dict(zip(NAMES, _cells(number, chance), strict=True)))
    return {
        "школа": f"школы № {document}",
        "название": f"План работы № {document}",
        "период": "на 2026/2027 учебный год",
        "разделы": sections,
    }


def _cells(number: int, chance: random.Random) -> tuple[int, str, str, str]:
    deed = _phrase(chance, 80, 183)
    until = f"до {chance.randint(1, 28)} {chance.choice(MONTHS)}, {_phrase(chance, 25, 40)}"
    return number, f"{deed}, № {chance.randint(1, 999)} & др.", until, _phrase(chance, 40, 80)


def _phrase(chance: random.Random, shortest: int, longest: int) -> str:
    """Return whole words, none of which follows itself: docgen would ask whether that is meant."""
    words = chance.choices(WORDS, k=longest // 6)
    pairs = zip(["", *words], words, strict=False)
    text = " ".join(word for before, word in pairs if word != before)
    return text[: text.rfind(" ", 0, chance.randint(shortest, longest))].capitalize()


def write_workbook(path: Path, rows: int) -> None:
    """Write a plan as a secretary fills it in."""
    book = Workbook()
    card = book.active
    assert card is not None
    card.title = "Реквизиты"
    for line in (
        ["Вид документа", "план"],
        ["Название", "План работы школы"],
        ["Период", "на 2026/2027 учебный год"],
    ):
        card.append(line)
    page = book.create_sheet("Мероприятия")
    page.append(list(HEADINGS))
    chance = random.Random(rows)
    for number in range(1, rows + 1):
        page.append(_cells(number, chance))
    book.save(path)
