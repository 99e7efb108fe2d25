"""``docgen template fields``: every name of a template, what it prints, whether it is used."""

import json
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import FileFormat, OpenXmlValidator

from docgen.cli import main
from docgen.kinds import Shape, load_example
from docgen.names import normal_name
from docgen.run import Run
from docgen.template_fields import fields_of_kind, fields_of_template
from docgen.template_fields.forms import COMPUTED
from docgen.template_fields.paper import paper_fields
from docgen.template_fields.sample import sample_of
from docgen.workspace import Workspace
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import command, paragraph

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def run():
    return Run(Workspace(ROOT))


@pytest.fixture(scope="module")
def found(run):
    return {kind.english: fields_of_kind(run, kind) for kind in run.kinds}


def field(found, kind, name):
    return next(one for one in found[kind].fields() if one.name == name)


@pytest.mark.parametrize(
    ("kind", "name", "tag", "sheet", "column", "type_word", "printed", "reader"),
    [
        ("order", "номер", "{{ номер }}", "Реквизиты", "Номер", "текст", "112", "docgen"),
        (
            "order", "подписант", "{{ подписант }}", "Реквизиты", "Подписант", "человек",
            "Орлова Татьяна Викторовна", "docgen",
        ),
        (
            "order", "пункты.срок", "{{ строка.срок }}", "Пункты", "Срок", "срок", "до 24.09.2027",
            "template",
        ),
        (
            "protocol", "решения.срок", "{{ подстрока.срок }}", "Решения", "Срок", "срок",
            "до 17.11.2027", "template",
        ),
        ("order", "основания.число", "{{ основания.число }}", "Основания", "", "", "1", ""),
        (
            "plan", "мероприятия", "{{p мероприятия }}", "Мероприятия", "", "", "", "template",
        ),
        (
            "order", "приложения.гриф", "{{p строка.гриф }}", "", "", "",
            "УТВЕРЖДЕН / приказом директора Средней школы № 7 / от 10 сентября 202…", "template",
        ),
        ("plan", "страница", "{{p страница }}", "", "", "", "", "template"),
    ],
)  # fmt: skip
def test_a_field_tells_all_of_itself(
    found, kind, name, tag, sheet, column, type_word, printed, reader
):
    one = field(found, kind, name)
    told = (one.tag, one.sheet, one.column, one.type, one.printed, one.reader)
    assert told == (tag, sheet, column, type_word, printed, reader)


@pytest.mark.parametrize(
    ("kind", "name", "tag", "printed"),
    [
        ("order", "дата", "{{ дата|цифрами }}", "10.09.2027"),
        ("order", "исполнитель", "{{ исполнитель|дательный }}", "Зиминой Ольге Сергеевне"),
        ("order", "состояние", "{% if состояние.проект %} … {% endif %}", "если «проект»"),
    ],
)
def test_forms_are_shown_as_they_print(found, kind, name, tag, printed):
    forms = {form.tag: form.printed for form in field(found, kind, name).forms}
    assert forms[tag] == printed


def test_every_column_of_every_sheet_is_told(run, found):
    for kind in run.kinds:
        told = {(one.sheet, one.column) for one in found[kind.english].fields()}
        for sheet in kind.sheets:
            columns = sheet.columns or sheet.suggested
            assert {(sheet.name, column.name) for column in columns} <= told


def test_every_tag_that_is_shown_can_be_used(run):
    """A tag outside a condition prints, or at least is understood, in the example."""
    for kind in run.kinds:
        sample = sample_of(run, kind, run.template(kind))
        for group in fields_of_kind(run, kind).groups:
            if group.opening:
                continue
            for one in group.fields:
                for tag in (one.tag, *(form.tag for form in one.forms)):
                    if tag.startswith("{{"):
                        assert run.evaluate.fault(tag.replace("{{p ", "{{ ")) == "", tag
        assert sample.names


def test_computed_names_are_those_of_the_context(run):
    for kind in run.kinds:
        sample = sample_of(run, kind, run.template(kind))
        own = {normal_name(sheet.name) for sheet in (*kind.sheets, *load_example(kind))}
        for sheet in kind.sheets:
            if sheet.shape is Shape.CARD:
                own |= {normal_name(column.name) for column in sheet.columns}
        assert set(sample.names) - own == set(COMPUTED)


def test_shipped_templates_ask_for_nothing_unknown(found):
    assert [one.unknown for one in found.values()] == [(), (), ()]


@pytest.fixture
def strange(tmp_path):
    path = tmp_path / "письмо.docx"
    body = paragraph("Текст документа", "{{ кому|дательный }} {{ дата }}")
    loop = [command("for т in темы"), paragraph("Пункт 1", "{{ т.имя }}"), command("endfor")]
    write_template(path, body + "".join(loop), LONG_STORAGE, "{{ книга }}", "")
    return path


def test_a_template_of_no_kind_tells_its_names(run, strange):
    found = fields_of_template(run, strange)
    assert (found.kind, found.unknown) == ("", ("дата", "кому", "темы"))
    assert [(one.tag, one.type) for one in found.fields()] == [
        ("{{ кому }}", "человек"),
        ("{{ дата }}", "дата"),
        ("{{ т.имя }}", "текст"),
    ]
    assert found.groups[1].opening == "{% for т in темы %}"


def test_another_template_of_a_kind_tells_its_own_use(run, strange):
    order = next(kind for kind in run.kinds if kind.english == "order")
    found = fields_of_kind(run, order, strange)
    assert found.unknown == ("кому", "темы")
    assert next(one.reader for one in found.fields() if one.name == "дата") == "template"
    assert next(one.reader for one in found.fields() if one.name == "преамбула") == ""


def test_the_sheet_of_paper_holds_every_tag(run, found, tmp_path):
    data = paper_fields(found["plan"], run)
    path = tmp_path / "имена.docx"
    path.write_bytes(data)
    document = Document(str(path))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    wanted = {one.tag for one in found["plan"].fields()}
    assert wanted <= cells
    assert OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(path).is_valid


# -- the command


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inputs").mkdir()
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_the_command_shows_text(capsys):
    assert main(["template", "fields", "план"]) == 0
    shown = capsys.readouterr().out
    assert "  + {{p мероприятия }}" in shown
    assert "{{ дата|цифрами }}" not in shown
    assert main(["template", "fields", "план", "--forms"]) == 0
    assert "{{ строка.дата_документа|цифрами }}" in capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.usefixtures("folder")
def test_the_command_gives_json(capsys):
    assert main(["template", "fields", "протокол", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["unknown"]) == ("протокол", [])
    agenda = next(one for one in told["fields"] if one["name"] == "повестка.вопрос")
    assert agenda["loop"] == "{%p for строка in повестка %}"
    assert agenda["required"] == "yes"


def test_the_command_writes_a_sheet_of_paper(folder, capsys):
    assert main(["template", "fields", "приказ", "--format", "docx"]) == 0
    assert "outputs" in capsys.readouterr().out
    assert (folder / "outputs" / "Имена шаблона (приказ).docx").is_file()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("source", "told"), [("прикас", "«приказ»"), ("нет.docx", "Файла «нет.docx» нет")]
)
def test_the_command_refuses_what_is_not_there(capsys, source, told):
    assert main(["template", "fields", source]) == 3
    assert told in capsys.readouterr().err
