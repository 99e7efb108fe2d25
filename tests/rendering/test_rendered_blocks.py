"""Blocks: paragraphs, tables, pictures and links in the template's own styles."""

import re

import pytest

from docgen.content import (
    PageBreak,
    Paragraph,
    Picture,
    Printable,
    Role,
    Span,
    Table,
    TableCell,
    TableRow,
)
from docgen.rendering.markup.columns import RowShapes, column_widths, number_columns
from templates.build.base import LONG_STORAGE
from templates.build.content import blocks, cell, command_row, paragraph, row, table

TEXT_WIDTH = LONG_STORAGE.text_width


def text(words, role=Role.BODY, level=1, number="", **more):
    return Paragraph((Span(words),), role, level, number, **more)


def cells(*words, **more):
    return TableCell(tuple(w if isinstance(w, Paragraph) else text(w) for w in words), **more)


def head(*words):
    return TableRow(tuple(cells(one) for one in words), "head")


PLAN = Table(
    (5, 40, 15, 20, 20),
    (
        TableRow(
            (
                cells("№ п/п", merge="restart"),
                cells("Мероприятие", merge="restart"),
                cells("Срок исполнения", merge="restart"),
                cells("Ответственные", colspan=2),
            ),
            "head",
        ),
        TableRow(
            (*(cells(merge="continue") for _ in range(3)), cells("исполнитель"), cells("куратор")),
            "head",
        ),
        TableRow(tuple(cells(str(n)) for n in range(1, 6)), "numbers"),
        TableRow((cells("1. Нормативное обеспечение", colspan=5),), "section"),
        TableRow(
            (
                cells("1.1."),
                cells("Издать приказы:", text("первый;", Role.DASH, number="–")),
                cells("до 25.12.2027", merge="restart"),
                cells("Иванова М.П."),
                cells("–"),
            )
        ),
        TableRow(
            (cells("1.2."), cells("Второе"), cells(merge="continue"), cells("Орлов А."), cells("–"))
        ),
    ),
)


def paragraphs_of(xml):
    """Return (style, text) of every paragraph."""
    found = []
    for one in re.findall(r"<w:p>.*?</w:p>", xml, re.DOTALL):
        style = re.search(r'<w:pStyle w:val="([^"]+)"', one)
        words = "".join(re.findall(r"<w:t[^>]*>([^<]*)", one))
        found.append((style[1] if style else "", words))
    return found


@pytest.mark.parametrize(
    ("block", "style", "printed"),
    [
        (text("т"), "DocText", "т"),
        (text("т", Role.HEADING, 1), "Heading1", "т"),
        (text("т", Role.HEADING, 3), "Heading3", "т"),
        (text("т", Role.LABEL), "DocLabel", "т"),
        (text("т", Role.DASH, 1, "–"), "DocList1", "–\u00a0т"),
        (text("т", Role.DASH, 2, "а)"), "DocList2", "а)\u00a0т"),
        (text("т", Role.DASH, 7, "–"), "DocList3", "–\u00a0т"),
        (text("т", Role.NUMBERED, 1, "1."), "Numbered", "1.\u00a0т"),
        (text("т", Role.CLAUSE, 1, "1."), "Clause1", "1.\u00a0т"),
        (text("т", Role.CLAUSE, 4, "1.1.1.1."), "Clause4", "1.1.1.1.\u00a0т"),
        (text("т", Role.CAPTION), "TableTitle", "т"),
        (text("т", Role.CORNER_WORD), "CornerWord", "т"),
        (text("т", Role.CORNER), "Corner", "т"),
    ],
)
def test_paragraph_has_the_style_of_its_role(print_body, parts_of, block, style, printed):
    done = print_body(blocks("Текст", "x"), x=[block])
    assert (style, printed) in paragraphs_of(parts_of(done.data)["word/document.xml"])
    assert done.faults == []


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("раз\nдва", ["раз", "два"]),
        ([text("раз"), "два", [text("три")]], ["раз", "два", "три"]),
        (text("раз"), ["раз"]),
        ("", []),
        (None, []),
        ([], []),
    ],
)
def test_any_value_gives_paragraphs(print_body, parts_of, value, printed):
    xml = parts_of(print_body(blocks("Без отступа", "x"), x=value).data)["word/document.xml"]
    assert [words for _, words in paragraphs_of(xml)] == printed


def test_body_paragraphs_look_like_the_paragraph_of_the_tag(print_body, parts_of):
    tag = (
        '<w:p><w:pPr><w:pStyle w:val="Place"/><w:ind w:left="100"/></w:pPr><w:r><w:rPr>'
        '<w:color w:val="FF0000"/></w:rPr><w:t>{{</w:t></w:r><w:r><w:t>p x }}</w:t></w:r></w:p>'
    )
    value = [Paragraph((Span("жирно", bold=True), Span("нет"))), text("два", align="right")]
    xml = parts_of(print_body(tag, x=value).data)["word/document.xml"]
    look = '<w:pStyle w:val="Place"/><w:ind w:left="100"/>'
    assert f"<w:p><w:pPr>{look}</w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:color" in xml
    assert f'<w:p><w:pPr>{look}<w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:color' in xml


def test_keep_with_next_holds_the_end_only(print_body, parts_of):
    body = paragraph("Текст", "{{p x }}", keep_next=True)
    xml = parts_of(print_body(body, x="раз\nдва").data)["word/document.xml"]
    assert xml.count("<w:keepNext/>") == 1
    assert xml.index("раз") < xml.index("<w:keepNext/>") < xml.index("два")


def test_runs_look_like_the_run_of_the_tag(print_body, parts_of):
    class Name(Printable):
        def as_text(self):
            return "Иван"

        def as_spans(self):
            return (Span("Иван", underline=True), Span(" и "))

    body = '<w:p><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">до {{r x }}</w:t></w:r></w:p>'
    xml = parts_of(print_body(body, x=Name()).data)["word/document.xml"]
    assert '<w:rPr><w:i/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">Иван' in xml
    assert '<w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> и ' in xml


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///c:/x", "\\\\server\\x", "data:text/html,x"]
)
def test_only_web_and_mail_become_links(print_body, parts_of, address):
    value = Paragraph((Span("сюда", link=address),))
    xml = parts_of(print_body(blocks("Текст", "x"), x=value).data)
    assert "hyperlink" not in xml["word/document.xml"]
    assert "External" not in xml["word/_rels/document.xml.rels"]


def test_one_address_is_one_relationship(print_body, parts_of):
    value = [Paragraph((Span("а", link="mailto:a@b.ru"),)) for _ in range(3)]
    done = print_body(blocks("Текст", "x"), x=value)
    assert parts_of(done.data)["word/_rels/document.xml.rels"].count("mailto:a@b.ru") == 1
    assert done.faults == []


def test_table_is_as_wide_as_the_text(print_body, parts_of):
    done = print_body(blocks("Текст", "x"), x=PLAN)
    xml = parts_of(done.data)["word/document.xml"]
    grid = [int(w) for w in re.findall(r'<w:gridCol w:w="(\d+)"', xml)]
    assert sum(grid) == TEXT_WIDTH
    for one in re.findall(r"<w:tr>.*?</w:tr>", xml, re.DOTALL):
        assert sum(int(w) for w in re.findall(r'<w:tcW w:w="(\d+)"', one)) == TEXT_WIDTH
        assert "<w:cantSplit/>" in one
    assert xml.count("<w:tblHeader/>") == 3
    assert xml.count('<w:vMerge w:val="restart"/>') == 4
    assert done.faults == []


def test_paragraphs_of_a_table_have_its_styles(print_body, parts_of):
    xml = parts_of(print_body(blocks("Текст", "x"), x=PLAN).data)["word/document.xml"]
    styles = {words: style for style, words in paragraphs_of(xml)}
    assert styles["№ п/п"] == "TableHead"
    assert styles["5"] == "TableNumbers"
    assert styles["1. Нормативное обеспечение"] == "TableSection"
    assert styles["Второе"] == "TableText"
    assert styles["–\u00a0первый;"] == "TableList"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("№ п/п", {0}),
        ("№", {0}),
        ("N", {0}),
        ("№ п.п.", {0}),
        ("п/п", {0}),
        ("Номер", set()),
        ("№ приказа", set()),
    ],
)
def test_column_of_numbers_is_known_by_its_heading(heading, expected):
    assert number_columns(Table((1, 3), (head(heading, "Что"),))) == expected


def widths_of(table, width):
    return column_widths(table, width, RowShapes().of_table(table))


@pytest.mark.parametrize(
    ("widths", "headings"),
    [
        ((1, 1), ("а", "б")),
        ((1, 1000), ("Ответственный", "Мероприятие")),
        ((0, 0, 0), ("а", "б", "в")),
        ((1,) * 8, ("Ответственный",) * 8),
        ((1,) * 30, ("x",) * 30),
        ((5.5, 40.25, 1e-9), ("№ п/п", "Мероприятие", "Отметка")),
    ],
)
@pytest.mark.parametrize("width", [2000, 9638, 15138])
def test_widths_sum_to_the_text(widths, headings, width):
    columns = widths_of(Table(widths, (head(*headings),)), width)
    assert sum(columns) == width
    assert min(columns) > 0


def test_a_narrow_column_holds_the_longest_word_of_its_heading():
    columns = widths_of(Table((1, 50), (head("Ответственный исполнитель", "Что"),)), 9638)
    assert columns[0] >= len("Ответственный") * 130


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_corner_blocks_stand_side_by_side(print_body, parts_of, count):
    block = cells(text("УТВЕРЖДАЮ", Role.CORNER_WORD), text("Директор", Role.CORNER))
    corner = Table((1,) * count, (TableRow((block,) * count),), bordered=False)
    done = print_body(blocks("Текст", "x"), x=corner)
    xml = parts_of(done.data)["word/document.xml"]
    assert xml.count("УТВЕРЖДАЮ") == count
    assert '<w:tblStyle w:val="PlainTable"/>' in xml
    assert xml.count('<w:ind w:left="0" w:firstLine="0"/>') == 2 * count
    assert done.faults == []


def test_neighbouring_tables_stay_two(print_body, parts_of):
    done = print_body(blocks("Текст", "x"), blocks("Текст", "x"), x=[PLAN, PLAN])
    xml = parts_of(done.data)["word/document.xml"]
    assert "</w:tbl><w:tbl>" not in xml
    assert done.faults == []


def test_blocks_in_a_cell_of_the_template(print_body, parts_of):
    body = table(
        LONG_STORAGE,
        (1, 3),
        command_row("for a in x", 2),
        row("{{ loop.index }}", cell("{{p a }}")),
        command_row("endfor", 2),
    )
    value = ["", [text("а"), text("б", Role.DASH, 1, "–")], PLAN]
    done = print_body(body, x=value)
    xml = parts_of(done.data)["word/document.xml"]
    assert ("TableList", "–\u00a0б") in paragraphs_of(xml)
    assert "</w:tbl></w:tc>" not in xml
    assert done.faults == []


def test_a_template_without_our_styles_prints_all_the_same(print_body, parts_of):
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        "</w:styles>"
    )
    from docgen.rendering.markup.styles import read_styles

    assert read_styles(styles.encode()).paragraph("Пункт 1") == ""
    everything = [text(str(role), role, 1, "1.") for role in Role]
    done = print_body(
        "<w:p><w:r><w:t>{{p x }}</w:t></w:r></w:p>",
        parts={"styles": styles},
        x=[*everything, PLAN, Paragraph((Span("сайт", link="https://e.ru"),))],
    )
    xml = parts_of(done.data)
    assert xml["word/styles.xml"] == styles
    assert "w:pStyle" not in xml["word/document.xml"]
    assert "<w:tblBorders>" in xml["word/document.xml"]


def test_style_is_found_by_name_whatever_its_id():
    from docgen.rendering.markup.styles import read_styles

    styles = read_styles(
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:styleId="12"><w:name w:val="Heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="13"><w:name w:val="Plain Text"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="14"><w:name w:val="пункт\u00a0 1"/></w:style>'
        "</w:styles>".encode()
    )
    assert styles.paragraph("заголовок 1") == "12"
    assert styles.paragraph("Текст") == "13"
    assert styles.paragraph("Пункт 1") == "14"


def test_pictures_are_inline_with_words_and_ids(print_body, parts_of, png):
    picture = Picture(png(3000, 100), "Герб & <щит>")
    done = print_body(
        blocks("Текст", "x"), blocks("Текст", "x"), x=[picture, Picture(png(10, 10), width_mm=20)]
    )
    parts = parts_of(done.data)
    xml = parts["word/document.xml"]
    ids = re.findall(r'<wp:docPr id="(\d+)"', xml)
    assert len(ids) == len(set(ids)) == 4
    assert 'descr="Герб &amp; &lt;щит&gt;"' in xml
    widths = [int(w) for w in re.findall(r'<wp:extent cx="(\d+)"', xml)]
    assert widths[0] <= TEXT_WIDTH * 635
    assert widths[1] == 20 * 36000
    assert 'Extension="png"' in parts["[Content_Types].xml"]
    assert parts["word/_rels/document.xml.rels"].count("/image") == 2
    assert done.faults == []


def test_what_is_no_picture_is_told(print_body):
    from docgen.errors import TemplateError

    with pytest.raises(TemplateError, match="Картинка не читается"):
        print_body(blocks("Текст", "x"), x=Picture(b"GIF89a..."))


@pytest.mark.parametrize("after", [text("дальше"), PLAN, None])
def test_page_break_begins_the_next_block(print_body, parts_of, after):
    value = [text("до"), PageBreak(), *([after] if after else [])]
    done = print_body(blocks("Текст", "x"), x=value)
    assert parts_of(done.data)["word/document.xml"].count("<w:pageBreakBefore/>") == 1
    assert done.faults == []


def test_a_table_without_rows_goes_away(print_body, parts_of):
    body = table(
        LONG_STORAGE, (1,), command_row("for a in x", 1), row("{{ a }}"), command_row("endfor", 1)
    )
    done = print_body(body, paragraph("Текст", "конец"), x=[])
    assert "<w:tbl>" not in parts_of(done.data)["word/document.xml"]
    assert done.faults == []
