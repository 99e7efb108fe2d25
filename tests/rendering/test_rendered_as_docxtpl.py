"""A template written for docxtpl gives the document that docxtpl gives, part by part."""

from io import BytesIO

import pytest
from docxtpl import DocxTemplate, Listing, RichText, RichTextParagraph
from lxml import etree

from docgen.rendering import DocumentTemplate

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def p(*runs, props=""):
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{props}{inner}</w:p>"


def r(text, look=""):
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*content, props=""):
    inner = "".join(one if one.startswith("<w:p>") else p(one) for one in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{props}</w:tcPr>{inner}</w:tc>'


def tr(*cells):
    return f"<w:tr>{''.join(cells)}</w:tr>"


def tbl(columns, *rows):
    grid = '<w:gridCol w:w="1000"/>' * columns
    head = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


BOLD = "<w:rPr><w:b/></w:rPr>"
ITALIC = "<w:rPr><w:i/></w:rPr>"
STYLED = '<w:pPr><w:pStyle w:val="NoIndent"/><w:jc w:val="center"/></w:pPr>'
ROWS = [{"имя": "Иванов", "цвет": "FF0000"}, {"имя": "Петров & Ко", "цвет": "00FF00"}]

CASES = {
    "variables": (
        p("Уважаемый {{ имя }}! {{ адрес.город }} {{ числа[1] }}"),
        {"имя": "Пётр", "адрес": {"город": "Калуга"}, "числа": [1, 2]},
    ),
    "escaping": (p("{{ x }}"), {"x": "Рога & «копыта» <филиал> 5 < 6 \"x\" 'y' {{ не тег }}"}),
    "filters": (
        p("{{ x|upper }} {{ y|join(', ') }} {{ z|default('нет') }} {{ y|length }}"),
        {"x": "ёлка", "y": ["а", "б"], "z": "да"},
    ),
    "set-and-macro": (
        p("{% set a = 5 %}{{ a + 1 }}{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(2) }}"),
        {},
    ),
    "inline-if": (
        p("{% if x > 2 %}больше{% else %}меньше{% endif %} {{ 'да' if x else 'нет' }}"),
        {"x": 3},
    ),
    "paragraph-loop": (
        p("{%p for a in xs %}")
        + p("{{ loop.index }}. {{ a }}", props=STYLED)
        + p("{%p endfor %}")
        + p("конец"),
        {"xs": ["раз", "два", "три"]},
    ),
    "run-command": (
        p(
            r("до "),
            r("{%r if x %}", BOLD),
            r("тело", ITALIC),
            r("{%r endif %}", BOLD),
            r(" после"),
        ),
        {"x": True},
    ),
    "row-loop": (
        tbl(
            2,
            tr(tc("№"), tc("Имя")),
            tr(tc("{%tr for a in rows %}"), tc("")),
            tr(tc("{{ loop.index }}"), tc("{{ a.имя }}")),
            tr(tc("{%tr endfor %}"), tc("")),
        ),
        {"rows": ROWS},
    ),
    "column-loop": (
        tbl(
            3,
            tr(tc("{%tc for c in cols %}"), tc("{{ c }}"), tc("{%tc endfor %}")),
            tr(tc("{%tc for c in cols %}"), tc("{{ c }}!"), tc("{%tc endfor %}")),
        ),
        {"cols": ["а", "б", "в", "г", "д"]},
    ),
    "fewer-columns": (
        tbl(4, tr(tc("{%tc for c in cols %}"), tc("{{ c }}"), tc("{%tc endfor %}"), tc("x"))),
        {"cols": ["а"]},
    ),
    "cellbg": (
        tbl(
            1,
            tr(tc("{%tr for a in rows %}")),
            tr(tc("{% cellbg a.цвет %}{{ a.имя }}")),
            tr(tc("{%tr endfor %}")),
        ),
        {"rows": ROWS},
    ),
    "colspan": (
        tbl(2, tr(tc("{% colspan n %}{{ x }}")), tr(tc("a"), tc("b"))),
        {"n": 2, "x": "широко"},
    ),
    "vm": (
        tbl(
            2,
            tr(tc("{%tr for a in rows %}"), tc("")),
            tr(tc("{% vm %}группа"), tc("{{ a.имя }}")),
            tr(tc("{%tr endfor %}"), tc("")),
        ),
        {"rows": ROWS},
    ),
    "hm": (
        tbl(3, tr(tc("{%tc for a in rows %}"), tc("{% hm %}группа"), tc("{%tc endfor %}"))),
        {"rows": ROWS},
    ),
    "breaks-in-text": (p(r("{{ x }}", BOLD), props=STYLED), {"x": "раз\nдва\tтри\aчетыре\fпять"}),
    "listing": (
        p(r("{{ x }}", BOLD), props=STYLED),
        {"x": Listing("раз & два\nтри\tчетыре\aпять")},
    ),
    "rich-text": (
        p(r("до {{r x }} после", BOLD)),
        {"x": RichText("жирно & ", bold=True, color="#ff0000", size=40)},
    ),
    "rich-text-parts": (p("{{r x }}"), {"x": RichText("а\nб\tв", italic=True, font="Arial")}),
    "rich-paragraph": (p("{{p x }}"), {"x": RichTextParagraph("абзац <1>", parastyle="NoIndent")}),
    "split-by-spelling": (
        p(r("{{ и"), '<w:proofErr w:type="spellStart"/>', r("мя", BOLD), r(" }} и дальше", ITALIC)),
        {"имя": "Пётр"},
    ),
    "split-braces": (p(r("а {"), r("{ имя }", BOLD), r("} б")), {"имя": "Пётр"}),
    "split-command": (
        p(r("{%"), r("p i", BOLD), r("f x %}")) + p("виден") + p("{%p endif %}"),
        {"x": 1},
    ),
    "dashes": (p("раз") + p("{%- if x %}") + p("два") + p("{% endif -%}") + p("три"), {"x": 1}),
    "literal-braces": (p("{_{ x }_} {_% y %_}"), {}),
    "comments": (p("а{# слово #}б") + p("{#p абзац #}") + p("в"), {}),
    "smart-quotes": (p("{{ x|default(“нет”) }} {% if x == ‘да’ %}верно{% endif %}"), {"x": "да"}),
    "nested-tables": (
        tbl(1, tr(f"<w:tc>{tbl(1, tr(tc('{{ x }}')))}<w:p/></w:tc>")),
        {"x": "внутри"},
    ),
    "quote-in-attribute": (
        p(
            '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
            'wordprocessingDrawing"><wp:docPr id="5" name="Рисунок" descr="{{ x }}"/></wp:inline>'
            "</w:drawing></w:r>"
        )
        * 2,
        {"x": "щит & <меч>"},
    ),
    "ternary-blocks": (
        p("{{p x if x else y }}"),
        {"x": RichTextParagraph("да"), "y": RichTextParagraph("нет")},
    ),
    "nothing-to-print": (p("просто текст") + tbl(2, tr(tc("а"), tc("б"))), {}),
}


def canonical(xml):
    if isinstance(xml, str):
        xml = xml.encode()
    return etree.tostring(etree.fromstring(xml), method="c14n2", with_comments=False).decode()


def body_of(xml):
    root = etree.fromstring(xml.encode())
    return canonical(etree.tostring(root.find(f"{{{W}}}body")))


@pytest.mark.parametrize("name", CASES)
def test_body_is_that_of_docxtpl(name, make_template, parts_of):
    body, context = CASES[name]
    path = make_template(body)
    theirs = DocxTemplate(path)
    theirs.render(context, autoescape=True)
    target = BytesIO()
    theirs.save(target)
    ours = DocumentTemplate.open(path, {}).render(context)
    expected = body_of(parts_of(target.getvalue())["word/document.xml"])
    assert body_of(parts_of(ours.data)["word/document.xml"]) == expected


def test_headers_are_those_of_docxtpl(make_template, parts_of):
    header = (
        f'<w:hdr xmlns:w="{W}">{p("{{ x }} и ", "{% for a in xs %}{{ a }};{% endfor %}")}</w:hdr>'
    )
    path = make_template(p("текст"), header1=header)
    context = {"x": "Рога & копыта", "xs": [1, 2]}
    theirs = DocxTemplate(path)
    theirs.render(context, autoescape=True)
    target = BytesIO()
    theirs.save(target)
    ours = parts_of(DocumentTemplate.open(path, {}).render(context).data)
    assert canonical(ours["word/header1.xml"]) == canonical(
        parts_of(target.getvalue())["word/header1.xml"]
    )
