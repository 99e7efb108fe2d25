"""Tags and blocks: each fault as a small template, with the code and the place that are due."""

from __future__ import annotations

import pytest

from docgen.issues import Severity
from tests.template_checks.conftest import Find, p, table

CELL = "таблица 1, строка {}, столбец {}"

#: name -> body of the template, findings as (code, place)
FAULTS: dict[str, tuple[list[str], list[tuple[str, str]]]] = {
    # -- braces
    "an expression is never closed": ([p("Срок: {{ срок")], [("tag-closed", "абзац 1")]),
    "a command is never closed": ([p("{% if а"), p("да")], [("tag-closed", "абзац 1")]),
    "one brace is missing": ([p("от {{ дата }")], [("tag-closed", "абзац 1")]),
    "the opening is missing": ([p("Срок: срок }}")], [("tag-closed", "абзац 1")]),
    "the next tag closes it": ([p("{{ а и {{ б }}")], [("tag-closed", "абзац 1")]),
    "a tag over two paragraphs": ([p("{{ имя"), p("человека }}")], [("tag-closed", "абзац 1")]),
    "two faults, both are told": (
        [p("{{ а"), p("слово"), p("б }} {{ в")],
        [("tag-closed", "абзац 1"), ("tag-closed", "абзац 3")],
    ),
    "nothing in the braces": ([p("Срок: {{ }}")], [("tag-not-empty", "абзац 1")]),
    "nothing in the command": ([p("{% %}")], [("tag-not-empty", "абзац 1")]),
    "single braces": ([p("Приказ № {номер}")], [("place-without-tag", "абзац 1")]),
    "a form that knows no tags": (
        [p("Назначить [ФИО] с ___(дата)___")],
        [("place-without-tag", "абзац 1"), ("place-without-tag", "абзац 1")],
    ),
    # -- what is said
    "an expression without sense": ([p("{{ а, , б }}")], [("tag-understood", "абзац 1")]),
    "an operator without its right": ([p("{{ а + }}")], [("tag-understood", "абзац 1")]),
    "a loop without in": ([p("{% for а %}{% endfor %}")], [("tag-understood", "абзац 1")]),
    "a value in its braces in a command": (
        [p("{% set в = {{ а }} %}")],
        [("tag-understood", "абзац 1")],
    ),
    "an unknown command": ([p("{% esli а %}")], [("tag-understood", "абзац 1")]),
    "a mistyped end": (
        [p("{% if а %}да{% edif %}")],
        [("tag-understood", "абзац 1"), ("block-closed", "абзац 1")],
    ),
    "a file from outside": ([p("{% include 'x' %}")], [("tag-understood", "абзац 1")]),
    "a percent in a tag with a prefix": (
        [p("{%p if а % 2 %}"), p("да"), p("{%p endif %}")],
        [("tag-understood", "абзац 1")],
    ),
    "an unknown filter": ([p("{{ а|дательнй }}")], [("filter-known", "абзац 1")]),
    "an unknown test": ([p("{% if а is чётное %}да{% endif %}")], [("filter-known", "абзац 1")]),
    "two unknown filters": (
        [p("{{ а|раз|два_слова }}")],
        [("filter-known", "абзац 1"), ("filter-known", "абзац 1")],
    ),
    # -- prefixes
    "rows outside a table": (
        [p("{%tr for а in б %}"), p("{{ а }}"), p("{%tr endfor %}")],
        [("prefix-fits-place", "абзац 1"), ("prefix-fits-place", "абзац 3")],
    ),
    "a column outside a table": (
        [p("{%tc if а %}{%tc endif %}")],
        [("prefix-fits-place", "абзац 1"), ("prefix-fits-place", "абзац 1")],
    ),
    "a colour outside a table": ([p("{% cellbg цвет %}")], [("prefix-fits-place", "абзац 1")]),
    "cells merged across in a loop of rows": (
        [table(("{%tr for а in б %}", ""), ("{% hm %}{{ а }}", "да"), ("{%tr endfor %}", ""))],
        [("prefix-fits-place", CELL.format(2, 1))],
    ),
    "cells merged down in a loop of columns": (
        [table(("{%tc for а in б %}", "{% vm %}{{ а }}", "{%tc endfor %}"))],
        [("prefix-fits-place", CELL.format(1, 2))],
    ),
    "cells merged without a loop": (
        [table(("{% hm %}да", "{% vm %}нет"))],
        [("prefix-fits-place", CELL.format(1, 1)), ("prefix-fits-place", CELL.format(1, 2))],
    ),
    # -- blocks
    "a condition is never closed": ([p("{% if а %}да")], [("block-closed", "абзац 1")]),
    "a loop is never closed": (
        [p("{%p for а in б %}"), p("{{ а }}")],
        [("block-closed", "абзац 1")],
    ),
    "the inner one is never closed": (
        [p("{%p for а in б %}"), p("{% if а %}да"), p("{%p endfor %}")],
        [("block-closed", "абзац 2")],
    ),
    "an end without a beginning": ([p("да{% endif %}")], [("block-opened", "абзац 1")]),
    "an else without an if": ([p("{% else %}")], [("block-opened", "абзац 1")]),
    "an elif in a loop": (
        [p("{% for а in б %}{% elif в %}{% endfor %}")],
        [("block-opened", "абзац 1")],
    ),
    "crossed blocks": (
        [p("{% for а in б %}{% if а %}да{% endfor %}{% endif %}")],
        [("blocks-nested", "абзац 1")],
    ),
    "crossed blocks of paragraphs": (
        [p("{%p if в %}"), p("{%p for а in б %}"), p("{%p endif %}"), p("{%p endfor %}")],
        [("blocks-nested", "абзац 3")],
    ),
    "another prefix at the end": (
        [p("{%p if а %}"), p("да {% endif %}")],
        [("prefixes-agree", "абзац 2")],
    ),
    "another prefix in the middle": (
        [p("{%p if а %}"), p("да{% else %}нет"), p("{%p endif %}")],
        [("prefixes-agree", "абзац 2")],
    ),
    "a row closed by a paragraph": (
        [table(("{%tr for а in б %}",), ("{{ а }}",)), p("{%p endfor %}")],
        [("prefixes-agree", "абзац 3")],
    ),
    "over several paragraphs without a prefix": (
        [p("{% for а in б %}"), p("{{ а }}"), p("{% endfor %}")],
        [("block-in-one-paragraph", "абзац 1")],
    ),
    "over cells without a prefix": (
        [table(("{% for а in б %}{{ а }}", "{{ а.в }}{% endfor %}"))],
        [("block-in-one-place", CELL.format(1, 2))],
    ),
    "paragraphs of two cells": (
        [table((p("{%p if а %}") + p("да"), p("нет") + p("{%p endif %}")))],
        [("block-in-one-place", CELL.format(1, 2))],
    ),
    "from the text into a cell": (
        [p("{%p if а %}"), table((p("да") + p("{%p endif %}"),))],
        [("block-in-one-place", CELL.format(1, 1))],
    ),
    "rows of two tables": (
        [table(("{%tr for а in б %}",), ("{{ а }}",)), p(""), table(("{%tr endfor %}",), ("в",))],
        [("block-in-one-place", "таблица 2, строка 1, столбец 1")],
    ),
    "columns of two rows": (
        [table(("{%tc for а in б %}", "да"), ("нет", "{%tc endfor %}"))],
        [("block-in-one-place", CELL.format(2, 2))],
    ),
    # -- what goes away with a tag
    "two tags of one paragraph": (
        [p("{%p if а %}{%p endif %}")],
        [("block-tags-apart", "абзац 1")],
    ),
    "two tags of one row": (
        [table(("{%tr for а in б %}", "{%tr endfor %}"))],
        [("block-tags-apart", CELL.format(1, 2))],
    ),
    "text beside a tag": (
        [p("Список: {%p for а in б %}"), p("{{ а }}"), p("{%p endfor %}")],
        [("nothing-lost-beside-tag", "абзац 1")],
    ),
    "text beside a tag that prints": (
        [p("Итого: {{p таблица }}")],
        [("nothing-lost-beside-tag", "абзац 1")],
    ),
    "another tag beside a tag": (
        [p("{%p if а %}{{ а }}"), p("{%p endif %}")],
        [("nothing-lost-beside-tag", "абзац 1")],
    ),
    "text in the row of a tag": (
        [table(("{%tr for а in б %}", "Срок"), ("{{ а }}", ""), ("{%tr endfor %}", ""))],
        [("nothing-lost-beside-tag", CELL.format(1, 1))],
    ),
    "text in the cell of a tag": (
        [table((p("{%tc if а %}") + p("да"), "{%tc endif %}"))],
        [("nothing-lost-beside-tag", CELL.format(1, 1))],
    ),
    "a picture beside a tag": (
        [p("{%p if а %}", "<w:r><w:pict/></w:r>"), p("{%p endif %}")],
        [("nothing-lost-beside-tag", "абзац 1")],
    ),
    "a page break beside a tag": (
        [p("{%p if а %}", '<w:r><w:br w:type="page"/></w:r>'), p("{%p endif %}")],
        [("nothing-lost-beside-tag", "абзац 1")],
    ),
    "a page that begins with a tag": (
        [p("{%p if а %}", properties="<w:pageBreakBefore/>"), p("{%p endif %}")],
        [("nothing-lost-beside-tag", "абзац 1")],
    ),
    "a bookmark beside a tag": (
        [
            p("{%p if а %}", '<w:bookmarkStart w:id="0" w:name="Итог"/><w:bookmarkEnd w:id="0"/>'),
            p("{%p endif %}"),
        ],
        [("nothing-lost-beside-tag", "абзац 1")],
    ),
    # -- names that only the template itself gives
    "a name of a loop after it": (
        [p("{% for а in б %}{{ а }}{% endfor %}{{ а }}")],
        [("name-known", "абзац 1")],
    ),
    "the counter outside a loop": ([p("{{ loop.index }}")], [("name-known", "абзац 1")]),
    "a mistyped word of a loop": (
        [p("{% for а in б %}{{ loop.indeks }}{% endfor %}")],
        [("name-known", "абзац 1")],
    ),
}

#: What a hand or Word does to a tag: mended, and told as read otherwise than typed.
SPOILT: dict[str, tuple[list[str], list[tuple[str, str]]]] = {
    "a blank before the prefix": (
        [p("{% p if а %}"), p("да"), p("{% p endif %}")],
        [("tags-as-typed", "абзац 1"), ("tags-as-typed", "абзац 3")],
    ),
    "a prefix in Russian letters": (
        [table(("{%тр for а in б %}",), ("{{ а }}",), ("{%тр endfor %}",))],
        [("tags-as-typed", CELL.format(1, 1)), ("tags-as-typed", CELL.format(3, 1))],
    ),
    "no blank behind the prefix": (
        [p("{%pif а %}"), p("{%p endif %}")],
        [("tags-as-typed", "абзац 1")],
    ),
    "a name in two words": ([p("{{ Дата приказа }}")], [("tags-as-typed", "абзац 1")]),
}

SOUND = {
    "plain tags": [p("от {{ дата }} № {{ номер|upper }}")],
    "in one paragraph": [p("{% if а %}да{% elif б %}может{% else %}нет{% endif %}")],
    "whole paragraphs": [p("{%p for а in б %}"), p("{{ а }}"), p("{%p endfor %}")],
    "paragraphs of one cell": [
        table((p("{%p for а in б %}") + p("{{ а }}") + p("{%p endfor %}"), "да"))
    ],
    "rows": [table(("{%tr for а in б %}", ""), ("{{ а.в }}", "{{ а.г }}"), ("{%tr endfor %}", ""))],
    "cells merged across and down": [
        table(("{%tc for а in б %}", "{% hm %}да", "{%tc endfor %}")),
        table(("{%tr for а in б %}",), ("{% vm %}да",), ("{%tr endfor %}",)),
    ],
    "rows inside paragraphs": [
        p("{%p if а %}"),
        table(("{%tr for а in б %}",), ("{{ а }}",), ("{%tr endfor %}",)),
        p("{%p endif %}"),
    ],
    "columns": [table(("{%tc for а in б %}", "{{ а }}", "{%tc endfor %}"))],
    "cell commands": [table(("{% cellbg цвет %}{{ а }}", "{% colspan 2 %}б"))],
    "a remark beside a tag": [p("{#p заметка #}"), p("{%p if а %}{# тоже #}"), p("{%p endif %}")],
    "an unfinished remark in words": [p("Скобки { и } и 100 % стоят сами по себе.")],
    "raw text": [p("{% raw %}{{ не тег }} и }}{% endraw %}")],
    "a tag cut into runs": [p("{", "{ на", "чало }", "}")],
    "a set and a macro": [
        p("{% set а = 1 %}{{ а }}{% macro б(в) %}{{ в }}{% endmacro %}{{ б(2) }}")
    ],
    "a set of lines": [p("{% set а %}слово{% endset %}{{ а }}")],
    "a loop with else": [p("{% for а in б %}{{ loop.index }}{% else %}пусто{% endfor %}")],
    "a filtered loop": [p("{% for а in б if а.в %}{{ а }}{% endfor %}")],
    "nested loops": [p("{% for а in б %}{% for в in а.г %}{{ в }}{% endfor %}{% endfor %}")],
    "the place of the cursor": [
        p("{%p if а %}", '<w:bookmarkStart w:id="0" w:name="_GoBack"/>'),
        p("{%p endif %}"),
    ],
    "a name of the document and of a loop": [
        p("{{ а }}{% for а in б %}{{ а }}{% endfor %}{{ а }}")
    ],
    "the argument of a macro elsewhere": [
        p("{% macro ф(а) %}{{ а }}{% endmacro %}{{ ф(1) }}{{ а }}")
    ],
    "a function of a loop": [p("{% for а in б %}{{ loop.cycle('1', '2') }}{% endfor %}")],
}


@pytest.mark.parametrize(
    ("body", "expected"), {**FAULTS, **SPOILT}.values(), ids={**FAULTS, **SPOILT}
)
def test_fault_is_told_at_its_place(
    find: Find, body: list[str], expected: list[tuple[str, str]]
) -> None:
    found = [(issue.code, issue.location.words) for issue in find(*body)]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("body", SOUND.values(), ids=SOUND)
def test_sound_tags_are_silent(find: Find, body: list[str]) -> None:
    assert find(*body) == []


NAMES = [
    ("приказ", "{{ номре }}", "«номер» (лист «Реквизиты», поле «Номер»)"),
    ("приказ", "{{ подписант.долность }}", "«должность»"),
    ("приказ", "{% for п in пункт %}{{ п }}{% endfor %}", "«пункты» (лист «Пункты»)"),
    (
        "приказ",
        "{% for п in пункты %}{{ п.сорк }}{% endfor %}",
        "«срок» (лист «Пункты», столбец «Срок»)",
    ),
    ("приказ", "{{ подписант.кооо }}", "Возможно, «кого»."),
    ("приказ", "{{ Дата приказа }}", "«дата» (лист «Реквизиты», поле «Дата»)"),
    ("приказ", "{{ подписант инициалы }}", "«подписант|инициалы»"),
    ("приказ", "{{ дательный(подписант) }}", "Это фильтр, его пишут через черту"),
    ("приказ", "{% if номер и дата %}{% endif %}", "вместо «и» напишите «and»"),
    ("приказ", "{{ пункты.номер }}", "{%p for строка in пункты %}, {{ строка.номер }}"),
    ("приказ", "{{ (пункты|first).тектс }}", "«текст»"),
    ("приказ", "{{ дата.словом }}", "«словами»"),
    ("приказ", "{{ дата|цифрами }}{{ (подписант|дательный).инициаллы }}", "«инициалы»"),
    ("протокол", "{% for в in повестка %}{{ в.решение }}{% endfor %}", "«решения»"),
    ("приказ", "{% for х in заголовок %}{{ х }}{% endfor %}", "имя листа"),
    ("приказ", "{{ справочник.организация.мето }}", "«место»"),
    ("приказ", "{% if лист_ознакомления.подпсью %}да{% endif %}", "«подписью»"),
]


@pytest.mark.parametrize(("kind", "tag", "hint"), NAMES)
def test_unknown_name_is_told_with_what_feeds_the_nearest(
    find: Find, kind: str, tag: str, hint: str
) -> None:
    [issue] = find(p(tag), kind=kind)
    assert (issue.code, issue.severity) == ("name-known", Severity.ERROR)
    assert hint in issue.hint


@pytest.mark.parametrize(
    "tag",
    [
        "{% if основание is defined %}{{ основание }}{% endif %}",
        "{{ своё_поле|default('–') }}",
        "{{ НОМЕР }} {{ Подписант.Инициалы }}",
        "{% for п in пункты %}{{ п.номер_словом }}{{ loop.last }}{% endfor %}",
        "{{ подписант.телефон }}",
        "{% for ч in присутствовали.по_алфавиту %}{{ ч.кто|инициалы }}{% endfor %}",
        "{% for в in повестка %}{{ (в.решения|first).срок.начало }}{% endfor %}",
    ],
)
def test_names_that_may_be_there_are_silent(find: Find, tag: str) -> None:
    kind = "протокол" if "повестка" in tag or "присут" in tag else "приказ"
    assert find(p(tag), kind=kind) == []


def test_brackets_around_a_name_of_the_workbook_are_told(find: Find) -> None:
    text = p("{{ место }} Приказ № [номер] от &lt;дата&gt;, см. [1], [приложение к письму]")
    first, second = find(text, kind="приказ")
    assert (first.code, first.severity) == ("place-without-tag", Severity.WARNING)
    assert "Напишите {{ номер }}." in first.hint
    assert "«<дата>» – не тег" in second.message


def test_a_tag_in_the_text_of_a_picture(find: Find) -> None:
    picture = '<w:r><w:pict descr="Подпись {{ подписант.долность }}"/></w:r>'
    [issue] = find(p("Подпись ", picture), kind="приказ")
    assert (issue.code, issue.location.words) == ("name-known", "абзац 1")


def test_rows_of_a_free_table_may_have_any_column(find: Find) -> None:
    tag = "{% for строка in мероприятия.строки %}{{ строка.что_угодно }}{% endfor %}"
    assert find(p(tag), kind="план") == []


def test_a_tag_that_is_read_otherwise_is_a_note(find: Find) -> None:
    [issue] = find(p("{{ а|default(“нет”) }}"))
    assert (issue.code, issue.severity) == ("tags-as-typed", Severity.NOTE)
    assert '{{ а|default("нет") }}' in issue.message


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "  "])
def test_a_space_of_another_width_is_no_news(space: str, find: Find) -> None:
    assert find(p(f"{{{{{space}а{space}}}}}")) == []


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("{{ исполнитель|дат }}", "«дательный»"),
        ("{{ исполнитель|ро }}", "Все фильтры"),
        ("{{ исполнитель|п }}", "Все фильтры"),
        ("{{ исполнитель.инициалы.дательный }}", "«исполнитель.инициалы|дательный»"),
        ("{{ улица }}", "{%p if улица is defined %}"),
        ("{% if номер = 5 %}{% endif %}", "двумя знаками"),
    ],
)
def test_the_hint_leads_to_the_right_tag(tag: str, hint: str, find: Find) -> None:
    [issue] = find(p(tag), kind="приказ")
    assert hint in issue.hint


def test_braces_in_a_command_are_shown_without_them(find: Find) -> None:
    [issue] = find(p("{% set в = {{ а }} %}"))
    assert "«{% set в = а %}»" in issue.hint


def test_a_loop_that_hides_a_sheet(find: Find) -> None:
    body = p("{% for пункты in пункты %}{{ пункты.срок }}{% endfor %}")
    assert [i.code for i in find(body, kind="приказ")] == ["loop-name-free"]


def test_the_words_of_the_paragraph_show_the_tag(find: Find) -> None:
    [issue] = find(p("Срок исполнения – ", "{{ срок", "|цифры_ }}", ", не позднее."))
    assert issue.text == "Срок исполнения – →{{ срок|цифры_ }}←, не позднее."
    assert issue.location.column == len("Срок исполнения – ") + 1


def test_braces_of_a_text_are_no_tag(find: Find) -> None:
    assert find(p("Множества {1, {2, 3}} и {{ номер }}")) == []
