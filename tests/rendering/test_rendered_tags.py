"""Tags: names as in the workbook, strictness, escaping, and errors a person can act on."""

import pytest

from docgen.content import Paragraph, Printable, Span
from docgen.errors import TemplateError, TemplateFaultsError
from docgen.rendering import DocumentTemplate
from docgen.rendering.faults import TagError
from templates.build.base import LONG_STORAGE
from templates.build.content import command, command_row, paragraph, row, table


class Text(Printable):
    """A value of ours with one name."""

    def __init__(self, *spans, **names):
        self.spans = tuple(Span(one) if isinstance(one, str) else one for one in spans)
        self.names = names

    def as_text(self):
        return "".join(span.text for span in self.spans)

    def as_spans(self):
        return self.spans

    def as_blocks(self):
        return (Paragraph(self.spans),)

    def lookup(self, name):
        return self.names[name]

    def known_names(self):
        return tuple(self.names)


def line(text):
    return paragraph("Без отступа", text)


@pytest.mark.parametrize(
    ("tag", "context", "expected"),
    [
        ("{{ Дата_Приказа }}", {"Дата приказа": "22.03.2027"}, "22.03.2027"),
        ("{{ ПРИЁМНАЯ }}", {"приемная": "да"}, "да"),
        ("{% for Участник in Ещё %}{{ участник }};{% endfor %}", {"еще": ["а", "б"]}, "а;б;"),
        ("{{ x.Имя }}", {"x": Text("т", имя="Пётр")}, "Пётр"),
        ("{{ x.имя }}", {"x": {"Имя": "Пётр"}}, "Пётр"),
        ("{{ x }}", {"x": Text("весь")}, "весь"),
        ("[{{ x }}]", {"x": None}, "[]"),
        ("{{ x }}", {"x": 101.0}, "101"),
        ("{{ x }}", {"x": 2.5}, "2.5"),
        ("{{ x }}", {"x": True}, "да"),
        ("{{ x|upper }}", {"x": Text("весь")}, "ВЕСЬ"),
        ("{{ x ~ '!' }}", {"x": Text("весь")}, "весь!"),
        ("{{ x|join(', ') }}", {"x": [Text("а"), Text("б")]}, "а, б"),
        ("{{ нет|default('–') }}", {}, "–"),
        ("{% if нет is defined %}да{% else %}нет{% endif %}", {}, "нет"),
        ("{{ x|Удвоить }}", {"x": "а"}, "аа"),
        ("{{ x[1] }}", {"x": ["а", "б"]}, "б"),
        ("{{ x['имя'] }}", {"x": {"имя": "в"}}, "в"),
        ("{{ x|first }} {{ x|length }}", {"x": ["а", "б"]}, "а 2"),
    ],
)
def test_tag_prints(print_body, tag, context, expected):
    done = print_body(line(tag), filters={"удвоить": lambda value: value * 2}, **context)
    assert done.text == expected
    assert done.faults == []


@pytest.mark.parametrize(
    "value",
    [
        "Рога & копыта <филиал> 5 < 6",
        "]]> &amp; <w:p/> \"x\" 'y'",
        "до\x00\x01\x08\x1fпосле\ufffe\ud800",
    ],
)
def test_value_is_text_and_never_markup(print_body, value):
    done = print_body(line("{{ x }}"), title="{{ x }}", x=value)
    kept = "".join(c for c in value if c.isprintable())
    assert done.text == kept
    assert done.faults == []


def test_braces_of_a_value_are_no_tag(print_body):
    done = print_body(line("{{ x }}"), x="Рога & копыта {{ не тег }} {% if %}")
    assert done.text == "Рога & копыта {{ не тег }} {% if %}"


def test_title_is_escaped_once(print_body, parts_of):
    done = print_body(line("x"), title="{{ x }}", x="«Рога & копыта»\nПлан")
    assert (
        "<dc:title>«Рога &amp; копыта» План</dc:title>" in parts_of(done.data)["docProps/core.xml"]
    )


def test_breaks_and_tabs_are_elements(print_body, parts_of):
    body = parts_of(print_body(line("{{ x }}"), x="а\nб\tв").data)["word/document.xml"]
    assert "<w:br/>" in body
    assert "<w:tab/>" in body


def test_looks_of_a_plain_tag_are_kept(print_body, parts_of):
    value = Text(
        Span("обычное, "),
        Span("жирное", bold=True),
        Span(" и "),
        Span("сайт", link="https://e.ru/?a=1&b=2"),
    )
    done = print_body(line("до {{ x }} после"), x=value)
    xml = parts_of(done.data)
    assert done.text == "до обычное, жирное и сайт после"
    assert (
        '<w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">жирное' in xml["word/document.xml"]
    )
    assert (
        'Target="https://e.ru/?a=1&amp;b=2" TargetMode="External"'
        in xml["word/_rels/document.xml.rels"]
    )
    assert done.faults == []


@pytest.mark.parametrize(
    ("tag", "name", "near"),
    [
        ("{{ Заголвок }}", "Заголвок", "заголовок"),
        ("{{ x.должноть }}", "должноть", "должность"),
        ("{{ p.имена }}", "имена", "имя"),
        ("{% if заголовк %}да{% endif %}", "заголовк", "заголовок"),
        ("{% for a in участнки %}{{ a }}{% endfor %}", "участнки", "участники"),
        ("{{ заголвок|upper }}", "заголвок", "заголовок"),
        ("{{ дат|удвоить }}", "дат", "дата"),
    ],
)
def test_unknown_name_is_told_with_the_nearest(print_body, tag, name, near):
    context = {
        "заголовок": "О",
        "дата": "1",
        "участники": [],
        "x": {"должность": "д"},
        "p": Text("т", имя="а", имени="б"),
    }
    with pytest.raises(TagError) as caught:
        print_body(line("Начало " + tag), filters={"удвоить": lambda v: v * 2}, **context)
    assert caught.value.name == name
    message = str(caught.value)
    assert f"«{name}»" in message
    assert near[:3] in message
    assert "шаблон.docx" in message
    assert "текст" in message
    assert "Начало →{" in message


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ([line("{% for a in b %}"), line("{{ a }}")], "{% endfor %}"),
        ([line("{% if a %}")], "{% endif %}"),
        ([line("а {% endif %}")], "endif"),
        ([line("{{ «имя» }}")], "«"),
        ([line("{{ имя 'участника' }}")], "участника"),
        ([line("{% повтор a %}")], "повтор"),
        ([line("{{ а|словми }}")], "словами"),
        ([line("{% include 'x' %}")], "include"),
        ([line("{% autoescape false %}{% endautoescape %}")], "autoescape"),
        ([line("{{ имя")], "шаблон.docx"),
    ],
)
def test_syntax_error_is_told_in_russian_with_its_place(make_template, body, said):
    with pytest.raises(TemplateFaultsError) as caught:
        DocumentTemplate.open(make_template(*body), {"словами": str})
    assert said in str(caught.value)
    assert "Шаблон «шаблон.docx», текст" in str(caught.value)


def test_error_in_a_header_names_the_header(make_template):
    header = (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{line('Школа {{ нет }}')}</w:hdr>"
    )
    template = DocumentTemplate.open(make_template(line("x"), header1=header), {})
    with pytest.raises(TagError, match="верхний колонтитул, абзац «Школа"):
        template.render({})


@pytest.mark.parametrize(
    "tag",
    [
        "{{ x.__class__ }}",
        "{{ x.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ 'а'.upper() }}",
        "{{ '{0.__class__}'.format(x) }}",
        "{{ x['__class__'] }}",
        "{{ x|attr('__class__') }}",
        "{{ d.items() }}",
        "{{ d.keys }}",
        "{{ self.__init__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum }}",
        "{{ range(10) }}",
        "{{ f() }}",
        "{{ loop }}",
        "{{ x|map(attribute='__class__')|list }}",
        "{{ 'а' * 1000000000 }}",
        "{{ 9 ** 99 }}",
        "{{ '%99999999d'|format(1) }}",
        "{{ 'а'|center(1000000000) }}",
        "{% for a in x %}{{ loop.__init__ }}{% endfor %}",
        "{% for a in x %}{{ loop._iterable }}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro m() %}{% endmacro %}{{ m._func }}",
        "{% set g = x.__getitem__ %}{{ g }}",
    ],
)
def test_python_is_out_of_reach(print_body, tag):
    with pytest.raises(TemplateError):
        print_body(line(tag), x=["а"], d={"к": 1}, f=lambda: "функция")


def test_loops_are_bounded(print_body):
    inner = "{% for b in x %}{% for c in x %}{% for d in x %}{% endfor %}{% endfor %}{% endfor %}"
    with pytest.raises(TagError, match="слишком много повторений"):
        print_body(line(inner), x=["а"] * 101)


@pytest.mark.parametrize(
    "growing",
    [
        "x|replace('а', y)",
        "x|replace('а', y)|replace('б', y)",
        "[x, y]|join(y) ~ y|join(x)",
        "x|indent(width=x)|wordwrap(1, wrapstring=y)",
        "y|wordwrap(1, wrapstring=x)",
        "('%s' ~ y|replace('б', '%s'))|format(x)",
        "x ~ x ~ x",
        "x + x + x",
        "[x, x, x]|join",
    ],
)
def test_text_that_fills_the_memory_is_not_made(print_body, growing):
    with pytest.raises(TagError, match="слишком длинный текст"):
        print_body(line("{{ " + growing + " }}"), x="а" * 2_000_000, y="б" * 30_000)


@pytest.mark.parametrize(
    "doubled",
    [
        "{% set #2 = #1 ~ #1 %}",
        "{% set #2 = #1 + #1 %}",
        "{% set #2 %}{{ #1 }}{{ #1 }}{% endset %}",
        "{% set #2 = #1|replace('а', 'аа') %}",
        "{% macro м#1(y) %}{{ y }}{{ y }}{% endmacro %}{% set #2 = м#1(#1) %}",
    ],
)
def test_doubled_text_stops(print_body, limited, doubled):
    limited(printed_signs=10_000_000)
    steps = (doubled.replace("#1", f"x{n}").replace("#2", f"x{n + 1}") for n in range(60))
    with pytest.raises(TagError, match="слишком длинн"):
        print_body(line("".join(steps)), x0="а")


def test_printing_without_end_stops(print_body, limited):
    limited(printed_signs=10_000_000)
    with pytest.raises(TagError, match="слишком длинн"):
        print_body(line("{% for a in x %}{{ y }}{% endfor %}"), x=range(10_000), y="б" * 30_000)


def test_circle_of_sheets_or_macros_is_told(print_body):
    with pytest.raises(TagError, match="листы ссылаются друг на друга по кругу или макрос"):
        print_body(line("{% macro м() %}{{ м() }}{% endmacro %}{{ м() }}"))


def test_too_deep_tags_are_told(print_body):
    deep = "{% for а in x %}" * 40 + "{% endfor %}" * 40
    with pytest.raises(TemplateFaultsError, match="слишком глубоко"):
        print_body(line(deep), x=["а"])


def test_value_that_does_not_fit_is_told(print_body):
    with pytest.raises(TagError, match="значение не подходит"):
        print_body(line("{{ x + 1 }}"), x="а")


def test_names_are_known_before_rendering(make_template):
    body = (
        line("{{ Дата|словами }} {{ подписант.Должность }} {{ x['инн'] }}"),
        command("for а in Пункты"),
        line("{{ а }}"),
        command("endfor"),
    )
    template = DocumentTemplate.open(make_template(*body, title="{{ Название }}"), {"словами": str})
    assert {"дата", "должность", "инн", "пункты", "название", "подписант"} <= template.names()
    assert not {"номер", "а"} & template.names()


def test_the_same_bytes_twice(make_template):
    path = make_template(line("{{ x }}"), title="{{ x }}")
    template = DocumentTemplate.open(path, {})
    first = template.render({"x": "а"})
    template.render({"x": "б"})
    assert template.render({"x": "а"}).data == first.data
    assert DocumentTemplate.open(path, {}).render({"x": "а"}).data == first.data


@pytest.mark.parametrize(
    ("body", "paragraph_told"),
    [
        (
            table(
                LONG_STORAGE,
                (1, 1),
                row("Имя", "Срок", head=True),
                command_row("for a in нет", 2),
                row("{{ a }}", "x"),
                command_row("endfor", 2),
            ),
            "{%tr for a in нет %}",
        ),
        (
            table(
                LONG_STORAGE, (1, 1), row("Имя", "Срок", head=True), row("{{ x }}", "до {{ нет }}")
            ),
            "до →{{ нет }}←",
        ),
        (line("первый") + command("if нет") + line("второй") + command("endif"), "{%p if нет %}"),
        (line("первый") + line("до {{p нет }}") + line("второй"), "до →{{p нет }}←"),
        (line("первый") + line("до {{r нет }} после") + line("второй"), "до →{{r нет }}← после"),
    ],
)
def test_error_names_the_paragraph_where_its_tag_stands(print_body, body, paragraph_told):
    with pytest.raises(TagError) as caught:
        print_body(body, x="а")
    assert caught.value.place.paragraph == paragraph_told


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{{ 'Рога &amp; копыта' }}", "Рога & копыта"),
        ("{{ 'а &amp;amp; б' }}", "а &amp; б"),
        ("{{ 'а &amp;lt; б' }}", "а &lt; б"),
        ("{% if 'а&amp;б' == сторона %}да{% endif %} &amp; всё", "да & всё"),
        ("{% raw %}{{ а &amp; б }}{% endraw %} {{ 'в &amp; г' }}", "{{ а & б }} в & г"),
        ("{{ сторона }}", "а&б"),
    ],
)
def test_an_ampersand_in_a_tag_is_what_was_typed(print_body, typed, printed):
    body = f"<w:p><w:r><w:t>{typed}</w:t></w:r></w:p>"
    assert print_body(body, сторона="а&б").text.startswith(printed)
