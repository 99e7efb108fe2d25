"""Every rule of pages finds its fault in a paper that is sound but for it, and only that."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from docgen.context import Profile
from docgen.layout_rules.checking import check_document
from tests.layout_rules.habits import HABITS
from tests.layout_rules.papers import PAPERS, TASK, corner, grid, page_break

Spoil = Callable[[Document], object]


@cache
def sound_bytes(kind: str) -> bytes:
    target = io.BytesIO()
    {**PAPERS, **HABITS}[kind]().save(target)
    return target.getvalue()


def sound(kind: str) -> Document:
    """A sound paper of its own for each test."""
    return docx.Document(io.BytesIO(sound_bytes(kind)))


def found(paper: Document, folder: Path, profile: Profile | None = None) -> list[str]:
    """The codes of what the rules find in a paper."""
    path = folder / "документ.docx"
    paper.save(str(path))
    return sorted({issue.code for issue in check_document(path, profile)[1]})


def line(paper: Document, start: str) -> Paragraph:
    """The first paragraph that begins so."""
    return next(one for one in paper.paragraphs if one.text.startswith(start))


def say(start: str, text: str) -> Spoil:
    """Write other words in a paragraph."""

    def spoil(paper: Document) -> None:
        paragraph = line(paper, start)
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        paragraph.runs[0].text = text

    return spoil


def each(change: Callable[[Paragraph], object], length: int = 100) -> Spoil:
    """Change every long paragraph of the text."""
    return lambda paper: [change(one) for one in paper.paragraphs if len(one.text) > length]


def form(start: str, name: str, value: object) -> Spoil:
    """Set a property of the paragraph that begins so."""
    return lambda paper: setattr(line(paper, start).paragraph_format, name, value)


def text_form(name: str, value: object) -> Spoil:
    """Set a property of all paragraphs of the text."""
    return each(lambda one: setattr(one.paragraph_format, name, value))


def sheet(name: str, value: object) -> Spoil:
    return lambda paper: setattr(paper.sections[0], name, value)


def cells(text: str, place: tuple[int, int], table: int = 0) -> Spoil:
    def spoil(paper: Document) -> None:
        paper.tables[table].cell(*place).text = text

    return spoil


def without(name: str, table: int = -1) -> Spoil:
    """Drop a property of all rows of a table."""

    def spoil(paper: Document) -> None:
        for node in list(paper.tables[table]._tbl.iter(qn(name))):
            node.getparent().remove(node)

    return spoil


def run_of(start: str, change: Callable[[Any], object]) -> Spoil:
    return lambda paper: change(line(paper, start).runs[0])


def property_of(owner: str, name: str, value: str) -> Spoil:
    """Put a property into the font of the whole text."""

    def spoil(paper: Document) -> None:
        node = OxmlElement(name)
        node.set(qn("w:val"), value)
        paper.styles["Normal"].element.find(qn(owner)).append(node)

    return spoil


def widths(*millimetres: int) -> Spoil:
    def spoil(paper: Document) -> None:
        table = paper.tables[-1]
        for column, width in zip(table.columns, millimetres, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                if len({id(one._tc) for one in table.rows[0].cells}) == len(millimetres):
                    cell.width = Mm(width)

    return spoil


def before(start: str, *texts: str) -> Spoil:
    def spoil(paper: Document) -> None:
        for text in texts:
            line(paper, start).insert_paragraph_before(text)

    return spoil


def torn_signature(paper: Document) -> None:
    paper.tables[0]._tbl.addprevious(OxmlElement("w:p"))
    page_break(Paragraph(paper.tables[0]._tbl.getprevious(), paper._body))


def second_attachment(number: str) -> Spoil:
    def spoil(paper: Document) -> None:
        corner(paper, number)[0].paragraph_format.page_break_before = True

    return spoil


def comment(paper: Document) -> None:
    paper.add_comment(paper.paragraphs[0].runs, "Проверить", author="Орехова")


def change_tracked(paper: Document) -> None:
    node = OxmlElement("w:ins")
    node.set(qn("w:id"), "1")
    node.set(qn("w:author"), "Орехова")
    paragraph = line(paper, "10.")._p
    paragraph.append(node)


def fonts(**slots: str) -> Spoil:
    def spoil(paper: Document) -> None:
        node = paper.styles["Normal"].element.rPr.rFonts
        for slot, font in slots.items():
            node.set(qn(f"w:{slot}"), font)

    return spoil


def nameless(paper: Document) -> None:
    for root in (paper.styles.element, paper.styles["Normal"].element):
        for node in root.iter(qn("w:rFonts")):
            for slot in ("cs", "cstheme", "eastAsia", "eastAsiaTheme"):
                node.attrib.pop(qn(f"w:{slot}"), None)


def headline(paper: Document) -> None:
    paragraph = line(paper, "2.").insert_paragraph_before("Общие положения", style="Heading 1")
    paragraph.paragraph_format.keep_with_next = False
    for run in paragraph.runs:
        run.font.name, run.font.color.rgb, run.font.size = (
            "Times New Roman",
            RGBColor(0, 0, 0),
            Pt(14),
        )


def tail(start: str, text: str) -> Spoil:
    """Write other words at the end of the signature row that begins so."""

    def spoil(paper: Document) -> None:
        row = next(t.rows[0] for t in paper.tables if t.rows[0].cells[0].text.startswith(start))
        row.cells[-1].text = text

    return spoil


def wide_title(paper: Document) -> None:
    say("О подготовке", "О подготовке школы к новому учебному году и о режиме занятий")(paper)
    line(paper, "О подготовке").paragraph_format.right_indent = Cm(0)


def approved_twice(paper: Document) -> None:
    before("Директор", "УТВЕРЖДЕН")(paper)
    line(paper, "УТВЕРЖДЕН").paragraph_format.left_indent = Cm(17)


def close_signature(paper: Document) -> None:
    for cell in paper.tables[0].rows[0].cells:
        cell.paragraphs[0].paragraph_format.space_before = Pt(0)


def certified_extract(paper: Document) -> None:
    say("ПРОТОКОЛ", "Выписка из протокола")(paper)
    paper.add_paragraph("Верно")


def many_present(paper: Document) -> None:
    say("Присутствовали", "Присутствовали:")(paper)
    table = paper.add_table(0, 2)
    for number in range(16):
        for cell, text in zip(
            table.add_row().cells, (f"Учителев {chr(1040 + number)}.П.", "учитель"), strict=True
        ):
            cell.text = text
    line(paper, "Повестка")._p.addprevious(table._tbl)


def no_secretary(paper: Document) -> None:
    paper.tables[-1]._tbl.getparent().remove(paper.tables[-1]._tbl)


# The code, the paper, how it is spoilt.
CASES: list[tuple[str, str, Spoil]] = [
    ("paper-a4", "order", sheet("page_width", Mm(216))),
    ("margins-enough", "order", sheet("left_margin", Mm(15))),
    ("margins-enough", "plan", sheet("right_margin", Mm(5))),
    ("pages-numbered", "order", sheet("different_first_page_header_footer", False)),
    ("pages-numbered", "order", lambda p: p.sections[0].header.paragraphs[0].clear()),
    (
        "pages-numbered",
        "order",
        lambda p: setattr(p.sections[0].header.paragraphs[0], "alignment", ALIGN.RIGHT),
    ),
    ("pages-numbered", "order", sheet("header_distance", Mm(5))),
    ("pages-numbered", "order", lambda p: p.sections[0].header.paragraphs[0].add_run(" стр.")),
    ("one-font", "order", each(lambda one: setattr(one.runs[0].font, "name", "Arial"), 150)),
    ("font-for-russian", "order", fonts(ascii="Arial")),
    ("fonts-for-all-scripts", "order", nameless),
    ("text-of-size", "order", lambda p: setattr(p.styles["Normal"].font, "size", Pt(11))),
    ("text-of-size", "minutes", lambda p: setattr(p.styles["Normal"].font, "size", Pt(16))),
    (
        "text-black",
        "order",
        run_of("3.", lambda run: setattr(run.font.color, "rgb", RGBColor(200, 0, 0))),
    ),
    (
        "text-black",
        "order",
        run_of("3.", lambda run: setattr(run.font, "highlight_color", WD_COLOR_INDEX.YELLOW)),
    ),
    ("first-lines-indented", "order", text_form("first_line_indent", Cm(0))),
    ("first-lines-indented", "order", text_form("first_line_indent", Cm(2))),
    ("text-indented-alike", "order", form("4.", "first_line_indent", Cm(3))),
    ("lines-not-apart", "order", text_form("line_spacing", 2.0)),
    ("lines-not-apart", "minutes", text_form("line_spacing", Pt(10))),
    ("text-to-edges", "order", form("5.", "alignment", ALIGN.CENTER)),
    ("no-widows", "order", text_form("widow_control", False)),
    ("headings-keep", "order", headline),
    ("no-empty-paragraphs", "order", before("ПРИКАЗЫВАЮ", "", "", "")),
    (
        "no-blanks-as-layout",
        "order",
        say("16 августа", "16 августа 2027 г.                   № 57"),
    ),
    ("no-blanks-as-layout", "minutes", say("1. Об", "      1. Об итогах учебного года.")),
    ("no-tabs-in-row", "order", say("16 августа", "16 августа 2027 г.\t\t\t\t\t№ 57")),
    ("blanks-single", "order", say("2.", f"2. {TASK.replace(' на сайте', '  на сайте')}")),
    ("letters-apart-by-spacing", "order", say("ПРИКАЗЫВАЮ", "П Р И К А З Ы В А Ю:")),
    ("kind-in-capitals", "order", say("ПРИКАЗ", "Приказ")),
    ("kind-in-capitals", "minutes", say("ПРОТОКОЛ", "Протокол")),
    ("kind-in-capitals", "plan", say("ПЛАН", "План")),
    ("kind-in-capitals", "order", say("ПРИКАЗ", "ПРИКАЗ.")),
    ("title-of-page-bare", "order", say("О подготовке", "О подготовке школы к новому году.")),
    ("title-of-page-bare", "order", say("О подготовке", "«О подготовке школы к новому году»")),
    (
        "title-of-page-bare",
        "order",
        run_of("О подготовке", lambda run: setattr(run, "underline", True)),
    ),
    ("title-of-page-bare", "order", form("О подготовке", "first_line_indent", Cm(1.25))),
    ("title-about", "order", say("О подготовке", "О итогах подготовки школы")),
    ("title-narrow", "order", wide_title),
    ("dates-of-head", "minutes", say("28 мая", "28.05.2027 г.\t№ 9")),
    ("dates-of-head", "minutes", say("28 мая", "28.5.27\t№ 9")),
    ("dates-of-head", "minutes", say("28 мая", "08 мая 2027 г.\t№ 9")),
    ("dates-of-head", "minutes", say("28 мая", "31.02.2027\t№ 9")),
    ("dates-alike", "order", say("от 16", "от 16.08.2027 № 57")),
    ("number-signs", "order", say("16 августа", "16 августа 2027 г.\tN 57")),
    ("number-signs", "order", say("16 августа", "16 августа 2027 г.\t№57")),
    ("place-bare", "minutes", before("заседания", "г. Москва")),
    ("approval-at-right", "plan", form("УТВЕРЖДАЮ", "left_indent", Cm(0))),
    ("approval-bare", "plan", say("УТВЕРЖДАЮ", "«УТВЕРЖДАЮ»")),
    ("approval-bare", "plan", say("УТВЕРЖДАЮ", "Утверждаю:")),
    ("approval-agrees", "plan", say("УТВЕРЖДАЮ", "УТВЕРЖДЕНО")),
    (
        "approval-by-act",
        "plan",
        lambda p: [
            say("УТВЕРЖДАЮ", "УТВЕРЖДЕН")(p),
            say("Директор", "приказ МБОУ «Берёзовская школа»")(p),
        ],
    ),
    ("approval-once", "plan", approved_twice),
    ("command-there", "order", say("9.", "9. ПРИКАЗЫВАЮ:")),
    ("command-with-colon", "order", say("ПРИКАЗЫВАЮ", "ПРИКАЗЫВАЮ")),
    ("clauses-in-order", "order", say("4.", f"5. {TASK}")),
    ("clauses-not-deep", "order", before("9.", "8.1.1.1.1. Назначить дежурных.")),
    ("control-last", "order", say("9.", "9. Контроль за исполнением приказа оставляю за собой.")),
    (
        "intro-in-order",
        "minutes",
        lambda p: line(p, "1. Об")._p.addprevious(line(p, "Присутствовали")._p),
    ),
    ("labels-with-colon", "minutes", say("РЕШИЛИ", "РЕШИЛИ")),
    ("questions-in-order", "minutes", say("2. СЛУШАЛИ", "3. СЛУШАЛИ:")),
    ("many-present-apart", "minutes", many_present),
    ("signed-by-both", "minutes", no_secretary),
    ("table-head-repeats", "plan", without("w:tblHeader")),
    ("rows-whole", "plan", without("w:cantSplit")),
    ("section-rows-keep", "plan", without("w:keepNext")),
    ("table-in-margins", "order", widths(12, 138, 60)),
    ("table-wide-as-text", "plan", widths(15, 100, 50, 52)),
    ("columns-sensible", "plan", widths(70, 95, 50, 52)),
    ("columns-sensible", "plan", widths(15, 217, 20, 15)),
    ("headings-of-columns", "plan", cells("Мероприятие.", (0, 1))),
    ("headings-of-columns", "plan", cells("", (0, 3))),
    ("rows-in-order", "order", cells("3", (2, 0), table=1)),
    ("signature-written", "order", tail("Директор", "Сомова Л.М.")),
    ("signature-written", "order", tail("Директор", "Л. М. Сомова")),
    ("signature-written", "minutes", tail("Секретарь", "А.П.Вьюгина")),
    ("names-in-corners", "plan", say("____________ Л", "____________ Сомова Л.М.")),
    ("signature-apart", "order", close_signature),
    ("extract-certified", "minutes", say("ПРОТОКОЛ", "ВЫПИСКА ИЗ ПРОТОКОЛА")),
    ("kind-in-capitals", "minutes", certified_extract),
    ("signature-not-alone", "order", form("11.", "keep_with_next", False)),
    ("signature-not-alone", "minutes", torn_signature),
    ("executor-in-full", "order", say("Орехова Нина", "Исп. Орехова Н.В., 2-14-15")),
    ("attachments-on-new-page", "order", form("Приложение", "page_break_before", False)),
    ("attachments-at-right", "order", form("Приложение", "left_indent", Cm(0))),
    (
        "attachments-in-order",
        "order",
        lambda p: [say("Приложение", "Приложение № 1")(p), second_attachment("Приложение № 3")(p)],
    ),
    ("attachments-named", "order", say("10.", "10. Утвердить список дежурных.")),
    ("no-traces", "order", say("3.", "3. Представить отчёт до None.")),
    ("no-traces", "minutes", say("1. Об", "1. Об итогах {{ год }}.")),
    ("quotes-russian", "order", say("3.", '3. Провести праздник "Первый звонок" во дворе.')),
    ("dashes-between-words", "minutes", say("Секретарь", "Секретарь - Вьюгина А.П., учитель")),
    ("dashes-signs-alike", "minutes", say("Секретарь", "Секретарь — Вьюгина А.П., учитель")),
    ("properties-filled", "order", lambda p: setattr(p.core_properties, "title", "")),
    ("properties-filled", "order", lambda p: setattr(p.core_properties, "author", "python-docx")),
    ("no-comments", "order", comment),
    ("no-tracked-changes", "order", change_tracked),
    ("no-hidden-text", "order", run_of("3.", lambda run: setattr(run.font, "hidden", True))),
]


@pytest.mark.parametrize("kind", [*PAPERS, *HABITS])
def test_a_sound_paper_has_nothing_told(kind: str, tmp_path: Path) -> None:
    assert found(sound(kind), tmp_path) == []


def test_papers_are_known_for_what_they_are(tmp_path: Path) -> None:
    kinds = {}
    for name in {**PAPERS, **HABITS}:
        path = tmp_path / f"{name}.docx"
        sound(name).save(str(path))
        kinds[name] = check_document(path)[0]
    assert kinds == {
        "order": "order",
        "minutes": "minutes",
        "plan": "plan",
        "corner": "order",
        "listed": "order",
        "commission": "minutes",
        "roadmap": "plan",
        "letter": "",
    }


def list_of_tasks(paper: Document) -> None:
    """Leave the head of the order, and below it the tasks of one person in a table."""
    for paragraph in paper.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    for table in paper.tables:
        table._tbl.getparent().remove(table._tbl)
    say(paper.paragraphs[0].text, "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ")(paper)
    paper.add_paragraph("Исполнитель: Орехова Н.В., учитель")
    grid(paper, ["№", "Поручение"], [["1", "Составить график."]], (20, 150))


@pytest.mark.parametrize(
    ("kind", "spoil"),
    [
        # Dates of the text may be written in either way (R-DATE-3).
        ("minutes", say("1. Об", "1. Об итогах года. Срок – до 15.06.2027.")),
        ("minutes", say("Присутствовали", "Присутствовали: 24 человека (список от 27.05.2027).")),
        ("order", say("5.", "5. Отчёт представить до 25.08.2027.")),
        # Numbers that look like dates.
        ("minutes", say("28 мая", "28 мая 2027 г.\t№ 5.40.12")),
        # A name that is set apart, and a phone.
        ("order", say("Орехова Нина", "Исп.: Орехова Нина Викторовна, тел. 2-14-15")),
        ("order", before("ПРИКАЗЫВАЮ", "")),
        # Whose tasks a table has, not who wrote the paper.
        ("order", list_of_tasks),
        ("plan", say("ПЛАН", "ПЛАН МЕРОПРИЯТИЙ («ДОРОЖНАЯ КАРТА»)")),
        ("order", tail("Директор", "А. Ли")),
        ("order", tail("Директор", "А.-М.К. Сомова-Белая")),
    ],
)
def test_what_is_lawful_has_nothing_told(kind: str, spoil: Spoil, tmp_path: Path) -> None:
    paper = sound(kind)
    spoil(paper)
    assert found(paper, tmp_path) == []


# What an office asks for in its profile, and whether the sound order keeps to it.
PROFILES = [
    ({}, []),
    ({"margins_mm": (30, 10, 20, 20)}, []),
    ({"margins_mm": (30, 15, 20, 20)}, ["margins-enough"]),
    ({"mirror_margins": True}, ["margins-mirrored"]),
    ({"font": "Liberation Serif"}, []),
    ({"font": "Arial"}, ["one-font"]),
    ({"font_size": 14}, []),
    ({"font_size": 12}, ["text-of-size"]),
    ({"first_line_cm": 1.5}, ["first-lines-indented"]),
    ({"line_spacing": 1.15}, []),
    ({"line_spacing": 1.5}, ["lines-not-apart"]),
]


@pytest.mark.parametrize(("asked", "codes"), PROFILES)
def test_the_profile_of_an_office_is_the_measure(
    asked: dict[str, Any], codes: list[str], tmp_path: Path
) -> None:
    assert found(sound("order"), tmp_path, Profile(**asked)) == codes


@pytest.mark.parametrize(
    ("code", "kind", "spoil"), CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)]
)
def test_a_fault_is_found_and_nothing_else(
    code: str, kind: str, spoil: Spoil, tmp_path: Path
) -> None:
    paper = sound(kind)
    spoil(paper)
    assert found(paper, tmp_path) == [code]
