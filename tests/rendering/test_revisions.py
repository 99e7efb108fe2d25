"""A file that is put in shows no tracked change and no remark: all changes are accepted."""

import re

import pytest
from docx import Document
from lxml import etree

from docgen.content import IncludedFile
from docgen.rendering.foreign.revisions import accept_in_part, accept_revisions
from templates.build.content import blocks, paragraph

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BY = 'w:id="7" w:author="Иванова М.П." w:date="2027-03-22T10:00:00Z"'
MARKS = re.compile(r"<w:(del|ins|move\w+|comment\w*|cell(?:Ins|Del|Merge)|\w+Change)\b")


def run(text, deleted=False):
    tag = "delText" if deleted else "t"
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def change(kind, content=""):
    return f"<w:{kind} {BY}>{content}</w:{kind}>"


def p(*content, mark=""):
    look = f"<w:pPr><w:rPr>{change(mark)}</w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{look}{''.join(content)}</w:p>"


def row(*cells, mark=""):
    look = f"<w:trPr>{change(mark)}</w:trPr>" if mark else ""
    return f"<w:tr>{look}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def body(xml):
    return etree.fromstring(f'<w:body xmlns:w="{W}">{xml}</w:body>')


def lines(root):
    found = root.iter(f"{{{W}}}p")
    return ["".join(node.text for node in one.iter(f"{{{W}}}t")) for one in found]


BOOKMARK = '<w:bookmarkStart w:id="1" w:name="место"/>'


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (p(run("до "), change("del", run("нет", deleted=True)), run("после")), ["до после"]),
        (p(change("ins", run("новое"))), ["новое"]),
        (p(change("ins", run("а") + change("del", run("б", deleted=True)))), ["а"]),
        (p(change("moveFrom", run("ушло"))) + p(change("moveTo", run("ушло"))), ["", "ушло"]),
        (p(run("а"), mark="del") + p(run("б")), ["аб"]),
        (p(change("del", run("а", deleted=True)), mark="del") + p(run("б")), ["б"]),
        (p(run("а"), mark="ins") + p(run("б")), ["а", "б"]),
        (p(run("а"), mark="del"), ["а"]),
        (p(change("del", BOOKMARK + run("а", deleted=True))) + p(run("б")), ["", "б"]),
        (p("<w:r><w:rPr><w:b/>" + change("rPrChange", "<w:rPr/>") + "</w:rPr></w:r>"), [""]),
        (f"<w:tbl>{row(p(run('а')))}{row(p(run('б')), mark='del')}</w:tbl>", ["а"]),
        (f"<w:tbl>{row(p(run('а')), mark='ins')}</w:tbl>", ["а"]),
        (f"<w:tbl>{row(p(run('а')), mark='del')}</w:tbl>" + p(run("б")), ["б"]),
        (f"<w:tbl>{row(p(mark='del') + '')}</w:tbl>", [""]),
    ],
)
def test_changes_are_accepted(xml, expected):
    root = body(xml)
    accept_revisions(root)
    assert lines(root) == expected
    written = etree.tostring(root, encoding="unicode")
    assert not MARKS.search(written)
    assert written.count("bookmarkStart") == xml.count("bookmarkStart")


def test_text_without_changes_stays_as_it_is():
    xml = p(run("а")) + f"<w:tbl>{row(p(run('б')) + BOOKMARK)}</w:tbl>"
    before = etree.tostring(body(xml))
    root = body(xml)
    accept_revisions(root)
    assert etree.tostring(root) == before
    assert accept_in_part(before) is before


def test_notes_are_accepted_too():
    note = f'<w:footnotes xmlns:w="{W}">{p(change("del", run("нет", deleted=True)))}</w:footnotes>'
    assert not MARKS.search(accept_in_part(note.encode()).decode())


def test_file_that_is_put_in_shows_no_change(print_body, parts_of, tmp_path):
    document = Document()
    remark = (
        '<w:commentRangeStart w:id="0"/>' + run("Текст") + '<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    xml = (
        p(remark, change("del", run("УДАЛЕНО", deleted=True)), change("ins", run(" новый")))
        + p(change("moveFrom", run("Место")))
        + p(change("moveTo", run("Место")), mark="ins")
        + f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{row(p(run('Ряд')))}"
        + f"{row(p(run('ЛИШНИЙ')), mark='del')}</w:tbl>"
    )
    for place, element in enumerate(body(xml)):
        document.element.body.insert(place, element)
    path = tmp_path / "порядок.docx"
    document.save(path)
    done = print_body(paragraph("Текст", "Приказ"), blocks("Текст", "x"), x=IncludedFile(path))
    assert done.faults == []
    assert [line for line in done.text.split("\n") if line][1:5] == [
        "Текст новый", "Место", "Ряд",
    ]  # fmt: skip
    assert "УДАЛЕНО" not in done.text
    assert not MARKS.search(parts_of(done.data)["word/document.xml"])
