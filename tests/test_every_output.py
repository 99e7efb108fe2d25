"""Whatever stands in the way of a file, and whichever command writes it: nothing is lost.

docs/reliability.md tells people what is tested here.
"""

from __future__ import annotations

import errno
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from docgen.outputs.ledger import LEDGER_NAME
from docgen.outputs.manifest import MANIFEST_NAME, digest
from tests.every_output import OUTPUTS, Output, fake_office, files, lay, run
from tests.thoroughness import THOROUGH

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the LibreOffice of a page is a script")
PERSONS = "Правка рукой секретаря".encode()
OWN = b"an older one, as docgen left it"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("работа") / "Школа № 4 «Озёрная» 🙂"
    lay(root)
    fake_office(root.parent)
    return root


@pytest.fixture
def root(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / sound.name
    shutil.copytree(sound, folder)
    monkeypatch.setenv("DOCGEN_SOFFICE", str(sound.parent / "soffice"))
    monkeypatch.setattr("docgen.outputs.files.os.fsync", lambda _: None)
    return folder


def outputs(*outcomes: str) -> pytest.MarkDecorator:
    chosen = [one for one in OUTPUTS if not outcomes or one.outcome in outcomes]
    return cases(chosen)


def cases(chosen: Iterable[Output]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("output", chosen, ids=lambda one: f"{one.command}>{one.file}")


def place(root: Path, output: Output, data: bytes) -> None:
    path = root / output.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def place_own(root: Path, output: Output) -> None:
    """Put a file there that docgen has written: its folder has a record of it."""
    place(root, output, OWN)
    folder, name = (root / output.file).parent, Path(output.file).name
    record = {"files": {name: {"sha256": digest(OWN), "workbook": ""}}}
    (folder / MANIFEST_NAME).write_text(json.dumps(record), encoding="utf-8")
    (folder / LEDGER_NAME).write_text(json.dumps({"expected": digest(OWN)}), encoding="utf-8")


def told(root: Path, output: Output, *codes: int) -> str:
    """Run the command; return what it says, which is Russian and no fault of docgen."""
    code, text = run(root, output.words)
    assert code in codes, text
    assert "Внутренняя ошибка" not in text
    assert "Traceback" not in text
    assert re.search("[а-яё]", text)
    assert not list(root.rglob("*.tmp")), "a file half written was left"
    assert not list(root.rglob(".docgen.lock"))
    return text


def lost(before: dict[str, bytes], root: Path) -> list[str]:
    """Return what was there and is not as it was."""
    after = files(root)
    return [name for name, data in before.items() if after.get(name) != data]


@outputs()
def test_what_is_there_is_as_it_was(root: Path, output: Output) -> None:
    before = files(root)
    told(root, output, 0, 1)
    assert lost(before, root) == ([output.file] if output.outcome == "input" else [])
    assert (root / output.file).read_bytes()
    if "update" in output.command or "import" in output.command:
        kept = [data for name, data in files(root).items() if name not in before]
        assert before[output.file] in kept


@outputs("beside", "refused", "kept", "aside")
def test_a_file_of_a_person_stays(root: Path, output: Output) -> None:
    place(root, output, PERSONS)
    before = files(root)
    told(root, output, *((3,) if output.outcome == "refused" else (0, 1)))
    after = files(root)
    beside = Path(output.file).with_stem(f"{Path(output.file).stem} (новый)").as_posix()
    if output.outcome == "aside":
        assert lost(before, root) == [output.file]
        assert PERSONS in [data for name, data in after.items() if "(прежний)" in name]
    else:
        assert lost(before, root) == []
        assert (beside in after) == (output.outcome == "beside")
    if output.outcome == "refused":
        assert set(after) == set(before)


@outputs("beside", "aside", "input")
@pytest.mark.parametrize("program", ["Word", "Calc"])
def test_an_open_file_is_left_alone(
    root: Path, output: Output, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if output.outcome != "input":
        place_own(root, output)
    path = root / output.file
    if program == "Calc":
        (path.parent / f".~lock.{path.name}#").touch()
    else:
        hold(monkeypatch, path)
    before = files(root)
    text = told(root, output, 0, 1, 3)
    assert "открыт в другой программе" in " ".join(text.split())
    assert output.file not in lost(before, root)


def hold(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the system refuse what Windows refuses for a file that Word has open."""

    def refusing(call: Callable[..., Any], place: int) -> Callable[..., Any]:
        def refused(*arguments: Any, **options: Any) -> Any:
            if Path(arguments[place]).absolute() == path:
                raise PermissionError(errno.EACCES, "denied", str(path))
            return call(*arguments, **options)

        return refused

    for name, at in (("replace", 1), ("rename", 1), ("unlink", 0)):
        monkeypatch.setattr(os, name, refusing(getattr(os, name), at))


@outputs("beside", "refused", "aside")
@pytest.mark.parametrize("what", ["folder", "link"])
def test_what_is_no_file_is_not_written_into(root: Path, output: Output, what: str) -> None:
    path = root / output.file
    path.parent.mkdir(parents=True, exist_ok=True)
    precious = root / "важное.txt"
    precious.write_bytes(PERSONS)
    if what == "folder":
        path.mkdir()
        (path / "важное.txt").write_bytes(PERSONS)
    else:
        path.symlink_to(precious)
    before = files(root)
    told(root, output, 0, 1, 3)
    assert precious.read_bytes() == PERSONS
    name = (path / "важное.txt").relative_to(root).as_posix() if what == "folder" else "важное.txt"
    assert files(root)[name] == before[name]


@contextmanager
def drive(root: Path, failure: BaseException, *calls: str) -> Iterator[None]:
    """A drive on which these calls fail when they would write below the folder."""

    def wrap(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def failing(place: Any, *rest: Any, **options: Any) -> Any:
            mode = rest[0] if rest else options.get("mode", "r")
            writes = not name.endswith("open") or (
                mode & os.O_CREAT if isinstance(mode, int) else mode[0] in "wax"
            )
            if writes and (isinstance(place, int) or Path(place).absolute().is_relative_to(root)):
                raise failure
            return call(place, *rest, **options)

        return failing

    with pytest.MonkeyPatch.context() as patch:
        for name in calls:
            patch.setattr(os, name, wrap(name, getattr(os, name)))
        if "open" in calls:
            patch.setattr(io, "open", wrap("io.open", io.open))
        yield


FAILURES = {
    "full": (OSError(errno.ENOSPC, "x"), ("fsync",), "нет места"),
    "stopped": (KeyboardInterrupt(), ("fsync",), "Остановлено"),
    "read-only": (PermissionError(errno.EACCES, "x"), ("open", "mkdir"), "Нет прав на запись"),
    "gone": (OSError(errno.EIO, "x"), ("open", "mkdir"), "Папка недоступна"),
}
# What one command writes goes one way: the last of its files stands for all.
LAST_OF_EACH = list({output.command: output for output in OUTPUTS}.values())


def every_failure() -> Iterator[Any]:
    """The failures of a drive for each command; those of one kind are told by one function."""
    for number, output in enumerate(LAST_OF_EACH):
        for name, failure in FAILURES.items():
            if THOROUGH or name in {"full", ("stopped", "read-only", "gone")[number % 3]}:
                yield pytest.param(output, *failure, id=f"{name}-{output.command}>{output.file}")


@pytest.mark.thorough
@pytest.mark.parametrize(("output", "failure", "calls", "words"), list(every_failure()))
def test_a_drive_that_takes_nothing(
    root: Path, output: Output, failure: BaseException, calls: tuple[str, ...], words: str
) -> None:
    if output.outcome == "kept":
        (root / output.file).unlink(missing_ok=True)
    before = files(root)
    with drive(root, failure, *calls):
        text = told(root, output, 1, 3)
    assert words in " ".join(text.split())
    assert lost(before, root) == []
    assert set(files(root)) == set(before)
    if isinstance(failure, KeyboardInterrupt):  # the same command gives what it would have given
        told(root, output, 0, 1)
        assert (root / output.file).exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ж" * 200, "Слишком длинный путь"),
        ("CON", "занято системой Windows"),
        ("lpt1", "занято системой Windows"),
        ("нет такой/" * 60 + "ж" * 200, "Слишком длинный путь"),
    ],
    ids=["long", "CON", "lpt1", "deep"],
)
@pytest.mark.parametrize(
    "command",
    [
        "new записка {}.xlsx",
        "new --from inputs/Записка.xlsx {}.xlsx",
        "build inputs/Записка.xlsx --output {}",
        "build inputs/Записка.xlsx --print-set {}.pdf",
        "check inputs/Записка.xlsx --report {}.html",
        "template mark Приказ.docx --output {}.docx",
    ],
)
def test_a_name_that_a_person_has_chosen(root: Path, command: str, name: str, words: str) -> None:
    before = files(root)
    code, text = run(root, [word.format(name) for word in command.split()])
    assert code in {1, 3}, text
    assert words in " ".join(text.split())
    assert "Внутренняя ошибка" not in text
    made = set(files(root)) - set(before)
    assert made <= {"outputs/Записка_7_2027-09-01.docx", "outputs/Записка_7_2027-09-01.pdf"}


@pytest.mark.parametrize(
    "name", ["Приказ № 1 «о чуде» 🙂", "е\u0308лка", "a'b", "100%", "{{ номер }}", "-x", "~$ж"]
)
def test_a_workbook_of_any_name(root: Path, name: str) -> None:
    book = root / "inputs" / f"{name}.xlsx"
    shutil.copy(root / "inputs" / "Ошибка.xlsx", book)
    code, text = run(root, ["check", "--mark", f"./inputs/{book.name}"])
    assert code in {1, 3}, text
    assert "Внутренняя ошибка" not in text
    assert list((root / "outputs").glob("* (замечания).xlsx")) or name.startswith("~$")
