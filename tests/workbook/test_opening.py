"""A file is opened as a workbook, or refused with one sentence and never a traceback."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from docgen.errors import UnreadableWorkbookError
from docgen.workbook import open_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def zipped(**parts: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


REFUSED = {
    "empty": (b"", "ноль байт"),
    "xls": (OLE + "Workbook".encode("utf-16-le"), ".xls"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), ".doc"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "парол"),
    "csv": ("ФИО;Должность\nОрлова;учитель\n".encode("cp1251"), ".csv"),
    "html": (b"<html><table><tr><td>1</td></tr></table></html>", "веб-страница"),
    "xml-2003": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "XML 2003",
    ),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "unknown": (b"\x01\x02\0\x03" * 100, "неизвестного вида"),
    "ods": (
        zipped(
            mimetype="application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": "<a/>"}
        ),
        ".ods",
    ),
    "odt": (
        zipped(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<a/>"}),
        "OpenDocument",
    ),
    "docx": (zipped(**{"word__document.xml": "<a/>", "_rels__.rels": "<a/>"}), ".docx"),
    "pptx": (zipped(**{"ppt__presentation.xml": "<a/>", "_rels__.rels": "<a/>"}), ".pptx"),
    "xlsb": (zipped(**{"xl__workbook.bin": "x", "_rels__.rels": "<a/>"}), ".xlsb"),
    "zip": (zipped(readme="x"), "архив"),
    "no-workbook": (zipped(**{"_rels__.rels": "<Relationships/>"}), "нет листов"),
    "bad-xml": (zipped(**{"xl__workbook.xml": "<workbook><sheets>"}), "повреждён"),
    "no-sheets": (zipped(**{"xl__workbook.xml": "<workbook/>"}), "повреждён"),
    "entities": (
        zipped(**{"xl__workbook.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'}),
        "повреждён",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refuses_what_is_no_workbook(tmp_path: Path, case: str) -> None:
    content, words = REFUSED[case]
    path = tmp_path / "книга.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableWorkbookError) as caught:
        open_workbook(path)
    assert words in caught.value.message
    assert "книга.xlsx" in caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("name", "words"),
    [("нет.xlsx", "не найден"), (".", "папка"), ("~$книга.xlsx", "служебный")],
)
def test_refuses_what_is_not_there(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(UnreadableWorkbookError, match=words):
        open_workbook(tmp_path / name)


@pytest.mark.parametrize(
    ("failure", "words"),
    [(PermissionError(13, "x"), "другой программе"), (OSError(5, "x"), "диск")],
)
def test_refuses_a_file_that_cannot_be_read(
    make_workbook: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    failure: OSError,
    words: str,
) -> None:
    path = make_workbook({"Лист": [["а"]]})

    def fail(_path: Path) -> bytes:
        raise failure

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(UnreadableWorkbookError, match=words):
        open_workbook(path)


@pytest.mark.parametrize("part", range(8))
def test_refuses_a_file_cut_short(make_workbook: Callable[..., Path], part: int) -> None:
    path = make_workbook({"Лист": [["а" * 50, "б"]] * 40})
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * part // 8])
    with pytest.raises(UnreadableWorkbookError):
        open_workbook(path)


def test_refuses_a_file_with_spoilt_bytes(make_workbook: Callable[..., Path]) -> None:
    path = make_workbook({"Лист": [["а" * 50, "б"]] * 40})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
    middle = part.header_offset + 80
    content[middle : middle + 20] = b"\xff" * 20
    path.write_bytes(bytes(content))
    with pytest.raises(UnreadableWorkbookError):
        open_workbook(path)


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("workbook_mb", 0),
        ("workbook_parts", 3),
        ("workbook_part_mb", 0),
        ("workbook_unpacked_mb", 0),
        ("workbook_sheets", 1),
        ("workbook_styles", 9),
        ("workbook_cells", 30),
        ("workbook_merges", 0),
        ("cell_signs", 5),
    ],
)
def test_refuses_what_is_beyond_the_limits(
    make_workbook: Callable[..., Path], limited: Callable[..., None], limit: str, value: int
) -> None:
    rows = [["а" * 9, "б"]] * 10
    path = make_workbook({"Лист": rows, "Второй": rows}, merges=["A1:B2"])
    open_workbook(path)
    limited(**{limit: value})
    with pytest.raises(UnreadableWorkbookError, match="слишком велик") as error:
        open_workbook(path)
    assert f"«{limit} = …»" in error.value.hint


def test_refuses_a_file_whose_texts_are_lost(sheet_from_xml: Callable[..., object]) -> None:
    with pytest.raises(UnreadableWorkbookError, match="повреждён"):
        sheet_from_xml('<sheetData><row><c t="s"><v>99</v></c></row></sheetData>')


def test_refuses_a_zip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "книга.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (21 * 1024 * 1024))
    with pytest.raises(UnreadableWorkbookError, match="слишком велик"):
        open_workbook(path)


def test_reads_sheets_in_their_order(make_workbook: Callable[..., Path]) -> None:
    path = make_workbook(
        {"Реквизиты": [["а"]], "Пусто": [], "Скрытый": [["б"]]}, hidden_sheets=["Скрытый"]
    )
    sheets = open_workbook(path).sheets
    assert [(sheet.name, sheet.hidden, len(sheet.rows)) for sheet in sheets] == [
        ("Реквизиты", False, 1),
        ("Пусто", False, 0),
        ("Скрытый", True, 1),
    ]
