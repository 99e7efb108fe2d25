"""The log that may be sent away: what is in it, where it lies, and that nobody stands in it."""

from __future__ import annotations

import ast
import json
import os
import re
import tempfile
from pathlib import Path

import pytest
from openpyxl import Workbook

import docgen
from docgen import documents
from docgen.cli import main
from docgen.errors import OutputError
from docgen.issues import Location, error
from docgen.journal import LOG_NAME, Journal, end, noted, noted_issues, start, timed
from docgen.starter import create_workspace

Output = pytest.CaptureFixture[str]
# Words that stand in names of files, of sheets and in cells of the workbook below.
SECRETS = ("Яснова", "Нина", "Фёдоровна", "Лиловый", "тайный", "89123456789", "Пурпурная")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Яснова Нина"
    create_workspace(folder)
    monkeypatch.chdir(folder)
    return folder


def secret_book(root: Path) -> Path:
    book = Workbook()
    card = book.worksheets[0]
    card.title = "Реквизиты"
    for row in (
        ("Вид документа", "приказ"),
        ("Дата", "31.02.2027"),
        ("Заголовок", "О лицее «Лиловый»"),
        ("Исполнитель", "Яснова Нина Фёдоровна"),
        ("Тайный столбец", "тайный"),
    ):
        card.append(row)
    clauses = book.create_sheet("Пункты")
    clauses.append(("№", "Текст"))
    clauses.append(("1", "Назначить Яснову Нину Фёдоровну, тел. 89123456789, до 31.02.2027."))
    book.create_sheet("Пурпурная").append(("ФИО", "Пурпурная"))
    book["Пурпурная"].append(("Яснова", "{{ тайный"))
    path = root / "inputs" / "Приказ о Ясновой Нине.xlsx"
    book.save(path)
    return path


def log_of(root: Path) -> str:
    return (root / LOG_NAME).read_text(encoding="utf-8")


COMMANDS = (
    ("build", "--force", "--output", "Лиловый", "FILE"),
    ("check", "--mark", "FILE"),
    ("names", "FILE"),
    ("update", "FILE"),
    ("new", "--from", "FILE", "Лиловый.xlsx"),
    ("people", "import", "FILE", "--dry-run"),
    ("template", "check", "FILE"),
    ("preview", "нет/Яснова.xlsx"),
    ("new", "Лиловый"),
    ("explain", "тайный"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nobody_stands_in_the_log(root: Path, capsys: Output, command: tuple[str, ...]) -> None:
    path = secret_book(root)
    main([str(path) if word == "FILE" else word for word in (*command, "--verbose")])
    shown = capsys.readouterr().err
    text = log_of(root)
    assert f"docgen {docgen.__version__}, Python" in text
    assert "код выхода" in text
    found = [word for word in SECRETS if word.casefold() in text.casefold()]
    assert not found, text
    assert str(root) not in text
    assert f"Журнал записан: {root / LOG_NAME}" in shown


def test_codes_addresses_and_times_stand_in_the_log(root: Path) -> None:
    assert main(["--verbose", "check", str(secret_book(root))]) == 1
    text = log_of(root)
    assert "docgen check [аргументов: 1]" in text
    assert re.search(r"error bad-date, книга \d, «Реквизиты»!B2", text)
    assert re.search(r"чтение: \d+ мс", text)
    assert "итог: failed 1" in text


def test_own_sheets_are_numbered() -> None:
    journal = Journal(lambda: 0.0)
    journal.know(["Пункты"])
    started = start(journal)
    try:
        for sheet in ("Пункты", "Яснова", "Нина", "Яснова"):
            noted_issues([error("bad-date", Location("Яснова.xlsx", sheet, 2, 3), "Яснова")])
    finally:
        end(started)
    told = [line.split("книга 1, ")[1] for line in journal.lines]
    assert told == ["«Пункты»!C2", "свой лист 1!C2", "свой лист 2!C2", "свой лист 1!C2"]


def test_without_verbose_nothing_is_written(root: Path, capsys: Output) -> None:
    assert main(["check", str(secret_book(root))]) == 1
    assert not (root / LOG_NAME).exists()
    assert "Журнал" not in capsys.readouterr().err


def test_json_stays_json(root: Path, capsys: Output) -> None:
    main(["check", "-v", "--format", "json", str(secret_book(root))])
    assert json.loads(capsys.readouterr().out)["issues"]


def test_runs_follow_one_another(root: Path) -> None:
    for _ in range(2):
        main(["kinds", "-v"])
    assert log_of(root).count("== docgen") == 2
    (root / LOG_NAME).write_bytes(b"x" * 1_000_001)
    main(["kinds", "-v"])
    assert len(log_of(root)) < 5_000


def test_a_fault_leaves_its_steps(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("Яснова Нина")

    monkeypatch.setattr(documents, "render_set", fail)
    assert main(["build", "inputs/Краткий протокол.xlsx"]) == 1
    out = capsys.readouterr()
    assert "Внутренняя ошибка docgen (RuntimeError)" in out.out
    assert LOG_NAME in out.out
    text = log_of(root)
    for words in ("СБОЙ", "builtins.RuntimeError", "docgen/documents.py", "чтение: "):
        assert words in text
    assert "Яснова" not in text
    assert main(["doctor"]) == 0
    assert "сбоев в нём: 1" in capsys.readouterr().out


def test_a_refusal_leaves_its_place(root: Path) -> None:
    (root / "inputs" / "Яснова.xlsx").write_bytes(b"1")
    main(["check", "-v", "inputs/Яснова.xlsx"])
    assert "docgen.errors.UnreadableWorkbookError" in log_of(root)
    assert log_of(root).count("отказ") == 1


def test_a_folder_that_cannot_be_written(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    (root / LOG_NAME).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    main(["kinds", "-v"])
    (log,) = tmp_path.glob("docgen-*.log")
    assert str(log) in capsys.readouterr().err


def test_no_log_at_all_costs_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / LOG_NAME).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(root / "нет"))
    assert main(["kinds", "-v"]) == 0


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="this system cannot refuse links")
def test_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "важное.txt"
    target.write_bytes(b"important")
    (root / LOG_NAME).symlink_to(target)
    main(["kinds", "-v"])
    assert target.read_bytes() == b"important"


def test_a_full_disk_costs_the_log_only(root: Path) -> None:
    journal = Journal(lambda: 0.0, folder=root)
    journal.open()
    assert journal._stream is not None
    journal._stream.close()
    journal.add("дальше")
    assert journal.lines[-1].endswith("дальше")


def test_steps_without_a_journal_are_nothing() -> None:
    noted("шаг")
    with pytest.raises(OutputError), timed("шаг"):
        raise OutputError("…")


def test_only_words_of_the_code_are_noted() -> None:
    """What a person has typed can only come into the log through a call that is none of these."""
    calls = 0
    for path in Path(docgen.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in {"noted", "timed"} and path.name != "journal.py":
                calls += 1
                assert isinstance(node.args[0], ast.Constant), f"{path}:{node.lineno}"
    assert calls > 5
