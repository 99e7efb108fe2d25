"""Tags that Word or a hand has spoilt print what was meant; what is right stays as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from jinja2 import Environment, TemplateSyntaxError

from docgen.content import Printable
from docgen.rendering.tags.scanner import find_tags
from docgen.rendering.tags.text import healed_tag
from templates.build.base import LONG_STORAGE
from templates.build.content import row, table
from tests.thoroughness import examples

NBSP, THIN, ZERO, SOFT, HARD = "\u00a0", "\u2009", "\u200b", "\u00ad", "\u2011"
W_T = '<w:t xml:space="preserve">'


class Row(Printable):
    """A row with these columns."""

    def __init__(self, **names):
        self.names = names

    def lookup(self, name):
        return self.names[name]

    def known_names(self):
        return tuple(self.names)


CONTEXT = {
    "номер": "101",
    "дата_приказа": "22.03.2027",
    "дата": "22 марта",
    "имя": "Пётр",
    "x": "икс",
    "пусто": "",
    "число": 7,
    "шаги": ["а", "б"],
    "ход_заседания": [Row(кто="Лиса", кому_адресовано="Кролику"), Row(кто="Сова")],
    "номер_п_п": "3",
    "приёмная": "вход",
    "строка_5": "пятая",
    "итого_руб": "500",
    "ф_и_о": "Лиса А.Б.",
    "кол_во_чел": "12",
    "1_класс": "первый",
    "строки": [Row(**{"итого_тыс_руб": "5", "1_четверть": "4"})],
}
FILTERS = {"формат": lambda value, form: f"{value} в виде {form}", "с_точкой": lambda v: f"{v}."}


def line(*content):
    runs = "".join(one if one.startswith("<") else run(one) for one in content)
    return f"<w:p>{runs}</w:p>"


def run(text):
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<w:r>{W_T}{text}</w:t></w:r>"


QUOTES = {
    "{{ дата|формат(«дд.мм») }}": "22 марта в виде дд.мм",
    "{{ дата|формат(„дд.мм“) }}": "22 марта в виде дд.мм",
    "{{ дата|формат(“дд.мм”) }}": "22 марта в виде дд.мм",
    "{{ дата|формат(”дд.мм”) }}": "22 марта в виде дд.мм",
    "{{ дата|формат(‘дд.мм’) }}": "22 марта в виде дд.мм",
    "{{ дата|формат(‚дд.мм‘) }}": "22 марта в виде дд.мм",
    "{{ дата|формат(″дд.мм″) }}": "22 марта в виде дд.мм",
    "{{ дата|формат(′дд.мм′) }}": "22 марта в виде дд.мм",
    '{{ дата|формат("дд.мм”) }}': "22 марта в виде дд.мм",
    '{{ дата|формат(“дд.мм") }}': "22 марта в виде дд.мм",
    "{{ дата|формат('дд.мм’) }}": "22 марта в виде дд.мм",
    "{{ нет|default(«нет») ~ «!» }}": "нет!",
    "{{ нет|default(«МБОУ «Школа № 1»») }}": "МБОУ «Школа № 1»",
    "{{ нет|default(«МБОУ «Школа № 1») }}": "МБОУ «Школа № 1»",
    '{{ нет|default(«сказал "да"») }}': 'сказал "да"',
    "{{ нет|default(‘О’Генри’) }}": "О’Генри",
    '{{ нет|default("О’Генри") }}': "О’Генри",
    '{{ нет|default("ООО «Лес»") }}': "ООО «Лес»",
    '{{ нет|default("он “сам” и „сам“") }}': "он “сам” и „сам“",
    "{{ нет|default('5″') }}": "5″",
    "{% if имя == ‘Пётр’ %}да{% endif %}": "да",
    "{% if имя == «Пётр» and x == «икс» %}да{% endif %}": "да",
    "{{ (шаги|join(«, »)) }}": "а, б",
    "«{{ имя }}»": "«Пётр»",
    "„{{ имя }}“ и “{{ x }}”": "„Пётр“ и “икс”",
}

BLANKS = {
    f"{{{{{NBSP}имя{NBSP}}}}}": "Пётр",
    f"{{%{NBSP}if{NBSP}имя{THIN}%}}да{{%{NBSP}endif{NBSP}%}}": "да",
    f"{{% for{NBSP}а in{NBSP}шаги %}}{{{{ а }}}};{{% endfor %}}": "а;б;",
    f"{{{{ и{SOFT}мя }}}}": "Пётр",
    f"{{{{ и{ZERO}мя{ZERO} }}}}": "Пётр",
    f"{{{ZERO}{{ имя }}{ZERO}}}": "Пётр",
    "{{\ufeff имя }}": "Пётр",
    "{{\u2003имя\u202f}}": "Пётр",
    f"{{{{ шаги|join(«,{NBSP}») }}}}": f"а,{NBSP}б",
    f"{{{{ число {HARD} 1 }}}}": "6",
    "{{ число – 1 }}": "6",
    "{{ число — 1 }}": "6",
    "{{ число − 1 }}": "6",
    "{% if число ≥ 7 and число ≠ 8 %}да{% endif %}": "да",
}

KEYWORDS = {
    "{% For а In шаги %}{{ а }}{% Endfor %}": "аб",
    "{% FOR а IN шаги %}{{ а }}{% ENDFOR %}": "аб",
    "{% If имя %}да{% Else %}нет{% Endif %}": "да",
    "{% IF NOT имя %}да{% ELSE %}нет{% ENDIF %}": "нет",
    "{% If пусто Or имя And x %}да{% endIf %}": "да",
    "{% if имя Is Defined %}да{% endif %}": "да",
    "{% if имя is not Defined %}да{% endif %}": "",
    "{% if 'а' Not In шаги %}да{% endif %}": "",
    "{{ имя If x Else пусто }}": "Пётр",
    "{% if пусто %}1{% else if имя %}2{% end if %}": "2",
    "{% if пусто %}1{% elseif имя %}2{% endif %}": "2",
    "{% fоr а in шаги %}{{ а }}{% endfоr %}": "аб",
    "{% іf имя %}да{% епdif %}": "да",
    "{% if имя аnd x оr пусто %}да{% endif %}": "да",
    "{% if имя %}да{% еlsе %}нет{% endif %}": "да",
    "{% sеt а = 5 %}{{ а }}": "5",
    "{% Set а = 5 %}{{ а }}": "5",
    "{{ имя|uррer }}": "ПЁТР",
    "{{ имя|Upper }}": "ПЁТР",
    "{% если имя %}да{% иначе %}нет{% конец %}": "да",
    "{% если пусто %}1{% иначе если x %}2{% конец если %}": "2",
    "{% для а в шаги %}{% если а %}{{ а }}{% конец %}{% конец %}": "аб",
    "{% Для а из шаги %}{{ а }}{% конец цикла %}": "аб",
    "{% для каждого а из шаги %}{{ а }}{% конец %}": "аб",
    "{% For каждой буквы in шаги %}{{ буквы }}{% Endfor %}": "аб",
}

NAMES = {
    "{{ номeр }}": "101",
    "{{ нoмep }}": "101",
    "{{ Дата приказа }}": "22.03.2027",
    "{{ ДАТА  ПРИКАЗА }}": "22.03.2027",
    f"{{{{ Дата{NBSP}приказа }}}}": "22.03.2027",
    "{{ Дата приказа|с точкой }}": "22.03.2027.",
    "{{ дaта приkaза }}": "22.03.2027",
    "{{ Приемная }}": "вход",
    "{{ № п/п }}": "3",
    "{{ № }}": "101",
    "{{ строка 5 }}": "пятая",
    "{% if Номер and Дата приказа %}да{% endif %}": "да",
    "{% if not Дата приказа %}да{% else %}нет{% endif %}": "нет",
    "{% for человек in Ход заседания %}{{ человек.Кто }};{% endfor %}": "Лиса;Сова;",
    "{% for кто пришёл in Ход заседания %}{{ Кто пришел.кто }};{% endfor %}": "Лиса;Сова;",
    "{{ (Ход заседания|first).Кому адресовано|upper }}": "КРОЛИКУ",
    "{% set Мой ответ = 'да' %}{{ мой ответ }}": "да",
    "{% for а in шаги %}{{ a }}{% endfor %}": "аб",
    "{{ 'да' if Дата приказа else 'нет' }}": "да",
    "{{ Дата приказа if имя is defined else пусто }}": "22.03.2027",
    "{% if число is divisibleby 7 %}да{% endif %}": "да",
}

HEADINGS = {
    "{{ Итого, руб. }}": "500",
    "{{ Итого, руб.|с_точкой }}": "500.",
    "{{ Ф.И.О. }}": "Лиса А.Б.",
    "{{ Кол-во (чел.) }}": "12",
    "{{ 1 класс }}": "первый",
    "{{ 1_класс|upper }}": "ПЕРВЫЙ",
    "{% for с in строки %}{{ с.Итого, тыс. руб. }} и {{ с.1 четверть }}{% endfor %}": "5 и 4",
}

CONSTANTS = {
    "{% if TRUE %}да{% endif %}": "да",
    "{% if Истина and not ЛОЖЬ %}да{% endif %}": "да",
    "{% if false or ложь %}да{% else %}нет{% endif %}": "нет",
    '{{ «Школа "Радуга"» }}': 'Школа "Радуга"',
    "{{ «О'Нил» }}": "О'Нил",
}

BRACES = {
    "{{{ имя }}}": "Пётр",
    "{{{ имя|upper }}}": "ПЁТР",
    "{ { имя } }": "Пётр",
    "{ % if имя % }да{ % endif % }": "да",
    f"{{{NBSP}{{ имя }}{NBSP}}}": "Пётр",
    "｛｛ имя ｝｝": "Пётр",
    "{％ if имя ％}да{％ endif ％}": "да",
    "{{ имя } }": "Пётр",
    "{ просто } { и { так": "{ просто } { и { так",
}

AS_TYPED = {
    f"{{{{ 'не{SOFT}раз{NBSP}рывно' }}}}": f"не{SOFT}раз{NBSP}рывно",
    "{% raw %}{{ Дата приказа }} {% For %}{% endraw %}!": "{{ Дата приказа }} {% For %}!",
    "а{# For «x» {{ нет } #}б": "аб",
    "{{ '{}}' }}": "{}}",
    '{{ x ~ "}}" ~ x }}': "икс}}икс",
    "{{ 'Дата приказа' }}": "Дата приказа",
    "{% set группа_x = 1 %}{{ группа_x }}": "1",
    "{{ {'а': 1}['а'] }}": "1",
    "{{ (шаги[0] if шаги) ~ - число }}": "а-7",
    "{_{ x }_}": "{{ x }}",
}


ALL = QUOTES | BLANKS | KEYWORDS | NAMES | HEADINGS | CONSTANTS | BRACES


@pytest.mark.parametrize(("typed", "printed"), ALL.items())
def test_tag_prints_what_was_meant(print_body, typed, printed):
    done = print_body(line(f"до {typed} после"), filters=FILTERS, **CONTEXT)
    assert done.text == f"до {printed} после"
    assert done.faults == []


@pytest.mark.parametrize(("typed", "printed"), AS_TYPED.items())
def test_what_is_right_is_left_alone(print_body, typed, printed):
    assert print_body(line(f"до {typed} после"), **CONTEXT).text == f"до {printed} после"


@pytest.mark.parametrize("typed", [*ALL, *AS_TYPED])
def test_healing_twice_changes_nothing_more(typed):
    for found in find_tags([typed]):
        once = healed_tag(typed[found.start : found.end], [])
        assert healed_tag(once, []) == once


@pytest.mark.parametrize("dash", "-–—−‑")
def test_any_dash_holds_back_blanks(print_body, dash):
    body = line("раз"), line(f"{{%{dash} if имя %}}"), line("два"), line(f"{{% endif {dash}%}}")
    done = print_body(*body, line("три"), **CONTEXT)
    assert done.text == "раз\nдва\nтри"
    assert done.faults == []


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("{%p if имя %}", "{%p endif %}"),
        ("{%р if имя %}", "{%р endif %}"),
        ("{%P If имя %}", "{%P Endif %}"),
        ("{% p if имя %}", "{% p endif %}"),
        ("{%p\u00a0if имя %}", "{%p\tendif %}"),
        ("{%pif имя %}", "{%pendif%}"),
        ("{%п если имя %}", "{%п конец %}"),
        ("{ %p if имя % }", "{ %p endif % }"),
    ],
)
def test_prefix_of_a_paragraph(print_body, opening, closing):
    done = print_body(line("раз"), line(opening), line("два"), line(closing), **CONTEXT)
    assert done.text == "раз\nдва"
    assert done.faults == []


@pytest.mark.parametrize("prefix", ["tr", "tг", "тг", "тр", "TR", " tr", "\u00a0tr"])
def test_prefix_of_a_row(print_body, prefix):
    rows = (
        row("Имя", "Что", head=True),
        row(f"{{%{prefix} For а in Шаги %}}", ""),
        row("{{ а }}", "x"),
        row(f"{{%{prefix} Endfor %}}", ""),
    )
    done = print_body(table(LONG_STORAGE, (1, 1), *rows), **CONTEXT)
    assert done.text.split() == ["Имя", "Что", "а", "x", "б", "x"]
    assert done.faults == []


@pytest.mark.parametrize("tag", ["{{p x }}", "{{р x }}", "{{ р x }}", "{{P x }}", "{{p\u00a0x }}"])
def test_prefix_of_a_value(print_body, tag):
    done = print_body(line(f"лишнее {tag}"), **CONTEXT)
    assert done.text == "икс"
    assert done.faults == []


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("{{ COCTAB }}", {"состав": "да"}),
        ("{{ состав }}", {"cостав": "да"}),
        ("{{ x.cpok }}", {"x": Row(срок="да")}),
        ("{{ x.срок }}", {"x": {"cpoк": "да"}}),
        ("{{ a }}", {"а": "да"}),
    ],
)
def test_name_that_looks_the_same_is_found(print_body, tag, names):
    assert print_body(line(tag), **names).text == "да"


def test_name_as_typed_comes_before_one_that_looks_the_same(print_body):
    assert print_body(line("{{ a }} {{ а }}"), а="русская", a="латинская").text == (
        "латинская русская"
    )


# -- whatever Jinja understands stays as it is

NAME = st.sampled_from(
    ["имя", "Имя", "дата_приказа", "x", "items", "If_x", "OR", "Not", "In", "p", "р"]
)
LITERAL = st.sampled_from(
    ["'а «б» в'", '"it\'s – «x»"', "'For x In y'", "5", "2.5", "true", "none", "[]", "{'а': 1}"]
)


def _inner(children):
    gap = st.sampled_from([" ", "  "])
    binary = ["and", "or", "in", "not in", "+", "-", "~", "==", "!=", "<=", "*", "//"]
    return st.one_of(
        st.builds("{}{}{}{}{}".format, children, gap, st.sampled_from(binary), gap, children),
        st.builds("{}.{}".format, NAME, NAME),
        st.builds("{}['{}']".format, NAME, NAME),
        st.builds("not {}".format, children),
        st.builds("({})".format, children),
        st.builds("[{}, {}]".format, children, children),
        st.builds("({}){}|{}{}join(', ')".format, children, gap, gap, st.just("")),
        st.builds("{}|default({}, true)".format, NAME, children),
        st.builds("{} if {} else {}".format, children, children, children),
        st.builds(
            "{} is {}".format,
            NAME,
            st.sampled_from(["defined", "not none", "eq 5", "divisibleby 3", "in [1]"]),
        ),
    )


WORD = NAME | LITERAL
EXPRESSION = WORD | _inner(WORD | _inner(WORD))
SHAPE = st.sampled_from(
    [
        "{{ #1 }}", "{{- #1 -}}", "{{#1}}", "{{p #1 }}", "{{r #1 }}",
        "{% if #1 %}", "{%p if #1 %}", "{%- if #1 -%}", "{% elif #1 %}", "{%+ if #1 +%}",
        "{% for a in #1 %}", "{%tr for a, b in #1 %}", "{% for a in x if #1 recursive %}",
        "{% set y = #1 %}", "{% set y, z = #1 %}", "{% cellbg #1 %}", "{%tc for c in #1 %}",
        "{% macro m(a, b=#1) %}", "{% with a = #1 %}", "{% call(a) m(#1) %}",
    ]
)  # fmt: skip


@settings(max_examples=examples(60))
@given(shape=SHAPE, expression=EXPRESSION)
def test_a_tag_that_jinja_understands_is_left_alone(shape, expression):
    tag = shape.replace("#1", expression)
    body = re.sub(r"^\{([{%])(?:p|r|tr|tc)\b ", r"{\1 ", tag).replace("cellbg", "set q =")
    word = re.match(r"\{%[-+]?\s*(\w+)", body)
    closing = {"elif": "if", "set": ""}.get(word[1], word[1]) if word else ""
    before = "{% if x %}" if word and word[1] == "elif" else ""
    try:
        Environment().parse(before + body + (f"{{% end{closing} %}}" if closing else ""))
    except TemplateSyntaxError:
        reject()
    assert healed_tag(tag, []) == tag


@pytest.mark.parametrize("inside", ["{{ x }}", "{{ x", "скобки }} и {%", "{% if x %}"])
def test_raw_keeps_whole_paragraphs_as_they_are(print_body, inside):
    done = print_body(
        line("{%p raw %}"), line(inside), line("{%p endraw %}"), line("{{ имя }}"), имя="Пётр"
    )
    assert done.text.split("\n") == [inside, "Пётр"]
    assert done.faults == []
