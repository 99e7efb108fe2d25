"""Blocks of which one tag stands inside something: mended, or told with their place."""

import pytest

from docgen.errors import TemplateError
from docgen.rendering import DocumentTemplate
from templates.build.base import LONG_STORAGE
from templates.build.content import row, table


def run(text):
    return f'<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


LINK = '<w:hyperlink w:anchor="м" w:tooltip="т">{}</w:hyperlink>'
AROUND = {
    "link": LINK,
    "smart tag": '<w:smartTag w:uri="u" w:element="d">{}</w:smartTag>',
    "own markup": '<w:customXml w:uri="u" w:element="d">{}</w:customXml>',
    "control": "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "control in a link": LINK.format("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"),
}
FIELD = '<w:fldSimple w:instr=" AUTHOR ">{}</w:fldSimple>'
PIECES = {
    "end inside": ("а {% if да %}б", "в{% endif %}г", "д"),
    "end last": ("а {% if да %}б", "вг{% endif %}", "д"),
    "end alone": ("а {% if да %}бвг", "{% endif %}", "д"),
    "start inside": ("а ", "{% if да %}б", "вг{% endif %}д"),
    "else inside": ("а {% if да %}б", "в{% else %}и", "{% endif %}гд"),
    "loop": ("а {% for х in список %}", "{{ х }}{% endfor %}", "д"),
}


@pytest.mark.parametrize("is_true", [True, False])
@pytest.mark.parametrize("pieces", PIECES.values(), ids=PIECES)
@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
def test_block_half_inside_of_something_prints(print_body, around, pieces, is_true):
    before, inside, after = map(run, pieces)
    body = f"<w:p>{before}{around.format(inside)}{after}</w:p>"
    tags = run("".join(pieces))
    values = {"да": is_true, "список": ["1", "2"] if is_true else []}
    whole = print_body(f"<w:p>{tags}</w:p>", **values)
    done = print_body(body, **values)
    assert done.text == whole.text
    assert done.faults == []


def test_link_is_cut_in_two_around_a_tag(print_body, parts_of):
    pieces = run("{% if да %}"), LINK.format(run("до{% endif %}после") + run("ещё"))
    document = parts_of(print_body(f"<w:p>{''.join(pieces)}</w:p>", да=True).data)
    links = document["word/document.xml"].split("<w:hyperlink")[1:]
    assert [link.count("</w:hyperlink>") for link in links] == [1, 1]
    assert all('w:anchor="м" w:tooltip="т"' in link for link in links)
    assert ["до" in link for link in links] == [True, False]
    assert ["после" in link and "ещё" in link for link in links] == [False, True]


def test_rows_in_a_content_control_are_repeated(print_body):
    rows = [row("{%tr for х in список %}"), row("{{ х }}"), row("{%tr endfor %}")]
    first, *others = table(LONG_STORAGE, (1,), *rows).split("<w:tr>")
    held = AROUND["control"].format("<w:tr>" + others[1])
    done = print_body(f"{first}<w:tr>{others[0]}{held}<w:tr>{others[2]}", список=["1", "2"])
    assert done.text.split() == ["1", "2"]
    assert done.faults == []


TOLD = {
    "middle of a field": (
        f"<w:p>{run('{% if да %}')}{FIELD.format(run('а{% endif %}б'))}</w:p>",
        "по разные стороны границы поля",
    ),
    "cell": (
        f"<w:p>{run('{% if да %}')}</w:p>" + table(LONG_STORAGE, (1,), row("{% endif %}")),
        "по разные стороны границы ячейки таблицы",
    ),
    "another prefix": (
        f"<w:p>{run('{%p if да %}')}</w:p><w:p>{run('а{% endif %}')}</w:p>",
        "приставки разные",
    ),
}


@pytest.mark.parametrize(("body", "problem"), TOLD.values(), ids=TOLD)
def test_block_that_cannot_be_whole_is_told(make_template, body, problem):
    with pytest.raises(TemplateError) as caught:
        DocumentTemplate.open(make_template(body), {})
    (fault,) = caught.value.faults
    assert "{% endif %}" in fault.place.paragraph
    assert problem in fault.problem
    assert fault.hint


def test_tag_at_the_edge_of_a_field_leaves_it(print_body):
    body = f"<w:p>{run('{% if да %}а')}{FIELD.format(run('б{% endif %}'))}{run('в')}</w:p>"
    assert [print_body(body, да=value).text for value in (True, False)] == ["абв", "в"]
