"""The cache on the disk: what it gives back, and what it does not believe."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen import disk_cache
from docgen.disk_cache import VARIABLE, cache_folder, cache_size, keep, recall

KEPT = ("один", 2, {"три": b"\x00"}, frozenset({4}))
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder by itself")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "кэш"))
    return tmp_path / "кэш"


def the_entry(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


@pytest.mark.parametrize(
    ("name", "about", "source", "found"),
    [
        ("a", "о чём", b"source", KEPT),
        ("b", "о чём", b"source", None),
        ("a", "о другом", b"source", None),
        ("a", "о чём", b"Source", None),
    ],
)
@pytest.mark.usefixtures("folder")
def test_only_what_was_made_of_the_same_is_recalled(
    name: str, about: str, source: bytes, found: object
) -> None:
    keep("a", "о чём", b"source", KEPT)
    assert recall(name, about, source) == found
    assert cache_size()[0] == 1


@pytest.mark.usefixtures("folder")
def test_another_source_of_the_same_checksum_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk_cache.zlib, "crc32", lambda *_: 1)
    keep("a", "", b"one", 1)
    assert recall("a", "", b"two") is None
    keep("a", "", b"two", 2)
    assert (recall("a", "", b"two"), recall("a", "", b"one")) == (2, None)


@pytest.mark.usefixtures("folder")
def test_another_version_of_anything_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("a", "", b"", 1)
    monkeypatch.setattr(disk_cache, "versions", lambda: "другая")
    assert recall("a", "", b"") is None


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def turned(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def writable_for_all(path: Path) -> None:
    path.chmod(0o666)


def linked(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to(path.with_name("moved"))


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "spoil",
    [
        cut,
        turned,
        empty,
        pytest.param(writable_for_all, marks=posix),
        pytest.param(linked, marks=posix),
        folder_instead,
    ],
)
def test_a_spoilt_entry_is_none_and_made_anew(folder: Path, spoil: Callable[[Path], None]) -> None:
    keep("a", "", b"", KEPT)
    path = the_entry(folder)
    spoil(path)
    assert recall("a", "", b"") is None
    keep("a", "", b"", KEPT)
    assert recall("a", "", b"") == (None if path.is_dir() else KEPT)


@posix
def test_an_entry_of_somebody_else_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("a", "", b"", KEPT)
    assert stat.S_IMODE(the_entry(folder).stat().st_mode) == 0o600
    monkeypatch.setattr(os, "geteuid", lambda: the_entry(folder).stat().st_uid + 1)
    assert recall("a", "", b"") is None


def test_what_cannot_be_kept_is_only_not_kept(folder: Path) -> None:
    keep("a", "", b"", object())
    keep("a", "", b"", bytes(9 * 2**20))
    assert cache_size() == (0, 0)
    folder.write_text("файл вместо папки", encoding="utf-8")
    keep("a", "", b"", KEPT)
    assert recall("a", "", b"") is None


def test_the_oldest_entries_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk_cache, "_MOST_FILES", 4)
    for number in range(5):
        keep("a", str(number), b"", number)
        for path in folder.iterdir():
            about = path.stat()
            os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns - 10**9))
    assert [recall("a", str(number), b"") for number in range(5)] == [None, None, None, 3, 4]


@pytest.mark.parametrize("word", ["", "0", "off", "нет", " OFF "])
def test_it_can_be_switched_off(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, word)
    keep("a", "", b"", KEPT)
    assert cache_folder() is None
    assert recall("a", "", b"") is None


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/кэш"}, "/кэш/docgen"),
        ("linux", {"HOME": "/дом"}, "/дом/.cache/docgen"),
        ("linux", {"XDG_CACHE_HOME": "рядом", "HOME": "/дом"}, "/дом/.cache/docgen"),
        ("darwin", {"HOME": "/дом"}, "/дом/Library/Caches/docgen"),
        ("win32", {"LOCALAPPDATA": "/данные", "HOME": "/дом"}, "/данные/docgen"),
    ],
)
@posix
def test_where_it_lies(
    system: str, variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(disk_cache.sys, "platform", system)
    assert cache_folder() == Path(expected)
