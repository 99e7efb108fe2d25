"""What stands beside a tag with a prefix is lost: it is told."""

import pytest

from docgen.rendering import DocumentTemplate


def p(text):
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows):
    def cell(text):
        return f"<w:tc><w:tcPr/>{p(text)}</w:tc>"

    body = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    grid = '<w:gridCol w:w="1000"/>' * max(map(len, rows))
    head = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


ROWS = (["{%tr for х in ряд %}", "всего"], ["1", "{{ х }}"], ["{%tr endfor %}", ""])
IF, END = "{%p if а %}", "{%p endif %}"


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        ([p("{{p текст }}")], []),
        ([p("Итого: {{p текст }}")], [("Итого:", "")]),
        ([p(f"Список: {IF}"), p("а"), p(f"{END} конец")], [("Список:", ""), ("конец", "")]),
        ([p(f"{IF}{{# заметка #}}"), p("а"), p(f" {END} ")], []),
        ([p("{{ имя }} и {% if а %}б{% endif %}")], []),
        ([p("{{p текст }} {{ имя }}")], [("{{ имя }}", "")]),
        ([table(["№", "Имя"], *ROWS)], [("всего", "таблица 1, строка 2, столбец 1")]),
        ([table(["{%tr for х in ряд %}", ""], ["1", "{{ х }}"], ["{%tr endfor %}", ""])], []),
        (
            [table(["{%tc if а %} да", "1", "{%tc endif %}"])],
            [("да", "таблица 1, строка 1, столбец 1")],
        ),
    ],
)  # fmt: skip
def test_lost_texts(make_template, body, lost):
    template = DocumentTemplate.open(make_template(*body), {})
    assert [(one.text, one.cells) for one in template.lost_texts] == lost
