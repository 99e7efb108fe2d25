"""What a broken file is and what a fault of docgen is: each is told as what it is."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import Workbook

from docgen.errors import OutputError, UnreadableWorkbookError
from docgen.workbook import package
from docgen.workbook.broken_parts import BrokenPartError
from docgen.workbook.package import refusing_damaged


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "Приказ.xlsx"
    Workbook().save(path)
    return path


def broken(path: Path) -> Path:
    """The workbook without the sheet that it lists."""
    parts = {n: zipfile.ZipFile(path).read(n) for n in zipfile.ZipFile(path).namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data if "sheet1" not in name else b"<")
    return path


def failing(failure: Exception) -> Callable[[Path], None]:
    @refusing_damaged
    def edit(_path: Path) -> None:
        raise failure

    return edit


@pytest.mark.parametrize(
    "failure",
    [
        BrokenPartError(),
        zipfile.BadZipFile("x"),
        zlib.error("x"),
        EOFError(),
        etree.XMLSyntaxError("x", 1, 1, 1),
    ],
    ids=lambda failure: type(failure).__name__,
)
def test_what_only_a_broken_file_raises_is_a_refusal(sound: Path, failure: Exception) -> None:
    with pytest.raises(UnreadableWorkbookError, match="повреждён"):
        failing(failure)(sound)


@pytest.mark.parametrize("failure", [KeyError("x"), AttributeError("x"), RuntimeError("x")])
def test_a_fault_over_a_sound_file_stays_one(sound: Path, failure: Exception) -> None:
    with pytest.raises(type(failure)):
        failing(failure)(sound)


def test_a_fault_over_a_file_that_nobody_can_read_is_a_refusal(sound: Path) -> None:
    with pytest.raises(UnreadableWorkbookError, match="повреждён") as told:
        failing(KeyError("x"))(broken(sound))
    assert isinstance(told.value.__cause__, KeyError)  # its place goes to the log


def test_a_refusal_is_handed_on(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "is_broken", lambda _content: pytest.fail("nobody asked"))
    with pytest.raises(OutputError, match="нет места"):
        failing(OutputError("нет места"))(sound)
