"""What one workbook, template or typed word may break: itself alone, in one Russian sentence."""

from __future__ import annotations

import json
import pkgutil
import tempfile
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell

import docgen
from docgen import cli, pipeline
from docgen.context import load_profile
from docgen.errors import DocgenError, KindError, TemplateError
from docgen.workspace import Workspace
from tests.documents.conftest import save
from tests.documents.test_order import CARD, CLAUSES

GOOD = {"Реквизиты": CARD, "Пункты": CLAUSES}
PERSON = "Иванова Мария Петровна"

EXAMPLES = Path(__file__).parents[2] / "inputs"


@pytest.fixture
def two(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Two workbooks, of which the first will meet a fault."""
    logs = tmp_path / "logs"
    logs.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(logs))
    paths = [workspace.inputs / name for name in ("Плохая.xlsx", "Хорошая.xlsx")]
    for path in paths:
        save(path, GOOD, {})
    return paths


def failing(real: Callable[..., object], failure: Exception) -> Callable[..., object]:
    """The stage, which fails once and then works."""
    left = [failure]

    def stage(*args: object, **kwargs: object) -> object:
        if left:
            raise left.pop()
        return real(*args, **kwargs)

    return stage


STAGES = [
    "docgen.workbook.open_workbook",
    "docgen.workbook.read_records",
    "docgen.checks.run_checks",
    "docgen.context.build_context",
    "docgen.rendering.DocumentTemplate.render",
    "docgen.outputs.safe_file_name",
    "docgen.outputs.write_document",
]
FAILURES = [
    (DocgenError("По кругу.", "Исправьте."), "docgen-error", "По кругу."),
    (KindError("Не вид."), "docgen-error", "Не вид."),
    (TemplateError("Не тег."), "template", "Не тег."),
    (RuntimeError(PERSON), "internal-error", "Внутренняя ошибка docgen (RuntimeError)."),
    (RecursionError(PERSON), "internal-error", "Внутренняя ошибка docgen (RecursionError)."),
]


@pytest.mark.parametrize(
    ("stage", "failure", "code", "told"),
    [
        *((stage, *FAILURES[3]) for stage in STAGES),
        *((STAGES[1], *failure) for failure in FAILURES),
        *((STAGES[-1], *failure) for failure in FAILURES),
    ],
)
def test_fault_of_one_workbook_stops_only_itself(
    two: list[Path],
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    stage: str,
    failure: Exception,
    code: str,
    told: str,
) -> None:
    run = pipeline.Run(workspace)  # the справочник is read before any fault
    monkeypatch.setattr(pipeline, "Run", lambda _workspace, **_options: run)
    owner, _, name = stage.rpartition(".")
    target = pkgutil.resolve_name(owner)
    monkeypatch.setattr(target, name, failing(getattr(target, name), failure))
    result = pipeline.build(two, workspace.outputs, workspace=workspace)
    assert [document.status for document in result.documents] == ["failed", "built"]
    (issue,) = (issue for issue in result.issues if issue.is_error)
    assert issue.code == code
    assert issue.location.workbook == str(two[0])
    assert issue.message.startswith(told)
    assert PERSON not in str(issue)


def test_fault_of_docgen_is_a_failed_document_and_code_1(
    two: list[Path],
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    import docgen.context

    real = docgen.context.build_context
    monkeypatch.setattr(docgen.context, "build_context", failing(real, RuntimeError(PERSON)))
    monkeypatch.chdir(workspace.root)
    assert cli.main(["build", "--format", "json", *map(str, two)]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [document["status"] for document in report["documents"]] == ["failed", "built"]
    log = (workspace.root / "docgen.log").read_text("utf-8")
    assert "RuntimeError" in log
    assert PERSON not in log


def test_fault_in_a_workbook_with_errors_keeps_what_was_found(
    two: list[Path], workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    import docgen.context

    save(two[0], {"Реквизиты": CARD}, {})
    failure = DocgenError("Следует из того, что уже сказано.")
    real = docgen.context.build_context
    monkeypatch.setattr(docgen.context, "build_context", failing(real, failure))
    result = pipeline.check(two, workspace=workspace)
    assert [document.status for document in result.documents] == ["failed", "checked"]
    assert [issue.code for issue in result.issues if issue.is_error] == ["missing-sheet"]


def test_front_functions_take_text_and_paths(two: list[Path], workspace: Workspace) -> None:
    names = [str(path) for path in two]
    checked = docgen.check(names)
    assert [document.status for document in checked.documents] == ["checked", "checked"]
    built = docgen.build(names, str(workspace.outputs), folder=str(workspace.root))
    assert [document.status for document in built.documents] == ["built", "built"]


def test_no_workbooks_give_nothing(tmp_path: Path) -> None:
    target = tmp_path / "нет"
    assert docgen.build([], target) == pipeline.RunResult()
    assert docgen.check([]) == pipeline.RunResult()
    assert not target.exists()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{дата} | {номр}", ["«{номр}»", "«{номер}»"]),
        ("{Дата}", ["«{Дата}»", "«{дата}»"]),
        ("{0}", ["«{0}»", "{место}"]),
        ("{дата.year}", ["«{дата.year}»"]),
        ("{дата!r}", ["«{дата!r}»"]),
        ("{}", ["«{}»"]),
        ("{дата", ["не парные"]),
        ("дата}", ["не парные"]),
        ("{{дата}}", ["не парные"]),
    ],
)
def test_line_of_date_that_cannot_be_filled_is_told_at_once(
    tmp_path: Path, line: str, told: list[str]
) -> None:
    (tmp_path / "profiles").mkdir()
    text = f'name = "свой"\ndate_line = ["{line}"]\n'
    (tmp_path / "profiles" / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KindError) as caught:
        load_profile("свой", [tmp_path])
    for words in ["own.toml", "date_line", *told]:
        assert words in str(caught.value)


LOOP = "{% for a in ученики %}{% for b in ученики %}{{ a.фио }}{% endfor %}{% endfor %}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LOOP, "команды {% %}"),
        ("{# заметка #}{{ фио }}", "заметки {# #}"),
        ("{{ фио|center(9999)|replace(' ', фио|center(9999)) }}", "слишком длинным"),
    ],
)
def test_text_of_a_cell_takes_values_only(
    workspace: Workspace, two: list[Path], text: str, told: str
) -> None:
    attachments = [["Название", "Листы", "Повторить для"], ["ПАМЯТКА", "Памятка", "Ученики"]]
    pupils = [["ФИО"], *[[f"Ученик {number}"] for number in range(2000)]]
    book = {**GOOD, "Приложения": attachments, "Памятка": [["Вид", "Текст"], ["", text]]}
    save(two[0], {**book, "Ученики": pupils}, {})
    result = pipeline.build(two, workspace.outputs, workspace=workspace)
    assert [document.status for document in result.documents] == ["failed", "built"]
    (issue,) = (issue for issue in result.issues if issue.is_error)
    assert issue.code == "template"
    assert told in issue.message


@pytest.mark.parametrize("name", ["План школы", "Протокол рабочей группы"])
@pytest.mark.parametrize(
    "odd", [datetime(2027, 9, 27, 10, 0), timedelta(hours=30), time(10, 30), "1¹", True, -5]
)
def test_whatever_stands_in_a_cell_is_no_fault_of_docgen(
    workspace: Workspace, name: str, odd: object
) -> None:
    book = openpyxl.load_workbook(EXAMPLES / f"{name}.xlsx")
    for page in book.worksheets:
        for row in range(2, 12):
            cell = page.cell(row, 1 + row % page.max_column)
            if isinstance(cell, Cell):
                cell.value = odd  # type: ignore[assignment]
    path = workspace.inputs / "Книга.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    told = {issue.code for issue in pipeline.check([path], workspace=workspace).issues}
    assert "internal-error" not in told
