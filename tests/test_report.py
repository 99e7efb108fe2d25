"""Reports: the same facts for a person and for a program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from docgen.errors import DocgenError
from docgen.issues import Issue, Location, error, warning
from docgen.report import json_failure, json_report, shown_path, summary, text_report

BASE = Path("/work folder").absolute()


@dataclass(frozen=True)
class Document:
    workbook: Path
    status: str
    output: Path | None = None
    kind: str = "протокол"


@dataclass(frozen=True)
class Run:
    documents: Sequence[Document] = ()
    issues: Sequence[Issue] = field(default_factory=list)
    checking: bool = False


def document(name: str, status: str = "built") -> Document:
    output = BASE / "outputs" / f"{name}.docx" if status in {"built", "unchanged", "kept"} else None
    return Document(BASE / "inputs" / f"{name}.xlsx", status, output)


def place(sheet: str = "", row: int | None = None, column: int | None = None) -> Location:
    return Location(str(BASE / "inputs" / "Протокол.xlsx"), sheet, row, column)


def test_text_groups_by_workbook_and_sheet_errors_first() -> None:
    run = Run(
        [document("План"), document("Протокол", "failed")],
        [
            warning("late", place("Реквизиты", 2, 2), "Дата в будущем."),
            error("late", place("Решения", 9, 3), "Срок не распознан.", "Нужен вид ДД.ММ.ГГГГ."),
            error("late", place("Решения", 7, 3), "Нет исполнителя,\nа нужен."),
            error("late", place("Реквизиты", 3, 2), "Нет номера."),
            error("late", place(), "Нет листа «Повестка»."),
        ],
    )
    inputs, outputs = Path("inputs"), Path("outputs")
    assert text_report(run, BASE).splitlines() == [
        f"{inputs / 'План.xlsx'}",
        f"  Собран: {outputs / 'План.docx'}",
        "",
        f"{inputs / 'Протокол.xlsx'}",
        "  Нет листа «Повестка».",
        "  Реквизиты!B3: Нет номера.",
        "  Реквизиты!B2: предупреждение: Дата в будущем.",
        "  Решения!C7: Нет исполнителя, а нужен.",
        "  Решения!C9: Срок не распознан. Нужен вид ДД.ММ.ГГГГ.",
        "  Документ не собран: исправьте ошибки и запустите ещё раз.",
        "",
        "Собрано документов: 1, не собрано: 1. Ошибок: 4, предупреждений: 1.",
    ]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["built"] * 3, "Собрано документов: 3"),
        (["built", "unchanged", "kept"], "Собрано документов: 2, без изменений: 1"),
        (["failed"], "Собрано документов: 0, не собрано: 1"),
        (["unchanged"], "Собрано документов: 0, без изменений: 1"),
        (["checked", "checked"], "Проверено документов: 2"),
        (["checked", "failed"], "Проверено документов: 2, с ошибками: 1"),
        ([], "Собрано документов: 0"),
    ],
)
def test_summary_counts(statuses: Sequence[str], expected: str) -> None:
    documents = [document("План", status) for status in statuses]
    run = Run(documents, checking="checked" in statuses)
    assert summary(run) == f"{expected}. Ошибок: 0, предупреждений: 0."


def test_kept_document_is_told_with_its_new_place() -> None:
    text = text_report(Run([document("План (новый)", "kept")]), BASE)
    assert "новый лежит рядом" in text
    assert "План (новый).docx" in text


@pytest.mark.parametrize("called", ["Протокол.xlsx", str(BASE / "inputs" / "Протокол.xlsx")])
def test_issue_finds_its_workbook_by_name_too(called: str) -> None:
    issue = error("no-number", Location(called, "Реквизиты", 3, 2), "Нет номера.", "Впишите.")
    report = json.loads(json_report(Run([document("Протокол", "failed")], [issue]), BASE))
    workbook = str(Path("inputs/Протокол.xlsx"))
    assert report == {
        "documents": [
            {"workbook": workbook, "kind": "протокол", "output": None, "status": "failed"}
        ],
        "issues": [
            {
                "workbook": workbook,
                "sheet": "Реквизиты",
                "cell": "B3",
                "code": "no-number",
                "severity": "error",
                "message": "Нет номера.",
                "hint": "Впишите.",
            }
        ],
    }


def test_json_is_readable_russian() -> None:
    assert "Протокол" in json_report(Run([document("Протокол")]), BASE)


def test_failure_is_an_issue_in_json() -> None:
    report = json.loads(json_failure(DocgenError("Нет папки.", "Создайте её.")))
    assert report["documents"] == []
    (issue,) = report["issues"]
    assert (issue["code"], issue["severity"]) == ("docgen-error", "error")
    assert (issue["message"], issue["hint"]) == ("Нет папки.", "Создайте её.")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (BASE / "inputs" / "а.xlsx", Path("inputs/а.xlsx")),
        (Path("inputs/а.xlsx"), Path("inputs/а.xlsx")),
        (BASE.parent / "other" / "а.xlsx", BASE.parent / "other" / "а.xlsx"),
        (Path("../other/а.xlsx"), BASE.parent / "other" / "а.xlsx"),
    ],
)
def test_paths_start_from_the_current_folder(path: Path, expected: Path) -> None:
    assert shown_path(path, BASE) == str(expected)
