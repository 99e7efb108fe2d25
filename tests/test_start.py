"""The two commands of the README: set up once, quick afterwards, and clear when it cannot be."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = Path(__file__).parents[1] / "start.py"


@pytest.fixture
def commands() -> list[str]:
    """What was run, without the folders of this machine."""
    return []


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commands: list[str]) -> ModuleType:
    """start.py in a checkout of its own, where programs are not run but remembered."""
    specification = importlib.util.spec_from_file_location("start", SOURCE)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    environment = tmp_path / ".venv"
    python = environment / "python"

    def run(command: list[str], _environment: object = None, folder: Path = tmp_path) -> int:
        if folder != tmp_path:
            commands.append(f"cd {folder.name}")
        commands.append(" ".join(part for part in command[1:] if part[:2] not in {"--", "-m"}))
        if "venv" in command:
            environment.mkdir(exist_ok=True)
            python.touch()
        return 0

    for name, value in {
        "ROOT": tmp_path,
        "ENVIRONMENT": environment,
        "PYTHON": python,
        "STAMP": environment / "stamp",
        "run": run,
    }.items():
        monkeypatch.setattr(module, name, value)
    return module


def runs(commands: list[str]) -> list[str]:
    """The first words of what was run, and forget it."""
    words = [command.split(" ")[0] for command in commands]
    commands.clear()
    return words


def test_set_up_once(start: ModuleType, commands: list[str]) -> None:
    assert start.main(["build"]) == 0
    assert runs(commands) == ["venv", "pip", "docgen"]
    assert start.main(["build"]) == 0
    assert runs(commands) == ["docgen"]
    # The tests need more than the commands do, and the commands no more than the tests.
    assert start.main(["test", "-q"]) == 0
    assert "pip install -e .[dev]" in commands
    assert commands[-1] == "pytest -q"
    commands.clear()
    assert start.main(["check", "а.xlsx"]) == 0
    assert commands == ["docgen check а.xlsx"]


def test_runs_in_the_working_folder_that_called(
    start: ModuleType, commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCGEN_FOLDER", "школа")
    assert start.main(["check"]) == 0
    assert commands[-2:] == ["cd школа", "docgen check"]
    commands.clear()
    assert start.main(["test"]) == 0
    assert commands[-1] == "pytest"
    assert "cd школа" not in commands


def change_requirements(root: Path) -> None:
    (root / "pyproject.toml").write_text("[project] # new", encoding="utf-8")


def lose_python(root: Path) -> None:
    (root / ".venv" / "python").unlink()


@pytest.mark.parametrize("change", [change_requirements, lose_python])
def test_set_up_again_after_a_change(
    start: ModuleType, commands: list[str], tmp_path: Path, change: Callable[[Path], None]
) -> None:
    start.main(["build"])
    commands.clear()
    change(tmp_path)
    start.main(["build"])
    assert "pip" in runs(commands)


@pytest.mark.parametrize(
    ("tools", "expected"),
    [
        ({"import ensurepip, venv"}, ["venv", "pip", "docgen"]),
        ({"pip"}, ["venv", "pip", "docgen"]),  # Debian: pip without python3-venv
        (set(), []),
    ],
)
def test_machine_has_less(
    start: ModuleType,
    commands: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tools: set[str],
    expected: list[str],
) -> None:
    monkeypatch.setattr(start, "works", lambda command: command[-1] in tools)
    monkeypatch.setattr(start, "install_venv_package", lambda: False)
    assert start.main(["build"]) == (0 if expected else 3)
    assert runs(commands) == expected


def test_failed_set_up_is_tried_again(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "make_environment", lambda: ["python", "pip"])
    monkeypatch.setattr(start, "run", lambda _command: 1)
    start.ENVIRONMENT.mkdir()
    assert start.main(["build"]) == 3
    assert "Не удалось установить библиотеки" in capsys.readouterr().err
    assert not start.STAMP.exists()


def test_old_python_is_refused(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "OLDEST", (99, 0))
    assert start.main(["build"]) == 3
    assert "Нужен Python" in capsys.readouterr().err


def test_no_command_tells_the_commands(
    start: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main([]) == 2
    assert "start.py build | test" in capsys.readouterr().out
