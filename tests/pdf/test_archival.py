"""What a PDF must hold for an archive, each demand missed once (R-ARCH-3)."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from docgen.pdf.archival import archival_faults

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description>'
    "<pdfaid:part>{}</pdfaid:part><pdfaid:conformance>{}</pdfaid:conformance>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def named(**entries):
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def stream(data):
    made = StreamObject()
    made.set_data(data)
    return made


def pdf(
    *, said=("2", "B"), profile=b"ICC", embedded=True, action="", marked=True, group="", secret=""
):
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    root = writer.root_object
    if said:
        metadata = writer._add_object(stream(XMP.format(*said).encode()))
        root[NameObject("/Metadata")] = metadata
    if profile:
        intent = named(
            S=NameObject("/GTS_PDFA1"), DestOutputProfile=writer._add_object(stream(profile))
        )
        root[NameObject("/OutputIntents")] = ArrayObject([intent])
    if marked:
        root[NameObject("/MarkInfo")] = named(Marked=BooleanObject(True))
        root[NameObject("/StructTreeRoot")] = named()
    descriptor = named(FontFile2=writer._add_object(StreamObject())) if embedded else named()
    font = named(BaseFont=NameObject("/LiberationSerif"), FontDescriptor=descriptor)
    page[NameObject("/Resources")] = named(Font=named(F1=writer._add_object(font)))
    if action:
        link = named(A=named(S=NameObject(action), URI=TextStringObject("https://school.example")))
        page[NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
    if group:
        page[NameObject("/Group")] = named(S=NameObject(group))
    writer.generate_file_identifiers()
    if secret:
        writer.encrypt(secret, algorithm="RC4-128")
    data = BytesIO()
    writer.write(data)
    return data.getvalue()


@pytest.mark.parametrize(("form", "said"), [("1a", "1A"), ("2b", "2B"), ("3b", "3B")])
def test_a_sound_pdf_has_nothing_told(form, said):
    assert archival_faults(pdf(said=tuple(said), action="/URI"), form) == []


def test_a_plain_pdf_is_asked_for_nothing():
    assert archival_faults(b"whatever", "pdf") == []


@pytest.mark.parametrize(
    ("form", "change", "fault"),
    [
        ("2b", {"said": ()}, "не сказано, что это PDF/A-2b"),
        ("2b", {"said": ("1", "B")}, "не сказано, что это PDF/A-2b"),
        ("1a", {"said": ("1", "B")}, "не сказано, что это PDF/A-1a"),
        ("2b", {"profile": b""}, "нет цветового профиля"),
        ("2b", {"embedded": False}, "шрифты не внутри файла: Liberation Serif"),
        ("2b", {"action": "/Launch"}, "действия и программы"),
        ("2b", {"secret": "тайна"}, "файл зашифрован"),
        ("1a", {"said": ("1", "A"), "marked": False}, "нет разметки текста"),
        ("1a", {"said": ("1", "A"), "group": "/Transparency"}, "прозрачность"),
    ],
)
def test_a_lack_is_told_and_nothing_else(form, change, fault):
    (told,) = archival_faults(pdf(**change), form)
    assert fault in told


def test_what_is_allowed_in_other_forms_is_not_told():
    assert archival_faults(pdf(group="/Transparency"), "2b") == []
    assert archival_faults(pdf(marked=False), "2b") == []
