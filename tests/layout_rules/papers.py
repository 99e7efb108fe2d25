"""Sound papers of three offices, typed as in Word: direct formatting, tables, sections, fields.

Each is a ``docx.Document`` that a test spoils in one way before it is checked.
"""

from __future__ import annotations

from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
LONG = (
    "В целях подготовки школы к новому учебному году, во исполнение плана работы и на основании "
    "решения педагогического совета от 28 мая 2027 г. № 9"
)
TASK = (
    "Заместителю директора Ореховой Н.В. подготовить и разместить на сайте школы сведения о режиме "
    "занятий, расписании звонков и дежурстве учителей до 25 августа 2027 г."
)

MORE = (
    "О том, что сделано, доложить на совещании при директоре; замечания учесть и внести в сведения "
    "до начала занятий."
)


def blank() -> Document:
    """A sheet as careful people set it up: margins, font, number from the second page on."""
    paper = docx.Document()
    style: Any = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    fonts = style.element.rPr.rFonts
    for slot in ("w:eastAsia", "w:cs"):
        fonts.set(qn(slot), FONT)
    style.paragraph_format.space_after = Pt(0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ru-RU")
    style.element.rPr.append(language)
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(10)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number_pages(section.header.paragraphs[0])
    paper.core_properties.title = "Приказ № 57"
    paper.core_properties.author = "МБОУ «Берёзовская школа»"
    return paper


def number_pages(paragraph: Paragraph) -> None:
    """Put the field of the page number into a paragraph, in the middle."""
    paragraph.alignment = ALIGN.CENTER
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()._r
        node = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            node.set(qn("w:fldCharType"), kind)
        else:
            node.text = text
        run.append(node)


def body(paper: Document, text: str) -> Paragraph:
    """A paragraph of text: indent of 1.25 cm, both edges."""
    paragraph = paper.add_paragraph(text)
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(1.25)
    paragraph.paragraph_format.line_spacing = 1.15
    return paragraph


def centred(paper: Document, text: str) -> Paragraph:
    paragraph = paper.add_paragraph(text)
    paragraph.alignment = ALIGN.CENTER
    return paragraph


def signature(paper: Document, post: str, name: str) -> Any:
    """A row without borders: post, place for the hand, name."""
    paper.paragraphs[-1].paragraph_format.keep_with_next = True
    table = paper.add_table(1, 3)
    table.autofit = False
    for cell, text, width in zip(table.rows[0].cells, (post, "", name), (75, 40, 55), strict=True):
        cell.text, cell.width = text, Mm(width)
        cell.paragraphs[0].paragraph_format.space_before = Pt(24)
    return table


def corner(paper: Document, *lines: str) -> list[Paragraph]:
    """A block at the top right."""
    found = []
    for line in lines:
        paragraph = paper.add_paragraph(line)
        paragraph.paragraph_format.left_indent = Cm(9)
        found.append(paragraph)
    return found


def order() -> Document:
    """An order on two pages with an attachment."""
    paper = blank()
    centred(paper, "Муниципальное бюджетное общеобразовательное учреждение")
    centred(paper, "«Берёзовская школа»")
    centred(paper, "ПРИКАЗ").runs[0].bold = True
    line = paper.add_paragraph("16 августа 2027 г.\t№ 57")
    line.paragraph_format.tab_stops.add_tab_stop(Cm(15))
    title = paper.add_paragraph("О подготовке школы к новому учебному году")
    title.paragraph_format.right_indent = Cm(8.5)
    body(paper, f"{LONG}")
    command = paper.add_paragraph("ПРИКАЗЫВАЮ:")
    command.runs[0].font._element.get_or_add_rPr().append(_spacing(60))
    for number in range(1, 10):
        body(paper, f"{number}. {TASK} {MORE}")
    body(paper, "10. Утвердить список дежурных (приложение).")
    body(paper, "11. Контроль за исполнением приказа оставляю за собой.")
    signature(paper, "Директор", "Л.М. Сомова")
    executor = paper.add_paragraph("Орехова Нина Викторовна, 2-14-15")
    executor.runs[0].font.size = Pt(10)
    first = corner(
        paper, "Приложение", "к приказу МБОУ «Берёзовская школа»", "от 16 августа 2027 г. № 57"
    )
    first[0].paragraph_format.page_break_before = True
    centred(paper, "Список дежурных")
    grid(
        paper,
        ["№ п/п", "Фамилия И.О.", "Класс"],
        [["1", "Вьюгина А.П.", "5"], ["2", "Зорин К.С.", "6"]],
        (12, 98, 60),
    )
    return paper


def minutes() -> Document:
    """Minutes of one page and a little more."""
    paper = blank()
    centred(paper, "МБОУ «Берёзовская школа»")
    centred(paper, "ПРОТОКОЛ")
    centred(paper, "заседания педагогического совета")
    line = paper.add_paragraph("28 мая 2027 г.\t№ 9")
    line.paragraph_format.tab_stops.add_tab_stop(Cm(15))
    for text in (
        "Председатель – Сомова Л.М., директор",
        "Секретарь – Вьюгина А.П., учитель",
        "Присутствовали: 24 человека (список прилагается).",
        "Повестка дня:",
    ):
        paper.add_paragraph(text)
    body(paper, "1. Об итогах учебного года.")
    body(paper, "2. О плане работы на лето.")
    for number in (1, 2):
        paper.add_paragraph(f"{number}. СЛУШАЛИ:")
        for _ in range(4):
            body(
                paper, f"Орехова Н.В. – {LONG[0].lower()}{LONG[1:]} рассказала о том, что сделано."
            )
        paper.add_paragraph("РЕШИЛИ:")
        body(paper, f"{number}.1. {TASK}")
    body(paper, "Решение принято единогласно.")
    signature(paper, "Председатель", "Л.М. Сомова")
    signature(paper, "Секретарь", "А.П. Вьюгина")
    return paper


def plan() -> Document:
    """A plan of several landscape pages, with sections and column numbers."""
    paper = blank()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(20), Mm(10)
    section.top_margin = Mm(30)
    for paragraph in corner(
        paper, "УТВЕРЖДАЮ", "Директор", "____________ Л.М. Сомова", "30 августа 2027 г."
    ):
        paragraph.paragraph_format.left_indent = Cm(17)
    centred(paper, "ПЛАН").runs[0].bold = True
    centred(paper, "воспитательной работы на 2027/2028 учебный год")
    paper.add_paragraph()
    heads = ["№ п/п", "Мероприятие", "Срок", "Ответственный"]
    rows = [["1", "2", "3", "4"], ["Учебная работа"]]
    rows += [[str(n), TASK, "сентябрь", "Орехова Н.В."] for n in range(1, 13)]
    rows += [["Работа с родителями"]]
    rows += [[str(n), TASK, "октябрь", "Вьюгина А.П."] for n in range(1, 8)]
    grid(paper, heads, rows, (15, 150, 50, 52), repeated=2)
    return paper


def grid(
    paper: Document,
    heads: list[str],
    rows: list[list[str]],
    widths: tuple[int, ...],
    repeated: int = 1,
) -> Any:
    """A table with borders; a row of one text is merged over all columns."""
    table = paper.add_table(0, len(heads), style="Table Grid")
    table.autofit = False
    for number, texts in enumerate([heads, *rows]):
        row = table.add_row()
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
        if len(texts) == 1:
            row.cells[0].merge(row.cells[-1])
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = len(texts) == 1
                for run in paragraph.runs:
                    run.font.size = Pt(12)
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number < repeated:
            properties.append(OxmlElement("w:tblHeader"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def page_break(paragraph: Paragraph) -> None:
    paragraph.add_run().add_break(WD_BREAK.PAGE)


def _spacing(value: int) -> Any:
    node = OxmlElement("w:spacing")
    node.set(qn("w:val"), str(value))
    return node


PAPERS = {"order": order, "minutes": minutes, "plan": plan}
