"""The guide to changing a template: its steps give the order that it shows, its words are said."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import docx
import pytest
from PIL import Image

from docgen.adoption.adopting import adopt
from docgen.adoption.marking.marking import mark
from docgen.cli import main
from docgen.pipeline import build
from docgen.starter import create_workspace
from docgen.template_checks.checking import check_templates
from docgen.workspace import Workspace
from docs import changed_template

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = Path("templates/docx/order.docx")


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The folder of the guide after its first step."""
    create_workspace(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["new", "приказ", "--example"]) == 0
    return Workspace(tmp_path)


@pytest.fixture
def changed(school: Workspace) -> Workspace:
    """The same folder after all changes."""
    crest = school.root / "герб.png"
    Image.new("RGB", (8, 10), "navy").save(crest)
    changed_template.change(school.root / TEMPLATE, crest)
    changed_template.fill(school.inputs / "Приказ.xlsx")
    return school


def test_the_changed_template_gives_the_order_of_the_guide(changed: Workspace) -> None:
    checked = check_templates([changed.root / TEMPLATE], workspace=changed)
    assert checked.issues == []
    result = build([changed.inputs / "Приказ.xlsx"], changed.outputs, workspace=changed)
    made, *_ = result.documents
    assert result.issues == []
    assert made.output
    document = docx.Document(str(made.output))
    lines = [paragraph.text for paragraph in document.paragraphs]
    [[_, field]] = changed_template.rows("поле книги")
    assert f"Основание: {field}".replace("Коваль Е", "Коваль\u00a0Е") in lines
    assert changed_template.rows("адрес")[0][1].split(",")[0] in " ".join(lines).replace(
        "\u00a0", " "
    )
    assert len(document.inline_shapes) == 1
    tables = {tuple(cell.text for cell in table.rows[0].cells): table for table in document.tables}
    schedule = tables["День", "Время", "Что проводится", "Кабинет"]
    readers = tables["№", "Должность", "Фамилия И.О.", "Подпись", "Дата"]
    assert [cell.text for cell in schedule.rows[2].cells][:3] == [
        "27\u00a0сентября",
        "11:00",
        "Физика",
    ]
    assert [row.cells[0].text for row in readers.rows] == ["№", "1", "2"]


def test_forms_are_printed_as_the_guide_shows(school: Workspace) -> None:
    shown = changed_template.rows("падежи")
    document = docx.Document(str(ROOT / TEMPLATE))
    place = next(p for p in document.paragraphs if p.text == "{{ команда }}")
    for tag, _ in shown:
        place.insert_paragraph_before(tag, "Текст документа")
    document.save(str(school.root / TEMPLATE))
    made, *_ = build([school.inputs / "Приказ.xlsx"], school.outputs, workspace=school).documents
    assert made.output
    lines = [p.text.replace("\u00a0", " ") for p in docx.Document(str(made.output)).paragraphs]
    start = lines.index(shown[0][1])
    assert lines[start : start + len(shown)] == [printed for _, printed in shown]


def test_the_answer_of_the_check_is_shown(
    changed: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    changed_template.misspell(changed.root / TEMPLATE)
    assert main(["template", "check"]) == 1
    shown = re.search(r"```text\n(.*?)```", changed_template.part("ответ проверки"), re.DOTALL)
    assert shown
    assert shown[1] in capsys.readouterr().out


@pytest.mark.parametrize("row", changed_template.rows("ошибки"), ids=lambda row: row[0])
def test_errors_are_told_in_the_words_of_the_guide(row: list[str], tmp_path: Path) -> None:
    typed, said, _ = row
    path = tmp_path / "Шаблон.docx"
    document = docx.Document()
    for paragraph in typed.replace("`", "").split(" ⏎ "):
        document.add_paragraph(paragraph)
    document.save(str(path))
    checked = check_templates([path], workspace=Workspace(ROOT), kind="приказ")
    assert said in " ".join(issue.message for issue in checked.issues)


def test_the_old_order_comes_back(tmp_path: Path) -> None:
    old = tmp_path / "Старый приказ.docx"
    changed_template.write_old_order(old)
    shutil.copytree(ROOT / "templates" / "kinds", tmp_path / "templates" / "kinds")
    workspace = Workspace(tmp_path)
    made = adopt(mark(old).copy, workspace, tmp_path, name="приказ о выставке")
    result = build([made.book], workspace.outputs, workspace=workspace)
    [document] = result.documents
    assert document.output
    printed = [
        p.text.replace("\u00a0", " ") for p in docx.Document(str(document.output)).paragraphs
    ]
    assert printed == [p.text for p in docx.Document(str(old)).paragraphs]
