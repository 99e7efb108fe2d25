"""Templates as people write them for docxtpl: each becomes a workbook that builds, or says why not.

The first table holds what builds as it is, the second what no workbook can give, each with the
words by which its mending is told.
"""

import pytest

from docgen.adoption.adopting import adopt
from docgen.adoption.report import text_adoption
from docgen.cli import main
from docgen.english_names import russian_of
from docgen.errors import TemplateError
from docgen.evidence import named_type
from docgen.kinds.model import ValueType
from docgen.run import Run
from docgen.tag_advice import advice, advice_on_failure
from docgen.template_fields import fields_of_kind
from docgen.workspace import Workspace


def table(*rows):
    """Return a table whose short rows are filled up with blank cells."""
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


# What stands in the template -> lines of the document that its example gives.
BUILDS = {
    "an English order": (
        (
            "ORDER No {{ order_number }} of {{ order_date }}",
            "{%p for t in tasks %}",
            "{{ loop.index }}. {{ t.description }}: {{ t.responsible }}, {{ t.due_date }}",
            "{%p endfor %}",
            "{{ director_position }} {{ director_name }}",
        ),
        [
            "ORDER No Пример: номер приказа of 22 марта 2027 г.",
            "2. Пример 2: описание: Зимина Ольга Сергеевна, до 24.06.2027",
            "директор Орлова Татьяна Викторовна",
        ],
    ),
    "a sum of a column": (
        (
            table(
                ["Товар", "Цена"],
                ["{%tr for i in items %}"],
                ["{{ i.name }}", "{{ i.price }}"],
                ["{%tr endfor %}"],
                ["Итого", "{{ items|sum(attribute='price') }}"],
            ),
        ),
        ["Пример 1: название", "25"],
    ),
    "arithmetic": (
        ("{% set total = price * qty - 1 %}{{ total }} {{ price / 5 }} {{ qty + 1 }} "
         "{{ (price / 7)|round(1) }}",),
        ["95 2,4 9 1,7"],
    ),
    "groups": (
        ("{% for g in people|groupby('city') %}{{ g.grouper }}: {% for p in g.list %}{{ p.name }}"
         "{% endfor %};{% endfor %}",),
        ["Пример 1: город: Пример 1: имя;Пример 2: город: Пример 2: имя;"
         "Пример 3: город: Пример 3: имя;"],
    ),
    "groups taken apart": (
        ("{% for city, them in people|groupby('city') %}{{ city }} – {{ them|length }}; "
         "{% for p in them %}{{ p.age }}{% endfor %}{% endfor %}",),
        ["Пример 1: город – 1; Пример 1: возрастПример 2: город – 1; Пример 2: возраст"
         "Пример 3: город – 1; Пример 3: возраст"],
    ),
    "sections of docgen": (
        ("{% for часть in дела|по_разделам('раздел') %}{{ часть.название }}: "
         "{% for дело in часть %}{{ дело.что }}{% endfor %};{% endfor %}",),
        ["Пример 1: раздел: Пример 1: что;Пример 2: раздел: Пример 2: что;"
         "Пример 3: раздел: Пример 3: что;"],
    ),
    "sorted, mapped, joined": (
        ("{{ users|sort(attribute='name', reverse=true)|map(attribute='name')|join('; ') }}",),
        ["Пример 3: имя; Пример 2: имя; Пример 1: имя"],
    ),
    "chosen rows": (
        ("{% for u in users|selectattr('active') %}{{ u.name }} {% endfor %}",
         "{{ users|selectattr('role', 'equalto', 'admin')|list|length }}"),
        ["Пример 1: имя Пример 2: имя Пример 3: имя", "3"],
    ),
    "batches": (
        ("{% for row in items|batch(2) %}{% for c in row %}{{ c.name }} "
         "{% endfor %}/{% endfor %}",),
        ["Пример 1: название Пример 2: название /Пример 3: название /"],
    ),
    "a loop in a loop in rows": (
        (
            table(
                ["Раздел", "Задача", "Срок"],
                ["{%tr for s in sections %}"],
                ["{{ s.title }}"],
                ["{%tr for t in s.tasks %}"],
                ["{{ loop.index }}", "{{ t.name }}", "{{ t.deadline }}"],
                ["{%tr endfor %}"],
                ["{%tr endfor %}"],
            ),
        ),
        ["Пример 3: название", "Пример 9: название"],
    ),
    "a loop of bare numbers of another": (
        ("{% for a in items %}{% set outer = loop %}{% for b in a.subs %}"
         "{{ outer.index }}.{{ loop.index }} {{ b.name }} {% endfor %}{% endfor %}",),
        ["1.1 Пример 1: название 1.2 Пример 2: название 1.3 Пример 3: название "
         "2.1 Пример 4: название 2.2 Пример 5: название 2.3 Пример 6: название "
         "3.1 Пример 7: название 3.2 Пример 8: название 3.3 Пример 9: название"],
    ),
    "columns that repeat": (
        (
            table(
                ["Имя", "{%tc for c in labels %}", "{{ c }}", "{%tc endfor %}"],
                ["{%tr for r in lines %}"],
                ["{{ r.label }}", "{%tc for c in r.cols %}", "{{ c }}", "{%tc endfor %}"],
                ["{%tr endfor %}"],
            ),
        ),
        ["Пример 1: подпись строки", "Пример 9: значение"],
    ),
    "colours and spans of cells": (
        (
            table(
                ["A", "B"],
                ["{%tr for r in rows %}"],
                ["{% cellbg r.bg %}{{ r.text }}", "{% colspan r.span %}{{ r.value }}"],
                ["{%tr endfor %}"],
            ),
        ),
        ["Пример 2: текст"],
    ),
    "conditions on rows": (
        (
            table(
                ["{%tr for u in users %}"],
                ["{%tr if u.is_active %}"],
                ["{{ u.name|upper }}", "{{ u.score|round(1) }}"],
                ["{%tr endif %}"],
                ["{%tr endfor %}"],
            ),
        ),
        ["ПРИМЕР 1: ИМЯ"],
    ),
    "parts of parts": (
        ("{{ invoice.number }} {{ invoice.client.name }} {{ invoice.client.address.city }}",
         "{% for l in invoice.lines %}{{ l.name }}, {% endfor %}"),
        ["101 Пример: имя Пример: город",
         "Пример 1: название, Пример 2: название, Пример 3: название,"],
    ),
    "parts in brackets": (
        ("{{ user['name'] }} {{ user['address']['city'] }} {{ names[0] }}",),
        ["Пример: имя Пример: город Пример 1: значение"],
    ),
    "a macro over two owners": (
        ("{% macro place(x) %}{{ x.city }}, {{ x.street }}{% endmacro %}"
         "{{ place(client) }}; {{ place(seller) }}",),
        ["Пример: город, Пример: улица; Пример: город, Пример: улица"],
    ),
    "names with blanks": (
        ("{{ Дата приказа }} {{ ФИО директора }}", "{%p for Ученик in Список учеников %}",
         "{{ Ученик.Имя и отчество }}", "{%p endfor %}"),
        ["22 марта 2027 г. Орлова Татьяна Викторовна", "Пример 2: имя и отчество"],
    ),
    "rich text and a subdocument": (
        ("{{r note }} и {{r замечание }}", "{{p appendix }}"),
        ["Пример: примечание и Пример: замечание", "Пример: приложение"],
    ),
    "helpers of layout": (
        ("{{ эмблема|рисунок(25) }}", "{{p договор|вставить }}", "{{p дела|список }}",
         "{{ ссылка|qr(30) }}", "{{p новая_страница }}", "{{ тема }}"),
        ["– Пример: дела", "Пример: тема"],
    ),
    "cells that merge": (
        (
            table(
                ["{%tr for дело in дела %}"],
                ["{{ дело.отдел|объединить }}", "{{ дело.что }}"],
                ["{%tr endfor %}"],
            ),
        ),
        ["Пример 3: что"],
    ),
    "filters with other values": (
        ("{{ title|replace('!', '.')|title }} {{ phone|default('нет', true) }} {{ a or b }}",),
        ["Пример: Название Пример: телефон Пример: A"],
    ),
    "names that docgen keeps": (
        ("{{ вид_документа }} {{ состояние }} {{ строка_даты }}",),
        ["проект"],
    ),
    "conditions": (
        ("{% if status == 'open' %}A{% elif status == 'closed' %}B{% else %}C{% endif %}"
         "{{ 'да' if flag else 'нет' }}{% if x is defined %}{{ x }}{% endif %}",),
        ["AдаПример: X"],
    ),
    "words of loops": (
        ("{% for p in pupils %}{{ loop.index }}/{{ loop.length }} {{ p.last_name }}"
         "{{ loop.cycle('+', '-') }}{% if not loop.last %}, {% endif %}{% else %}–{% endfor %}",),
        ["1/3 Пример 1: фамилия+, 2/3 Пример 2: фамилия-, 3/3 Пример 3: фамилия+"],
    ),
}  # fmt: skip

# What no workbook gives -> what is told to write instead.
TOLD = {
    "a method of dates": (("{{ date.strftime('%d.%m.%Y') }}",), "{{ date|цифрами }}"),
    "a filter of dates": (("{{ start|date('%Y') }}",), "{{ start.год }}"),
    "today": (("{{ now().strftime('%Y') }}",), "заведите поле «Дата»"),
    "pairs of a dictionary": (
        ("{% for k, v in data.items() %}{{ k }}: {{ v }}{% endfor %}",),
        "{% for строка in data %}, а вместо k и v – {{ строка.k }} и {{ строка.v }}",
    ),
    "rows of a row": (
        ("{% for а in группы %}{{ а.имя }}: {% for б in а %}{{ б }} {% endfor %}{% endfor %}",),
        "{% for б in а.части %}",
    ),
    "cells by their places": (
        ("{% for r in rows %}{{ r[0] }} {{ r[1] }}{% endfor %}",),
        "{{ r.имя }}",
    ),
    "pairs of values": (("{% for a, b in pairs %}{{ a }}{% endfor %}",), "{{ строка.a }}"),
    "parts of a cell": (
        ("{% for e in employees %}{{ e.person.name }}{% endfor %}",),
        "{{ e.person_name }}",
    ),
    "a method of texts": (("{{ title.upper() }}",), "{{ title|upper }}"),
    "a split": (("{{ names.split(',')[0] }}",), "names.строки"),
    "a range": (("{% for i in range(3) %}{{ name }}{% endfor %}",), "{% for i in [0, 1, 2] %}"),
    "places of a list": (
        ("{% for i in range(items|length) %}{{ items[i].name }}{% endfor %}",),
        "{% for строка in items %}",
    ),
    "a counter": (
        ("{% set ns = namespace(n=0) %}{% set ns.n = ns.n + price %}{{ ns.n }}",),
        "sum(attribute=",
    ),
    "a tree": (
        ("{% for i in tree recursive %}{{ i.title }}{{ loop(i.children) }}{% endfor %}",),
        "цикл внутри цикла",
    ),
    "a number of rows": (("{{ users.count }}{% for u in users %}{{ u.name }}{% endfor %}",),
                         "{{ users|length }}"),
    "formats of Python": (("{{ '%.2f'|format(amount) }}",), "{{ amount|round(2) }}"),
    "the row before": (
        ("{% for a in items %}{% if a.city != loop.previtem.city %}{{ a.city }}{% endif %}"
         "{% endfor %}",),
        "{% if loop.first or a.city != loop.previtem.city %}",
    ),
    "filters of others": (("{{ price|num2words }}",), "{{ price|прописью }}"),
}  # fmt: skip


@pytest.mark.parametrize(("blocks", "lines"), BUILDS.values(), ids=BUILDS)
def test_it_builds_as_it_is(blocks, lines, document, folder, build, text_of):
    adopt(document(*blocks, name="Бланк.docx"), Workspace(folder), folder, example=True)
    (made,) = build()
    text = text_of(made)
    assert [line for line in lines if not any(line in one for one in text)] == []


@pytest.mark.parametrize(("blocks", "words"), TOLD.values(), ids=TOLD)
def test_it_is_told_and_nothing_is_written(blocks, words, document, folder):
    source = document(*blocks, name="Бланк.docx")
    try:
        result = adopt(source, Workspace(folder), folder)
    except TemplateError as refused:
        told = str(refused)
    else:
        assert not result.written
        told = " ".join(one.advice for one in result.troubles)
        assert all(one.place.startswith("текст, абзац «") for one in result.troubles)
    assert words in told
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["Бланк.docx"]


def test_all_is_told_at_once(document, folder):
    blocks = (
        "{{ d.strftime('%Y') }}",
        "{% for a in g %}{% for b in a %}{{ b }}{% endfor %}{% endfor %}",
        "{{ t.upper() }}",
    )
    told = adopt(document(*blocks), Workspace(folder), folder, write=False).troubles
    assert [one.tag for one in told] == [
        "{{ d.strftime('%Y') }}",
        "{% for b in a %}",
        "{{ t.upper() }}",
    ]


def test_names_that_stay_english_are_told(document, folder):
    result = adopt(document("{{ widget }} {{ order_date }}"), Workspace(folder), folder)
    text = text_adoption(result, folder)
    assert "Перевести не удалось: «Widget» (Реквизиты)." in text
    assert "Дата приказа ← order_date" in text


def test_what_is_told_works(document, folder):
    """Whoever writes what was told has a template that builds."""
    blocks = TOLD["rows of a row"][0]
    told = adopt(document(*blocks), Workspace(folder), folder, write=False).troubles
    mended = blocks[0].replace("{% for б in а %}", "{% for б in а.части %}")
    assert "{% for б in а.части %}" in told[0].advice
    assert not adopt(document(mended), Workspace(folder), folder, write=False).troubles


def test_the_command_says_where_and_fails(document, folder, monkeypatch, capsys):
    document("Дата: {{ date.strftime('%d.%m.%Y') }}", "{{ widget }}", name="Бланк.docx")
    monkeypatch.chdir(folder)
    assert main(["template", "adopt", "Бланк.docx"]) == 1
    text = capsys.readouterr().out
    assert "Текст, абзац «Дата: →{{ date.strftime('%d.%m.%Y') }}←»" in text
    assert "Напишите: {{ date|цифрами }}." in text
    assert "Widget" in text
    assert "Перевести" not in text
    assert "Ничего не записано. Исправьте шаблон и повторите" in text


@pytest.mark.parametrize(
    "tag",
    ["{{ date }}", "{{ date|цифрами }}", "{% for a in b %}", "{{ loop.cycle('a', 'b') }}",
     "{{ caller() }}", "{{ x|replace('a', 'b') }}", "{{ items|sum(attribute='price') }}",
     "{% for city, them in people|groupby('city') %}", "{{ count }}", "{{ today }}",
     "{{ qty - 1 }}", "{{ event.year }}", "{{ дата.год }}", "{{ names[0] }}", "{{ a-1 }}"],
)  # fmt: skip
def test_plain_tags_need_no_advice(tag):
    assert advice(tag) == ""


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("{{ d.strftime('%d %B %Y') }}", "{{ d|словами }}"),
        ("{{ d.strftime('%B %Y') }}", "{{ d.месяц_и_год }}"),
        ("{{ d.strftime('%j') }}", "{{ d|цифрами }} или {{ d|словами }}"),
        ("{{ ', '.join(names) }}", '{{ names|join(", ") }}'),
        ("{{ x.get('имя', '') }}", "{{ x.имя }}"),
        ("{{ a.b.strip() }}", "{{ a.b|trim }}"),
        ("{% for v in data.values() %}", "{% for v in data %}"),
        ("{% for k, v in iteritems(data) %}", "{% for строка in data %}"),
        ("{{ sum|money }}", "{{ sum|рублей }}"),
        ("{{ len(users) }}", "{{ users|length }}"),
        ("{%tr for k, v in data.items() %}", "{%tr for строка in data %}"),
        ("{%p for b in a %}", "{%p for b in a.части %}"),
        ("{{ contract.start_date.month }}", "{{ contract.start_date.месяц }}"),
        ("{{ first-name }}", "{{ first_name }}"),
        ("{{ p.first_name[0] }}.", "{{ p.фио|инициалы }}"),
        ("{% if a.paid == True %}", "{% if a.paid %}"),
        ("{% if paid == false %}", "{% if not paid %}"),
    ],
)
def test_what_to_write_instead(tag, told):
    assert told in advice_on_failure(tag)


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("deadline", "Срок"),
        ("orderDate", "Дата приказа"),
        ("contract_number", "Номер договора"),
        ("director_name", "ФИО директора"),
        ("company_name", "Название организации"),
        ("responsible_position", "Должность ответственного"),
        ("is_urgent", "Срочно"),
        ("signer_2", "Подписант 2"),
        ("participants", "Участники"),
        ("Position", "Должность"),
        ("nomer", "Номер"),
        ("widget", ""),
        ("widget_date", ""),
        ("дата", ""),
    ],
)
def test_english_names_have_russian_headings(name, heading):
    assert russian_of(name) == heading


def test_fields_of_a_kind_lead_through_its_cards(document, folder):
    blocks = (
        "{{ company.name }} {{ company.director.name }}",
        "{% for one in company.staff %}{{ one.name }}{% endfor %}",
        "{% for s in stages %}{% for t in s.tasks %}{{ t.text }} до {{ t.deadline }}{% endfor %}"
        "{% endfor %}",
    )
    result = adopt(document(*blocks, name="Бланк.docx"), Workspace(folder), folder, example=True)
    run = Run(Workspace(folder))
    found = fields_of_kind(run, next(kind for kind in run.kinds if kind.name == result.name))
    told = {one.tag: (one.sheet, one.column, one.printed) for one in found.fields() if one.sheet}
    assert told["{{ company.name }}"] == ("Организация", "Название", "Пример: название")
    assert told["{{ company.director.name }}"] == ("Директор", "Имя", "Пример: имя")
    assert told["{{ подстрока.deadline }}"] == ("Задачи", "Срок", "25.06.2027")
    openings = [group.opening for group in found.groups if group.opening]
    assert "{%p for строка in company.staff %}" in openings
    readers = {one.tag: one.reader for one in found.fields() if one.sheet and one.column}
    assert readers["{{ company.director.name }}"] == "template"


@pytest.mark.parametrize("name", ["logo", "company_logo", "photo_2", "фото", "герб_города"])
def test_pictures_are_told_by_their_names(name):
    assert named_type(name) is ValueType.IMAGE


@pytest.mark.parametrize("name", ["image_caption", "фотограф", "photographer", "catalogue"])
def test_words_about_pictures_are_no_pictures(name):
    assert named_type(name) is not ValueType.IMAGE
