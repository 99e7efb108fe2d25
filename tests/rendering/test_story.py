"""Paragraphs of a part with their places, and the tags that a person sees in them."""

import pytest
from lxml import etree

from docgen.rendering.story import paragraphs

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def story(body):
    return list(paragraphs(etree.fromstring(f'<w:body xmlns:w="{W}">{body}</w:body>')))


def p(*texts):
    runs = "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts)
    return f"<w:p>{runs}</w:p>"


def tbl(*rows):
    return "<w:tbl>{}</w:tbl>".format("".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows))


def tc(*content, span=1):
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{"".join(content)}</w:tc>'


def test_paragraphs_know_their_cells():
    inner = tbl([tc(p("внутри"))])
    body = (
        p("до")
        + tbl([tc(p("шапка"), span=2), tc(p("край"))], [tc(p("а")), tc(inner, p("после"))])
        + tbl([tc(p("вторая"))])
    )
    assert [(one.text, one.place) for one in story(body)] == [
        ("до", ""),
        ("шапка", "таблица 1, строка 1, столбец 1"),
        ("край", "таблица 1, строка 1, столбец 3"),
        ("а", "таблица 1, строка 2, столбец 1"),
        (
            "внутри",
            "таблица 1, строка 2, столбец 2, вложенная таблица 1, строка 1, столбец 1",
        ),
        ("после", "таблица 1, строка 2, столбец 2"),
        ("вторая", "таблица 2, строка 1, столбец 1"),
    ]


def test_rows_in_content_controls_count():
    body = (
        "<w:tbl><w:sdt><w:sdtContent><w:tr>"
        + tc(p("первая"))
        + "</w:tr></w:sdtContent></w:sdt><w:tr>"
        + tc(p("вторая"))
        + "</w:tr></w:tbl>"
    )
    assert [one.place for one in story(body)] == [
        "таблица 1, строка 1, столбец 1",
        "таблица 1, строка 2, столбец 1",
    ]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Приказ {{ номер }}",), [("{{", "", "номер", "")]),
        (("{", "{ но", "мер }", "}"), [("{{", "", "номер", "")]),
        (("{%tr for x in xs %}",), [("{%", "tr", "for x in xs", "for")]),
        (("{{p текст }}{%p endif %}",), [("{{", "p", "текст", ""), ("{%", "p", "endif", "endif")]),
        (("{%- if a -%}{{ приказ }}",), [("{%", "", "if a", "if"), ("{{", "", "приказ", "")]),
        (("{# заметка #}",), [("{#", "", "заметка", "")]),
        (("{{ незакрыт",), []),
    ],
)
def test_tags(texts, found):
    [paragraph] = story(p(*texts))
    assert [(tag.opening, tag.prefix, tag.body, tag.word) for tag in paragraph.tags] == found


def test_text_boxes_are_paragraphs_of_their_own():
    box = f"<w:p><w:r><w:t>снаружи</w:t><w:pict>{p('в рамке')}</w:pict></w:r></w:p>"
    assert [one.text for one in story(box)] == ["снаружи", "в рамке"]
