"""``docgen template preview``: every template shows something, whatever the machine has."""

import io
import json
import shutil
from pathlib import Path

import pytest
from pypdf import PdfWriter

from docgen.cli import main
from docgen.errors import DocgenError, TemplateError
from docgen.office import Conversion, Office, PageRange
from docgen.outputs import Manifest, write_document
from docgen.preview import Look, preview, preview_workbooks
from docgen.rendering.archive import read_parts
from docgen.rendering.markup.visible import visible_text
from docgen.workspace import Workspace
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import paragraph
from tests.libreoffice import office

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def workspace(tmp_path):
    """A working folder with the shipped справочник."""
    (tmp_path / "inputs").mkdir()
    shutil.copy(ROOT / "inputs" / "справочник.xlsx", tmp_path / "inputs")
    return Workspace(tmp_path)


@pytest.fixture
def no_office(monkeypatch):
    monkeypatch.setattr("docgen.office.find_office", lambda: None)


@pytest.fixture
def stranger(workspace):
    """Return a function that writes a template which no kind uses."""

    def make(*lines):
        path = workspace.root / "Справка.docx"
        body = "".join(paragraph("Текст документа", line) for line in lines)
        write_template(path, body, LONG_STORAGE, "Справка", "Школа")
        return path

    return make


def names(result):
    return [path.name for path in result.files]


def lines_of(path):
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return visible_text(archive.read("word/document.xml").decode()).splitlines()


@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize(
    ("name", "words"),
    [("приказ", "ПРИКАЗ"), ("protocol", "ПРОТОКОЛ"), ("План", "План мероприятий")],
)
def test_kind_shows_its_example(workspace, name, words):
    result = preview(name, workspace, workspace.root)
    assert result.issues == []
    (document,) = result.files
    assert document.parent == workspace.outputs
    assert document.name.endswith(" (просмотр).docx")
    assert words in lines_of(document)


@pytest.mark.usefixtures("no_office")
def test_without_libreoffice_the_document_is_written_and_the_way_told(workspace):
    result = preview("приказ", workspace, workspace.root)
    assert names(result) == ["Приказ (просмотр).docx"]
    (remark,) = result.remarks
    assert "LibreOffice не найден" in remark
    assert "libreoffice.org" in remark


@pytest.mark.usefixtures("no_office")
def test_file_of_a_kind_is_filled_as_the_kind(workspace):
    copy = workspace.root / "правка" / "order.docx"
    copy.parent.mkdir()
    shutil.copy(ROOT / "templates" / "docx" / "order.docx", copy)
    result = preview("правка/order.docx", workspace, workspace.root)
    assert names(result) == ["order (просмотр).docx"]
    assert "ПРИКАЗ" in lines_of(result.files[0])


@pytest.mark.usefixtures("no_office")
def test_data_of_a_workbook(workspace):
    book = next((ROOT / "inputs").glob("Приказ*.xlsx"))
    result = preview("приказ", workspace, workspace.root, workbook=book)
    example = lines_of(preview("приказ", workspace, workspace.root).files[0])
    result = preview("приказ", workspace, workspace.root, workbook=book)
    assert lines_of(result.files[0]) != example


INVENTED = [
    ("{{ номер }} от {{ дата_приказа }}", "⟨номер⟩ от 22 марта 2027 г."),
    ("{{ Подписант.кого }}", "Орлову Татьяну Викторовну"),
    ("{% for п in пункты %}{{ п.текст }};{% endfor %}", "⟨текст 1⟩;⟨текст 2⟩;⟨текст 3⟩;"),
    ("{% for п in пункты %}{{ п }} {% endfor %}", "⟨пункты 1⟩ ⟨пункты 2⟩ ⟨пункты 3⟩"),
    ("{% for а in б %}{% for в in а.г %}{{ в.д }}{% endfor %}{% endfor %}", "⟨д 1 1⟩⟨д 1 2⟩"),
    ("{% if тема %}есть{% else %}нет{% endif %}", "есть"),
    ("{% if вид == 'а' %}а{% else %}б{% endif %}", "б"),
    ("{% if число > 5 and 3 < число %}много{% endif %}", "много"),
    ("{{ число * 2 }} {{ а - 1 }} {{ б + 1 }}", "24 11 13"),
    ("{{ всего|прописью }} {{ всего }}", "двенадцать 12"),
    ("{{ сумма|рублей }}", "12 (двенадцать) рублей 00 копеек"),
    ("{{ дата|месяц_и_год }}", "март 2027"),
    (
        "{% for ч in члены %}{{ ч.кто|инициалы }}; {% endfor %}",
        "Орлова Т.В.; Зимина О.С.; Белов С.А.;",
    ),
    ("{{ тема|родительный }} {{ тема|upper }}", "⟨ТЕМА⟩"),
    ("{{ строки|length }} {{ строки[0].имя }} {{ строки|first }}", "3 ⟨имя 1⟩ ⟨строки 1⟩"),
    ("{{ строки|map(attribute='имя')|join(', ') }}", "⟨имя 1⟩, ⟨имя 2⟩, ⟨имя 3⟩"),
    ("{{ строки|sum(attribute='часы') }}{{ строки|sort(attribute='имя')|length }}", "3"),
    ("{% for г in строки|groupby('класс') %}{{ г[0] }}{% endfor %}", "⟨класс 1⟩"),
    ("{{ имя|default('нет') }}{{ имя is defined }}", "⟨имя⟩да"),
    ("{% set имя = кто %}{{ имя }}{% macro м(х) %}{{ х }}{% endmacro %}{{ м(где) }}", "⟨где⟩"),
    ("Без тегов", "Без тегов"),
]


@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize(("line", "expected"), INVENTED)
def test_stranger_is_filled_with_its_own_names(workspace, stranger, line, expected):
    result = preview(str(stranger(line)), workspace, workspace.root)
    assert names(result) == ["Справка (просмотр).docx"], result.issues
    text = "\n".join(lines_of(result.files[0])).replace("\u00a0", " ")
    assert expected in text


@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize("name", ["order", "protocol", "plan"])
def test_every_shipped_template_stands_invented_data(workspace, name):
    copy = workspace.root / f"чужой {name}.docx"
    shutil.copy(ROOT / "templates" / "docx" / f"{name}.docx", copy)
    result = preview(copy.name, workspace, workspace.root)
    assert result.issues == []
    assert names(result) == [f"чужой {name} (просмотр).docx"]


@pytest.mark.usefixtures("no_office")
def test_what_the_helpers_of_layout_ask_for_is_invented(workspace, stranger):
    path = stranger("{{ герб|рисунок(25) }}", "{{p положение|вставить }}", "{{ итог }}")
    result = preview(str(path), workspace, workspace.root)
    assert not result.issues
    parts = read_parts(next(one for one in result.files if one.suffix == ".docx").read_bytes())
    assert any(name.startswith("word/media/") for name in parts)
    assert "⟨итог⟩" in visible_text(parts["word/document.xml"].decode())


def test_what_a_program_would_do_is_told_with_what_to_write(workspace, stranger):
    with pytest.raises(TemplateError) as refused:
        preview(str(stranger("{{ date.strftime('%Y') }}")), workspace, workspace.root)
    assert refused.value.hint == "Напишите: {{ date.год }}."


def test_errors_of_tags_are_told_as_in_a_build(workspace, stranger):
    with pytest.raises(TemplateError, match=r"текст, абзац «\{\{ а\|нет \}\}»: неизвестный фильтр"):
        preview(str(stranger("{{ а|нет }}")), workspace, workspace.root)


@pytest.mark.usefixtures("no_office")
def test_what_the_proof_finds_is_told_and_shown(workspace, stranger, monkeypatch, capsys):
    name = stranger("{{ имя }} {{ '{' }}{ а }}").name
    monkeypatch.chdir(workspace.root)
    assert main(["template", "preview", name]) == 1
    told = capsys.readouterr().out
    assert "ошибка: Документ не прошёл проверку" in told
    assert "Готово:" in told


@pytest.mark.usefixtures("no_office")
def test_what_would_fetch_by_itself_is_not_written(workspace, stranger):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = (
        "<w:r><w:t>{%r if а > 90 %}</w:t></w:r><w:r><w:instrText>Х</w:instrText></w:r>"
        "<w:r><w:t>{%r endif %}</w:t></w:r><w:r><w:instrText>DDE excel</w:instrText></w:r>"
    )
    path = stranger("а")
    body = paragraph("Текст документа", "а").replace(
        "</w:p>", mark.format("begin") + code + mark.format("end") + "</w:p>"
    )
    write_template(path, body, LONG_STORAGE, "Справка", "Школа")
    result = preview(path.name, workspace, workspace.root)
    assert result.files == []
    assert "DDE" in " ".join(issue.message for issue in result.issues)


@pytest.mark.parametrize("name", ["прказ", "нет.docx"])
def test_what_is_not_there_is_told(workspace, name):
    with pytest.raises(DocgenError, match=r"«(прказ|нет\.docx)»"):
        preview(name, workspace, workspace.root)


def test_errors_of_the_workbook_leave_no_document(workspace, capsys, monkeypatch):
    from openpyxl import Workbook

    book = Workbook()
    book.worksheets[0].title = "Реквизиты"
    book.worksheets[0].append(["Вид документа", "приказ"])
    book.save(workspace.root / "пустая.xlsx")
    monkeypatch.chdir(workspace.root)
    assert main(["template", "preview", "приказ", "--workbook", "пустая.xlsx"]) == 1
    told = capsys.readouterr().out
    assert "ошибка:" in told
    assert "Документ не получился" in told
    assert not workspace.outputs.exists()


def test_pages_are_drawn_and_old_ones_go(workspace):
    office()
    workspace.outputs.mkdir()
    old = workspace.outputs / "Протокол (просмотр) 9.png"
    others = [workspace.outputs / f"Протокол (просмотр) {word}.png" for word in ("мой", "8")]
    for path in others:
        path.write_bytes(b"of a person")
    with Manifest(workspace.outputs) as manifest:
        write_document(old, b"old", manifest)
    look = Look(PageRange(1, 2), dpi=30)
    result = preview("протокол", workspace, workspace.root, look)
    assert names(result) == [
        "Протокол (просмотр).pdf",
        "Протокол (просмотр).docx",
        "Протокол (просмотр) 1.png",
        "Протокол (просмотр) 2.png",
    ]
    assert result.remarks == []
    assert result.files[0].read_bytes().startswith(b"%PDF")
    assert not old.exists()
    assert all(path.exists() for path in others)


def test_a_converter_that_fails_is_told(workspace, monkeypatch):
    def fails(sources, *_):
        yield Conversion(sources[0], problem="Файл «а» не преобразован: LibreOffice не работает.")

    monkeypatch.setattr("docgen.office.find_office", lambda: Office(("нет",)))
    monkeypatch.setattr("docgen.office.convert", fails)
    result = preview("план", workspace, workspace.root)
    assert names(result) == ["План (просмотр).docx"]
    assert result.remarks == ["PDF нет. Файл «а» не преобразован: LibreOffice не работает."]


@pytest.mark.usefixtures("no_office")
def test_command_opens_what_it_has_made(workspace, monkeypatch, capsys):
    shown = []
    monkeypatch.setattr("docgen.office.viewer.show_file", lambda path: shown.append(path) or True)
    monkeypatch.chdir(workspace.root)
    assert main(["template", "preview", "план", "--open"]) == 0
    assert [path.name for path in shown] == ["План (просмотр).docx"]
    assert "Готово: outputs" in capsys.readouterr().out


def test_pages_that_are_none_are_refused(workspace, monkeypatch, capsys):
    monkeypatch.chdir(workspace.root)
    assert main(["template", "preview", "план", "--pages", "3-1"]) == 2
    assert "1-3" in capsys.readouterr().err


@pytest.fixture
def books(workspace):
    """Two examples in the working folder, and a workbook that cannot be read."""
    for name in ("Приказ на одну страницу", "Краткий протокол"):
        shutil.copy(ROOT / "inputs" / f"{name}.xlsx", workspace.inputs)
    (workspace.inputs / "Сломанная.xlsx").write_bytes(b"broken")
    return sorted(workspace.inputs.glob("[!с]*.xlsx"))


BOOKS = [
    "Протокол_2026-11-12_Краткий протокол (просмотр)",
    "Выписка из протокола_2026-11-12_Краткий протокол (просмотр)",
    "Явочный лист_2026-11-12_Краткий протокол (просмотр)",
    "Поручения_2026-11-12_Краткий протокол (просмотр)",
    "Приказ_96_2026-10-05 (просмотр)",
    "Выписка из приказа_96_2026-10-05_Коваль (просмотр)",
    "Лист ознакомления_96_2026-10-05 (просмотр)",
    "Поручения_96_2026-10-05 (просмотр)",
]


@pytest.mark.usefixtures("no_office")
def test_workbooks_are_shown_and_what_is_wrong_is_told(workspace, books):
    result = preview_workbooks(books, workspace)
    assert names(result) == [f"{name}.docx" for name in BOOKS]
    assert [issue.code for issue in result.issues] == ["unreadable-workbook"]
    assert len(result.remarks) == 1
    assert "ПРИКАЗ" in lines_of(result.files[4])


@pytest.mark.usefixtures("no_office")
def test_documents_that_are_built_stay_as_they_are(workspace, books):
    built = workspace.outputs / "Приказ_96_2026-10-05.docx"
    workspace.outputs.mkdir()
    built.write_bytes(b"mine")
    preview_workbooks(books, workspace)
    assert built.read_bytes() == b"mine"
    recorded = json.loads((workspace.outputs / ".docgen.json").read_text(encoding="utf-8"))["files"]
    assert recorded
    assert all("(просмотр)" in name for name in recorded)


@pytest.mark.usefixtures("no_office")
def test_documents_of_one_name_do_not_replace_each_other(workspace, books):
    twin = workspace.root / "другая" / "Приказ.xlsx"
    twin.parent.mkdir()
    shutil.copy(books[1], twin)
    result = preview_workbooks([books[1], twin], workspace)
    assert len(set(names(result))) == len(result.files) == 8
    assert all(path.exists() for path in result.files)


def test_pages_of_workbooks_go_through_one_program(workspace, books, monkeypatch):
    asked = []
    writer = PdfWriter()
    writer.add_blank_page(210, 297)
    writer.write(page := io.BytesIO())

    def counted(sources, *_options):
        asked.append(len(sources))
        return (Conversion(source, page.getvalue()) for source in sources)

    monkeypatch.setattr("docgen.office.find_office", lambda: Office(("нет",)))
    monkeypatch.setattr("docgen.office.convert", counted)
    result = preview_workbooks(books, workspace, Look(PageRange(1, 1), dpi=30))
    endings = (".pdf", ".docx", " 1.png")
    assert names(result) == [f"{name}{ending}" for name in BOOKS for ending in endings]
    assert [path.name for path in result.best] == [f"{name}.pdf" for name in BOOKS]
    assert asked == [len(BOOKS)]


@pytest.mark.usefixtures("no_office", "books")
def test_command_shows_workbooks(workspace, monkeypatch, capsys):
    shown = []
    monkeypatch.setattr("docgen.office.viewer.show_file", lambda path: shown.append(path) or True)
    monkeypatch.chdir(workspace.root)
    assert main(["preview", "--open"]) == 1
    assert [path.stem for path in shown] == BOOKS
    told = capsys.readouterr().out
    assert "ошибка: " in told
    assert told.count("Готово: outputs") == len(BOOKS)
    assert main(["preview", "inputs/Краткий протокол.xlsx", "--pages", "3-1"]) == 2


@pytest.mark.usefixtures("no_office")
def test_of_a_workbook_of_many_the_documents_of_one_are_shown(workspace):
    book = workspace.inputs / "Планы школ.xlsx"
    shutil.copy(ROOT / "inputs" / book.name, book)
    result = preview_workbooks([book], workspace)
    assert names(result) == ["План_СОШ-2_2027-2028 (просмотр).docx"]
    assert result.remarks[0] == "В книге «Планы школ.xlsx» школ: 7. Показана «СОШ № 2»."
    assert result.issues == []
    assert "Ларина Ольга Дмитриевна" in str(lines_of(result.files[0]))
    shown = preview("план", workspace, workspace.root, workbook=book)
    assert "Ларина Ольга Дмитриевна" in str(lines_of(shown.files[0]))
