"""A drive that fails at any call: the old file or the new one stands, and a sentence is told."""

from __future__ import annotations

import errno
import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import OutputError
from docgen.outputs import (
    BatchEntry,
    Ledger,
    Manifest,
    create_file,
    digest,
    write_document,
)

# The calls of the system that reading and writing a folder come down to.
CALLS = ("open", "fsync", "replace", "rename", "link", "unlink", "mkdir", "stat", "lstat")
GONE = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOENT, errno.EINVAL)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive of which it only matters whether it fails."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


class Drive:
    """A drive that fails at the n-th call: for good when it was unplugged, or that once."""

    def __init__(self, folder: Path, at: int, code: int, *, unplugged: bool) -> None:
        self.calls = 0
        self.folder = str(folder)
        self.at, self.code, self.unplugged = at, code, unplugged

    def wrap(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def told(place: Any, *rest: Any, **options: Any) -> Any:
            if isinstance(place, int) or os.fspath(place).startswith(self.folder):
                self.calls += 1
                if self.calls == self.at or (self.unplugged and self.calls > self.at):
                    raise OSError(self.code, "gone", str(place))
            return call(place, *rest, **options)

        return told


@contextmanager
def failing(drive: Drive) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, drive.wrap(getattr(os, name)))
        yield


def write(folder: Path, data: bytes) -> None:
    with Manifest(folder) as manifest:
        write_document(folder / "План.docx", data, manifest)


def documents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.docx")}


@pytest.mark.parametrize("unplugged", [True, False])
@pytest.mark.parametrize("code", GONE)
def test_a_drive_that_fails_at_any_call(tmp_path: Path, code: int, *, unplugged: bool) -> None:
    for at in range(1, 200):
        folder = tmp_path / str(at)
        write(folder, b"old")
        drive = Drive(folder, at, code, unplugged=unplugged)
        with failing(drive), suppress(OutputError):  # anything else would be a traceback
            write(folder, b"new")
        assert documents(folder)["План.docx"] in {b"old", b"new"}
        assert set(documents(folder).values()) <= {b"old", b"new"}
        # The drive is back: the next run gives what it would have given, and leaves nothing.
        write(folder, b"new")
        assert b"new" in documents(folder).values()
        assert not list(folder.glob("*.tmp"))
        assert not list(folder.glob("*.lock"))
        if drive.calls < at:
            return
    raise AssertionError("the drive was never left in peace")


@pytest.mark.parametrize("code", GONE)
def test_a_new_file_is_whole_or_not_there(tmp_path: Path, code: int) -> None:
    for at in range(1, 100):
        path = tmp_path / str(at) / "Книга.xlsx"
        drive = Drive(tmp_path, at, code, unplugged=False)
        with failing(drive):
            try:
                made = create_file(path, b"new")
            except OutputError:
                made = False
        assert not path.exists() or path.read_bytes() == b"new"
        assert path.exists() or not made
        if drive.calls < at:
            return
    raise AssertionError("the drive was never left in peace")


def build_batch(folder: Path, data: bytes) -> None:
    """What a batch does with its folder: documents, each written down, then what lies beside."""
    book = folder.parent / "Планы.xlsx"
    for names in (("Лицей.docx", "СОШ № 5.docx"), ("Сводка.xlsx",)):
        with Ledger(folder, book) as ledger:
            for name in names:
                if ledger.key_of(name) != "":
                    written = write_document(folder / name, data + name.encode(), ledger)
                    known = digest(data + name.encode())
                    ledger.done(BatchEntry(name, written.path.name, known, "", ledger.workbook))


@pytest.mark.parametrize(
    ("code", "unplugged"), [(errno.EIO, True), (errno.EIO, False), (errno.ENOSPC, False)]
)
def test_a_batch_on_a_drive_that_fails_at_any_call(
    tmp_path: Path, code: int, *, unplugged: bool
) -> None:
    build_batch(tmp_path / "old", b"old")
    for at in range(1, 300, 2):
        folder = tmp_path / str(at)
        shutil.copytree(tmp_path / "old", folder)
        drive = Drive(folder, at, code, unplugged=unplugged)
        with failing(drive), pytest.MonkeyPatch.context() as patch, suppress(OutputError):
            patch.setattr(io, "open", drive.wrap(io.open))  # the journal of the batch
            build_batch(folder, b"new")
        for name in ("Лицей.docx", "СОШ № 5.docx", "Сводка.xlsx"):
            assert (folder / name).read_bytes() in {b"old" + name.encode(), b"new" + name.encode()}
        build_batch(folder, b"new")
        seen = {path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."}
        assert seen == {
            n: b"new" + n.encode() for n in ("Лицей.docx", "СОШ № 5.docx", "Сводка.xlsx")
        }
        assert not list(folder.glob("*.tmp"))
        if drive.calls < at:
            return
    raise AssertionError("the drive was never left in peace")
