"""Templates, attachments and cells of other people: told, made harmless, never executed."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from docgen import pipeline
from docgen.errors import DocgenError
from docgen.issues import Severity
from docgen.workspace import Workspace, shipped_folder
from tests.documents.conftest import Build, Rows, save
from tests.documents.test_order import CARD, CLAUSES, card

DDE = 'DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def add_field(paragraph: docx.text.paragraph.Paragraph, code: str, result: str) -> None:
    for kind, inner in (
        ("begin", f"<w:instrText>{code}</w:instrText>"),
        ("separate", f"<w:t>{result}</w:t>"),
        ("end", ""),
    ):
        mark = f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="{kind}"/>'
        paragraph._p.append(parse_xml(f"{mark}{inner}</w:r>"))


def add_foreign(document: docx.document.Document) -> None:
    """Add a field, a linked template and a link to a file, as other people's papers have them."""
    add_field(document.add_paragraph("Итог: "), DDE.replace('"', "&quot;"), "42")
    settings = document.settings
    identifier = document.part._settings_part.relate_to(
        "http://192.0.2.1/Бланк.dotm", RELATIONSHIPS + "attachedTemplate", is_external=True
    )
    space = nsdecls("w", "r")
    settings.element.insert(0, parse_xml(f'<w:attachedTemplate {space} r:id="{identifier}"/>'))
    link = document.part.relate_to(
        r"\\сервер\план.docx", RELATIONSHIPS + "hyperlink", is_external=True
    )
    words = f'<w:hyperlink {space} r:id="{link}"><w:r><w:t>план</w:t></w:r></w:hyperlink>'
    document.add_paragraph()._p.append(parse_xml(words))


def package(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "".join(
            archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        )


def test_foreign_content_of_a_template_is_told_and_taken_out(workspace: Workspace) -> None:
    templates = workspace.root / "templates"
    shutil.copytree(shipped_folder("templates"), templates)
    path = templates / "docx" / "order.docx"
    document = docx.Document(str(path))
    add_foreign(document)
    document.save(str(path))
    book = workspace.inputs / "Книга.xlsx"
    save(book, {"Реквизиты": CARD, "Пункты": CLAUSES}, {})
    result = pipeline.build([book], workspace.outputs, workspace=workspace)
    told = {issue.message: (issue.code, issue.severity) for issue in result.issues}
    assert [told[message] for message in sorted(told) if "order.docx" in message] == [
        ("foreign-content", Severity.WARNING),
        ("foreign-content", Severity.WARNING),
        ("foreign-link", Severity.NOTE),
    ]
    made = result.documents[0].output
    assert made is not None, [str(issue) for issue in result.issues]
    assert "Итог: 42" in [paragraph.text for paragraph in docx.Document(str(made)).paragraphs]
    text = package(made)
    assert "DDEAUTO" not in text
    assert "192.0.2.1" not in text
    assert "attachedTemplate" not in text


def test_foreign_content_of_an_attachment_is_told_and_stays_outside(
    build: Build, workspace: Workspace
) -> None:
    document = docx.Document()
    add_foreign(document)
    workspace.inputs.mkdir(parents=True)
    document.save(str(workspace.inputs / "Форма.docx"))
    attachments: Rows = [["Название", "Файл"], ["ФОРМА ЗАЯВКИ", "Форма.docx"]]
    built = build({"Реквизиты": card(), "Пункты": CLAUSES, "Приложения": attachments})
    told = [issue.code for issue in built.issues if "Форма.docx" in issue.message]
    assert sorted(told) == ["foreign-content", "foreign-link"]
    assert built.path is not None, [str(issue) for issue in built.issues]
    text = package(built.path)
    assert "Итог: 42" in [paragraph.text for paragraph in built.document.paragraphs]
    assert "DDEAUTO" not in text
    assert "192.0.2.1" not in text


CELL = "{{ 700 + 77 }} {{ подписант.__class__ }}"


@pytest.mark.parametrize("place", ["Заголовок", "Преамбула", "Номер", "Текст", "Таблица"])
def test_a_tag_typed_in_a_cell_is_never_executed(build: Build, place: str) -> None:
    fields = {place: CELL} if place in {"Заголовок", "Преамбула", "Номер"} else {}
    clauses: Rows = [["Текст"], [CELL if place == "Текст" else "Провести."]]
    book = {"Реквизиты": card(**fields), "Пункты": clauses}
    if place == "Таблица":
        clauses = [["Текст", "Лист", "Как показать"], ["Утвердить:", "Смета", "таблицей"]]
        book |= {"Пункты": clauses, "Смета": [["Статья", "Сумма"], [CELL, CELL]]}
    built = build(book)
    assert built.issues, "a tag in a document is told"
    for words in [*built.lines, *(str(issue) for issue in built.issues)]:
        assert "777" not in words
    assert built.path is None or "777" not in built.path.name


def test_a_row_is_put_in_once(build: Build) -> None:
    """What a pupil's cell holds is text, though the page asks for it by a tag."""
    attachments: Rows = [["Название", "Листы", "Повторить для"], ["ПАМЯТКА", "Памятка", "Ученики"]]
    built = build(
        {
            "Реквизиты": card(),
            "Пункты": CLAUSES,
            "Приложения": attachments,
            "Памятка": [["Вид", "Текст"], ["", "Ученик: {{ фио }}"]],
            "Ученики": [["ФИО"], [CELL], ["Орлов Пётр"]],
        }
    )
    assert not any("777" in line for line in built.lines)


@pytest.mark.parametrize(
    "pattern",
    [
        "{{ дата.__class__ }}",
        "{{ self }}",
        "{{ [дата] }}",
        "{{ '{0.__class__}'.format(дата) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ 'х' * 10**9 }}",
        "{{ номер|attr('__class__') }}",
    ],
)
def test_the_pattern_of_a_file_name_reaches_nothing(workspace: Workspace, pattern: str) -> None:
    templates = workspace.root / "templates"
    shutil.copytree(shipped_folder("templates"), templates)
    kind = templates / "kinds" / "order.toml"
    lines = [
        f'file_name = "{pattern}"' if line.startswith("file_name") else line
        for line in kind.read_text(encoding="utf-8").splitlines()
    ]
    kind.write_text("\n".join(lines), encoding="utf-8")
    book = workspace.inputs / "Книга.xlsx"
    save(book, {"Реквизиты": CARD, "Пункты": CLAUSES}, {})
    try:
        result = pipeline.build([book], workspace.outputs, workspace=workspace)
    except DocgenError as failure:
        refusal = str(failure)
        result = None
    if result is None:
        assert kind.name in refusal
        return
    made = result.documents[0].output
    errors = [issue for issue in result.issues if issue.is_error]
    assert made is None or ("0x" not in made.name and "__" not in made.name)
    assert bool(errors) == (made is None)
    assert all(issue.code == "template" for issue in errors)
