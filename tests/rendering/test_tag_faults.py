"""Faults of tags: all of a template at once, each with its place and what to do."""

import pytest

from docgen.content import Deferred, Printable
from docgen.errors import TemplateError
from docgen.rendering import DocumentTemplate
from docgen.rendering.compiling import UnreadTemplateError
from docgen.rendering.faults import TagError
from templates.build.base import LONG_STORAGE
from templates.build.content import command, command_row, paragraph, row, table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def line(text):
    return paragraph("Без отступа", text)


def faults(make_template, *body, **parts):
    with pytest.raises(TemplateError) as caught:
        DocumentTemplate.open(make_template(*body, **parts), {"словами": str})
    return caught.value.faults


ONE = {
    "а {{ имя": ("а →{{ имя←", "тег не закрыт: нет «}}»"),
    "а {% if имя б": ("а →{% if имя б←", "тег не закрыт: нет «%}»"),
    "{{ имя и {{ x }}": ("→{{ имя и←{{ x }}", "тег не закрыт: нет «}}»"),
    "{% if имя }} б": ("→{% if имя }}← б", "тег открыт «{%», а закрыт «}}»: нужно «%}»"),
    "{{ имя %} б": ("→{{ имя %}← б", "тег открыт «{{», а закрыт «%}»: нужно «}}»"),
    "а {# слово": ("а →{#← слово", "заметка не закрыта: нет «#}»"),
    "а {{ }}": ("а →{{ }}←", "тег пуст"),
    "а {{ «имя» }}": ("а →{{ «имя» }}←", "имя в теге не берут в кавычки"),
    "{{ x|d(«да) }}": ("{{ x|d(«да) }}", "кавычка «"),
    "{{ x|слвами }}": ("{{ x|слвами }}", "неизвестный фильтр «слвами». Возможно, «словами»"),
    "{% if x is defned %}{% endif %}": ("", "неизвестная проверка «defned». Возможно, «defined»"),
    "{{ x. }}": ("{{ x. }}", "после точки нужно имя"),
    "{{ x | }}": ("{{ x | }}", "после черты нужно имя фильтра"),
    "{{ x: род }}": ("{{ x: род }}", "пишут через черту «|»"),
    "{{ (x }}": ("{{ (x }}", "вместо «}» нужно «)»"),
    "{{ x) }}": ("{{ x) }}", "посторонний знак «)»"),
    "{% повтор x %}": ("{% повтор x %}", "неизвестная команда «повтор»"),
    "{% endfi %}": ("{% endfi %}", "неизвестная команда «endfi». Возможно, «endif»"),
    "{% for x %}{% endfor %}": ("", "«in»"),
    "{% for in x %}{% endfor %}": ("", ""),
    "{% if %}{% endif %}": ("", "тег"),
    "{% include 'x' %}": ("{% include 'x' %}", "команда «include» в шаблонах не действует"),
    "а{% endif %}": ("а→{% endif %}←", "лишний тег «endif»: его блок не открыт"),
    "а{% else %}": ("а→{% else %}←", "лишний тег «else»"),
    "{% for a in x %}{% elif b %}{% endfor %}": ("", "лишний тег «elif»"),
    "{% if x %}": ("{% if x %}", "блок не закрыт: нет тега {% endif %}"),
    "{% set x %}а": ("→{% set x %}←а", "блок не закрыт: нет тега {% endset %}"),
    "{% raw %}{{ x }}": ("→{% raw %}←{{ x }}", "блок не закрыт: нет тега {% endraw %}"),
    "{% if x %}{% for a in x %}{% endif %}{% endfor %}": (
        "{% if x %}→{% for a in x %}←{% endif %}{% endfor %}",
        "блок {% for %} не закрыт до тега {% endif %}",
    ),
}


@pytest.mark.parametrize(("typed", "place", "problem"), [(k, *v) for k, v in ONE.items()])
def test_fault_of_one_tag(make_template, typed, place, problem):
    (fault,) = faults(make_template, line("до"), line(typed), line("после"))
    assert isinstance(fault, TagError)
    assert fault.place.part == "текст"
    assert not place or fault.place.paragraph == place
    assert problem in fault.problem
    assert fault.hint


@pytest.mark.parametrize("tag", ["{{ имя %}", "{% if имя }}", "{{ имя", "{{ 'имя }}", '{{ "а" %}'])
def test_an_open_tag_is_told_whatever_markup_follows(make_template, tag):
    """No way from it to the end of the text is tried twice: a table has thousands of quotes."""
    widths = (40,) * 5
    cells = table(LONG_STORAGE, widths, *(row("а", "б", "в", "г", "д") for _ in range(9)))
    (fault,) = faults(make_template, line(tag), cells, line("{{ дальше }}"), line("{{ 'а' }}"))
    assert fault.place.paragraph.replace("→", "").replace("←", "") == tag


def test_all_faults_of_all_parts_are_told(make_template):
    header = f'<w:hdr xmlns:w="{W}">{line("Школа {{ имя")}</w:hdr>'
    cells = row("{{ a|слвами }}", "в {{ b. }} и {{ c| }}")
    body = line("{% if x %}"), table(LONG_STORAGE, (1, 1), row("1", "2", head=True), cells)
    told = faults(make_template, *body, header1=header, title="{{ x|нет }}")
    assert [(one.place.part, one.place.cells, one.place.paragraph) for one in told] == [
        ("текст", "", "{% if x %}"),
        ("текст", "таблица 1, строка 2, столбец 1", "{{ a|слвами }}"),
        ("текст", "таблица 1, строка 2, столбец 2", "в →{{ b. }}← и {{ c| }}"),
        ("текст", "таблица 1, строка 2, столбец 2", "в {{ b. }} и →{{ c| }}←"),
        ("верхний колонтитул", "", "Школа →{{ имя←"),
        ("свойства документа", "", "{{ x|нет }}"),
    ]


def test_wrong_closing_word_is_told_where_it_stands(make_template):
    rows = command_row("for a in x", 1), row("{{ a }}"), command_row("endif", 1)
    body = command("if x"), table(LONG_STORAGE, (1,), *rows), command("endif")
    (fault,) = faults(make_template, *body)
    assert fault.place.paragraph == "{%tr endif %}"
    assert "закрывает не тот блок: открыт {%tr for %}" in fault.problem
    assert fault.hint == "Напишите {%tr endfor %}."


@pytest.mark.parametrize(
    ("cells", "cell", "problem"),
    [
        (("{%tr for а in x %}", "{% hm %}{{ а }}", "{%tr endfor %}"), 2, "цикл столбцов, а стоит"),
        (("{%p for а in x %}", "{% vm %}{{ а }}", "{%p endfor %}"), 2, "цикл строк, а стоит"),
        (("", "{% hm %}да", ""), 2, "а цикла нет"),
        (("{%tr for а in x %}", "{%tr endfor %}", "{% vm %}да"), 3, "а цикла нет"),
    ],
)
def test_merged_cells_without_their_loop_are_told_before_printing(
    make_template, cells, cell, problem
):
    (fault,) = faults(make_template, table(LONG_STORAGE, (1,), *(row(one) for one in cells)))
    assert fault.place.cells == f"таблица 1, строка {cell}, столбец 1"
    assert problem in fault.problem


def test_long_paragraph_is_shortened_around_its_tag(make_template):
    (fault,) = faults(make_template, line(f"{'слово ' * 40}{{{{ x. }}}}{' дело' * 40}"))
    assert fault.place.paragraph.startswith("…")
    assert "слово →{{ x. }}← дело" in fault.place.paragraph
    assert len(fault.place.paragraph) < 160


class Point(Printable):
    """A row that knows where it stands."""

    def __init__(self, number, **names):
        self.number = number
        self.names = names

    def lookup(self, name):
        return self.names[name]

    def known_names(self):
        return tuple(self.names)

    def origin(self):
        return f"лист «Пункты», строка {self.number}"

    def source_of(self, name):
        return f"лист «Пункты», столбец «{name.title()}»"


class Later(Deferred):
    def resolve(self):
        return "да"

    def source(self):
        return "лист «Реквизиты», поле «Номер»"


POINTS = [Point(number, срок=number - 4, дела=["а"]) for number in (2, 3, 4, 5)]


@pytest.mark.parametrize(
    "tags",
    [
        "{% for а in x %}{{ 1 / а.срок }}{% endfor %}",
        "{% for а in x %}{% for б in а.дела %}{{ 1 / а.срок }}{% endfor %}{% endfor %}",
        "{% for а in x %}{% if 1 / а.срок %}{% endif %}{% endfor %}",
        "{% macro м(z) %}{{ 1 / z }}{% endmacro %}{% for а in x %}{{ м(а.срок) }}{% endfor %}",
    ],
)
def test_row_at_which_a_tag_fails_is_told(print_body, tags):
    with pytest.raises(TagError) as caught:
        print_body(line(tags), x=POINTS)
    assert caught.value.row == "лист «Пункты», строка 4"
    assert "деление на ноль. Строка данных: лист «Пункты», строка 4." in caught.value.message


def test_no_row_is_told_after_the_loop(print_body):
    with pytest.raises(TagError) as caught:
        print_body(line("{% for а in x %}{{ а.срок }}{% endfor %}{{ 1 / 0 }}"), x=POINTS)
    assert caught.value.row == ""


def test_all_unknown_names_are_told_with_what_feeds_the_nearest(print_body):
    body = (
        line("{{ нмер }} {{ неведомо|default('–') }}"),
        line("{% if совсем is defined %}{{ совсем.нет }}{% endif %}"),
        line("{% for а in x %}{{ а.срк }}{{ а.срок }}{{ loop.index }}{% endfor %}"),
        line("{% for а in пусто %}{{ а.что_угодно }}{% endfor %}"),
        line("{% set y = 1 %}{{ y }}{% macro м(z) %}{{ z.всё }}{% endmacro %}{{ м(x) }}"),
        line("{% if false %}{{ номмер }}{% endif %}"),
    )
    with pytest.raises(TemplateError) as caught:
        print_body(*body, x=POINTS, пусто=[], номер=Later())
    told = [(fault.name, fault.hint.split(". ")[0]) for fault in caught.value.faults]
    assert told == [
        ("нмер", "В книге это лист «Реквизиты», поле «Номер»"),
        ("срк", "В книге это лист «Пункты», столбец «Срок»"),
        ("номмер", "В книге это лист «Реквизиты», поле «Номер»"),
    ]


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("{% if номер и дата %}{% endif %}", "вместо «и» напишите «and»"),
        ("{% if не номер %}{% endif %}", "вместо «не» напишите «not»"),
        ("{{ кол-во }}", "напишите «кол_во»"),
        ("{{ нет }}", "Исправьте имя в шаблоне"),
    ],
)
def test_hint_of_an_unknown_name_fits_it(print_body, tag, hint):
    with pytest.raises(TemplateError) as caught:
        print_body(line(tag), номер="1", дата="2")
    assert all(hint in fault.hint for fault in caught.value.faults)


@pytest.mark.parametrize("words", [("{{ имя",) * 5000, ("{{ " * 20_000,), ("{",) * 20_000])
def test_very_many_braces_that_nothing_closes_are_refused_unread(make_template, words):
    told = faults(make_template, *map(line, words))
    assert [str(one) for one in told if "ничем не закрыты, слишком много" not in str(one)] == []
    assert len(told) == 1


def test_unknown_names_are_told_with_what_cannot_be_read(make_template):
    """All errors of a template at once, those that only the workbook can tell too."""
    header = f'<w:hdr xmlns:w="{W}">{line("Школа {{ шкала }}")}</w:hdr>'
    body = (
        line("{{ датта }}"),
        line("{{ номер"),
        line("{% for х список %}{{ х.имя }}{% endfor %}"),
        line("{% for у in список %}{{ у.срак }}{% endfor %}{{ у.срок }}"),
        line("{% if нет is defined %}{{ нет }}{% endif %}"),
    )
    with pytest.raises(UnreadTemplateError) as caught:
        DocumentTemplate.open(make_template(*body, header1=header), {})
    assert len(caught.value.faults) == 2
    names = {"дата": "5", "номер": "1", "школа": "12", "список": [Point(1, срок="вчера")]}
    told = caught.value.with_unknown_names(names).faults
    assert [(one.place.part, one.problem) for one in told[2:]] == [
        ("текст", "неизвестное имя «датта». Возможно, «дата»."),
        ("текст", "у «у» нет «срак». Возможно, «срок»."),
        ("текст", "имя «у» действует только внутри своего цикла, а здесь цикл уже закрыт."),
        ("верхний колонтитул", "неизвестное имя «шкала». Возможно, «школа»."),
    ]
    assert "лист «Пункты», столбец «Срок»" in told[3].hint


def test_macro_that_is_given_too_little_is_not_told_its_own_name(print_body):
    with pytest.raises(TagError) as caught:
        print_body(line("{% macro м(арг) %}{{ арг }}{% endmacro %}{{ м() }}"), арга=5)
    assert caught.value.problem == "неизвестное имя «арг». Возможно, «арга»."
    with pytest.raises(TagError) as caught:
        print_body(line("{% macro м(арг) %}{{ арг }}{% endmacro %}{{ м() }}"))
    assert caught.value.problem == "неизвестное имя «арг»."
