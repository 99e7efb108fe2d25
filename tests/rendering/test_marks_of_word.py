"""What Word leaves around tags – bookmarks, tracked changes, braces of the text – stops nothing."""

import pytest

GO_BACK = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
LOOP = ("{%p for х in ряд %}", "{%p endfor %}")


def r(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs, props=""):
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{props}{inner}</w:p>"


def start(number, name):
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number):
    return f'<w:bookmarkEnd w:id="{number}"/>'


CHANGE = 'w:author="А" w:date="2027-01-01T00:00:00Z"'
DELETED = f'<w:del w:id="7" {CHANGE}><w:r><w:delText>{{}}</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:id="8" {CHANGE}>{{}}</w:ins>'
DELETED_ROW = (
    '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/>'
    "</w:tblGrid><w:tr><w:tc><w:tcPr/>{}</w:tc></w:tr>"
    '<w:tr><w:trPr><w:del w:id="9" w:author="А" w:date="2027-01-01T00:00:00Z"/></w:trPr>'
    "<w:tc><w:tcPr/>{}</w:tc></w:tr></w:tbl>"
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ([p(LOOP[0]), p(GO_BACK, "{{ х }}"), p(LOOP[1])], "а\nб"),
        ([p("{% for х in ряд %}", GO_BACK, "{{ х }} ", "{% endfor %}")], "а б"),
        ([p(LOOP[0]), p(start(3, "срок"), "{{ х }}", end(3)), p(LOOP[1])], "а\nб"),
        ([p(start(4, "всё"), LOOP[0]), p("{{ х }}"), p(LOOP[1]), p("к", end(4))], "а\nб\nк"),
        ([p("н", start(5, "блок")), p(LOOP[0]), p("{{ х }}"), p(LOOP[1], end(5))], "н\nа\nб"),
        ([p(LOOP[0]), p("{{ х }}", DELETED.format("старое")), p(LOOP[1])], "а\nб"),
        ([p(LOOP[0]), p(INSERTED.format(r("{{ х }}"))), p(LOOP[1])], "а\nб"),
        ([p("{{ один }}", DELETED.format("{{ нет_такого }}"))], "1"),
        ([DELETED_ROW.format(p("{{ один }}"), p("{{ нет_такого }}")), p("")], "1"),
        ([p("{% raw %}{{ х }} и {% если %}{% endraw %} {{ один }}")], "{{ х }} и {% если %} 1"),
        ([p("{_{ номер }_} {{ один }}")], "{{ номер }} 1"),
        ([p("Множества {1, {2, 3}} и {{ один }}")], "Множества {1, {2, 3}} и 1"),
        ([p('{{ "}}" ~ один }}')], None),
    ],
)  # fmt: skip
def test_a_document_comes_out_whole(print_body, body, text):
    rendered = print_body(*body, ряд=["а", "б"], один=1)
    if text is None:  # a value that looks like a tag is still told
        assert [fault.code for fault in rendered.faults] == ["no-leftover-tags"]
        return
    assert rendered.faults == []
    assert rendered.text.strip() == text


def test_a_bookmark_of_the_text_stays_with_both_ends(print_body, parts_of):
    rendered = print_body(
        p(start(1, "дата"), "{{ один }}", end(1)),
        p(LOOP[0]), p(start(2, "ряд"), "{{ х }}", end(2)), p(LOOP[1]),
        ряд=["а", "б"], один=1,
    )  # fmt: skip
    xml = parts_of(rendered.data)["word/document.xml"]
    assert xml.count("<w:bookmarkStart") == xml.count("<w:bookmarkEnd") == 2
    assert "дата" in xml


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("номер == 96", True),
        ("номер == 95", False),
        ("номер > 5", True),
        ("номер != 96", False),
        ('номер == "96"', True),
        ("дробь == 12.5", True),
        ("слово == 5", False),
        ("96 == номер", True),
    ],
)
def test_a_text_of_digits_is_compared_to_a_number_as_one(print_body, condition, holds):
    tag = p(f"{{% if {condition} %}}да{{% else %}}нет{{% endif %}}".replace("<", "&lt;"))
    rendered = print_body(tag, номер="96", дробь="12,5", слово="пять")
    assert rendered.text == ("да" if holds else "нет")
