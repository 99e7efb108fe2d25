"""Notes of a file that is put in: their numbers, styles, links and separators."""

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt
from lxml import etree
from openxml_audit import OpenXmlValidator

from docgen.content import IncludedFile
from templates.build.content import blocks, paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
NAMES = f'xmlns:w="{W[1:-1]}" xmlns:r="{TYPE[:-1]}"'
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def with_note(document, kind, words, identifier="3"):
    """Put a note with a style and a link at the end of the document's last paragraph."""
    note = (
        f'<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr><w:r><w:{kind}Ref/></w:r><w:hyperlink'
        f' r:id="rId1"><w:r><w:t>{words}</w:t></w:r></w:hyperlink></w:p>'
    )
    xml = f'<w:{kind}s {NAMES}><w:{kind} w:id="{identifier}">{note}</w:{kind}></w:{kind}s>'
    name = PackURI(f"/word/{kind}s.xml")
    part = Part(name, CONTENT.format(f"{kind}s"), xml.encode(), document.part.package)
    assert part.relate_to("https://example.ru/", f"{TYPE}hyperlink", is_external=True) == "rId1"
    document.part.relate_to(part, f"{TYPE}{kind}s")
    reference = f'<w:r {NAMES}><w:{kind}Reference w:id="{identifier}"/></w:r>'
    document.paragraphs[-1]._p.append(parse_xml(reference))


@pytest.fixture
def noted(tmp_path):
    """Return a function that writes a file with notes of these kinds."""

    def write(*kinds):
        document = Document()
        style = document.styles.add_style("Note", WD_STYLE_TYPE.PARAGRAPH)
        style.font.size = Pt(9)
        for kind in kinds:
            document.add_paragraph(f"Текст {kind}")
            with_note(document, kind, f"заметка {kind}")
        path = tmp_path / f"{'-'.join(kinds)}.docx"
        document.save(str(path))
        return path

    return write


@pytest.mark.parametrize("kinds", [("footnote",), ("endnote",), ("footnote", "endnote")])
def test_notes_come_with_a_file(print_body, parts_of, noted, tmp_path, kinds):
    path = noted(*kinds)
    files = [IncludedFile(path), IncludedFile(path)]
    done = print_body(paragraph("Текст", "Приказ"), blocks("Текст", "x"), x=files)
    assert done.faults == []
    parts = parts_of(done.data)
    for kind in kinds:
        notes = etree.fromstring(parts[f"word/{kind}s.xml"].encode())
        assert [note.get(f"{W}id") for note in notes] == ["-1", "0", "1", "2"]
        styles = [style.get(f"{W}val") for style in notes.iter(f"{W}pStyle")]
        assert styles == ["Note-1", "Note-2"]
        assert all(f'w:styleId="{style}"' in parts["word/styles.xml"] for style in styles)
        assert "https://example.ru/" in parts[f"word/_rels/{kind}s.xml.rels"]
        body = etree.fromstring(parts["word/document.xml"].encode())
        used = [node.get(f"{W}id") for node in body.iter(f"{W}{kind}Reference")]
        assert used == ["1", "2"]
        settings = etree.fromstring(parts["word/settings.xml"].encode())
        assert [one.get(f"{W}id") for one in settings.find(f"{W}{kind}Pr")] == ["-1", "0"]
    result = tmp_path / "готово.docx"
    result.write_bytes(done.data)
    assert OpenXmlValidator().validate(str(result)).errors == []


def test_a_reference_to_no_note_goes(print_body, parts_of, tmp_path):
    document = Document()
    document.add_paragraph("Текст")._p.append(
        parse_xml(f'<w:r {NAMES}><w:footnoteReference w:id="9"/></w:r>')
    )
    path = tmp_path / "без сноски.docx"
    document.save(str(path))
    done = print_body(blocks("Текст", "x"), x=IncludedFile(path))
    assert done.faults == []
    assert "footnoteReference" not in parts_of(done.data)["word/document.xml"]
