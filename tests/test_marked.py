"""Marked copies of a run: where they go, what stays as it was, what is no workbook of the run."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import docgen
from docgen.cli import main
from docgen.issues import Issue
from docgen.pipeline import RunResult
from docgen.service_sheets import FINDINGS_SHEET
from tests.checks.books import Sheets, order
from tests.documents.conftest import save

LATE: Sheets = order([["Текст", "Срок"], ["Провести.", "01.09.2026"]])
SOUND: Sheets = order([["Текст", "Срок"], ["Провести.", "01.11.2026"]])
COPY = "Приказ (замечания).xlsx"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one workbook whose deadline is past, and one stands in it."""
    save(tmp_path / "inputs" / "Приказ.xlsx", LATE, {})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(office: Path, path: str = "inputs/Приказ.xlsx", *, mark: bool = True) -> RunResult:
    return docgen.check([office / path], marked_dir=office / "outputs" if mark else None)


def words(issues: list[Issue]) -> set[tuple[str, str, str]]:
    return {(i.code, str(i.location), i.message) for i in issues if i.location.sheet}


def test_copy_is_written_and_the_workbook_stays(office: Path) -> None:
    path = office / "inputs" / "Приказ.xlsx"
    before = path.read_bytes()
    result = check(office)
    assert result.marked == {str(path): office / "outputs" / COPY}
    assert path.read_bytes() == before
    sheet = openpyxl.load_workbook(office / "outputs" / COPY)["Пункты"]
    assert sheet["B2"].comment is not None
    assert "deadline-not-before-document" in sheet["B2"].comment.text


def test_checking_the_copy_finds_the_same(office: Path) -> None:
    result = check(office)
    again = check(office, f"outputs/{COPY}", mark=False)
    assert words(result.issues) == words(again.issues) != set()


def test_copy_is_no_workbook_of_a_folder(office: Path) -> None:
    check(office)
    (office / "outputs" / COPY).rename(office / "inputs" / COPY)
    assert main(["build"]) == 0
    built = {path.name for path in (office / "outputs").glob("*.docx")}
    assert len(built) == 1


def test_mended_workbook_renews_its_copy(office: Path) -> None:
    check(office)
    save(office / "inputs" / "Приказ.xlsx", SOUND, {})
    check(office)
    listed = openpyxl.load_workbook(office / "outputs" / COPY)[FINDINGS_SHEET]
    codes = {row[4].value for row in listed.iter_rows(min_row=2)}
    assert "deadline-not-before-document" not in codes


def test_copy_that_a_person_changed_is_kept(office: Path) -> None:
    check(office)
    copy = office / "outputs" / COPY
    workbook = openpyxl.load_workbook(copy)
    workbook["Пункты"]["B2"] = "01.11.2026"
    workbook.save(copy)
    changed = copy.read_bytes()
    check(office)
    assert copy.read_bytes() == changed
    assert (office / "outputs" / "Приказ (замечания) (новый).xlsx").exists()


def test_directory_is_marked_too(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = [["ФИО", "Должность", "Пол"], ["Петрова Мария Павловна", "директор", "кошка"]]
    save(office / "справочник.xlsx", {"Люди": people}, {})
    main(["check", "--mark"])
    copy = Path("outputs") / "справочник (замечания).xlsx"
    assert str(copy) in capsys.readouterr().out
    assert openpyxl.load_workbook(office / copy)["Люди"]["C2"].comment is not None


def test_unreadable_workbook_has_no_copy(office: Path) -> None:
    (office / "inputs" / "Плохая.xlsx").write_bytes(b"PK")
    result = check(office, "inputs/Плохая.xlsx")
    assert result.marked == {}
    assert {i.code for i in result.issues if i.is_error} == {"unreadable-workbook"}


def test_copy_that_is_open_costs_no_finding(office: Path) -> None:
    found = words(check(office).issues)
    (office / "outputs" / f".~lock.{COPY}#").touch()
    save(office / "inputs" / "Приказ.xlsx", {**LATE, "Ещё": [["Текст"]]}, {})
    result = check(office)
    assert words(result.issues) == found
    assert [i.message for i in result.issues if i.code == "not-marked"] == [
        f"Файл «{office / 'outputs' / COPY}» открыт в другой программе."
    ]


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["--mark"], [COPY]),
        (["--format", "html"], ["Замечания.html"]),
        (["--mark", "--format", "html"], [COPY, "Замечания.html"]),
        (["--report", "outputs/Отчёт.json"], ["Отчёт.json"]),
        (["--report", "outputs/Отчёт.txt"], ["Отчёт.txt"]),
        (["--report", "outputs/Отчёт.htm", "--mark"], [COPY, "Отчёт.htm"]),
        ([], []),
    ],
)
def test_command_tells_what_it_wrote(
    office: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], written: list[str]
) -> None:
    assert main(["check", *arguments]) == 0
    told = capsys.readouterr().out
    outputs = office / "outputs"
    found = [path.name for path in outputs.iterdir()] if outputs.exists() else []
    assert sorted(name for name in found if not name.startswith(".")) == sorted(written)
    assert all(str(Path("outputs") / name) in told for name in written)
    assert told.splitlines()[-1].startswith("Проверено документов: 1")


@pytest.mark.parametrize("name", ["inputs/Приказ.xlsx", "Отчёт", "Отчёт.docx"])
def test_a_report_never_takes_the_place_of_a_workbook(
    office: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = (office / "inputs" / "Приказ.xlsx").read_bytes()
    assert main(["check", "--format", "html", "--report", name]) == 3
    assert "не записывается" in capsys.readouterr().err
    assert (office / "inputs" / "Приказ.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "sentence", "code"),
    [
        ("bad-date", "Дата не распознана (bad-date)", 0),
        ("дата не распознана", "Стало: ", 0),
        ("proof-xml-parses", "Документ не прошёл проверку", 0),
        ("bad-dat", "Возможно, имелось в виду «bad-date»", 3),
    ],
)
def test_explain(capsys: pytest.CaptureFixture[str], words: str, sentence: str, code: int) -> None:
    assert main(["explain", words]) == code
    output = capsys.readouterr()
    assert sentence in output.out + output.err


def test_explain_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    text = capsys.readouterr().out
    assert "missing-value" in text
    assert max(map(len, text.splitlines())) < 100
