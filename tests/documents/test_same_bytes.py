"""Same workbook, same template, same version: same bytes, wherever and whenever."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from docgen.starter import create_workspace

ROOT = Path(__file__).parents[2]
# Runs the command with the clock of another day, another umask, and folders listed backwards.
ELSEWHERE = """
import datetime, os, socket, sys, time
day, mask, command = float(sys.argv[1]), int(sys.argv[2], 8), sys.argv[3:]
now, gmtime, localtime = time.time, time.gmtime, time.localtime
time.time = lambda: now() + day
time.gmtime = lambda at=None: gmtime(time.time() if at is None else at)
time.localtime = lambda at=None: localtime(time.time() if at is None else at)
class Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
class DateTime(datetime.datetime):
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
sys.exit(main(command))
"""


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
        [sys.executable, "-c", ELSEWHERE, str(day), mask, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    documents = {path.name: path.read_bytes() for path in outputs.glob("*.docx")}
    assert len(documents) == 14  # with the papers of the sets
    return documents


@pytest.fixture(scope="module")
def here(folder: Path) -> dict[str, bytes]:
    return built(folder, "здесь")


@pytest.mark.parametrize(
    ("place", "changed"),
    [
        ("часы", {"day": 86400 * 2000, "mask": "077"}),
        ("место", {"TZ": "Asia/Kamchatka", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
        ("порядок", {"PYTHONHASHSEED": "12345", "LC_ALL": "C"}),
        ("оператор", {"USER": "kto-to", "USERNAME": "kto-to", "HOME": "/nowhere"}),
    ],
)
def test_bytes_do_not_tell_where_they_were_made(
    folder: Path, here: dict[str, bytes], place: str, changed: dict[str, str]
) -> None:
    assert built(folder, place, **changed) == here  # type: ignore[arg-type]


def test_documents_name_the_office_and_not_the_operator(here: dict[str, bytes]) -> None:
    for data in here.values():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            properties = b"".join(archive.read(n) for n in archive.namelist() if "docProps" in n)
            assert "<dc:creator>Управление образования<".encode() in properties
            assert b"lastModifiedBy" not in properties
            assert {info.date_time[0] for info in archive.infolist()} == {1980}
