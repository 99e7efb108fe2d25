"""Files go through a LibreOffice that may hang, crash or lie; a fake one does so on purpose."""

import os
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from docgen.office import Office, convert, converting
from tests.libreoffice import office as real_office

FAKE = Path(__file__).with_name("fake_soffice.py")
SECONDS = 1.5


@pytest.fixture
def fake(tmp_path):
    program = tmp_path / "программа" / "fake_soffice.py"
    program.parent.mkdir()
    shutil.copy(FAKE, program)
    return Office((sys.executable, str(program)))


def starts(office):
    """The profiles of all starts of the fake, in order."""
    return Path(office.command[1]).with_suffix(".log").read_text(encoding="utf-8").splitlines()


def run(office, folder, *words):
    files = []
    for number, word in enumerate(words):
        path = folder / f"Приказ № {number} – «{word}».docx"
        path.write_bytes(word.encode() + b" ")
        files.append(path)
    found = list(convert(files, "pdf", office, seconds=SECONDS))
    assert [one.source for one in found] == files
    return found


def done(found):
    return ["+" if one.data else "-" for one in found]


@pytest.mark.parametrize(
    ("words", "expected", "processes"),
    [
        (["good"] * 3, "+++", 1),
        (["good", "refuse", "good"], "+-+", 1),
        (["good", "half", "good"], "+-+", 1),
        (["good", "crash", "good"], "+-+", 2),
        (["leave", "good"], "-+", 2),
        (["good", "hang", "good"], "+-+", 2),
        (["good", "refuse"], "+-", 1),
        (["crash", "crash", "crash", "good", "good"], "-----", 3),
        (["good", "crash", "crash", "crash", "good"], "+---+", 4),
    ],
)
def test_only_the_file_fails(fake, tmp_path, words, expected, processes):
    found = run(fake, tmp_path, *words)
    assert "".join(done(found)) == expected
    assert len(starts(fake)) == processes
    for one, word in zip(found, words, strict=True):
        assert bool(one.problem) != bool(one.data)
        if one.problem:
            assert word in one.problem


def test_every_process_has_a_profile_of_its_own(fake, tmp_path):
    run(fake, tmp_path, "crash", "good")
    first, second = starts(fake)
    assert first != second


def test_nothing_is_left_in_the_temporary_folder(fake, tmp_path, monkeypatch):
    temporary = tmp_path / "временное"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    run(fake, tmp_path, "good", "hang", "good")
    assert not list(temporary.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="asks POSIX for a process by its number")
def test_what_a_killed_docgen_has_left_there_goes(fake, tmp_path, monkeypatch):
    home = tmp_path / "temp"
    left, young, other = (home / f"docgen-office-{word}" for word in ("old", "young", "own"))
    for folder in (left / "out", young / "out", other):
        folder.mkdir(parents=True)
    (left / "00000.docx").write_bytes(b"people")
    for folder in (left, other):
        os.utime(folder, (0, 0))
    monkeypatch.setattr("tempfile.tempdir", str(home))
    run(fake, tmp_path, "good")
    assert {path.name for path in home.iterdir()} == {young.name, other.name}


def test_the_whole_tree_of_a_hung_program_is_ended(fake, tmp_path):
    found = run(fake, tmp_path, "child", "good")
    assert done(found) == ["-", "+"]
    child = int((tmp_path / "программа" / "child.pid").read_text(encoding="ascii"))
    assert not _runs(child)


def _runs(process):
    stat = Path(f"/proc/{process}/stat")
    if stat.parent.parent.is_dir() and Path("/proc/self").exists():
        # A zombie that nobody has waited for yet has ended all the same.
        return (
            stat.exists() and stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
        )
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_missing_file_costs_itself_alone(fake, tmp_path):
    good = tmp_path / "план.docx"
    good.write_bytes(b"good ")
    missing = tmp_path / "нет.docx"
    found = list(convert([missing, good, missing], "pdf", fake, seconds=SECONDS))
    assert done(found) == ["-", "+", "-"]
    assert found[0].problem == "Файл «нет.docx» не найден."


def test_a_program_that_cannot_be_started_is_told(tmp_path):
    found = run(Office((str(tmp_path / "нет такой"),)), tmp_path, *["good"] * 5)
    assert done(found) == ["-"] * 5


def test_no_files_start_nothing(fake, tmp_path):
    assert run(fake, tmp_path) == []
    assert not Path(fake.command[1]).with_suffix(".log").exists()


def test_who_stops_looking_ends_the_program(fake, tmp_path):
    files = []
    for word in ("good", "hang"):
        files.append(tmp_path / f"{word}.docx")
        files[-1].write_bytes(word.encode() + b" ")
    found = convert(files, "pdf", fake, seconds=60)
    assert next(found).data
    found.close()
    assert len(starts(fake)) == 1


@pytest.fixture
def documents(tmp_path):
    """Two documents that take LibreOffice some time."""
    folder = Path(__file__).resolve().parents[2] / "templates" / "docx"
    return [Path(shutil.copy(folder / f"{name}.docx", tmp_path)) for name in ("order", "plan")]


@pytest.fixture
def started(monkeypatch):
    """The real programs that were started, in order."""
    processes = []

    @contextmanager
    def watched(*arguments):
        with running(*arguments) as process:
            processes.append(process)
            yield process

    running = converting.running
    monkeypatch.setattr(converting, "running", watched)
    return processes


def test_a_killed_real_one_costs_one_file(documents, started, monkeypatch):
    slept = []

    def kill(_seconds):
        # The first wait for a file is the moment at which the program is at work.
        if not slept:
            started[0].kill()
        slept.append(1)
        time.sleep(0.05)

    monkeypatch.setattr(converting, "time", SimpleNamespace(monotonic=time.monotonic, sleep=kill))
    found = list(convert(documents, "pdf", real_office()))
    assert done(found) == ["-", "+"]
    assert len(started) == 2
    assert all(process.poll() is not None for process in started)


def test_a_real_one_that_takes_too_long_is_ended(documents, started):
    found = list(convert(documents[:1], "pdf", real_office(), seconds=0.01))
    assert done(found) == ["-"]
    assert "не справился за 0.01 с" in found[0].problem
    assert [process.poll() is not None for process in started] == [True]


def test_the_real_one_converts_what_it_can(tmp_path):
    root = Path(__file__).resolve().parents[2]
    names = ["order", "plan"]
    files = [tmp_path / f"Приказ «№ 1», {name} – проект #1 100%.docx" for name in names]
    for name, path in zip(names, files, strict=True):
        shutil.copy(root / "templates" / "docx" / f"{name}.docx", path)
    broken = tmp_path / "битый.docx"
    broken.write_bytes(b"PK\3\4 nothing")
    found = list(convert([files[0], broken, files[1]], "pdf", real_office()))
    assert [one.data[:5] for one in found] == [b"%PDF-", b"", b"%PDF-"]
    assert "битый" in found[1].problem
