"""A run tells every problem at once, in Russian, and still builds what is right."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest

from docgen import cli, pipeline
from docgen.errors import OutputError
from docgen.issues import Location, error
from docgen.workspace import Workspace, shipped_folder
from tests.documents.conftest import Build, Rows, save
from tests.documents.test_order import CARD, CLAUSES, card
from tests.pictures import png

GOOD = {"Реквизиты": CARD, "Пункты": CLAUSES}


def run(workspace: Workspace, *names: str) -> pipeline.RunResult:
    paths = [workspace.inputs / name for name in names]
    return pipeline.build(paths, workspace.outputs, workspace=workspace)


def broken(path: Path, kind: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match kind:
        case "не книга":
            path.write_text("просто текст", encoding="utf-8")
        case "пустой файл":
            path.write_bytes(b"")
        case "старый формат":
            path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
        case "обрезан":
            save(path, GOOD, {})
            path.write_bytes(path.read_bytes()[:-300])
        case "документ Word":
            docx.Document().save(str(path))


@pytest.mark.parametrize(
    "kind", ["не книга", "пустой файл", "старый формат", "обрезан", "документ Word", "нет"]
)
def test_file_that_is_no_workbook_stops_only_itself(workspace: Workspace, kind: str) -> None:
    save(workspace.inputs / "Хорошая.xlsx", GOOD, {})
    broken(workspace.inputs / "Плохая.xlsx", kind)
    result = run(workspace, "Плохая.xlsx", "Хорошая.xlsx")
    assert [document.status for document in result.documents] == ["failed", "built"]
    assert [issue.code for issue in result.issues] == ["unreadable-workbook"]
    assert "Traceback" not in str(result.issues[0])


def test_all_problems_of_a_workbook_are_told_at_once(build: Build) -> None:
    built = build(
        {
            "Реквизиты": card(Дата="31.02.2026", Состояние="готово", Подписан="да"),
            "Пункты": [["Текст", "Уровень", "Лист"], ["Раз.", "два", "Нет такого"], ["", 1, ""]],
            "Приложенея": [["Название"], ["Порядок"]],
        }
    )
    assert sorted(built.told) == [
        "bad-choice Реквизиты!B2",
        "bad-date Реквизиты!B4",
        "bad-number Пункты!B2",
        "missing-sheet-reference Пункты!C2",
        "missing-value Пункты!A3",
        "unknown-field Реквизиты!A7",
        "unknown-sheet Приложенея",
    ]
    assert built.path is None


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ({"Реквизиты": [["Номер", 1]], "Пункты": CLAUSES}, "no-kind"),
        ({"Реквизиты": [["Вид документа", "приказъ"]], "Пункты": CLAUSES}, "unknown-kind"),
        ({"Пункты": CLAUSES}, "no-kind"),
        ({"Реквизиты": CARD}, "missing-sheet"),
    ],
)
def test_workbook_must_say_what_it_is(build: Build, sheets: dict[str, Rows], code: str) -> None:
    built = build(sheets)
    assert code in [issue.code for issue in built.issues]
    assert built.path is None


def test_text_with_signs_of_markup_stays_whole(build: Build) -> None:
    text = 'Провести «Рога & копыта» <филиал> 5 < 6, "и так".'
    built = build({"Реквизиты": card(), "Пункты": [["Текст"], [text]]})
    assert "1. Провести «Рога & копыта» <филиал> 5 < 6, «и так»." in built.lines


def test_same_name_twice_gives_two_files(workspace: Workspace) -> None:
    for folder in ("а", "б"):
        save(workspace.inputs / folder / "Книга.xlsx", GOOD, {})
    result = run(workspace, "а/Книга.xlsx", "б/Книга.xlsx")
    outputs = {document.output for document in result.documents}
    assert len(outputs) == 2
    assert all(path and path.is_file() for path in outputs)


def test_edited_document_is_kept(workspace: Workspace) -> None:
    save(workspace.inputs / "Книга.xlsx", GOOD, {})
    first = run(workspace, "Книга.xlsx").documents[0].output
    assert first is not None
    assert run(workspace, "Книга.xlsx").documents[0].status == "unchanged"
    first.write_bytes(b"edited by hand")
    second = run(workspace, "Книга.xlsx").documents[0]
    assert second.status == "kept"
    assert first.read_bytes() == b"edited by hand"


def own_templates(workspace: Workspace) -> Path:
    target = workspace.root / "templates"
    shutil.copytree(shipped_folder("templates"), target)
    return target


def test_missing_template_is_one_sentence(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = own_templates(workspace)
    kind = templates / "kinds" / "order.toml"
    kind.write_text(kind.read_text("utf-8").replace("order.docx", "нет.docx"), "utf-8")
    save(workspace.inputs / "Книга.xlsx", GOOD, {})
    monkeypatch.chdir(workspace.root)
    assert cli.main(["build"]) == 3
    told = capsys.readouterr().err
    assert "нет.docx" in told
    assert "Traceback" not in told


def test_broken_template_stops_only_its_documents(workspace: Workspace) -> None:
    templates = own_templates(workspace)
    (templates / "docx" / "plan.docx").write_bytes(b"not a document")
    save(workspace.inputs / "Приказ.xlsx", GOOD, {})
    plan = {
        "Реквизиты": [["Вид документа", "план"], ["Название", "План"]],
        "Мероприятия": [["Что"], ["то"]],
    }
    save(workspace.inputs / "План.xlsx", plan, {})
    result = run(workspace, "План.xlsx", "Приказ.xlsx")
    assert [document.status for document in result.documents] == ["failed", "built"]
    assert [issue.code for issue in result.issues] == ["template"]


def test_unwritable_folder_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    save(workspace.inputs / "Книга.xlsx", GOOD, {})
    workspace.outputs.mkdir()
    really_open = os.open

    def denied(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        # Rights of a folder do not stop root, nor are they the same on Windows.
        if flags & os.O_CREAT and Path(path).is_relative_to(workspace.outputs):
            raise PermissionError(errno.EACCES, "denied", str(path))
        return really_open(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(OutputError, match="Нет прав на запись"):
        run(workspace, "Книга.xlsx")
    assert list(workspace.outputs.iterdir()) == []


def test_output_folder_that_is_a_file_is_told(workspace: Workspace) -> None:
    save(workspace.inputs / "Книга.xlsx", GOOD, {})
    workspace.outputs.write_text("файл", encoding="utf-8")
    with pytest.raises(OutputError, match="outputs"):
        run(workspace, "Книга.xlsx")


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ('date_form = "цифрами"', ["ПРИКАЗ", "05.10.2026\t\t№ 12-од", "\tг. Озёрск"]),
        (
            'date_line = ["{место}", "{дата}", "{номер}"]',
            ["ПРИКАЗ", "г. Озёрск", "5 октября 2026 г.", "№ 12-од"],
        ),
        (
            'date_line = ["{дата} | {вид} | {номер}"]',
            ["5 октября 2026 г.\tПРИКАЗ\t№ 12-од"],
        ),
        (
            'date_line = ["от {дата} {номер}"]\ndate_line_above_kind = true',
            ["от 5 октября 2026 г. № 12-од", "ПРИКАЗ"],
        ),
    ],
)
def test_order_of_head_belongs_to_the_office(
    workspace: Workspace, build: Build, profile: str, expected: list[str]
) -> None:
    folder = workspace.root / "templates" / "profiles"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(f'name = "свой"\n{profile}\n', encoding="utf-8")
    directory = workspace.root / "справочник.xlsx"
    save(directory, {"Организация": [["Место", "г. Озёрск"], ["Профиль", "свой"]]}, {})
    built = build({"Реквизиты": card(Подписант="Ясенева Н.Ф."), "Пункты": CLAUSES})
    assert built.lines[: len(expected)] == expected


def test_corner_order_belongs_to_the_office(workspace: Workspace, build: Build) -> None:
    folder = workspace.root / "templates" / "profiles"
    folder.mkdir(parents=True)
    text = 'name = "свой"\ncorner_order = ["ПРИНЯТО", "УТВЕРЖДЕНО"]\n'
    (folder / "own.toml").write_text(text, encoding="utf-8")
    save(workspace.root / "справочник.xlsx", {"Организация": [["Профиль", "свой"]]}, {})
    corners = [["Гриф", "Строки"], ["УТВЕРЖДЕН", "приказом"], ["ПРИНЯТО", "советом"]]
    fields = {"Подписант": "Ясенева Н.Ф.", "Грифы": ""}
    built = build(
        {
            "Реквизиты": card(Подписант=fields["Подписант"]),
            "Пункты": CLAUSES,
            "Грифы": corners,
        }
    )
    assert built.lines[0] == "ПРИНЯТО / советом||УТВЕРЖДЕН / приказом"


def test_coat_of_arms_and_pictures_stand_in_the_document(
    workspace: Workspace, build: Build
) -> None:
    workspace.inputs.mkdir(parents=True)
    (workspace.inputs / "герб.png").write_bytes(png())
    built = build({"Реквизиты": card(Герб="герб.png"), "Пункты": CLAUSES})
    assert built.told == []
    assert len(built.document.inline_shapes) == 1
    assert (
        "missing-file Реквизиты!B7"
        in build({"Реквизиты": card(Герб="нет.png"), "Пункты": CLAUSES}).told
    )


def test_ready_document_is_put_in_whole(workspace: Workspace, build: Build) -> None:
    workspace.inputs.mkdir(parents=True)
    ready = docx.Document()
    ready.add_heading("Готовый порядок", 1)
    ready.add_paragraph("Первый пункт.", style="List Number")
    table = ready.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Левая", "Правая"
    ready.save(str(workspace.inputs / "Порядок.docx"))
    attachments = [
        ["Название", "Отметка", "Файл"],
        ["ПОРЯДОК\nработы", "УТВЕРЖДЕН", "Порядок.docx"],
    ]
    built = build({"Реквизиты": card(), "Пункты": CLAUSES, "Приложения": attachments})
    assert built.told == []
    for line in ("Готовый порядок", "Первый пункт.", "Левая|Правая"):
        assert line in built.lines
    assert len(built.document.sections) == 2


def test_error_between_workbooks_stops_its_own(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Один.xlsx", "Два.xlsx"):
        save(workspace.inputs / name, GOOD, {})
    place = Location(str(workspace.inputs / "Два.xlsx"), "Пункты", 2, 1)
    found = error("law-differs", place, "Закон назван иначе.")
    monkeypatch.setattr("docgen.checks.run_checks_across", lambda _papers: [found])
    result = run(workspace, "Один.xlsx", "Два.xlsx")
    assert [document.status for document in result.documents] == ["built", "failed"]


def test_an_older_document_is_told_when_there_is_no_new_one(workspace: Workspace) -> None:
    path = workspace.inputs / "Приказ.xlsx"
    save(path, GOOD, {})
    (made,) = run(workspace, "Приказ.xlsx").documents
    assert made.output is not None
    save(path, {"Реквизиты": CARD, "Пункты": []}, {})
    result = run(workspace, "Приказ.xlsx")
    assert [one.status for one in result.documents] == ["failed"]
    told = [issue.message for issue in result.issues if issue.code == "outdated-document"]
    assert len(told) == 1
    assert f"«{made.output.name}»." in told[0]
    made.output.with_suffix(".pdf").write_bytes(b"%PDF-1.7")
    (told_now,) = (
        issue.message
        for issue in run(workspace, "Приказ.xlsx").issues
        if issue.code == "outdated-document"
    )
    assert f"«{made.output.name}» и PDF." in told_now


def test_a_marked_copy_is_no_older_document(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(workspace.inputs / "Приказ.xlsx", {"Реквизиты": CARD, "Пункты": []}, {})
    monkeypatch.chdir(workspace.root)
    assert cli.main(["check", "--mark"]) == 1
    assert list(workspace.outputs.glob("* (замечания).xlsx"))
    result = run(workspace, "Приказ.xlsx")
    assert "outdated-document" not in {issue.code for issue in result.issues}
