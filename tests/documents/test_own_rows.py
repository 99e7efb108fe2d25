"""A template that prints the rows of a plan itself, with helpers of layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.workspace import Workspace
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import command_row, paragraph, row, table
from tests.documents.conftest import Build
from tests.documents.test_plan import CARD, SECTIONS, TABLE

OWN_TABLE = table(
    LONG_STORAGE,
    (1, 4, 2, 2),
    command_row("for раздел in мероприятия.строки|по_разделам", 4),
    row("{{ раздел.номер }}. {{ раздел.название|строка_раздела }}", "", "", ""),
    command_row("for дело in раздел.строки", 4),
    row(
        "{{ раздел.номер }}.{{ loop.index }}.",
        "{{ дело.мероприятие }}",
        "{{ дело.срок }}",
        "{{ дело.ответственный|объединить }}",
    ),
    command_row("endfor", 4),
    command_row("endfor", 4),
)
HEAD = paragraph("Название плана", "{{ название }} {{ период }}")


@pytest.fixture
def own_template(workspace: Workspace) -> Path:
    path = workspace.root / "templates" / "docx" / "plan.docx"
    path.parent.mkdir(parents=True)
    return path


def test_rows_know_their_section(build: Build, own_template: Path) -> None:
    write_template(own_template, HEAD + OWN_TABLE, LONG_STORAGE, "", "")
    built = build({"Реквизиты": CARD, "Мероприятия": TABLE}, SECTIONS)
    assert built.path is not None, built.issues
    assert built.lines[1:] == [
        "1. Осень|1. Осень|1. Осень|1. Осень",
        "1.1.|Выставка|сентябрь|Соловая М.Г.",
        "1.2.|Встреча:\n– с автором;\n– с художником|октябрь|Коваль Е.В.",
        "2. Зима|2. Зима|2. Зима|2. Зима",
        "2.1.|Конкурс|декабрь|Коваль Е.В.",
    ]


def test_a_plan_without_sections_has_no_section_rows(build: Build, own_template: Path) -> None:
    write_template(own_template, HEAD + OWN_TABLE, LONG_STORAGE, "", "")
    rows = [line for line in TABLE if len(line) > 1]
    built = build({"Реквизиты": CARD, "Мероприятия": rows})
    assert built.path is not None, built.issues
    assert built.lines[1].startswith("1.1.|Выставка")
    merged = built.document.tables[0].columns[3].cells
    assert merged[1]._tc is merged[2]._tc


def test_a_file_that_is_not_there_is_told_with_its_cell(build: Build, own_template: Path) -> None:
    tag = paragraph("Текст документа", "{{ схема|рисунок(30) }}")
    write_template(own_template, HEAD + tag + OWN_TABLE, LONG_STORAGE, "", "")
    built = build({"Реквизиты": [*CARD, ["Схема", "схема.png"]], "Мероприятия": TABLE}, SECTIONS)
    assert built.path is None
    told = next(issue.message for issue in built.issues if issue.code == "template")
    assert "Файл «схема.png» (лист «Реквизиты», ячейка B5) не найден." in told


def test_the_name_of_a_file_need_not_be_read(
    build: Build, workspace: Workspace, own_template: Path
) -> None:
    """A cell that names a picture or the address of a code is printed, though no reader sees it."""
    picture = Path(__file__).resolve().parents[2] / "docs" / "images" / "plan.png"
    workspace.inputs.mkdir(exist_ok=True)
    (workspace.inputs / "схема № 1 - 2026-2027.png").write_bytes(picture.read_bytes())
    tags = paragraph("Текст документа", "{{ схема|рисунок(30) }} {{ сайт|qr(20) }}")
    write_template(own_template, HEAD + tags + OWN_TABLE, LONG_STORAGE, "", "")
    card = [*CARD, ["Схема", "схема № 1 - 2026-2027.png"], ["Сайт", "e.ru/п - 1"]]
    built = build({"Реквизиты": card, "Мероприятия": TABLE}, SECTIONS)
    assert built.path is not None, built.issues
    told = [str(issue) for issue in built.issues]
    assert not [line for line in told if "Схема" in line or "Сайт" in line], told
    assert built.part().count("<w:drawing>") == 2
    assert 'descr="QR-код: e.ru/п - 1"' in built.part()
