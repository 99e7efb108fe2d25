"""Pages of a document as pictures."""

import struct
import sys
from pathlib import Path

import pytest

from docgen.office import PageRange, convert, page_pictures, pages
from tests.libreoffice import office

ORDER = Path(__file__).resolve().parents[2] / "templates" / "docx" / "order.docx"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", PageRange(2, 2)),
        ("1-3", PageRange(1, 3)),
        ("1–3", PageRange(1, 3)),
        (" 4 - 5", PageRange(4, 5)),
        ("3-", PageRange(3, None)),
    ],
)
def test_range(text, expected):
    assert PageRange.read(text) == expected


@pytest.mark.parametrize("text", ["", "0", "3-1", "-2", "а", "1,2", "1-2-3", "9" * 40])
def test_no_range(text):
    with pytest.raises(ValueError, match=r".*"):
        PageRange.read(text)


def png_size(data):
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert b"IEND" in data[-12:]
    return struct.unpack(">II", data[16:24])


@pytest.fixture(scope="module")
def pdf():
    return next(convert([ORDER], "pdf", office())).data


@pytest.mark.parametrize("has_poppler", [True, False])
def test_pages_of_a_pdf(pdf, monkeypatch, has_poppler):
    if not has_poppler:
        monkeypatch.setattr(pages.shutil, "which", lambda *_, **__: None)
    found = page_pictures(pdf, PageRange(2, 3), dpi=36)
    assert list(found) == [2, 3]
    for picture in found.values():  # A4 is 210 × 297 mm
        width, height = png_size(picture)
        assert (width, height) == (pytest.approx(298, abs=1), pytest.approx(421, abs=1))


@pytest.mark.parametrize("has_poppler", [True, False])
def test_pages_that_are_not_there(pdf, monkeypatch, has_poppler):
    if not has_poppler:
        monkeypatch.setattr(pages.shutil, "which", lambda *_, **__: None)
    assert page_pictures(pdf, PageRange(90, 99)) == {}
    assert page_pictures(b"%PDF-1.7 nothing", PageRange()) == {}


def test_nothing_that_draws(pdf, monkeypatch):
    monkeypatch.setattr(pages.shutil, "which", lambda *_, **__: None)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert page_pictures(pdf) is None
