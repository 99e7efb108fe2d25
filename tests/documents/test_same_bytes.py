"""Same workbook, same template, same version: same bytes, wherever and whenever, without a network.

What all other commands write is held to it in one run elsewhere, in which everything differs.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from docgen.disk_cache import VARIABLE
from docgen.starter import create_workspace
from tests.every_output import OFFICE, OUTPUTS, fake_office, lay
from tests.thoroughness import THOROUGH

ROOT = Path(__file__).parents[2]
# Runs the commands with the clock of another day, another umask, and folders listed backwards.
ELSEWHERE = """
import datetime, json, os, socket, sys, time
day, mask = float(sys.argv[1]), int(sys.argv[2], 8)
commands = json.loads(sys.argv[3])
now, gmtime, localtime = time.time, time.gmtime, time.localtime
time.time = lambda: now() + day
time.gmtime = lambda at=None: gmtime(time.time() if at is None else at)
time.localtime = lambda at=None: localtime(time.time() if at is None else at)
class OfEither(type):
    def __instancecheck__(cls, one):
        return isinstance(one, cls.__base__)
class Date(datetime.date, metaclass=OfEither):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
class DateTime(datetime.datetime, metaclass=OfEither):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
datetime.date, datetime.datetime = Date, DateTime
def refuse(*_, **__):
    raise AssertionError("the network was touched")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
if day:
    listdir, scandir = os.listdir, os.scandir
    os.listdir = lambda *place: listdir(*place)[::-1]
os.umask(mask)
from docgen.cli import main
sys.exit(max(map(main, commands)))
"""


# What only tells something asks no network either.
READING = (
    ["kinds"],
    ["doctor"],
    ["explain", "bad-date"],
    ["check", "inputs"],
    ["names", "inputs/Записка.xlsx"],
    ["template", "fields", "записка"],
    ["people", "import", "Список.xlsx", "--dry-run"],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("Школа № 4")
    create_workspace(root)
    return root


def built(
    folder: Path, name: str, *, day: int = 0, mask: str = "022", **environment: str
) -> dict[str, bytes]:
    """Build all examples elsewhere, without a network; return the documents."""
    outputs = folder / name
    command = ["build", "--output", str(outputs), "inputs"]
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(day), mask, json.dumps([command])],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    documents = {path.name: path.read_bytes() for path in outputs.glob("*.docx")}
    assert len(documents) == 14  # with the papers of the sets
    return documents


def all_written(place: Path, sound: Path, day: int, mask: str, **changed: str) -> dict[str, bytes]:
    """Run every command that writes elsewhere; return what lies in the folder then."""
    root = place / sound.name
    shutil.copytree(sound, root)
    commands = json.dumps([*READING, *(output.words for output in OUTPUTS)])
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(day), mask, commands],
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DOCGEN_SOFFICE": str(sound.parent / "soffice"),
            **changed,
        },
        capture_output=True,
        check=False,
    )
    told = done.stdout.decode() + done.stderr.decode()
    assert "Внутренняя ошибка" not in told
    assert done.returncode in {0, 1, 3}, told
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("работа") / "Школа № 4"
    lay(root)
    fake_office(root.parent)
    return root


@pytest.fixture(scope="module")
def written(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return all_written(tmp_path_factory.mktemp("здесь"), sound, 0, "022")


@pytest.mark.skipif(os.name == "nt", reason="the LibreOffice of a page is a script")
def test_all_outputs_are_the_same_elsewhere(
    sound: Path, written: dict[str, bytes], tmp_path: Path
) -> None:
    elsewhere = all_written(
        tmp_path, sound, 86400 * 2000, "077", TZ="Asia/Kamchatka", LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="12345", USER="kto-to", USERNAME="kto-to", HOME=str(tmp_path),
        **{VARIABLE: "off"},
    )  # fmt: skip
    assert {output.file for output in OUTPUTS} <= written.keys()
    assert [name for name in written | elsewhere if written.get(name) != elsewhere.get(name)] == []


@pytest.mark.skipif(os.name == "nt", reason="the LibreOffice of a page is a script")
def test_whatever_is_written_names_the_office_and_no_operator(written: dict[str, bytes]) -> None:
    """Both the workbooks and the templates that it is made of name one."""
    looked_at = 0
    for output in OUTPUTS:
        data = written[output.file]
        if not data.startswith(b"PK") or output.file.endswith(".zip"):
            continue
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [n for n in archive.namelist() if "docProps" in n and n.endswith(".xml")]
            text = b"".join(map(archive.read, names)).decode()
        if "adopt" not in output.words:  # a person's template, taken as it is
            assert "Лилова" not in text, output.file
        of_another = (
            output.outcome == "input" or "замечания" in output.file or "--from" in output.words
        )
        assert of_another or "openpyxl" not in text.casefold(), output.file
        if "template" not in output.command:  # a template is a blank of nobody yet
            assert f">{OFFICE}</dc:creator>" in text, output.file
            looked_at += 1
    assert looked_at > 8


@pytest.fixture(scope="module")
def here(folder: Path) -> dict[str, bytes]:
    return built(folder, "здесь")


# The clock, the folder and its order, the language, the order of sets, whose machine it is and
# what is kept there.
CHANGES: dict[str, dict[str, Any]] = {
    "часы": {"day": 86400 * 2000, "mask": "077"},
    "место": {"TZ": "Asia/Kamchatka", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "порядок": {"PYTHONHASHSEED": "12345"},
    "оператор": {"USER": "kto-to", "USERNAME": "kto-to", "HOME": "/nowhere", VARIABLE: "off"},
}
ALL_CHANGES = dict(pair for one in CHANGES.values() for pair in one.items())


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("place", "changed"),
    [("всё", ALL_CHANGES), *(CHANGES.items() if THOROUGH else ())],
)
def test_bytes_do_not_tell_where_they_were_made(
    folder: Path, here: dict[str, bytes], place: str, changed: dict[str, Any]
) -> None:
    assert built(folder, place, **changed) == here


def test_documents_name_the_office_and_not_the_operator(here: dict[str, bytes]) -> None:
    for data in here.values():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            properties = b"".join(archive.read(n) for n in archive.namelist() if "docProps" in n)
            assert "<dc:creator>Управление образования<".encode() in properties
            assert b"lastModifiedBy" not in properties
            assert {info.date_time[0] for info in archive.infolist()} == {1980}
