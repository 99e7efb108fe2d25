"""A fault of docgen itself: told without a traceback and without people's data."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

import pytest

from docgen.crash import as_docgen_error, crash_places
from docgen.errors import DocgenError, OutputError


def fail() -> None:
    person = "Иванова Мария Петровна"
    try:
        int(person)
    except ValueError as cause:
        raise RuntimeError(f"не вышло: {person}") from cause


def caught() -> RuntimeError:
    try:
        fail()
    except RuntimeError as failure:
        return failure
    raise AssertionError


def test_known_failure_speaks_for_itself() -> None:
    failure = OutputError("Нет места.")
    assert as_docgen_error(failure) is failure


def test_what_the_disk_is_at_fault_for_is_no_fault_of_docgen() -> None:
    told = as_docgen_error(OSError(errno.EIO, "gone", "Z:/inputs/Приказ.xlsx"))
    assert told.message == "Папка недоступна: «Z:/inputs»."
    assert isinstance(told.__cause__, OSError)
    assert "Внутренняя" in str(as_docgen_error(FileNotFoundError(errno.ENOENT, "x", "docgen.py")))


def test_log_holds_places_and_nobody() -> None:
    log = "\n".join(crash_places(caught()))
    assert "builtins.RuntimeError" in log
    assert "builtins.ValueError" in log
    assert "test_crash.py" in log
    assert "Иванова" not in log
    assert str(Path(__file__).parent.parent) not in log
    assert str(Path.home()) not in log


def test_tags_and_endless_recursion_are_told_briefly() -> None:
    def again(depth: int) -> None:
        again(depth + 1)

    try:
        exec(compile("again(0)", "Приказ Ивановой.docx", "exec"), {"again": again})
    except RecursionError as failure:
        places = crash_places(failure)
    assert len(places) < 100
    try:
        exec(compile("1 / 0", "Приказ Ивановой.docx", "exec"))
    except ZeroDivisionError as failure:
        places = crash_places(failure)
    assert places[-1] == "  теги:1"


def test_unknown_failure_names_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    told = as_docgen_error(caught())
    assert isinstance(told, DocgenError)
    assert told.message == "Внутренняя ошибка docgen (RuntimeError). Ваши файлы целы."
    assert "Иванова" not in str(told)
    (log,) = tmp_path.glob("docgen-*.log")
    assert str(log) in told.hint
    text = log.read_text(encoding="utf-8")
    assert "docgen " in text
    assert "RuntimeError" in text
    assert "Иванова" not in text


def test_fault_is_told_where_no_log_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    assert "Внутренняя ошибка" in str(as_docgen_error(caught()))
