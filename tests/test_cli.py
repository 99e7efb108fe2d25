"""The command line: exit codes, Russian words, and a quick start."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
import pytest

import docgen
from docgen import pipeline
from docgen.batch import BatchLayout, RunTasks
from docgen.cli import cli, main
from docgen.disk_cache import VARIABLE
from docgen.errors import KindError, OutputError
from docgen.issues import Issue, Location, error, warning
from docgen.pipeline import DocumentResult, RunResult
from docgen.processors import processors
from docgen.progress import Begin
from docgen.workspace import Workspace

HEAVY = (
    "openpyxl",
    "docxtpl",
    "jinja2",
    "lxml",
    "docx",
    "docxcompose",
    "babel",
    "pymorphy3",
    "pypdf",
)
COMMANDS = (
    "init",
    "kinds",
    "people",
    "new",
    "update",
    "check",
    "explain",
    "names",
    "preview",
    "build",
    "template",
    "doctor",
)

Output = pytest.CaptureFixture[str]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one workbook, and one stands in it."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "План.xlsx").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # logs of faults go here
    return tmp_path


@pytest.fixture
def calls(office: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What the pipeline was asked for in the office, without its work."""
    del office
    made: list[tuple[object, ...]] = []

    def build(
        paths: Sequence[Path],
        output: Path,
        *,
        workspace: Workspace,
        strict: bool,
        force: bool,
        layout: BatchLayout | None,
        run_tasks: RunTasks,
        verify: bool,
        begin: Begin,
        also: Sequence[str],
        jobs: int,
    ) -> RunResult:
        assert not also
        assert jobs == processors()
        assert not verify
        assert layout is None
        assert callable(run_tasks)
        begin(len(paths))
        made.append((list(paths), output, workspace.root, strict, force))
        return RunResult([DocumentResult(paths[0], "план", output / "План.docx", "built")], [])

    def check(paths: Sequence[Path], *, workspace: Workspace, strict: bool, jobs: int) -> RunResult:
        made.append((list(paths), workspace.root, strict, jobs))
        return RunResult([DocumentResult(paths[0], "план", None, "checked")], [])

    monkeypatch.setattr(pipeline, "build", build)
    monkeypatch.setattr(pipeline, "check", check)
    return made


def answer(monkeypatch: pytest.MonkeyPatch, *outcome: Issue | BaseException) -> None:
    """Let the pipeline find these issues, or fail so."""

    def run(*_paths: object, **_options: object) -> RunResult:
        for thing in outcome:
            if isinstance(thing, BaseException):
                raise thing
        return RunResult([], [thing for thing in outcome if isinstance(thing, Issue)])

    monkeypatch.setattr(pipeline, "build", run)
    monkeypatch.setattr(pipeline, "check", run)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], (["inputs/План.xlsx"], "outputs", False, False)),
        (["inputs"], (["inputs/План.xlsx"], "outputs", False, False)),
        (["а.xlsx", "б.xlsx"], (["а.xlsx", "б.xlsx"], "outputs", False, False)),
        (["--output", "out", "--force"], (["inputs/План.xlsx"], "out", False, True)),
        (["--strict", "а.xlsx"], (["а.xlsx"], "outputs", True, False)),
    ],
)
def test_build_calls_the_pipeline(
    office: Path,
    calls: list[tuple[object, ...]],
    arguments: Sequence[str],
    expected: tuple[list[str], str, bool, bool],
) -> None:
    assert main(["build", *arguments]) == 0
    ((paths, output, root, strict, force),) = calls
    assert isinstance(paths, list)
    assert [office / path for path in paths] == [office / path for path in expected[0]]
    assert (output, root, strict, force) == (office / expected[1], office, *expected[2:])


def test_check_calls_the_pipeline(office: Path, calls: list[tuple[object, ...]]) -> None:
    paths = [office / "inputs" / "План.xlsx"]
    assert main(["check", "--strict"]) == 0
    assert main(["check", "--jobs", "3"]) == 0
    assert calls == [(paths, office, True, processors()), (paths, office, False, 3)]


@pytest.mark.usefixtures("calls")
def test_report_is_text(capsys: Output) -> None:
    assert main(["build"]) == 0
    output = capsys.readouterr()
    assert f"Собран: {Path('outputs/План.docx')}" in output.out
    assert output.out.endswith("Собрано документов: 1. Ошибок: 0, предупреждений: 0.\n")
    assert output.err == ""


@pytest.mark.usefixtures("calls")
def test_report_is_json(capsys: Output) -> None:
    assert main(["build", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "documents": [
            {
                "workbook": str(Path("inputs/План.xlsx")),
                "kind": "план",
                "output": str(Path("outputs/План.docx")),
                "status": "built",
            }
        ],
        "issues": [],
    }


PLACE = Location("inputs/План.xlsx", "Реквизиты", 2, 2)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    ("outcome", "options", "code"),
    [
        ([], [], 0),
        ([warning("w", PLACE, "Хм.")], [], 0),
        ([warning("w", PLACE, "Хм.")], ["--strict"], 1),
        ([error("e", PLACE, "Нет даты.")], [], 1),
        ([OutputError("Нет места.")], [], 3),
        ([KindError("Плохой TOML.")], ["--strict"], 3),
        ([KeyboardInterrupt()], [], 3),
        ([RuntimeError("Иванова")], [], 3),
        ([MemoryError()], [], 3),
    ],
    ids=str,
)
def test_exit_code(
    monkeypatch: pytest.MonkeyPatch,
    capsys: Output,
    command: str,
    outcome: Sequence[Issue | BaseException],
    options: Sequence[str],
    code: int,
) -> None:
    answer(monkeypatch, *outcome)
    assert main([command, *options]) == code
    output = capsys.readouterr()
    assert "Traceback" not in output.err
    assert "Иванова" not in output.err
    assert bool(output.err) == (code == 3)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (OutputError("Нет места.", "Освободите."), "docgen: Нет места. Освободите.\n"),
        (KeyboardInterrupt(), "Остановлено."),
        (RuntimeError("x"), "docgen: Внутренняя ошибка docgen (RuntimeError)."),
    ],
)
def test_failure_is_one_sentence_on_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: Output, failure: BaseException, sentence: str
) -> None:
    answer(monkeypatch, failure)
    main(["build"])
    output = capsys.readouterr()
    assert output.err.strip().startswith(sentence.strip())
    assert output.out == ""


@pytest.mark.usefixtures("office")
def test_failure_is_json_too(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    answer(monkeypatch, OutputError("Нет места.", "Освободите."))
    assert main(["build", "--format", "json"]) == 3
    (issue,) = json.loads(capsys.readouterr().out)["issues"]
    assert (issue["code"], issue["message"]) == ("docgen-error", "Нет места.")


def test_nothing_to_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == 3
    assert "docgen init" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["biuld"], "Нет такой команды: biuld. Может быть, build?"),
        (["печать"], "Нет такой команды: печать."),
        (["build", "--fource"], "Нет такого параметра: --fource. Может быть, --force?"),
        (["--strict"], "Нет такого параметра: --strict."),
        (["build", "--format", "xml"], "параметра --format. Можно: text, json, html."),
        (["build", "--output"], "Параметр --output указан неверно"),
        (["build", "--strict=да"], "Параметр --strict указан неверно"),
        (["new"], "Команде не хватает слова: ВИД."),
        (["kinds", "приказ"], "Лишнее в команде: приказ."),
        (["people", "imprt", "а.xlsx"], "Нет такой команды: imprt. Может быть, import?"),
        (["people", "import"], "Команде не хватает слова: ФАЙЛ."),
    ],
)
def test_wrong_command_line(arguments: Sequence[str], sentence: str, capsys: Output) -> None:
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert sentence in output.err
    assert "Справка: docgen" in output.err
    assert output.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["-h"],
        ["--help"],
        *([name, "-h"] for name in COMMANDS),
        ["people"],
        ["people", "import", "-h"],
    ],
)
def test_help_is_russian(arguments: Sequence[str], capsys: Output) -> None:
    assert main(arguments) == 0
    text = capsys.readouterr().out
    assert text.startswith("Использование: docgen")
    assert "Показать эту справку." in text
    for english in ("Usage", "Options", "Commands", "Show", "default", "ARGS", "TEXT", "PATH"):
        assert english not in text


def test_commands_stand_in_the_order_of_work() -> None:
    assert tuple(cli.list_commands(click.Context(cli))) == COMMANDS  # type: ignore[attr-defined]


def test_version(capsys: Output) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"docgen {docgen.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["kinds"], ["build", "--help"], ["people", "import", "--help"], ["--version"]],
)
def test_start_is_quick(arguments: Sequence[str]) -> None:
    assert loaded_by(arguments) == []


@pytest.mark.parametrize("kind", ["plan", "protocol", "order"])
def test_a_small_build_is_quick(kind: str, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the first build of a template has learned, the next one need not load again."""
    monkeypatch.setenv(VARIABLE, str(office / "cache"))
    book, first, second = str(office / "Книга.xlsx"), office / "раз", office / "два"
    assert main(["new", kind, book, "--example"]) == 0
    assert loaded_by(["build", book, "--output", str(first)]) != []
    assert loaded_by(["build", book, "--output", str(second)]) == []
    names = {path.name for path in first.glob("*.docx")}
    assert names
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def loaded_by(arguments: Sequence[str]) -> list[str]:
    """Return which of the heavy libraries a process of its own has loaded."""
    program = (
        "import sys; from docgen.cli import main; code = main(sys.argv[1:]);"
        f"print('heavy:', *[name for name in {HEAVY} if name in sys.modules]); sys.exit(code)"
    )
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.splitlines()[-1].split()[1:]


def test_output_is_utf8_whatever_the_console(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "docgen", "kinds"]
    environment = {"PYTHONIOENCODING": "cp866", "PYTHONPATH": str(Path(docgen.__file__).parents[1])}
    done = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path, env=environment)
    assert "протокол (protocol)" in done.stdout.decode("utf-8")


def test_kinds_are_listed(office: Path, capsys: Output) -> None:
    del office
    assert main(["kinds"]) == 0
    text = capsys.readouterr().out
    for name in ("приказ (order)", "протокол (protocol)", "план (plan)"):
        assert name in text


def test_init_makes_a_working_folder_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "моя школа"]) == 0
    text = capsys.readouterr().out
    assert 'cd "моя школа"' in text
    assert [line[:2] for line in text.splitlines()[-3:]] == ["1.", "2.", "3."]
    root = tmp_path / "моя школа"
    assert (root / "outputs").is_dir()
    assert (root / "справочник.xlsx").is_file()
    assert list((root / "inputs").glob("*.xlsx"))
    assert list((root / "templates" / "docx").glob("*.docx"))
    assert list((root / "templates" / "kinds").glob("*.toml"))
    assert list(root.rglob("*.py")) == [root / "start.py"]
    program = Path(__file__).parents[1] / "start.py"
    assert f"Path({str(program)!r})" in (root / "start.py").read_text(encoding="utf-8")
    assert "python3 start.py new протокол" in text
    edited = root / "templates" / "kinds" / "plan.toml"
    edited.write_text("своё", encoding="utf-8")
    (root / "templates" / "kinds" / "order.toml").unlink()
    assert main(["init", "моя школа"]) == 0
    text = capsys.readouterr().out
    assert "Добавлено файлов: 1." in text
    assert str(Path("templates/kinds/plan.toml")) in text
    assert edited.read_text(encoding="utf-8") == "своё"


def test_init_into_a_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "школа").touch()
    assert main(["init", "школа"]) == 3
    assert "нужна папка" in capsys.readouterr().err


@pytest.fixture
def forms(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The forms that were written, without their content."""
    written: list[Path] = []

    def create_file(path: Path, _data: bytes) -> bool:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"form")
        written.append(path)
        return True

    monkeypatch.setattr("docgen.workbook.form_bytes", lambda _kind, **_filling: b"form")
    monkeypatch.setattr("docgen.new_books.create_file", create_file)
    return written


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["протокол"], "inputs/Протокол.xlsx"),
        (["Protocol"], "inputs/Протокол.xlsx"),
        (["план", "План 2026.xlsx"], "План 2026.xlsx"),
        (["план", "План 2026"], "План 2026.xlsx"),
        (["план", "на 01.09"], "на 01.09.xlsx"),
        (["план", "новая папка/План"], "новая папка/План.xlsx"),
        (["приказ", "inputs"], "inputs/Приказ.xlsx"),
    ],
)
def test_new_workbook(
    office: Path, forms: list[Path], capsys: Output, arguments: Sequence[str], expected: str
) -> None:
    assert main(["new", *arguments]) == 0
    assert forms == [office / expected]
    assert "docgen build" in capsys.readouterr().out


def test_new_workbook_outside_of_a_working_folder(
    tmp_path: Path, forms: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "план"]) == 0
    assert forms == [tmp_path / "План.xlsx"]


@pytest.mark.parametrize("added", [[], ["--example"], ["--batch", "--set"]])
def test_new_workbook_never_overwrites(
    office: Path, forms: list[Path], capsys: Output, added: list[str]
) -> None:
    (office / "inputs" / "План 2.xlsx").touch()
    assert main(["new", "план", *added]) == 3
    assert forms == []
    said = capsys.readouterr().err
    assert "«План.xlsx» уже есть" in said
    command = " ".join(["docgen new план", *added])
    assert f'{command} "{Path("inputs", "План 3.xlsx")}"' in said


def test_new_workbook_of_unknown_kind(office: Path, forms: list[Path], capsys: Output) -> None:
    del office
    assert main(["new", "протакол"]) == 2
    assert forms == []
    said = capsys.readouterr().err
    assert "Возможно, имелось в виду «протокол»." in said
    assert "docgen new --help" in said


def test_new_directory_may_be_mistyped(office: Path, forms: list[Path], capsys: Output) -> None:
    del office
    assert main(["new", "справочнек"]) == 2
    assert forms == []
    assert "«справочник»" in capsys.readouterr().err
