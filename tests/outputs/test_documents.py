"""Writing a document: whole or not at all, and never over a person's work."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.errors import OutputError
from docgen.outputs import Manifest, digest, explain_failure, locking, replace_file, write_document
from docgen.outputs import files as files_module
from docgen.outputs.manifest import MANIFEST_NAME


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "outputs"


def write(folder: Path, data: bytes, *, force: bool = False, name: str = "План.docx") -> str:
    """Write in a run of its own and tell «статус имя»."""
    with Manifest(folder) as manifest:
        written = write_document(folder / name, data, manifest, force=force)
    return f"{written.status} {written.path.name}"


def contents(folder: Path) -> dict[str, bytes]:
    """All files but the manifest."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name != MANIFEST_NAME}


def _identity(path: Path) -> tuple[int, int, int]:
    """What changes when a file is written; the time of reading is not of it."""
    stat = path.stat()
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def test_new_same_and_changed(folder: Path) -> None:
    assert write(folder, b"1") == "built План.docx"
    before = _identity(folder / "План.docx")
    assert write(folder, b"1") == "unchanged План.docx"
    assert _identity(folder / "План.docx") == before
    assert write(folder, b"2") == "built План.docx"
    assert contents(folder) == {"План.docx": b"2"}


def test_edited_document_is_kept(folder: Path) -> None:
    write(folder, b"1")
    (folder / "План.docx").write_bytes(b"edited")
    assert write(folder, b"2") == "kept План (новый).docx"
    assert write(folder, b"3") == "kept План (новый).docx"
    assert contents(folder) == {"План.docx": b"edited", "План (новый).docx": b"3"}


def test_edited_new_one_is_kept_too(folder: Path) -> None:
    write(folder, b"1")
    (folder / "План.docx").write_bytes(b"edited")
    write(folder, b"2")
    (folder / "План (новый).docx").write_bytes(b"edited too")
    assert write(folder, b"3") == "kept План (новый 2).docx"
    assert contents(folder)["План (новый).docx"] == b"edited too"


def test_new_one_put_in_the_place_of_the_edited_is_docgens_own(folder: Path) -> None:
    write(folder, b"1")
    (folder / "План.docx").write_bytes(b"edited")
    write(folder, b"2")
    (folder / "План (новый).docx").replace(folder / "План.docx")
    assert write(folder, b"3") == "built План.docx"
    assert contents(folder) == {"План.docx": b"3"}


def test_file_of_unknown_origin_is_kept(folder: Path) -> None:
    folder.mkdir()
    (folder / "План.docx").write_bytes(b"somebody's")
    assert write(folder, b"1") == "kept План (новый).docx"


def test_same_bytes_are_taken_over(folder: Path) -> None:
    # A kill between the document and the manifest leaves this; the next run puts it right.
    folder.mkdir()
    (folder / "План.docx").write_bytes(b"1")
    assert write(folder, b"1") == "unchanged План.docx"
    assert write(folder, b"2") == "built План.docx"


def test_force_copies_the_edited_first(folder: Path) -> None:
    write(folder, b"1")
    for number, edited in enumerate((b"edited", b"edited again", b"edited"), 2):
        (folder / "План.docx").write_bytes(edited)
        assert write(folder, b"%d" % number, force=True) == "built План.docx"
    assert contents(folder) == {
        "План.docx": b"4",
        "План (прежний).docx": b"edited",
        "План (прежний 2).docx": b"edited again",
    }


def test_force_makes_no_copy_of_docgens_own(folder: Path) -> None:
    write(folder, b"1")
    write(folder, b"2", force=True)
    assert contents(folder) == {"План.docx": b"2"}


def test_kill_before_the_record_does_not_make_a_document_foreign(folder: Path) -> None:
    write(folder, b"1")
    manifest = Manifest(folder)
    write_document(folder / "План.docx", b"2", manifest)  # and here comes the kill: no save
    assert write(folder, b"3") == "built План.docx"
    assert contents(folder) == {"План.docx": b"3"}


def test_many_documents_are_announced_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = {f"{number}.docx": b"%d" % number for number in range(9)}
    with Manifest(folder) as manifest:
        manifest.expect(map(digest, documents.values()))
        monkeypatch.setattr(manifest, "_write", lambda: pytest.fail("one record was enough"))
        for name, data in documents.items():
            write_document(folder / name, data, manifest)
        monkeypatch.undo()
    assert "expected" not in json.loads((folder / MANIFEST_NAME).read_bytes())


@pytest.mark.parametrize(("locks", "left"), [(True, False), (False, True)])
def test_orphans_are_removed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, locks: bool, left: bool
) -> None:
    folder.mkdir()
    old, young = folder / ".docgen-1.tmp", folder / ".docgen-2.tmp"
    for orphan in (old, young):
        orphan.touch()
    os.utime(old, (0, 0))
    if not locks:  # a network drive: somebody may be writing the young one
        monkeypatch.setattr(locking, "_acquire", lambda _folder: None)
    write(folder, b"1")
    assert (old.exists(), young.exists()) == (False, left)


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b'{"files": 1}', b'{"files": {"a": 1}}', b"\xff\xfe", b"[" * 100_000],
    ids=["empty", "cut", "list", "number", "entry", "bytes", "deep"],
)
def test_damaged_manifest_is_none(folder: Path, damage: bytes) -> None:
    write(folder, b"1")
    (folder / MANIFEST_NAME).write_bytes(damage)
    assert write(folder, b"2") == "kept План (новый).docx"
    assert contents(folder)["План.docx"] == b"1"


def test_manifest_keeps_what_another_docgen_added(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "_acquire", lambda _folder: None)  # a drive without locks
    with Manifest(folder) as manifest:
        write_document(folder / "План.docx", b"1", manifest)
        write(folder, b"2", name="Приказ.docx")
    files = json.loads((folder / MANIFEST_NAME).read_bytes())["files"]
    assert sorted(files) == ["План.docx", "Приказ.docx"]


def test_manifest_is_saved_after_a_failure(folder: Path) -> None:
    def fail_halfway() -> None:
        with Manifest(folder) as manifest:
            write_document(folder / "План.docx", b"1", manifest)
            raise OutputError("…")

    with pytest.raises(OutputError):
        fail_halfway()
    assert write(folder, b"2") == "built План.docx"


def test_manifest_names_no_machine(folder: Path) -> None:
    with Manifest(folder) as manifest:
        workbook = folder.parent / "inputs" / "План.xlsx"
        write_document(folder / "План.docx", b"1", manifest, workbook=workbook)
    text = (folder / MANIFEST_NAME).read_text(encoding="utf-8")
    assert json.loads(text)["files"]["План.docx"]["workbook"] == "../inputs/План.xlsx"
    assert str(folder.parent) not in text


def test_manifest_does_not_point_outside(folder: Path) -> None:
    write(folder, b"1")
    entry = {"sha256": "0", "workbook": ""}
    text = json.dumps({"files": {"../План.docx": entry, "План.docx": entry}})
    (folder / MANIFEST_NAME).write_text(text, encoding="utf-8")
    assert Manifest(folder).entry("../План.docx") is None


def test_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    target = tmp_path / "важное.docx"
    target.write_bytes(b"important")
    try:
        (folder / "План.docx").symlink_to(target)
    except OSError:
        pytest.skip("this Windows lets no one make links")
    assert write(folder, b"1") == "kept План (новый).docx"
    assert target.read_bytes() == b"important"


def test_folder_in_the_place_of_the_document(folder: Path) -> None:
    (folder / "План.docx").mkdir(parents=True)
    assert write(folder, b"1") == "kept План (новый).docx"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_pipe_does_not_hang(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / "План.docx")
    assert write(folder, b"1") == "kept План (новый).docx"


def open_in_calc(path: Path) -> None:
    (path.parent / f".~lock.{path.name}#").touch()


def read_only(path: Path) -> None:
    path.chmod(0o444)


@pytest.mark.parametrize(("hold", "word"), [(open_in_calc, "Закройте"), (read_only, "только для")])
def test_held_document_is_left_alone(folder: Path, hold: Callable[[Path], None], word: str) -> None:
    write(folder, b"1")
    hold(folder / "План.docx")
    assert write(folder, b"1") == "unchanged План.docx"
    with pytest.raises(OutputError, match=word):
        write(folder, b"2")
    assert (folder / "План.docx").read_bytes() == b"1"
    assert not list(folder.glob("*.tmp"))


def test_open_in_word(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "denied")

    write(folder, b"1")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="открыт в другой программе"):
        replace_file(folder / "План.docx", b"2")
    assert contents(folder) == {"План.docx": b"1"}


def test_full_disk_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    write(folder, b"1")
    monkeypatch.setattr(files_module.os, "fsync", fail)
    with pytest.raises(OutputError, match="нет места"):
        replace_file(folder / "План.docx", b"2")
    assert contents(folder) == {"План.docx": b"1"}


def test_interruption_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_descriptor: int) -> None:
        raise KeyboardInterrupt

    write(folder, b"1")
    monkeypatch.setattr(files_module.os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        replace_file(folder / "План.docx", b"2")
    assert contents(folder) == {"План.docx": b"1"}


def test_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "outputs").touch()
    with pytest.raises(OutputError, match="нужна папка"):
        replace_file(tmp_path / "outputs" / "План.docx", b"1")


def test_too_long_path(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Слишком длинный путь"):
        replace_file(tmp_path / ("ж" * 300) / "План.docx", b"1")


def test_colleagues_can_read_the_document(folder: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no umask")
    before = os.umask(0o022)
    try:
        write(folder, b"1")
    finally:
        os.umask(before)
    assert (folder / "План.docx").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (errno.ENOSPC, "нет места"),
        (errno.EROFS, "только для чтения"),
        (errno.EACCES, "Нет прав"),
        (errno.ENAMETOOLONG, "длинный путь"),
        (errno.ENOTDIR, "нужна папка"),
        (errno.EISDIR, "стоит папка"),
        (errno.ENOENT, "недоступна"),
        (errno.EIO, "недоступна"),
        (errno.EINVAL, "ошибкой 22"),
    ],
)
def test_failure_is_explained(code: int, word: str) -> None:
    explained = explain_failure(OSError(code, "English"), Path("outputs/План.docx"))
    assert word in str(explained)
    assert "English" not in str(explained)
