"""Fonts that a machine lacks, told by what a PDF has in their place."""

import zipfile
from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from docgen.pdf import fonts
from docgen.pdf.fonts import StandIns, fonts_of, named_fonts


def document(*names, theme=""):
    data = BytesIO()
    asked = ' w:asciiTheme="minorHAnsi"' if theme else ""
    body = "".join(f'<w:rFonts w:ascii="{n}" w:eastAsia="Чужой"{asked}/>' for n in names)
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("word/document.xml", body)
        latin = f'<a:latin charset="1" typeface="{theme or "Calibri"}"/>'
        package.writestr("word/theme/theme1.xml", latin)
        package.writestr("word/fontTable.xml", '<w:font w:name="Wingdings"/>')
    return data.getvalue()


def pdf(*base_fonts, embedded=True):
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    held = DictionaryObject()
    for number, name in enumerate(base_fonts):
        descriptor = DictionaryObject()
        if embedded:
            descriptor[NameObject("/FontFile2")] = writer._add_object(StreamObject())
        described = {
            NameObject("/BaseFont"): NameObject(f"/{name}"),
            NameObject("/FontDescriptor"): writer._add_object(descriptor),
        }
        font = DictionaryObject(described)
        if number % 2:  # as fonts of two bytes a sign are kept
            inner = ArrayObject([writer._add_object(DictionaryObject(described))])
            del font[NameObject("/FontDescriptor")]
            font[NameObject("/DescendantFonts")] = inner
        held[NameObject(f"/F{number}")] = writer._add_object(font)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): held})
    data = BytesIO()
    writer.write(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("base", "family"),
    [
        ("BAAAAA+LiberationSerif-Bold", "Liberation Serif"),
        ("TimesNewRomanPS-BoldItalicMT", "Times New Roman"),
        ("CAAAAA+TimesNewRomanPSMT", "Times New Roman"),
        ("ArialMT", "Arial"),
        ("Calibri,Bold", "Calibri"),
    ],
)
@pytest.mark.parametrize("embedded", [True, False])
def test_families_of_a_pdf(base, family, embedded):
    assert fonts_of(pdf(base, base, embedded=embedded)) == {family: embedded}


def test_fonts_of_a_document():
    assert named_fonts(document("Arial", "PT Astra Serif")) == {"Arial", "PT Astra Serif"}
    assert named_fonts(document("Arial", theme="Cambria")) == {"Arial", "Cambria"}


# Named in the document, in the PDF, on the machine: font -> what the system gives for it; expected.
CASES = [
    (["Times New Roman"], ["TimesNewRomanPSMT"], {}, {}),
    (["Times New Roman"], ["LiberationSerif"], {}, {"Times New Roman": "те же"}),
    (["PT Astra Serif"], ["LiberationSerif"], {}, {"PT Astra Serif": "не те"}),
    (["Arial"], ["DejaVuSans"], {"Arial": "DejaVu Sans"}, {"Arial": "не те"}),
    # Named by a style that nothing uses, while a sign of another font was needed.
    (["Arial", "Times New Roman"], ["TimesNewRomanPSMT"], {}, {}),
    (["Arial"], ["OpenSymbol", "ArialMT"], {}, {}),
    (["Arial", "Georgia"], ["ArialMT", "OpenSymbol"], {"Georgia": "Georgia"}, {}),
]


@pytest.mark.parametrize(("named", "there", "machine", "expected"), CASES)
def test_what_stands_in_is_told(tmp_path, monkeypatch, named, there, machine, expected):
    monkeypatch.setattr(fonts, "_stand_in", lambda name: machine.get(name, ""))
    path = tmp_path / "Приказ.docx"
    path.write_bytes(document(*named))
    met = StandIns()
    met.look(path, pdf(*there))
    met.look(path, pdf(*there))
    told = list(met.notes())
    assert len(told) == len(expected)
    for note, (name, end) in zip(told, expected.items(), strict=True):
        assert f"Шрифта «{name}»" in note.message
        assert end in note.hint


def test_the_right_one_of_several_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "_stand_in", lambda _name: "")
    path = tmp_path / "Приказ.docx"
    path.write_bytes(document("Times New Roman"))
    met = StandIns()
    met.look(path, pdf("OpenSymbol", "LiberationSerif"))
    (note,) = met.notes()
    assert note.message.endswith("вместо него «Liberation Serif».")


def test_a_file_that_is_no_pdf_is_passed_over(tmp_path):
    path = tmp_path / "Приказ.docx"
    path.write_bytes(document("Arial"))
    met = StandIns()
    met.look(path, b"%PDF-1.7 %%EOF")
    assert list(met.notes()) == []
