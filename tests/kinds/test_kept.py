"""Kinds kept on the disk: read anew or known, they are the same, and a change is always seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen import disk_cache
from docgen.errors import KindError
from docgen.kinds import load_kinds, loader
from docgen.workspace import shipped_folder


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Templates of an office of its own, with an empty cache."""
    monkeypatch.setenv(disk_cache.VARIABLE, str(tmp_path / "cache"))
    return shutil.copytree(shipped_folder("templates"), tmp_path / "templates")


def test_known_kinds_are_the_same(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = load_kinds([office])
    monkeypatch.setattr(loader, "load_kind", None)
    assert load_kinds([office]) == read


@pytest.mark.parametrize("name", ["plan.toml", "common.toml"])
def test_a_change_of_any_file_is_seen(office: Path, name: str) -> None:
    load_kinds([office])
    path = office / "kinds" / name
    said = path.read_text(encoding="utf-8")
    path.write_text(said.replace("title =", "titel =", 1) if name == "plan.toml" else "[[",
                    encoding="utf-8")  # fmt: skip
    with pytest.raises(KindError, match=name):
        load_kinds([office])
    path.write_text(said, encoding="utf-8")
    (office / "docx" / "plan.docx").unlink()
    with pytest.raises(KindError, match=r"plan\.docx"):
        load_kinds([office])
