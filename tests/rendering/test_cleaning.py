"""What a template brings beside its text: comments, styles that are not there, links, boxes."""

import re

import pytest

from docgen.errors import TemplateError
from docgen.rendering import DocumentTemplate

MARKED = (
    '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>{{ имя }}</w:t></w:r><w:commentRangeEnd '
    'w:id="1"/><w:r><w:rPr><w:i/></w:rPr><w:commentReference w:id="1"/></w:r></w:p>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'


def field(code):
    marks = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    begin, middle, end = (f"<w:r>{mark}</w:r>" for mark in marks)
    written = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return f"<w:p>{begin}{written}{middle}<w:r><w:t>сайт</w:t></w:r>{end}</w:p>"


def box(*texts):
    inside = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        f'<w:p><w:r><mc:AlternateContent {MC} {WPS}><mc:Choice Requires="wps"><wps:txbx>{content}'
        f"</wps:txbx></mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


def test_comments_and_their_authors_stay_in_the_template(make_template, parts_of):
    comment = f'<w:comments {W}><w:comment w:id="1" w:author="Лиса"><w:p><w:r><w:t>{{{{ нет }}}}'
    comments = f"{comment}</w:t></w:r></w:p></w:comment></w:comments>"
    path = make_template(MARKED, comments=comments, people=f"<w:people {W}/>")
    done = DocumentTemplate.open(path, {}).render({"имя": "Пётр"})
    assert (done.text, done.faults) == ("Пётр", [])
    parts = parts_of(done.data)
    assert not {"word/comments.xml", "word/people.xml"} & parts.keys()
    assert "comment" not in parts["word/document.xml"]


def test_style_that_the_template_does_not_define_stops_nothing(print_body):
    style = '<w:pPr><w:pStyle w:val="НетТакого"/></w:pPr>'
    done = print_body(f"<w:p>{style}<w:r><w:t>{{{{ имя }}}}</w:t></w:r></w:p>", имя="Пётр")
    assert done.faults == []


@pytest.mark.parametrize("code", [' HYPERLINK "http://школа.рф" ', 'HYPERLINK\t"http://a.ru"'])
def test_link_that_word_has_written_stays(print_body, parts_of, code):
    done = print_body(field(code))
    assert "HYPERLINK" in parts_of(done.data)["word/document.xml"]


def test_link_to_a_file_goes_however_it_is_written(print_body, parts_of):
    done = print_body(field(r' HYPERLINK "file:///C:/план.docx" '))
    assert "HYPERLINK" not in parts_of(done.data)["word/document.xml"]


def test_value_in_the_address_of_a_link_is_in_the_document(print_body):
    done = print_body(field(' HYPERLINK "{{ адрес }}" '), адрес="http://a.ru/?x=1&y=2")
    assert "http://a.ru/?x=1&y=2" in done.hidden_text


def test_fault_in_a_text_box_is_told_once_with_its_place(make_template):
    with pytest.raises(TemplateError) as caught:
        DocumentTemplate.open(make_template(box("{{ имя", "{% if да %}")), {})
    told = [(fault.place.cells, fault.problem) for fault in caught.value.faults]
    assert told == [
        ("надпись", "тег не закрыт: нет «}}»."),
        ("надпись", "блок не закрыт: нет тега {% endif %}."),
    ]


def test_tags_of_a_text_box_print_in_both_copies(print_body, parts_of):
    body = parts_of(print_body(box("{{ имя }}"), имя="Пётр").data)["word/document.xml"]
    assert len(re.findall("Пётр", body)) == 2


OUTSIDE = {
    "row": ("{%tr for х in список %}", "тег для строк таблицы стоит вне таблицы."),
    "colour of a cell": ('{% cellbg "FF0000" %}а', "«cellbg» действует на ячейку, а стоит вне"),
    "cell": ("{%tc if х %}", "тег для столбцов таблицы стоит вне таблицы."),
}


@pytest.mark.parametrize(("tag", "problem"), OUTSIDE.values(), ids=OUTSIDE)
def test_tag_for_tables_outside_of_one_is_told(make_template, tag, problem):
    body = f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>"
    with pytest.raises(TemplateError) as caught:
        DocumentTemplate.open(make_template(body), {})
    assert caught.value.faults[0].problem.startswith(problem)
    assert caught.value.faults[0].hint


def test_two_tags_that_take_one_row_are_told(make_template):
    cells = "".join(
        f"<w:tc><w:tcPr/><w:p><w:r><w:t>{tag}</w:t></w:r></w:p></w:tc>"
        for tag in ("{%tr for х in список %}{{ х }}", "{%tr endfor %}")
    )
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    body = f"<w:tbl><w:tblPr/>{grid}<w:tr>{cells}</w:tr></w:tbl><w:p/>"
    with pytest.raises(TemplateError) as caught:
        DocumentTemplate.open(make_template(body), {})
    (fault,) = caught.value.faults
    assert "стоят в одной строке таблицы" in fault.problem
    assert fault.place.cells == "таблица 1, строка 1, столбец 2"
