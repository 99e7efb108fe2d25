"""Helpers of layout in a template that its keeper wrote with plain tags and plain data."""

import io
import struct

import pytest
from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree
from openxml_audit import OpenXmlValidator

from docgen.content import Paragraph as Words
from docgen.content import Picture, Printable, Role, Span
from docgen.context.block_values import PictureValue
from docgen.errors import TemplateError
from docgen.rendering import DocumentTemplate
from docgen.rendering.layout.files import WorkFiles
from docgen.rendering.layout.lists import listed
from docgen.rendering.layout.marks import COMMANDS
from docgen.rendering.markup.picture_files import kind_of
from templates.build.base import LONG_STORAGE
from templates.build.content import blocks, command, command_row, paragraph, row, table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU_PER_MM = 36000
STYLE = "Текст документа"


class Blank(Printable):
    """A cell that was left empty."""

    def as_text(self):
        return ""

    def __bool__(self):
        return False


def body_of(done, parts_of):
    assert done.faults == []
    return etree.fromstring(parts_of(done.data)["word/document.xml"].encode())[0]


def words_of(element):
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def value_of(element, path):
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{W}val", "да")


def grid(body):
    """The rows of the table: of each cell its words, ⇓ where it begins a merge, ↑ in it."""
    signs = {None: "", "restart": "⇓", "да": "↑"}
    rows = []
    for line in body.iter(f"{W}tr"):
        cells = []
        for cell in line.iter(f"{W}tc"):
            span = value_of(cell, "tcPr/gridSpan")
            merge = signs[value_of(cell, "tcPr/vMerge")]
            cells.append(merge + words_of(cell) + (f"⇒{span}" if span else ""))
        rows.append(" | ".join(cells))
    return rows


# -- cells

ROWS = "{{ строка.а }} | {{ строка.б|объединить }}"
JOINED = "{{ строка.а|объединить }} | {{ строка.б|объединить(внутри=строка.а) }}"
BLANKS = "{{ строка.а }} | {{ строка.б|объединить(пустые=true) }}"
INSIDE = "{{ строка.а|объединить }} | {{ строка.б|объединить(внутри=строка.а, пустые=true) }}"
BY_GROUP = "{{ строка.а|объединить }} | {{ строка.б }}"


@pytest.mark.parametrize(
    ("cells", "data", "expected"),
    [
        (ROWS, "1х 2х 3у", ["1 | ⇓х", "2 | ↑", "3 | у"]),
        (ROWS, "1х 2у 3х", ["1 | х", "2 | у", "3 | х"]),
        (ROWS, "1х", ["1 | х"]),
        (ROWS, "1_ 2_ 3у", ["1 | ", "2 | ", "3 | у"]),
        (BLANKS, "1_ 2х 3_ 4_ 5у", ["1 | ", "2 | ⇓х", "3 | ↑", "4 | ↑", "5 | у"]),
        (JOINED, "1х 1х 2х 2х", ["⇓1 | ⇓х", "↑ | ↑", "⇓2 | ⇓х", "↑ | ↑"]),
        (INSIDE, "1х 1_ 2_ 2_", ["⇓1 | ⇓х", "↑ | ↑", "⇓2 | ⇓", "↑ | ↑"]),
        (BLANKS, "1- 2_ 3-", ["1 | ⇓-", "2 | ↑", "3 | ↑"]),
        (ROWS, "1- 2х 3-", ["1 | -", "2 | х", "3 | -"]),
        (BY_GROUP, "1х 1у 2х", ["⇓1 | х", "↑ | у", "2 | х"]),
    ],
)
def test_equal_neighbours_down_a_column_become_one(print_body, parts_of, cells, data, expected):
    lines = table(
        LONG_STORAGE,
        (1, 1),
        command_row("for строка in строки", 2),
        row(*cells.split(" | ")),
        command_row("endfor", 2),
    )
    rows = [{"а": pair[0], "б": pair[1].replace("_", "")} for pair in data.split()]
    assert grid(body_of(print_body(lines, строки=rows), parts_of)) == expected


def test_a_small_group_stays_on_one_page_and_a_large_one_need_not(print_body, parts_of):
    lines = table(
        LONG_STORAGE,
        (1,),
        command_row("for слово in слова", 1),
        row("{{ слово|объединить }}"),
        command_row("endfor", 1),
    )
    body = body_of(print_body(lines, слова=["а"] * 3 + ["б"] * 9), parts_of)
    kept = [value_of(p, "pPr/keepNext") for p in body.iter(f"{W}p")]
    assert kept[:3] == ["да", "да", None]
    assert set(kept[3:]) == {None}


SECTIONS = (
    command_row('for раздел in строки|по_разделам("Раздел дел")', 3),
    row("", "{{ раздел.номер }}. {{ раздел.название|строка_раздела }}", ""),
    command_row("for строка in раздел.строки", 3),
    row("{{ loop.index }}/{{ раздел.число }}", "{{ строка.что }}", "{{ строка.кто|объединить }}"),
    command_row("endfor", 3),
    command_row("endfor", 3),
)


def test_section_rows_are_whole_and_stay_with_what_follows(print_body, parts_of):
    rows = [
        {"раздел_дел": section, "что": what, "кто": who}
        for section, what, who in (("Нормы", "а", "х"), ("Нормы", "б", "х"), ("Дела", "в", "х"))
    ]
    body = body_of(print_body(table(LONG_STORAGE, (1, 2, 1), *SECTIONS), строки=rows), parts_of)
    assert grid(body) == ["1. Нормы⇒3", "1/2 | а | ⇓х", "2/2 | б | ↑", "2. Дела⇒3", "1/1 | в | х"]
    first = next(body.iter(f"{W}tr"))
    assert value_of(first, "tc/p/pPr/keepNext")
    assert first.find(f"{W}tc/{W}tcPr/{W}tcW").get(f"{W}w") == str(LONG_STORAGE.text_width)


def test_a_section_without_a_name_has_no_row(print_body, parts_of):
    lines = table(
        LONG_STORAGE,
        (1, 1),
        command_row("for раздел in строки|по_разделам", 2),
        row("{{ раздел|строка_раздела }}", ""),
        command_row("for строка in раздел", 2),
        row("{{ строка.что }}", "х"),
        command_row("endfor", 2),
        command_row("endfor", 2),
    )
    rows = [{"раздел": "", "что": "а"}, {"раздел": "Два", "что": "б"}]
    assert grid(body_of(print_body(lines, строки=rows), parts_of)) == ["а | х", "Два⇒2", "б | х"]
    blank = [{"раздел": Blank(), "что": "а"}]
    assert grid(body_of(print_body(lines, строки=blank), parts_of)) == ["а | х"]


def test_words_after_a_helper_stay(print_body, parts_of):
    lines = table(
        LONG_STORAGE,
        (1, 1),
        command_row("for с in слова", 2),
        row("{{ с|строка_раздела }} и ещё", "{{ с|объединить(пустые=true) }} рядом"),
        command_row("endfor", 2),
    )
    body = body_of(print_body(lines, слова=["а", "б"]), parts_of)
    assert grid(body) == ["а и ещё | а рядом", "б и ещё | б рядом"]


def test_blank_pictures_cost_nothing(print_body):
    body = [command("for н in числа"), text("{{ н }}{{ пусто|рисунок }}{{ пусто|qr }}"), END]
    done = print_body(*body, числа=list(range(6_000)), пусто="")
    assert done.text.endswith("5999")


def test_pictures_without_end_are_refused(print_body, png):
    body = [command("for н in числа"), text("{{ х|рисунок(5) }}"), END]
    with pytest.raises(TemplateError, match="слишком много повторений"):
        print_body(*body, числа=list(range(6_000)), х=png(1, 1))


# -- pages


def pages(body):
    """The words of the body, ¶ where a page begins, § where a section ends."""
    signs = ""
    for block in body:
        begins = block.find(f".//{W}pageBreakBefore") is not None
        ends = block.find(f"{W}pPr/{W}sectPr") is not None
        signs += "¶" * begins + words_of(block) + "§" * ends
    return signs


AFTER = [paragraph(STYLE, "{{ х }}"), blocks(STYLE, "разрыв_между")]
BEFORE = [blocks(STYLE, "разрыв_между"), paragraph(STYLE, "{{ х }}")]
LOOP = command("for х in слова")
END = command("endfor")
NEW = blocks(STYLE, "новая_страница")


def text(words):
    return paragraph(STYLE, words)


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ([LOOP, *AFTER, END], "а¶б¶в"),
        ([LOOP, *BEFORE, END], "а¶б¶в"),
        ([text("0"), LOOP, *AFTER, END, text("я")], "0а¶б¶вя"),
        ([text("0"), LOOP, *BEFORE, END, text("я")], "0а¶б¶вя"),
        ([LOOP, *AFTER, END, text("")], "а¶б¶в"),
        ([LOOP, text("{{ х }}"), NEW, END], "а¶б¶в"),
        ([NEW, text("0"), NEW, NEW, text("1"), NEW, text("")], "0¶1"),
        ([text("0"), NEW, table(LONG_STORAGE, (1,), row("т")), text("1")], "0¶т1"),
        ([text("0"), blocks(STYLE, "альбомный_лист"), text("1")], "0§1"),
        ([text("0"), blocks(STYLE, "альбомный_лист"), NEW, text("1")], "0§1"),
        ([LOOP, *AFTER, END, blocks(STYLE, "книжный_лист"), text("1")], "а¶б¶в§1"),
    ],
)
def test_pages_begin_between_and_never_after(print_body, parts_of, body, printed):
    done = print_body(*body, слова=["а", "б", "в"])
    assert pages(body_of(done, parts_of)) == printed


def test_a_sheet_turns_and_counts_on(print_body, parts_of):
    done = print_body(text("0"), blocks(STYLE, "альбомный_лист"), text("1"))
    sections = list(body_of(done, parts_of).iter(f"{W}sectPr"))
    assert [section.find(f"{W}pgSz").get(f"{W}orient") for section in sections] == [
        None,
        "landscape",
    ]
    assert sections[1].find(f"{W}pgNumType") is None


def test_last_lines_stay_with_the_signature(print_body, parts_of):
    hold = blocks(STYLE, "удержать_подпись")
    body = body_of(
        print_body(text("далеко"), text("длинно " * 40), text("коротко"), hold, text("Директор")),
        parts_of,
    )
    kept = [value_of(block, "pPr/keepNext") for block in body.iter(f"{W}p")]
    assert kept == [None, "да", "да", None]


# -- lists

NUMBERING = (
    f'<w:numbering xmlns:w="{W[1:-1]}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def item(words, number="7"):
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{words}</w:t></w:r></w:p>"
    )


def add_numbering(document):
    name = PackURI("/word/numbering.xml")
    part = Part(name, CONTENT_TYPE.WML_NUMBERING, NUMBERING.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)


@pytest.fixture
def with_lists(make_template):
    """Return a function that opens a template with a list of Word's own."""

    def opened(*body):
        path = make_template(*body)
        document = Document(str(path))
        add_numbering(document)
        document.save(str(path))
        return DocumentTemplate.open(path, {})

    return opened


def test_a_list_of_word_begins_anew_in_every_block(with_lists, parts_of):
    template = with_lists(
        item("до"),
        LOOP,
        blocks(STYLE, "начать_нумерацию"),
        item("{{ х }}1"),
        item("{{ х }}2"),
        END,
    )
    done = template.render({"слова": ["а", "б"]})
    body = body_of(done, parts_of)
    numbers = [value_of(p, "pPr/numPr/numId") for p in body.iter(f"{W}p")]
    assert numbers == ["7", "8", "8", "9", "9"]
    lists = etree.fromstring(parts_of(done.data)["word/numbering.xml"].encode())
    starts = {
        num.get(f"{W}numId"): value_of(num, "lvlOverride/startOverride")
        for num in lists.iter(f"{W}num")
    }
    assert starts == {"7": None, "8": "3", "9": "3"}
    assert template.render({"слова": ["а", "б"]}).data == done.data


@pytest.mark.parametrize(
    ("tag", "value", "printed"),
    [
        ("х|список", "первое\nвторое", ["–\u00a0первое", "–\u00a0второе"]),
        ("х|список", "- раз;\n2. два\n\n• три", ["–\u00a0раз;", "–\u00a0два", "–\u00a0три"]),
        ('х|список("1.")', "первое\nвторое", ["1.\u00a0первое", "2.\u00a0второе"]),
        ('х|список("1)")', "первое\nвторое", ["1)\u00a0первое", "2)\u00a0второе"]),
        ('х|список("а)")', "раз\nдва\nтри", ["а)\u00a0раз", "б)\u00a0два", "в)\u00a0три"]),
        ('х|список("•")', "12.05.2027 сбор", ["•\u00a012.05.2027 сбор"]),
        ("х|список", "", []),
        ("х|список", ["раз", "два"], ["–\u00a0раз", "–\u00a0два"]),
        ("х|список", Words((Span("раз", bold=True),), Role.DASH, number="*"), []),
    ],
)  # fmt: skip
def test_lines_of_a_cell_are_a_list_in_the_paragraph_of_the_tag(
    print_body, parts_of, tag, value, printed
):
    if isinstance(value, Words):
        value = _Rich(value)
        printed = ["–\u00a0раз"]
    body = body_of(print_body(blocks("Без отступа", tag), х=value), parts_of)
    items = list(body.iter(f"{W}p"))
    assert [words_of(p) for p in items] == printed
    assert {value_of(p, "pPr/pStyle") for p in items} <= {"NoIndent"}


class _Rich(Printable):
    def __init__(self, block):
        self.block = block

    def as_text(self):
        return self.block.text

    def as_blocks(self):
        return (self.block,)


def test_a_style_may_number_its_paragraphs(make_template, parts_of):
    """The list of a style, or of the style that it is based on, is begun anew as well."""
    path = make_template(
        LOOP,
        blocks(STYLE, "начать_нумерацию"),
        blocks("Без отступа", "раз|список"),
        blocks("Перечень 1", "раз|список"),
        END,
    )
    document = Document(str(path))
    styles = {style.style_id: style.element for style in document.styles}
    number = f'<w:numPr xmlns:w="{W[1:-1]}"><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    styles["NoIndent"].get_or_add_pPr().insert(0, parse_xml(number))
    styles["DocList1"].basedOn_val = "NoIndent"
    add_numbering(document)
    document.save(str(path))
    done = DocumentTemplate.open(path, {}).render({"слова": ["а", "б"], "раз": "раз"})
    items = list(body_of(done, parts_of).iter(f"{W}p"))
    assert [(words_of(p), value_of(p, "pPr/numPr/numId")) for p in items] == [
        ("раз", "8"),
        ("раз", "8"),
        ("раз", "9"),
        ("раз", "9"),
    ]


def test_letters_that_are_taken_for_others_are_left_out():
    marks = [item.number for item in listed("\n".join(["х"] * 27), "а)").blocks]
    assert marks[6:9] == ["ж)", "и)", "к)"]
    assert marks[-3:] == ["я)", "аа)", "аб)"]


def test_a_list_of_word_numbers_the_items_itself(with_lists, parts_of):
    done = with_lists(item('{{p х|список("1.") }}')).render({"х": "раз\nдва"})
    items = list(body_of(done, parts_of).iter(f"{W}p"))
    assert [(words_of(p), value_of(p, "pPr/numPr/numId")) for p in items] == [
        ("раз", "7"),
        ("два", "7"),
    ]


# -- pictures


def drawings(root):
    """Of each picture: millimetres and the words for those who cannot see it."""
    found = []
    for inline in root.iter(f"{WP}inline"):
        size = inline.find(f"{WP}extent")
        sides = (round(int(size.get(side)) / EMU_PER_MM, 1) for side in ("cx", "cy"))
        found.append((*sides, inline.find(f"{WP}docPr").get("descr")))
    return found


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("герб|рисунок(20)", (20, 10, "герб")),
        ("герб|рисунок(ширина_мм=20)", (20, 10, "герб")),
        ("герб|рисунок(высота_мм=20)", (40, 20, "герб")),
        ("герб|рисунок(20, 5)", (10, 5, "герб")),
        ("герб|рисунок(ширина=20, высота=50)", (20, 10, "герб")),
        ('герб|рисунок(10, описание="Герб и щит")', (10, 5, "Герб и щит")),
        ("файл|рисунок(10)", (10, 5, "герб города")),
        ('"герб города.png"|рисунок("12,5")', (12.5, 6.2, "герб города")),
        ("путь|рисунок(10)", (10, 5, "герб города")),
        ("байты|рисунок(10)", (10, 5, "")),
        ("ссылка|qr(25)", (25, 25, "QR-код: https://школа.рф/план?а=1&б=2")),
        ("ссылка|qr", (30, 30, "QR-код: https://школа.рф/план?а=1&б=2")),
        ("пусто|рисунок(25)", None),
        ("пусто|qr(25)", None),
    ],
)
def test_a_picture_stands_in_the_line(make_template, parts_of, tmp_path, png, tag, expected):
    data = png(60, 30)
    file = tmp_path / "герб города.png"
    file.write_bytes(data)
    path = make_template(text(f"до {{{{ {tag} }}}} после"))
    context = {
        "герб": _Shown(Picture(data, "герб")),
        "файл": "герб города.png",
        "путь": file,
        "байты": data,
        "ссылка": "https://школа.рф/план?а=1&б=2",
        "пусто": "",
    }
    done = DocumentTemplate.open(path, {}).render(context, WorkFiles((tmp_path,)))
    body = body_of(done, parts_of)
    assert drawings(body) == ([expected] if expected else [])
    assert words_of(body) == "до  после"


class _Shown(_Rich):
    def as_text(self):
        return self.block.alt


@pytest.mark.parametrize("opening", ["{{", "{{r"])
def test_a_picture_of_the_workbook_needs_no_helper(make_template, parts_of, png, opening):
    path = make_template(text(f"до {opening} герб }}}} после"))
    context = {"герб": PictureValue(png(60, 30), "Герб города", 20)}
    body = body_of(DocumentTemplate.open(path, {}).render(context), parts_of)
    assert drawings(body) == [(20, 10, "Герб города")]
    assert words_of(body) == "до  после"


def test_a_picture_goes_into_a_header_and_a_cell(make_template, parts_of, png):
    header = f'<w:hdr xmlns:w="{W[1:-1]}">{text("{{ х|рисунок(10) }} Школа")}</w:hdr>'
    lines = table(LONG_STORAGE, (1,), row("{{ х|рисунок(10) }}"))
    template = DocumentTemplate.open(make_template(lines, text("т"), header1=header), {})
    done = template.render({"х": png(10, 10)})
    parts = parts_of(done.data)
    assert done.faults == []
    for name in ("word/header1.xml", "word/document.xml"):
        assert drawings(etree.fromstring(parts[name].encode())) == [(10, 10, "")]
    assert "image" in parts["word/_rels/header1.xml.rels"]


def test_a_picture_is_never_wider_than_the_text(print_body, parts_of, png):
    body = body_of(print_body(text("{{ х|рисунок(400) }}"), х=png(60, 30)), parts_of)
    assert [round(side) for side in drawings(body)[0][:2]] == [170, 85]


# -- files


@pytest.fixture
def attachment(tmp_path):
    document = Document()
    document.add_paragraph("Из вложения")
    folder = tmp_path / "работа" / "файлы"
    folder.mkdir(parents=True)
    document.save(str(folder / "Вложение.docx"))
    document.save(str(tmp_path / "чужой.docx"))
    return tmp_path / "работа"


@pytest.mark.parametrize(
    "name", ["файлы/Вложение.docx", "файлы\\Вложение.docx", " «файлы/Вложение.docx» "]
)
def test_a_file_named_in_a_cell_is_put_in(make_template, attachment, name):
    template = DocumentTemplate.open(make_template(text("т"), blocks(STYLE, "х|вставить")), {})
    done = template.render({"х": name}, WorkFiles((attachment,)))
    assert done.faults == []
    assert done.text == "т\nИз вложения"
    assert template.render({"х": ""}, WorkFiles((attachment,))).text == "т"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("../чужой.docx", "не в папке книги"),
        ("файлы/../../чужой.docx", "не в папке книги"),
        ("C:\\чужой.docx", "не в папке книги"),
        ("/etc/passwd", "не в папке книги"),
        ("файлы/Вложения.docx", "«файлы/Вложения.docx» не найден. Рядом есть «Вложение.docx»"),
        ("файлы", "не найден"),
        ("а" * 5000, "не найден"),
        ("а\0б", "не найден"),
    ],
)
@pytest.mark.parametrize("tag", ["{{p х|вставить }}", "{{ х|рисунок }}"])
def test_a_file_that_is_not_there_is_told(make_template, attachment, tag, name, problem):
    template = DocumentTemplate.open(make_template(text(tag)), {})
    with pytest.raises(TemplateError, match=r"шаблон\.docx.*текст, абзац") as told:
        template.render({"х": name}, WorkFiles((attachment,)))
    assert problem in told.value.message


# -- wrong use


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (text("{{ х|объединить }}"), "«объединить» действует только в ячейке"),
        (text("{{ х|Строка_раздела }}"), "«строка_раздела» действует только в ячейке"),
        (
            table(LONG_STORAGE, (1,), row("{{ х|объединить|upper }}")),
            "после «объединить» стоит ещё один фильтр",
        ),
        (text("{{ новая_страница }}"), "«новая_страница» – тег целого абзаца"),
        (text("{{ Новая страница }}"), "«новая_страница» – тег целого абзаца"),
        (text("{{ х|вставить }}"), "«вставить» – тег целого абзаца"),
        (
            table(LONG_STORAGE, (1,), row("{{p новая_страница }}")),
            "«новая_страница» в таблице не действует",
        ),
        (table(LONG_STORAGE, (1,), row("{{p х|вставить }}")), "«вставить» в таблице не действует"),
        (blocks(STYLE, "разрыв_между"), "«разрыв_между» стоит не в цикле"),
        (text("{{ х|объедини }}"), "неизвестный фильтр «объедини». Возможно, «объединить»"),
    ],
)
def test_a_helper_in_a_wrong_place_is_told_before_printing(make_template, body, problem):
    with pytest.raises(
        TemplateError, match=r"Шаблон «шаблон\.docx», текст, (таблица .*)?абзац «"
    ) as told:
        DocumentTemplate.open(make_template(body), {})
    assert problem in told.value.message


def test_a_page_in_a_header_is_told(make_template):
    header = f'<w:hdr xmlns:w="{W[1:-1]}">{blocks(STYLE, "новая_страница")}</w:hdr>'
    path = make_template(text("т"), header1=header)
    with pytest.raises(TemplateError, match=r"верхний колонтитул.*в колонтитуле"):
        DocumentTemplate.open(path, {})


@pytest.mark.parametrize(
    ("tag", "problem"),
    [
        ("х|рисунок(0)", "«0» не годится"),
        ("х|рисунок(-5)", "«-5» не годится"),
        ("х|рисунок(5000)", "«5000» не годится"),
        ('х|рисунок("широкий")', "«широкий» не годится"),
        ("х|рисунок(ширена_мм=20)", "не знает слова «ширена_мм». Возможно, «ширина_мм»"),
        ("х|рисунок(цвет=20)", "«рисунок» не знает слова «цвет»"),
        ("х|qr(0)", "«0» не годится"),
        ("длинно|qr(20)", "не помещается 5000 знаков"),
        ('х|список("первый")', "непонятен образец «первый»"),
        ("х.строки|по_разделам", "у «х» нет «строки»"),
        ('ряд|по_разделам("Роздел")', "«Роздел». Возможно, «раздел»"),
    ],
)
def test_wrong_sizes_and_words_are_told(print_body, png, tag, problem):
    with pytest.raises(TemplateError) as told:
        print_body(
            text(f"{{{{ {tag} }}}}"), х=png(10, 10), длинно="я" * 5000, ряд=[{"раздел": "а"}]
        )
    assert problem in told.value.message
    assert "Шаблон «шаблон.docx», текст, абзац" in told.value.message
    assert told.value.hint


def jpeg(orientation=1, components=3, order="<"):
    """A JPEG's segments: Exif with an orientation, then the frame; no picture follows."""
    tiff = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    tiff += struct.pack(f"{order}HHHIHH", 1, 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0" + tiff
    frame = struct.pack(">BHHB", 8, 10, 10, components) + b"\1\x11\0" * components
    segments = b"".join(
        b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content
        for marker, content in ((0xE1, exif), (0xC0, frame))
    )
    return b"\xff\xd8" + segments + b"\xff\xda"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"GIF89a", "Это GIF"),
        (b"<svg xmlns='x'/>", "Это SVG"),
        (b"RIFF1234WEBP", "Это WebP"),
        (b"\0\0\0\x18ftypheic", "Это HEIC"),
        (b"", "не PNG и не JPEG"),
        (jpeg(6), "лежит на боку"),
        (jpeg(3, order=">"), "лежит на боку"),
        (jpeg(components=4), "CMYK"),
    ],
)
def test_a_picture_that_word_would_show_wrong_is_told(data, problem):
    with pytest.raises(TemplateError, match=problem):
        kind_of(data)


@pytest.mark.parametrize(
    "data", [jpeg(), jpeg(1, order=">"), jpeg(0), jpeg()[:20], b"\xff\xd8\xff"]
)
def test_an_upright_photograph_is_taken(data):
    assert kind_of(data) == "jpeg"


# -- all together


def test_values_of_the_workbook_win_over_words_of_layout(print_body):
    assert print_body(blocks(STYLE, "новая_страница"), новая_страница="слово").text == "слово"


def test_no_value_can_print_a_mark(print_body):
    words = "<?docgen page?> <?docgen merge 1?>"
    assert print_body(text("{{ х }}"), x=1, х=words).text == words


def test_words_of_layout_are_not_asked_of_the_workbook(make_template):
    body = [LOOP, *AFTER, END, NEW, text("{{ имя }}")]
    names = DocumentTemplate.open(make_template(*body), {}).names()
    assert "имя" in names
    assert not names & COMMANDS.keys()


def test_everything_at_once_is_sound_for_word(with_lists, tmp_path, png, attachment, parts_of):
    lines = table(LONG_STORAGE, (1, 2, 1), *SECTIONS)
    template = with_lists(
        text("{{ герб|рисунок(20) }} {{ ссылка|qr(20) }}"),
        lines,
        LOOP,
        blocks(STYLE, "разрыв_между"),
        blocks(STYLE, "начать_нумерацию"),
        item("{{p список|список }}"),
        END,
        blocks(STYLE, "альбомный_лист"),
        text("Альбом"),
        blocks(STYLE, '"файлы/Вложение.docx"|вставить'),
        blocks(STYLE, "удержать_подпись"),
        text("Директор"),
    )
    rows = [{"раздел_дел": "а", "что": "б", "кто": "в"}] * 2
    context = {"герб": png(10, 20), "ссылка": "https://e.ru", "строки": rows}
    context |= {"слова": ["а", "б"], "список": "раз\nдва"}
    done = template.render(context, WorkFiles((attachment,)))
    assert done.faults == []
    path = tmp_path / "готово.docx"
    path.write_bytes(done.data)
    assert OpenXmlValidator().validate(str(path)).errors == []
    assert Document(io.BytesIO(done.data)).paragraphs
    assert "docgen" not in parts_of(done.data)["word/document.xml"]
    assert template.render(context, WorkFiles((attachment,))).data == done.data
