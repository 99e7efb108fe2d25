"""The zip around the parts: every way to break it is told, and a good one is silent."""

import io
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from docgen.rendering.proof.archive import prove_zip

Zip = Callable[[dict[str, bytes]], bytes]


def codes(data: bytes) -> list[str]:
    return [fault.code for fault in prove_zip(data)]


def test_good_document_has_no_fault(good_parts: dict[str, bytes], zipped: Zip) -> None:
    assert prove_zip(zipped(good_parts)) == []


def test_good_document_is_good_for_openxml_audit(
    good_parts: dict[str, bytes], zipped: Zip, tmp_path: Path
) -> None:
    path = tmp_path / "good.docx"
    path.write_bytes(zipped(good_parts))
    assert OpenXmlValidator().validate(path).errors == []


def test_document_of_python_docx_has_no_fault() -> None:
    document = docx.Document()
    document.add_heading("План", level=1)
    document.add_paragraph("Пункт", style="List Number")
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    table.cell(0, 0).merge(table.cell(1, 1))
    buffer = io.BytesIO()
    document.save(buffer)
    assert prove_zip(buffer.getvalue()) == []


def test_truncated_zip_does_not_open(good_parts: dict[str, bytes], zipped: Zip) -> None:
    assert codes(zipped(good_parts)[:-200]) == ["zip-opens"]


def test_text_is_no_zip() -> None:
    assert codes(b"not a document") == ["zip-opens"]


def test_changed_byte_breaks_the_checksum(good_parts: dict[str, bytes]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in good_parts.items():
            archive.writestr(name, data)
    assert codes(buffer.getvalue().replace(b"Normal", b"Abnorm", 1)) == ["zip-content-intact"]


def test_unknown_compression_is_refused(good_parts: dict[str, bytes]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", good_parts["word/document.xml"])
    assert codes(buffer.getvalue()) == ["zip-content-intact"]


def test_encrypted_entry_is_refused(good_parts: dict[str, bytes], zipped: Zip) -> None:
    data = zipped({"word/document.xml": good_parts["word/document.xml"]})
    directory = data.index(b"PK\x01\x02")
    data = data[: directory + 8] + b"\x01" + data[directory + 9 :]
    assert codes(data) == ["zip-content-intact"]


def test_part_written_twice_is_told(good_parts: dict[str, bytes]) -> None:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")
        for name, data in [*good_parts.items(), ("word/document.xml", b"<x/>")]:
            archive.writestr(name, data if name != "word/document.xml" else good_parts[name])
    assert codes(buffer.getvalue()) == ["part-name-unique"]


def test_names_that_differ_in_case_only_are_told(good_parts: dict[str, bytes], zipped: Zip) -> None:
    good_parts["word/media/IMAGE1.png"] = b""
    assert codes(zipped(good_parts)) == ["part-name-unique"]


@pytest.mark.parametrize("name", ["word\\x.png", "/word/x.png", "word/../x.png", "word//x.png"])
def test_unsafe_name_is_told(name: str, good_parts: dict[str, bytes], zipped: Zip) -> None:
    good_parts[name] = b""
    assert codes(zipped(good_parts)) == ["part-name-safe"]


def test_folder_entries_are_no_parts(good_parts: dict[str, bytes], zipped: Zip) -> None:
    assert codes(zipped({"word/": b"", **good_parts})) == []


def test_missing_header_is_told(good_parts: dict[str, bytes], zipped: Zip) -> None:
    del good_parts["word/header1.xml"]
    assert set(codes(zipped(good_parts))) == {
        "content-type-has-part",
        "relationship-target-exists",
        "relationship-source-exists",
    }


def test_missing_list_of_types_is_told(good_parts: dict[str, bytes], zipped: Zip) -> None:
    del good_parts["[Content_Types].xml"]
    assert codes(zipped(good_parts)) == ["content-types-present"]
