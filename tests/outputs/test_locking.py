"""Two processes of docgen on one folder, and what a killed one leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from docgen.errors import OutputError
from docgen.outputs import Manifest, create_file, digest, locking, replace_file, write_document
from docgen.outputs.files import _publish_new
from docgen.outputs.locking import LOCK_NAME, locked

ROOT = Path(__file__).parents[2]
HOLD = """
import sys, time
from pathlib import Path
from docgen.outputs.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
WRITE = """
import sys
from pathlib import Path
from docgen.outputs import Manifest, write_document
folder, first = Path(sys.argv[1]), int(sys.argv[2])
for number in range(first, first + 20):
    with Manifest(folder) as manifest:
        write_document(folder / f"{number}.docx", b"%d" % number, manifest)
        write_document(folder / "Общий.docx", b"common %d" % number, manifest)
"""


def started(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another docgen that holds the folder."""
    with started(HOLD, folder) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.kill()


def test_nothing_is_left_of_a_lock(tmp_path: Path) -> None:
    with locked(tmp_path):
        assert (tmp_path / LOCK_NAME).exists()
        with locked(tmp_path):
            pass
        assert (tmp_path / LOCK_NAME).exists()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_nothing_was_put_into_is_not_left(tmp_path: Path) -> None:
    with locked(tmp_path / "а" / "б"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_who_has_no_patience_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0.1)
    with held(tmp_path), pytest.raises(OutputError, match="другой docgen"):
        replace_file(tmp_path / "План.docx", b"1")
    assert not (tmp_path / "План.docx").exists()


def test_a_killed_docgen_holds_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 5)
    with held(tmp_path):
        pass
    assert (tmp_path / LOCK_NAME).exists()
    (tmp_path / ".docgen-1.tmp").touch()  # what it was writing
    replace_file(tmp_path / "План.docx", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["План.docx"]


def test_writers_side_by_side_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "outputs"
    writers = [started(WRITE, folder, first) for first in (0, 20, 40)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    for writer in writers:
        writer.communicate()
    manifest = Manifest(folder)
    made = {f"{number}.docx": b"%d" % number for number in range(60)}
    assert {path.name for path in folder.glob("*")} - {".docgen.json"} == {*made, "Общий.docx"}
    assert all((folder / name).read_bytes() == data for name, data in made.items())
    # Every one is known as docgen's own, so the next run may replace it.
    assert all(manifest.wrote(digest(path.read_bytes())) for path in folder.glob("*.docx"))


def test_a_folder_that_cannot_be_locked_is_written_to_all_the_same(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).mkdir()
    with Manifest(tmp_path) as manifest:
        write_document(tmp_path / "План.docx", b"1", manifest)
    assert (tmp_path / "План.docx").read_bytes() == b"1"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).symlink_to(tmp_path / "чужой.txt")
    replace_file(tmp_path / "План.docx", b"1")
    assert not (tmp_path / "чужой.txt").exists()


def test_a_file_made_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Книга.xlsx"

    def late(temporary: Path, target: Path) -> None:
        target.write_bytes(b"a person's")
        _publish_new(temporary, target)

    monkeypatch.setattr("docgen.outputs.files._publish_new", late)
    assert not create_file(path, b"docgen's")
    assert path.read_bytes() == b"a person's"
    assert [one.name for one in tmp_path.iterdir()] == ["Книга.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows renames without links")
def test_a_drive_without_links_takes_new_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert create_file(tmp_path / "Книга.xlsx", b"1")
    assert (tmp_path / "Книга.xlsx").read_bytes() == b"1"
