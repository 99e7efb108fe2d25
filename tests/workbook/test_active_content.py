"""What a workbook would run or fetch is told, and stands in no copy that docgen writes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from docgen.errors import UnreadableWorkbookError
from docgen.issues import Location, error
from docgen.workbook import active_issues, marked_copy, open_workbook

MakeWorkbook = Callable[..., Path]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
SHEET_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
TYPES = "[Content_Types].xml"
NO_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "</Relationships>"
)
LINKED = (
    f'<externalLink xmlns="{MAIN}" xmlns:r="{OFFICE}"><externalBook r:id="rId1"/></externalLink>'
)
CALLING = (
    f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>'
)


def relation(name: str, kind: str, target: str, *, base: str = OFFICE, mode: str = "") -> str:
    external = ' TargetMode="External"' if mode else ""
    return f'<Relationship Id="{name}" Type="{base}/{kind}" Target="{target}"{external}/>'


class Spoilt:
    """The parts of a workbook as text, to be changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def put(self, part: str, text: str, *, before: str) -> None:
        content = self.parts.setdefault(part, NO_RELATIONS.encode()).decode()
        assert before in content, content
        place = content.rindex(before)
        self.parts[part] = (content[:place] + text + content[place:]).encode()

    def relate(self, part: str, relation: str) -> None:
        self.put(part, relation, before="</Relationships>")

    def declare(self, part: str, kind: str) -> None:
        override = f'<Override PartName="/{part}" ContentType="application/{kind}"/>'
        self.put(TYPES, override, before="</Types>")

    def save(self) -> Path:
        with zipfile.ZipFile(self.path, "w") as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return self.path


@pytest.fixture
def book(make_workbook: MakeWorkbook) -> Spoilt:
    return Spoilt(make_workbook({"Реквизиты": [["Поле", "Значение"], ["Номер", 7]]}))


def formula(book: Spoilt, formula: str, attributes: str = "") -> None:
    """Let the cell B2 be worked out by a formula, its last value 7."""
    cell = f'<c r="B2"><f{attributes}>{formula}</f><v>7</v></c>'
    text = re.sub(r'<c r="B2"[^>]*>.*?</c>', lambda _: cell, book.parts[SHEET].decode())
    book.parts[SHEET] = text.encode()


def macros(book: Spoilt) -> None:
    book.parts["xl/vbaProject.bin"] = b"MACRO"
    book.parts["xl/_rels/vbaProject.bin.rels"] = NO_RELATIONS.encode()
    book.relate(RELATIONS, relation("m1", "vbaProject", "vbaProject.bin", base=MICROSOFT))
    book.declare("xl/vbaProject.bin", "vnd.ms-office.vbaProject")
    types = book.parts[TYPES].decode()
    book.parts[TYPES] = types.replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    ).encode()


def link(book: Spoilt, content: str = LINKED) -> None:
    part = "xl/externalLinks/externalLink1.xml"
    book.parts[part] = content.encode()
    book.relate(
        "xl/externalLinks/_rels/externalLink1.xml.rels",
        relation("rId1", "externalLinkPath", "file:///C:/Другая.xlsx", mode="External"),
    )
    book.relate(RELATIONS, relation("e1", "externalLink", "externalLinks/externalLink1.xml"))
    book.declare(part, "vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml")
    references = (
        f'<externalReferences xmlns:r="{OFFICE}"><externalReference r:id="e1"/>'
        "</externalReferences>"
        "<definedNames><definedName name=\"Чужое\">'[1]Лист 1'!$A$1</definedName></definedNames>"
    )
    workbook = re.sub(r"<definedNames\s*/>", "", book.parts[WORKBOOK].decode())
    book.parts[WORKBOOK] = workbook.encode()
    book.put(WORKBOOK, references, before="<calcPr")
    formula(book, "[1]Лист1!$A$1*2")
    book.parts["xl/calcChain.xml"] = (
        f'<calcChain xmlns="{MAIN}"><c r="B2" i="1"/></calcChain>'.encode()
    )
    book.relate(RELATIONS, relation("c1", "calcChain", "calcChain.xml"))
    book.declare(
        "xl/calcChain.xml", "vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    )


def dde(book: Spoilt) -> None:
    link(book, CALLING)
    formula(book, "[1]!'A0'")


def dde_formula(book: Spoilt) -> None:
    formula(book, "cmd|'/C calc'!A0")


def embedded(book: Spoilt) -> None:
    book.parts["xl/embeddings/oleObject1.bin"] = b"OLE"
    book.relate(SHEET_RELATIONS, relation("o1", "oleObject", "../embeddings/oleObject1.bin"))
    book.declare("xl/embeddings/oleObject1.bin", "vnd.openxmlformats-officedocument.oleObject")
    objects = (
        f'<oleObjects xmlns:r="{OFFICE}"><oleObject progId="Packager" shapeId="1025" r:id="o1"/>'
        "</oleObjects>"
    )
    book.put(SHEET, objects, before="</worksheet>")


def custom_xml(book: Spoilt) -> None:
    book.parts["customXml/item1.xml"] = b"<secret/>"
    book.relate(RELATIONS, relation("x1", "customXml", "../customXml/item1.xml"))


def linked_picture(book: Spoilt) -> None:
    book.relate(SHEET_RELATIONS, relation("p1", "image", r"\\server\share\1.png", mode="External"))


SPOILT = {
    macros: ({"macros"}, b"MACRO"),
    link: ({"linked-workbook"}, b"externalLink"),
    dde: ({"dde-link"}, b"cmd"),
    dde_formula: ({"dde-link"}, b"cmd|"),
    embedded: ({"embedded-object"}, b"oleObject"),
    custom_xml: (set(), b"secret"),
    linked_picture: (set(), b"server"),
}


def marked(path: Path) -> bytes:
    return marked_copy(path, [error("x", Location(str(path), "Реквизиты", 2, 2), "Что", "Как")])


def faults(data: bytes, beside: Path) -> set[str]:
    copy = beside.with_name("копия.xlsx")
    copy.write_bytes(data)
    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(copy)).errors
    return {one.description for one in found}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_it_is_told_and_left_out(book: Spoilt, spoil: Callable[[Spoilt], None]) -> None:
    codes, trace = SPOILT[spoil]
    before = faults(marked(book.path), book.path)
    spoil(book)
    path = book.save()
    assert {issue.code for issue in active_issues(open_workbook(path))} == codes
    data = marked(path)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        kept = b"".join(name.encode() + archive.read(name) for name in archive.namelist())
    assert trace not in kept
    assert b"macroEnabled" not in kept
    assert openpyxl.load_workbook(BytesIO(data))["Реквизиты"]["B2"].value == 7
    assert faults(data, path) <= before
    path.write_bytes(data)
    assert list(active_issues(open_workbook(path))) == []


@pytest.mark.parametrize(
    "own",
    [
        "A1+1",
        "SUM('План|факт'!A1:A9)",
        "Таблица1[2024]+Таблица1[[#This Row],[2025]]",
        'IF(A1="[1]Лист","cmd|x","")',
        'HYPERLINK("http://example.org","сайт")',
    ],
)
@pytest.mark.parametrize("spoil", [link, custom_xml])
def test_a_formula_of_ones_own_stays(book: Spoilt, own: str, spoil: Callable[..., None]) -> None:
    spoil(book)
    formula(book, own.replace('"', "&quot;"))
    assert "dde" not in open_workbook(book.save()).active
    with zipfile.ZipFile(BytesIO(marked(book.save()))) as archive:
        assert f"<f>{own}</f>" in archive.read(SHEET).decode()


@pytest.mark.parametrize(
    ("kind", "content", "is_quiet"),
    [
        ("connections", '<connection id="1" refreshOnLoad="1" interval="5" name="База"/>', True),
        ("queryTable", "", True),
        ("pivotCacheDefinition", '<cacheSource type="external" connectionId="1"/>', True),
        ("pivotCacheDefinition", '<cacheSource type="worksheet"/>', False),
    ],
)
def test_a_query_waits_for_a_person_in_a_copy(
    book: Spoilt, kind: str, content: str, *, is_quiet: bool
) -> None:
    part = f"xl/{kind}.xml"
    root = f'<{kind} xmlns="{MAIN}" refreshOnLoad="1">{content}</{kind}>'
    book.parts[part] = root.encode()
    book.relate(RELATIONS, relation("q1", kind, f"{kind}.xml"))
    with zipfile.ZipFile(BytesIO(marked(book.save()))) as archive:
        kept = archive.read(part)
    assert kind.encode() in kept
    assert (b"refreshOnLoad" not in kept and b"interval" not in kept) == is_quiet


def test_a_sheet_of_macros_has_no_copy(book: Spoilt) -> None:
    book.relate(RELATIONS, relation("s9", "xlMacrosheet", "macrosheets/sheet1.xml", base=MICROSOFT))
    path = book.save()
    assert [issue.code for issue in active_issues(open_workbook(path))] == ["macros"]
    with pytest.raises(UnreadableWorkbookError, match=r"макросами Excel 4\.0"):
        marked(path)


def test_a_plain_workbook_is_left_as_it_is(book: Spoilt) -> None:
    path = book.save()
    assert open_workbook(path).active == ()
