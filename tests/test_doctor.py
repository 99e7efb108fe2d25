"""``docgen doctor``: what is missing is told with how to get it, and nobody is named."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from docgen import doctor
from docgen.cli import main
from docgen.disk_cache import VARIABLE
from docgen.office import Office
from docgen.starter import create_workspace
from docgen.workspace import Workspace

NEEDED = {"docgen", "Python", "Шаблоны", "Папка outputs", "LibreOffice", "Шрифты"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Иванова Мария" / "работа"
    create_workspace(folder)
    monkeypatch.chdir(folder)
    return folder


def facts(root: Path) -> dict[str, doctor.Fact]:
    return {fact.name: fact for fact in doctor.examine(Workspace(root))}


def test_a_whole_folder_lacks_nothing(root: Path) -> None:
    found = facts(root)
    assert found.keys() >= NEEDED
    in_folder = ("Шаблоны", "Справочник", "Рабочая папка", "Папка inputs", "Папка outputs")
    assert not any(found[name].is_missing for name in in_folder)
    assert not list(root.rglob("*.tmp"))


def test_what_is_missing_comes_with_how_to_get_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "denied")

    (root / "справочник.xlsx").unlink()
    (root / "templates" / "kinds" / "order.toml").write_text("[", encoding="utf-8")
    monkeypatch.setattr(doctor, "find_office", lambda: None)
    monkeypatch.setattr(doctor.os, "open", refuse)
    missing = {name for name, fact in facts(root).items() if fact.is_missing}
    assert missing >= {"Справочник", "Шаблоны", "LibreOffice", "Папка outputs"}
    assert all(facts(root)[name].hint for name in missing - {"Шаблоны"})


@pytest.mark.parametrize(
    ("chosen", "told"),
    [("off", "выключен"), ("кэш", "папка: ~/кэш"), ("../кэш", f"папка: {VARIABLE}")],
)
def test_where_the_cache_lies(
    root: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, told: str
) -> None:
    monkeypatch.setattr(doctor.Path, "home", lambda: root)
    monkeypatch.setenv(VARIABLE, chosen if chosen == "off" else str((root / chosen).resolve()))
    found = facts(root)["Кэш"]
    assert told in found.found
    assert "файлов 0" not in found.found
    assert "Иванова" not in found.found


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize(
    ("limits", "missing", "told"),
    [
        ("cell_signs = 300_000\n", False, "свои"),
        ("cell_sign = 300_000\n", True, "cell_signs"),
        ("cell_signs = 10\n", False, "свои"),
        ("[", True, "limits.toml"),
    ],
)
def test_the_limits_of_the_folder_are_told(
    root: Path, limits: str, missing: bool, told: str
) -> None:
    (root / "templates" / "limits.toml").write_text(limits, encoding="utf-8")
    found = facts(root)
    assert found["Пределы"].is_missing == missing
    assert told in found["Пределы"].found
    assert found["Справочник"].is_missing == ("= 10" in limits)


def test_a_template_that_word_cannot_open_is_told(root: Path) -> None:
    (root / "templates" / "docx" / "order.docx").write_bytes(b"x")
    found = facts(root)["Шаблон «приказ»"]
    assert found.is_missing
    assert "docgen init" in found.hint


def test_nobody_is_told_to_delete_a_template_that_is_only_locked(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "права" in (doctor._failing(root / "templates" / "docx" / "order.docx") or "")[1]


def test_what_is_there_and_useless_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "справочник.xlsx").write_bytes(b"x")
    (root / "outputs").rmdir()
    (root / "outputs").touch()
    monkeypatch.setattr(doctor, "version_of", lambda _: "")
    monkeypatch.setattr(doctor, "find_office", lambda: Office(("soffice",)))
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: SimpleNamespace(free=2**20))
    missing = {name: fact for name, fact in facts(root).items() if fact.is_missing}
    assert missing.keys() >= {"Справочник", "Папка outputs", "LibreOffice", "Рабочая папка"}
    assert missing["Рабочая папка"].found == "на диске осталось 1 МБ"
    assert missing["LibreOffice"].found == "найден, но не запускается"
    assert all(fact.hint for fact in missing.values())


def test_a_folder_with_nothing_in_it(tmp_path: Path) -> None:
    assert facts(tmp_path)["Папка inputs"].found == "нет"


@pytest.mark.parametrize("form", ["text", "json"])
def test_nobody_is_named(root: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert main(["doctor", "--format", form]) == 0
    text = capsys.readouterr().out
    assert "Иванова" not in text
    assert str(root) not in text
    if form == "json":
        assert {fact["name"] for fact in json.loads(text)} >= NEEDED
