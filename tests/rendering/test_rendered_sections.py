"""Sections: paper, margins and page numbers of attachments, and whole files put in."""

import re

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from openxml_audit import OpenXmlValidator

from docgen.content import (
    IncludedFile,
    PageBreak,
    Paragraph,
    Picture,
    Role,
    SectionStart,
    Span,
    Table,
    TableCell,
    TableRow,
)
from docgen.errors import TemplateError
from docgen.rendering import DocumentTemplate
from docgen.rendering.markup.sections import Geometry
from templates.build.content import blocks, paragraph

PORTRAIT, LANDSCAPE = ("11906", "16838"), ("16838", "11906")


def text(words, role=Role.BODY):
    return Paragraph((Span(words),), role)


TABLE = Table((1, 1), (TableRow((TableCell((text("а"),)), TableCell((text("б"),)))),))


def sections_of(parts):
    """Return (size, restarts, first sheet apart, number of headers) of every section."""
    found = []
    for xml in re.findall(r"<w:sectPr.*?</w:sectPr>", parts["word/document.xml"]):
        size = re.search(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"', xml).groups()
        restarts = 'w:pgNumType w:start="1"' in xml
        found.append((size, restarts, "<w:titlePg/>" in xml, xml.count("<w:headerReference")))
    return found


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([text("а")], [(PORTRAIT, False, True, 2)]),
        ([SectionStart(), text("а")], [(PORTRAIT, False, True, 2), (PORTRAIT, True, True, 2)]),
        (
            [SectionStart("landscape"), text("а"), SectionStart(), text("б")],
            [(PORTRAIT, False, True, 2), (LANDSCAPE, True, True, 2), (PORTRAIT, True, True, 2)],
        ),
        (
            [TABLE, SectionStart("landscape", restart_numbering=False), TABLE],
            [(PORTRAIT, False, True, 2), (LANDSCAPE, False, False, 2)],
        ),
        ([SectionStart("landscape", first=True), TABLE], [(LANDSCAPE, False, True, 2)]),
    ],
)
def test_sections_follow_the_attachments(print_body, parts_of, value, expected):
    done = print_body(paragraph("Текст", "Приказ"), blocks("Текст", "x"), x=value)
    assert sections_of(parts_of(done.data)) == expected
    assert done.faults == []


def test_a_document_that_begins_with_a_section_has_no_empty_sheet(print_body, parts_of):
    done = print_body(blocks("Текст", "x"), x=[SectionStart("landscape"), text("а")])
    assert [size for size, *_ in sections_of(parts_of(done.data))] == [LANDSCAPE]


def test_section_ends_in_the_paragraph_before_it(print_body, parts_of):
    done = print_body(
        paragraph("Текст", "Приказ"), blocks("Текст", "x"), x=[SectionStart(), text("а")]
    )
    xml = parts_of(done.data)["word/document.xml"]
    assert xml.count("<w:p>") == 2
    assert done.faults == []


def test_tables_are_as_wide_as_their_section(print_body, parts_of):
    value = [TABLE, SectionStart("landscape"), TABLE]
    xml = parts_of(print_body(blocks("Текст", "x"), x=value).data)["word/document.xml"]
    widths = [int(w) for w in re.findall(r'<w:tblW w:w="(\d+)"', xml)]
    assert widths == [11906 - 1701 - 567, 16838 - 1134 - 567]


@pytest.mark.parametrize(
    "geometry", [Geometry(), Geometry(left=1701), Geometry(right=850, top=850)]
)
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_turned_sheet_keeps_least_margins(geometry, orientation):
    turned = geometry.turned(orientation)
    assert (turned.width > turned.height) == (orientation == "landscape")
    if turned != geometry:
        assert turned.left >= 1134
        assert turned.right >= 567
        assert turned.top >= max(1134, geometry.left)
        assert turned.bottom >= 1134


@pytest.fixture
def attachment(tmp_path, png):
    """A file made elsewhere: its own styles, lists, picture, paper and header."""
    document = Document()
    document.add_heading("Положение", 1)
    document.add_paragraph("Обычный текст")
    for words in ("первый", "второй"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("маркер", style="List Bullet")
    document.add_table(2, 2, style="Table Grid").cell(0, 0).text = "в таблице"
    (tmp_path / "x.png").write_bytes(png(60, 30))
    document.add_picture(str(tmp_path / "x.png"))
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.header.paragraphs[0].text = "Чужой колонтитул"
    path = tmp_path / "положение.docx"
    document.save(path)
    return path


def test_file_comes_whole_on_its_own_paper(print_body, parts_of, attachment):
    value = [
        SectionStart(),
        text("Приложение № 1", Role.CORNER),
        IncludedFile(attachment),
        text("после"),
    ]
    done = print_body(paragraph("Текст", "Приказ"), blocks("Текст", "x"), x=value)
    parts = parts_of(done.data)
    assert done.faults == []
    for words in ("Положение", "Обычный текст", "второй", "маркер", "в таблице", "после"):
        assert words in done.text
    assert "Чужой" not in done.text
    assert "docgen:file" not in done.text
    assert [size for size, *_ in sections_of(parts)] == [PORTRAIT, LANDSCAPE, PORTRAIT]
    assert sections_of(parts)[1][1:] == (True, True, 2)
    assert "word/media/image1.png" in _names(done.data)


def test_styles_of_a_file_stay_its_own(print_body, parts_of, attachment):
    value = [IncludedFile(attachment), IncludedFile(attachment)]
    done = print_body(paragraph("Текст", "Приказ"), blocks("Текст", "x"), x=value)
    styles = parts_of(done.data)["word/styles.xml"]
    assert 'w:val="heading 1 (файл 1)"' in styles.lower()
    assert 'w:val="heading 1 (файл 2)"' in styles.lower()
    assert len(re.findall(r'w:default="1"', styles)) == 4
    assert done.faults == []


def test_a_file_gives_the_same_bytes_twice(make_template, attachment):
    body = paragraph("Текст", "Приказ") + blocks("Текст", "x")
    template = DocumentTemplate.open(make_template(body), {})
    value = {"x": [IncludedFile(attachment)]}
    assert template.render(value).data == template.render(value).data


def test_what_follows_a_file_in_the_template_is_on_our_paper(print_body, parts_of, attachment):
    body = (
        paragraph("Текст", "Приказ"),
        blocks("Текст", "x"),
        paragraph("Текст", "Лист ознакомления"),
    )
    done = print_body(*body, x=[SectionStart(), IncludedFile(attachment)])
    sizes = [size for size, *_ in sections_of(parts_of(done.data))]
    assert sizes == [PORTRAIT, LANDSCAPE, PORTRAIT]
    assert done.faults == []


@pytest.mark.parametrize("content", [None, b"", b"not a zip", b"PK\x03\x04broken"])
def test_file_that_cannot_be_read_is_told(print_body, tmp_path, content):
    path = tmp_path / "приложение.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TemplateError, match="«приложение"):
        print_body(blocks("Текст", "x"), x=IncludedFile(path))


def test_page_breaks_and_sections_in_a_header_do_no_harm(make_template):
    header = (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{blocks('Текст', 'x')}</w:hdr>"
    )
    template = DocumentTemplate.open(make_template(paragraph("Текст", "т"), header1=header), {})
    done = template.render({"x": [SectionStart(), text("а"), PageBreak(), TABLE]})
    assert "а" in done.text


def _names(data):
    import zipfile
    from io import BytesIO

    return zipfile.ZipFile(BytesIO(data)).namelist()


def test_section_of_the_template_outlives_its_tag(print_body, parts_of):
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    tag = f"<w:p><w:pPr>{section}</w:pPr><w:r><w:t>{{{{p x }}}}</w:t></w:r></w:p>"
    done = print_body(tag, paragraph("Текст", "после"), x=[text("а"), TABLE])
    parts = parts_of(done.data)
    assert [size for size, *_ in sections_of(parts)] == [LANDSCAPE, PORTRAIT]
    assert done.faults == []


def test_everything_at_once_is_sound_for_word(make_template, tmp_path, attachment, png):
    """Every kind of block, in four sections, passes the public validator as well as our proof."""
    every = [text(str(role), role) for role in Role]
    link = Paragraph((Span("сайт", link="https://e.ru"), Span(" жирно", bold=True, italic=True)))
    value = [
        *every,
        TABLE,
        TABLE,
        link,
        Picture(png(40, 20), "Схема"),
        PageBreak(),
        TABLE,
        SectionStart("landscape"),
        TABLE,
        SectionStart(restart_numbering=False),
        IncludedFile(attachment),
        IncludedFile(attachment),
        text("конец"),
    ]
    body = paragraph("Текст", "Приказ") + blocks("Текст", "x") + paragraph("Текст", "{{ y }}")
    template = DocumentTemplate.open(make_template(body, title="{{ y }}"), {})
    done = template.render({"x": value, "y": "Рога & копыта"})
    path = tmp_path / "готово.docx"
    path.write_bytes(done.data)
    assert done.faults == []
    assert OpenXmlValidator().validate(str(path)).errors == []
    assert Document(str(path)).paragraphs
