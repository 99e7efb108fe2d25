"""A template with tags becomes a kind: its sheets, their types, a workbook that builds."""

import json
from pathlib import Path

import pytest

from docgen.adoption.adopting import adopt
from docgen.adoption.headings import heading_of, sheet_title
from docgen.adoption.places import place_hint
from docgen.adoption.report import json_adoption, text_adoption
from docgen.adoption.understanding import understand
from docgen.cli import main
from docgen.context import russian_filters
from docgen.errors import OutputError, TemplateError
from docgen.kinds import load_kind, load_library
from docgen.kinds.model import ValueType
from docgen.rendering.names.outline import outline_of
from docgen.run import Run
from docgen.template_checks.checking import check_templates
from docgen.template_fields import fields_of_kind
from docgen.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
T = ValueType
FILTERS = russian_filters()
LIBRARY = load_library([ROOT / "templates"])

# What stands in the template -> heading, type, required of the column that it becomes.
FIELDS = [
    ("{{ тема }}", "Тема", T.TEXT, "yes"),
    ("{% if тема %}{{ тема }}{% endif %}", "Тема", T.TEXT, "no"),
    ("{% if срочно %}!{% endif %}", "Срочно", T.YES_NO, "no"),
    ("{% if срочно %}{{ причина }}{% endif %}", "Причина", T.TEXT, "no"),
    ("{{ тема or 'нет' }}", "Тема", T.TEXT, "no"),
    ("{{ тема|default('нет') }}", "Тема", T.TEXT, "no"),
    ("{% if тема is defined %}{{ тема }}{% endif %}", "Тема", T.TEXT, "no"),
    ("{{ дата_приказа }}", "Дата приказа", T.DATE, "yes"),
    ("{{ начало|цифрами }}", "Начало", T.DATE, "yes"),
    ("{{ начало|словами }}", "Начало", T.DATE, "yes"),
    ("{{ начало.год }}", "Начало", T.DATE, "yes"),
    ("{{ срок_сдачи }}", "Срок сдачи", T.DEADLINE, "yes"),
    ("{{ период.начало }}", "Период", T.DEADLINE, "yes"),
    ("{{ кому_поручено|дательный }}", "Кому поручено", T.PERSON, "yes"),
    ("{{ гость|инициалы }}", "Гость", T.PERSON, "yes"),
    ("{{ гость.с_должностью }}", "Гость", T.PERSON, "yes"),
    ("{{ директор }}", "Директор", T.PERSON, "yes"),
    ("{{ директор.кабинет }} {{ директор|подпись }}", "Директор", T.PERSON, "yes"),
    ("{{ гости|инициалы|через_и }}", "Гости", T.PERSON, "yes"),
    ("{{ ответственные }}", "Ответственные", T.PEOPLE, "yes"),
    ("{{ ответственные.число }}", "Ответственные", T.PEOPLE, "yes"),
    ("{{ должность_гостя }}", "Должность гостя", T.POST, "yes"),
    ("{{ должность|дательный }}", "Должность", T.POST, "yes"),
    ("{{ школа|родительный }}", "Школа", T.UNIT, "yes"),
    ("{{ документ|творительный }}", "Документ", T.DOCUMENT, "yes"),
    ("{{ акт.номер }} {{ акт.дата }}", "Акт", T.DOCUMENT, "yes"),
    ("{{ мест|прописью }}", "Мест", T.NUMBER, "yes"),
    ("{{ сумма }}", "Сумма", T.NUMBER, "yes"),
    ("{{ мест|int + 1 }}", "Мест", T.NUMBER, "yes"),
    ("{% if мест > 10 %}много{% endif %}", "Мест", T.NUMBER, "no"),
    ("{% if ф == 'очная' %}1{% elif ф == 'заочная' %}2{% endif %}", "Ф", T.CHOICE, "no"),
    ("{% if вид.полный %}1{% elif вид.краткий %}2{% endif %}", "Вид", T.CHOICE, "no"),
    ("{% if обед == 'да' %}1{% endif %}", "Обед", T.CHOICE, "no"),
    ("{{p введение }}", "Введение", T.RICH_TEXT, "yes"),
    ("{{p печать }}", "Печать", T.IMAGE, "no"),
    ("{{ дата }}", "Дата", T.DATE, "final"),
    ("{{ номер }}", "Номер", T.TEXT, "final"),
    ("{{ date }}", "Дата", T.DATE, "final"),
    ("{{ startDate }}", "Дата начала", T.DATE, "yes"),
    ("{{ birthday }}", "Дата рождения", T.DATE, "yes"),
    ("{{ fio }}", "ФИО", T.PERSON, "yes"),
    ("{{ job_title }}", "Должность", T.POST, "yes"),
    ("{{ ИНН }}", "ИНН", T.TEXT, "yes"),
    ("{{ сведения.строки|join('; ') }}", "Сведения", T.TEXT, "yes"),
]


def understood(document, folder, *blocks):
    return adopt(document(*blocks), Workspace(folder), folder, write=False)


def sheets(result):
    return {
        sheet.name: {one.column.name: one.column.type.value for one in sheet.columns}
        for sheet in result.understood.sheets
    }


def test_rows_before_the_first_section_need_no_name_of_one(document):
    text = (
        "{% for р in дела|по_разделам('Раздел') %}{{ р.название }}"
        "{% for дело in р.строки %}{{ дело.что }}{% endfor %}{% endfor %}"
    )
    sheet = understand(outline_of(document(text), FILTERS), LIBRARY).sheets[1]
    told = {one.column.name: one.column.required for one in sheet.columns}
    assert told["Раздел"] == "no"


@pytest.mark.parametrize(("text", "heading", "kind", "required"), FIELDS)
def test_types_are_told_by_use(text, heading, kind, required, document):
    names = outline_of(document(text), FILTERS)
    card = understand(names, LIBRARY).sheets[0]
    told = next(one for one in card.columns if one.column.name == heading)
    assert (told.column.type, told.column.required) == (kind, required)
    assert told.why


def test_choices_are_what_it_is_compared_with(document, folder):
    text = "{% if ф == 'очная' %}1{% elif ф in ['заочная', 'вечерняя'] %}2{% endif %}"
    result = understood(document, folder, text)
    column = next(one for one in result.kind.sheets[0].columns if one.name == "Ф")
    assert column.choices == ("очная", "заочная", "вечерняя")


def test_loops_become_sheets_and_inner_loops_are_hung(document, folder):
    result = understood(
        document,
        folder,
        "{% for вопрос in вопросы %}{{ вопрос.тема }} {{ вопрос.докладчик|инициалы }}",
        "{% for решение in вопрос.решения %}{{ решение.текст }}{{ решение.срок }}",
        "{% for шаг in решение.шаги %}{{ шаг }}{% endfor %}{% endfor %}{% endfor %}",
    )
    assert sheets(result) == {
        "Реквизиты": {"Вид документа": "text"},
        "Вопросы": {"№": "text", "Тема": "text", "Докладчик": "person"},
        "Решения": {
            "№": "text",
            "К строке листа «Вопросы»": "text",
            "Текст": "text",
            "Срок": "deadline",
        },
        "Шаги": {"К строке листа «Решения»": "text", "Значение": "text"},
    }
    parents = {sheet.name: sheet.parent for sheet in result.kind.sheets if sheet.parent}
    assert parents == {"Решения": "Вопросы", "Шаги": "Решения"}


def test_parts_that_are_no_forms_become_a_card(document, folder):
    result = understood(
        document,
        folder,
        "{{ company.name }} {{ company.address }}",
        "{% for one in company.staff %}{{ one.name }}, {{ one.position }}{% endfor %}",
    )
    found = sheets(result)
    assert found["Организация"] == {"Название": "text", "Адрес": "text"}
    assert found["Работники"] == {"Имя": "text", "Должность": "post"}


def test_names_of_three_parts_are_told(document, folder):
    result = understood(document, folder, "{% for x in items %}{{ x.owner.city }}{% endfor %}")
    assert result.understood.unclear == [
        "{{ x.owner.city }} – имя из трёх частей книга дать не может. Напишите в шаблоне "
        "{{ x.owner_city }}."
    ]


def test_functions_are_told(document, folder):
    text = "{% for a, b in pairs(table) %}{{ a }}{% endfor %}{{ тема }}"
    result = understood(document, folder, text)
    assert result.understood.unclear == [
        "pairs(…) – функций в тегах нет. Замените её фильтром или именем."
    ]


def test_macros_are_the_templates_own(document, folder):
    text = "{% macro дом(имя) %}{{ имя }}!{% endmacro %}{{ дом(тема) }}"
    result = understood(document, folder, text)
    assert set(sheets(result)["Реквизиты"]) == {"Вид документа", "Тема"}
    assert not result.understood.unclear


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{{p подписи }}", {}),
        ("{% for п in подписи %}{{ п.должность }} {{ п.кто|подпись }}{% endfor %}", {}),
        ("{{p грифы }}", {}),
        ("{{ строка_даты }}", {"Дата", "Номер", "Место", "Состояние"}),
        ("{{ реквизиты.номер }}", {"Номер", "Состояние"}),
        ("{{ справочник.организация.место }}", {}),
    ],
)
def test_what_docgen_knows_is_not_asked_again(text, wanted, document, folder):
    result = understood(document, folder, text)
    assert set(sheets(result)["Реквизиты"]) == {"Вид документа", *wanted}


EVERYTHING = (
    "ДОГОВОР № {{ number }} от {{ date }}",
    "{{ company.name }}, {{ company.address }}, для {{ fio|дательный }}, {{ job_title }}",
    "{% if urgent %}СРОЧНО{% endif %} {% if форма == 'очная' %}очно{% elif форма == 'заочная' %}"
    "заочно{% endif %} {{ ответственные|инициалы }} {{ период.конец }} {{ заметка }}",
    "{{p введение }}",
    [
        ["Наименование", "Кол-во", "Цена"],
        ["{%tr for item in items %}", "", ""],
        ["{{ item.name }}", "{{ item.qty }}", "{{ item.price }}"],
        ["{%tr endfor %}", "", ""],
    ],
    "Всего {{ total|прописью }}",
    "{%p for вопрос in вопросы %}",
    "{{ loop.index }}. {{ вопрос.тема }} ({{ вопрос.докладчик|инициалы }})",
    "{%p for решение in вопрос.решения %}",
    "– {{ решение.текст }} Срок: {{ решение.срок }}",
    "{%p for шаг in решение.шаги %}",
    "– – {{ шаг }}",
    "{%p endfor %}",
    "{%p endfor %}",
    "{%p endfor %}",
    "{% for one in company.staff %}{{ one.name }}; {% endfor %}",
    "{{p подписи }}",
)


def test_the_example_builds_as_it_is(document, folder, build, text_of):
    source = document(*EVERYTHING, name="Договор.docx")
    before = source.read_bytes()
    result = adopt(source, Workspace(folder), folder, example=True)
    assert source.read_bytes() == before == result.template.read_bytes()
    assert result.book == folder / "inputs" / "Договор.xlsx"
    (made,) = build()
    assert made.name == "Договор_101_2027-03-22.docx"
    text = text_of(made)
    assert text[0] == "ДОГОВОР № 101 от 22 марта 2027 г."
    assert "для Орловой Татьяне Викторовне" in text[1]
    assert text.count("Пример 2: название") == 1
    assert "– – Пример 3: значение" in text
    assert text.index("– Пример 1: текст Срок: до 25.06.2027") < text.index(
        "2. Пример 2: тема (Зимина О.С.)"
    )
    assert "Пример 1: имя; Пример 2: имя; Пример 3: имя;" in text


def test_new_workbooks_of_the_kind_have_the_example(document, folder, monkeypatch):
    adopt(document(*EVERYTHING, name="Договор.docx"), Workspace(folder), folder)
    monkeypatch.chdir(folder)
    assert main(["new", "договор", "второй", "--example"]) == 0
    assert (folder / "второй.xlsx").is_file()


def test_the_toml_says_why(document, folder):
    result = adopt(document(*EVERYTHING, name="Договор.docx"), Workspace(folder), folder)
    text = result.kind_file.read_text(encoding="utf-8")
    assert 'type = "person"  # фильтр «дательный» и имя' in text
    assert 'name = "Номер"  # общее поле: текст\ntag = "number"' in text
    assert load_kind(result.kind_file, [folder / "templates", ROOT / "templates"]) == result.kind


def test_nothing_is_written_over(document, folder):
    source = document("{{ тема }}", name="Письмо.docx")
    workspace = Workspace(folder)
    assert adopt(source, workspace, folder, write=False).written is False
    assert not (folder / "templates").exists()
    adopt(source, workspace, folder)
    with pytest.raises(OutputError, match="Вид «письмо» уже есть") as refused:
        adopt(document("{{ тема }} {{ итог }}", name="Письмо.docx"), workspace, folder)
    assert "--name" in refused.value.hint
    again = adopt(source, workspace, folder, name="Второе письмо")
    assert again.name == "второе письмо"


def test_a_template_that_has_its_kind_is_told(folder):
    with pytest.raises(OutputError, match="шаблон вида «приказ»"):
        adopt(ROOT / "templates" / "docx" / "order.docx", Workspace(folder), folder)


def test_a_relative_is_told(document, folder):
    blocks = ("{{ номер }} {{ дата }} {{ заголовок }} {{ преамбула }} {{ контроль }}",)
    result = understood(document, folder, *blocks)
    assert result.relative == "приказ"
    assert "знает вид «приказ»" in text_adoption(result, folder)
    assert json.loads(json_adoption(result, folder))["relative"] == "приказ"


@pytest.mark.parametrize(
    ("blocks", "message"),
    [(("просто текст",), "нет ни одного тега с именем"), (("{% for a in b %}",), "блок не закрыт")],
)
def test_what_is_no_template_is_refused(blocks, message, document, folder):
    with pytest.raises(TemplateError, match=message):
        adopt(document(*blocks), Workspace(folder), folder)


def test_the_report_tells_every_column(document, folder):
    result = understood(document, folder, *EVERYTHING)
    text = text_adoption(result, folder)
    data = json.loads(json_adoption(result, folder))
    for sheet in data["sheets"]:
        assert f"Лист «{sheet['name']}»" in text
        for column in sheet["columns"]:
            assert column["name"] in text
            assert column["why"] in text
    assert "Ничего не записано" in text


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("ход_заседания", "Ход заседания"),
        ("фио_учителя", "ФИО учителя"),
        ("start_date", "Дата начала"),
        ("startDate", "Дата начала"),
        ("unknown_thing", "Unknown thing"),
    ],
)
def test_headings_are_russian(name, heading):
    assert heading_of(name) == heading


def test_names_of_sheets_fit():
    assert (
        sheet_title("Очень длинное название листа о мероприятиях")
        == "Очень длинное название листа о"
    )


@pytest.mark.parametrize(
    ("paragraph", "hint"),
    [
        ("{{ кто }}", ""),
        ("№ {{ номер }}", ""),
        ("Поручить {{ кто|дательный }}.", "В документе: «Поручить ____.»"),
        (
            "{% if а %}Дать {{ кто.кому }} {{ что }} {{ когда }}{% endif %}",
            "В документе: «Дать ____ … …»",
        ),
        ("слово " * 30 + "{{ кто }} " + "слово " * 30, None),
    ],
)
def test_hints_show_the_place(paragraph, hint):
    told = place_hint("кто", paragraph)
    if hint is None:
        assert told.startswith("В документе: «…")
        assert told.endswith("…»")
        assert "____" in told
        assert len(told) < 130
    else:
        assert told == hint


def test_the_place_stands_in_the_workbook(document, folder):
    result = understood(document, folder, "Справку выдать {{ гость|дательный }} вчера.")
    column = next(one for one in result.kind.sheets[0].columns if one.name == "Гость")
    assert column.hint == "В документе: «Справку выдать ____ вчера.»"


def test_the_kind_is_listed_once(document, folder, monkeypatch, capsys):
    adopt(document("{{ тема }}", name="Письмо.docx"), Workspace(folder), folder)
    monkeypatch.chdir(folder)
    assert main(["kinds"]) == 0
    assert "\nписьмо  " in f"\n{capsys.readouterr().out}"


def test_an_adopted_kind_is_known_by_the_names_of_its_tags(document, folder):
    source = document(
        "{{p новая_страница }}",
        "{{ startDate }} {{ full_name|инициалы }}",
        "{% for item in orderItems %}{{ item.unitPrice }}{% endfor %}",
    )
    result = adopt(source, Workspace(folder), folder)
    assert {one.tag for sheet in result.kind.sheets for one in sheet.columns} & {"startDate"}
    run = Run(Workspace(folder))
    found = fields_of_kind(run, next(one for one in run.kinds if one.name == result.kind.name))
    readers = {one.tag: one.reader for one in found.fields()}
    assert found.unknown == ()
    for tag in ("startdate", "full_name", "строка.unitprice"):
        assert readers[f"{{{{ {tag} }}}}"] == "template"
    assert readers["{{p новая_страница }}"] == "template"
    assert readers["{{p книжный_лист }}"] == ""
    checked = check_templates([result.template], workspace=Workspace(folder))
    assert [issue for issue in checked.issues if issue.code == "name-known"] == []
