"""Sound papers of other habits: a corner бланк, lists of Word, tabs, blocks side by side."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Mm, Pt

from tests.layout_rules.papers import LONG, TASK, blank, body, centred, corner, grid, signature


def corner_order() -> Document:
    """An order whose kind, date and number stand in a corner бланк, the command in the preamble."""
    paper = blank()
    cells = paper.add_table(1, 2).rows[0].cells
    cells[0].width, cells[1].width = Mm(80), Mm(90)
    cells[0].text = "МБОУ «Берёзовская школа»"
    for text in ("ПРИКАЗ", "16.08.2027 № 57", "с. Берёзовка"):
        cells[0].add_paragraph(text).alignment = ALIGN.CENTER
    cells[0].add_paragraph("О дежурстве учителей в столовой")
    body(paper, f"{LONG} приказываю:")
    body(paper, f"1. {TASK}")
    body(paper, "2. Контроль за исполнением приказа оставляю за собой.")
    line = paper.add_paragraph("Директор\tЛ.М. Сомова")
    line.paragraph_format.tab_stops.add_tab_stop(Cm(13))
    line.paragraph_format.space_before = Pt(24)
    return paper


def listed_order() -> Document:
    """An order of one page in type of 12 points, its clauses numbered by Word; two attachments."""
    paper = blank()
    paper.styles["Normal"].font.size = Pt(12)  # type: ignore[attr-defined]
    centred(paper, "Управление образования")
    centred(paper, "ПРИКАЗ")
    cells = paper.add_table(1, 3).rows[0].cells
    for cell, text in zip(cells, ("14.09.2027", "г. Озёрск", "№ 214"), strict=True):
        cell.text = text
    title = "Об утверждении состава жюри муниципального этапа всероссийской олимпиады школьников"
    centred(paper, title).runs[0].bold = True
    body(paper, LONG)
    paper.add_paragraph("ПРИКАЗЫВАЮ:")
    tasks = [TASK] * 4
    tasks += [
        "Утвердить состав жюри (приложения 1, 2).",
        "Контроль за исполнением оставляю за собой.",
    ]
    for text in tasks:
        paper.add_paragraph(text, style="List Number").alignment = ALIGN.JUSTIFY
    paper.add_paragraph()
    paper.add_paragraph()
    signature(paper, "Начальник Управления образования", "С.П. Лугов")
    date = "от 14.09.2027 № 214"
    first = corner(paper, "Приложение 1", "УТВЕРЖДЕН", "приказом Управления образования", date)
    first[0].paragraph_format.page_break_before = True
    centred(paper, "Состав жюри")
    grid(
        paper,
        ["№", "Фамилия, имя, отчество", "Должность", "Роль"],
        [
            ["1.", "Вьюгина Анна Павловна", "учитель МБОУ «СОШ № 1»", "председатель"],
            ["2.", "Зорин Кирилл Сергеевич", "учитель физики", "член жюри"],
        ],
        (12, 60, 60, 38),
    )
    second = corner(paper, "Приложение 2", "к приказу Управления образования", date)
    second[0].paragraph_format.page_break_before = True
    centred(paper, "Список участников")
    body(paper, "Участники определяются по итогам школьного этапа олимпиады.")
    return paper


def commission_minutes() -> Document:
    """Minutes of a commission: number beside the kind, signatures by tabs, long dashes."""
    paper = blank()
    centred(paper, "Комиссия по трудовым спорам")
    centred(paper, "ПРОТОКОЛ № 4")
    centred(paper, "заседания комиссии от 10 марта 2027 года")
    table = paper.add_table(0, 2)
    for label, text in (
        ("Председатель:", "Лугов С.П., начальник отдела"),
        ("Секретарь:", "Котова Е.В., специалист"),
        ("Присутствовали:", "Зорин К.С., Вьюгина А.П., Мохов И.И."),
    ):
        row = table.add_row().cells
        row[0].text, row[1].text = label, text
    paper.add_paragraph("ПОВЕСТКА ДНЯ:")
    body(paper, "1. О рассмотрении заявления работника.")
    paper.add_paragraph("1. СЛУШАЛИ: Лугова С.П.")
    body(paper, f"Он доложил о том, что сделано {LONG[0].lower()}{LONG[1:]}.")
    paper.add_paragraph("РЕШИЛИ:")
    body(paper, "1.1. Отложить рассмотрение.")
    body(paper, "Голосовали: «за» — 3, «против» — 0.")
    for post, name in (
        ("Председатель", "С.П. Лугов"),
        ("Секретарь", "Е.В. Котова"),
        ("Члены комиссии:", "К.С. Зорин"),
        ("", "А.П. Вьюгина"),
    ):
        line = paper.add_paragraph(f"{post}\t{name}")
        line.paragraph_format.space_before = Pt(18)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(12))
    return paper


def roadmap() -> Document:
    """A road map on one page, its blocks of approval side by side, a column to fill in by hand."""
    paper = blank()
    cells = paper.add_table(1, 2).rows[0].cells
    for cell, lines in zip(
        cells,
        (
            ("СОГЛАСОВАНО", "Председатель совета школы", "__________ И.И. Мохов"),
            ("УТВЕРЖДЕН", "приказом МБОУ «Берёзовская школа»", "от 30.08.2027 № 77"),
        ),
        strict=True,
    ):
        cell.text = lines[0]
        for text in lines[1:]:
            cell.add_paragraph(text)
    centred(paper, "План мероприятий («дорожная карта»)")
    centred(paper, "по развитию наставничества на 2027/2028 учебный год")
    rows = [["1. Организация"]]
    rows += [[f"1.{n}", "Совещание наставников", "октябрь", "Котова Е.В.", ""] for n in range(1, 6)]
    rows += [["2. Работа"]]
    rows += [[f"2.{n}", "Посещение уроков", "май", "Зорин К.С.", ""] for n in range(1, 6)]
    heads = ["№ п/п", "Мероприятие", "Срок", "Ответственный", "Отметка об исполнении"]
    grid(paper, heads, rows, (15, 57, 30, 36, 32))
    return paper


def letter() -> Document:
    """A paper of no kind that the rules know: only those of the page and the file apply."""
    paper = blank()
    paper.add_paragraph("Уважаемые родители!")
    for _ in range(3):
        paper.add_paragraph("Приглашаем вас на праздник. Приказ о нём и план висят у входа.")
    return paper


HABITS = {
    "corner": corner_order,
    "listed": listed_order,
    "commission": commission_minutes,
    "roadmap": roadmap,
    "letter": letter,
}
