"""What a file of other people would fetch is found, told and taken out; all the rest stays."""

import pytest
from lxml import etree

from docgen.rendering.foreign.content import (
    Foreign,
    foreign_content,
    without_foreign_content,
)
from docgen.rendering.foreign.fields import dangerous_fields

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def story(*body):
    return f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>".encode()


def p(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def run(inner):
    return f"<w:r><w:rPr><w:b/></w:rPr>{inner}</w:r>"


def text(words):
    return run(f"<w:t>{words}</w:t>")


def code(words):
    return run(f'<w:instrText xml:space="preserve">{words}</w:instrText>')


BEGIN, BETWEEN, END = (
    run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")
)


def field(*codes, result="итог"):
    return "".join((BEGIN, *map(code, codes), BETWEEN, text(result), END))


def rels(*rows):
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{TYPE}{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if external else "/>")
        for number, (kind, target, external) in enumerate(rows, start=1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{lines}</Relationships>'.encode()


def words(content):
    return "".join(node.text for node in etree.fromstring(content).iter("{*}t"))


FIELDS = {
    "dde": field(r'DDE Excel "C:\книга.xlsx" A1'),
    "ddeauto": field(r'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"'),
    "small letters": field(" ddeauto  excel"),
    "quoted name": field('"DDEAUTO" excel'),
    "split over runs": field("D", "DE", "AU", "TO", " excel"),
    "includetext": field(r'INCLUDETEXT "\\\\сервер\\общий.docx"'),
    "includepicture": field('INCLUDEPICTURE "http://192.0.2.1/x.png" \\d'),
    "import": field("IMPORT http://192.0.2.1/x.png"),
    "link": field(r"LINK Excel.Sheet.12 C:\\книга.xlsx"),
    "database": field(r"DATABASE \d c:\\base.mdb"),
    "print": field('PRINT "27"'),
    "rd": field(r"RD \\\\сервер\\глава.docx"),
    "nested argument": BEGIN
    + code("DDEAUTO ")
    + field("QUOTE 67 58")
    + BETWEEN
    + text("итог")
    + END,
    "nested name": BEGIN + field("QUOTE 68 68 69") + code(" excel") + BETWEEN + text("итог") + END,
    "name with a field": BEGIN
    + code("D")
    + field("QUOTE 68")
    + code("E")
    + BETWEEN
    + text("итог")
    + END,
    "name with a tag": field("{{ x }}AUTO excel"),
    "name with a note": field("D{# #}DE excel"),
    "inside a result": BEGIN + code("IF 1 = 1 ") + BETWEEN + field("DDE excel") + END,
    "simple": '<w:fldSimple w:instr=" DDEAUTO excel ">' + text("итог") + "</w:fldSimple>",
    "simple in simple": '<w:fldSimple w:instr="QUOTE 1"><w:fldSimple w:instr="DDE x">'
    + text("итог")
    + "</w:fldSimple></w:fldSimple>",
    "deleted code": BEGIN
    + run("<w:delInstrText>DDE excel</w:delInstrText>")
    + BETWEEN
    + text("итог")
    + END,
    "over paragraphs": BEGIN
    + code("DDEAUTO ")
    + "</w:p><w:p>"
    + code("excel")
    + BETWEEN
    + text("итог")
    + END,
}


@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml", "word/Чужая.bin"])
@pytest.mark.parametrize("name", FIELDS)
def test_dangerous_field_leaves_its_last_result(name, part):
    source = story(p(text("до "), FIELDS[name], text(" после")))
    parts, facts = without_foreign_content({part: source})
    assert {(fact.part, fact.what) for fact in facts} == {(part, Foreign.FIELD)}
    assert words(parts[part]).strip() == "до итог после"
    assert b"<w:b/>" in parts[part]
    assert not list(foreign_content(parts))
    assert not list(dangerous_fields(parts[part].decode().partition("?>")[2]))


HARMLESS = {
    "page": field("PAGE"),
    "toc": field(r'TOC \o "1-3" \h'),
    "formula": field("=SUM(ABOVE)"),
    "formula over a field": BEGIN + code("=") + field("NUMPAGES") + code("-1") + BETWEEN + END,
    "condition": BEGIN + code("IF ") + field("MERGEFIELD пол") + code(' = "ж" "а"') + BETWEEN + END,
    "bookmark": field("_Ref12345678"),
    "citation": field("ADDIN ZOTERO_ITEM {}"),
    "embedded": field("EMBED Equation.3"),
    "web": field('HYPERLINK "https://example.org/DDE"'),
    "mail": field('HYPERLINK "mailto:a@example.org"'),
    "place": field(r'HYPERLINK \l "DDE"'),
    "address of a tag": field('HYPERLINK "{{ адрес }}"'),
    "text": text("DDEAUTO INCLUDETEXT fldChar"),
    "empty": field(""),
    "not ended": BEGIN + code("PAGE"),
    "stray": END + BETWEEN + code("DDE"),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_field_stays_as_it_is(name):
    parts = {"word/document.xml": story(p(HARMLESS[name]))}
    cleaned, facts = without_foreign_content(parts)
    assert not facts
    assert cleaned is parts


def test_fields_deeper_than_word_reads_are_undone_too():
    body = p(*[BEGIN, code("DDE а")] * 3000)
    parts, facts = without_foreign_content({"word/document.xml": story(body)})
    assert facts
    assert b"instrText" not in parts["word/document.xml"]


def test_unfinished_field_is_undone_too():
    source = story(p(text("до"), BEGIN, code("DDEAUTO excel")))
    parts, facts = without_foreign_content({"word/document.xml": source})
    assert [fact.what for fact in facts] == [Foreign.FIELD]
    assert b"instrText" not in parts["word/document.xml"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_encoding_hides_nothing(encoding):
    declared = "utf-8" if "8" in encoding else "utf-16"
    xml = f'<?xml version="1.0" encoding="{declared}"?>' + story(p(field("DDE excel"))).decode()
    facts = list(foreign_content({"word/document.xml": xml.encode(encoding)}))
    assert [fact.what for fact in facts] == [Foreign.FIELD]


BLIP = "<w:r><w:drawing><a:blip {}/></w:drawing></w:r>"
TARGETS = {
    "image": (Foreign.PICTURE, "word/document.xml", BLIP.format('r:link="rId1"'), "drawing"),
    "attachedTemplate": (
        Foreign.TEMPLATE,
        "word/settings.xml",
        '<w:attachedTemplate r:id="rId1"/>',
        "attachedTemplate",
    ),
    "oleObject": (
        Foreign.OBJECT,
        "word/document.xml",
        '<w:r><w:object><o:OLEObject Type="Link" r:id="rId1"/></w:object></w:r>',
        "OLEObject",
    ),
    "subDocument": (Foreign.SUBDOCUMENT, "word/document.xml", '<w:subDoc r:id="rId1"/>', "subDoc"),
    "frame": (
        Foreign.FRAME,
        "word/webSettings.xml",
        '<w:frameset><w:frame><w:sourceFileName r:id="rId1"/></w:frame></w:frameset>',
        "frameset",
    ),
    "mailMergeSource": (
        Foreign.MAIL_MERGE,
        "word/settings.xml",
        '<w:mailMerge><w:dataSource r:id="rId1"/></w:mailMerge>',
        "mailMerge",
    ),
    "aFChunk": (Foreign.CHUNK, "word/document.xml", '<w:altChunk r:id="rId1"/>', "altChunk"),
    "video": (Foreign.LINK, "word/document.xml", '<a:videoFile r:link="rId1"/>', "videoFile"),
}


@pytest.mark.parametrize("kind", TARGETS)
@pytest.mark.parametrize("target", ["http://192.0.2.1/a", r"\\сервер\общее\a", "file:///C:/a"])
def test_what_leads_elsewhere_is_taken_out(kind, target):
    what, part, body, element = TARGETS[kind]
    folder, name = part.split("/")
    its = f"{folder}/_rels/{name}.rels"
    other = ("styles", "styles.xml", False)
    source = {part: story(text("до"), body, text("после")), its: rels((kind, target, True), other)}
    parts, facts = without_foreign_content(source)
    assert [(fact.part, fact.what, fact.target) for fact in facts] == [(part, what, target)]
    assert f":{element}".encode() not in parts[part]
    assert words(parts[part]) == "допосле"
    assert b"External" not in parts[its]
    assert b"styles.xml" in parts[its]
    assert not list(foreign_content(parts))


def test_names_of_parts_may_be_in_any_letters():
    source = {
        "word/document.xml": story(BLIP.format('r:link="rId1"')),
        "word/_rels/Document.xml.RELS": rels(("image", "http://192.0.2.1/a", True)),
    }
    parts, facts = without_foreign_content(source)
    assert [fact.what for fact in facts] == [Foreign.PICTURE]
    assert b"blip" not in parts["word/document.xml"]


def test_a_picture_that_is_embedded_too_stays():
    source = {
        "word/document.xml": story(BLIP.format('r:link="rId1" r:embed="rId2"')),
        "word/_rels/document.xml.rels": rels(
            ("image", "http://192.0.2.1/a.png", True), ("image", "media/a.png", False)
        ),
    }
    parts, _ = without_foreign_content(source)
    blip = next(etree.fromstring(parts["word/document.xml"]).iter("{*}blip"))
    assert blip.attrib.values() == ["rId2"]


@pytest.mark.parametrize(
    ("part", "body", "what", "gone"),
    [
        (
            "word/settings.xml",
            '<w:mailMerge><w:connectString w:val="Data Source=\\\\s\\a.mdb"/></w:mailMerge>',
            Foreign.MAIL_MERGE,
            "mailMerge",
        ),
        (
            "word/settings.xml",
            '<w:schemaLibrary><w:schema w:schemaLocation="http://192.0.2.1/a"/></w:schemaLibrary>',
            Foreign.SCHEMA,
            "schemaLibrary",
        ),
        ("word/document.xml", '<w:altChunk r:id="rId9"/>', Foreign.CHUNK, "altChunk"),
        (
            "word/document.xml",
            '<w:r><w:pict><v:shape><v:imagedata src="http://192.0.2.1/a"/></v:shape></w:pict></w:r>',
            Foreign.PICTURE,
            "192.0.2.1",
        ),
        (
            "word/document.xml",
            '<w:r><w:pict><v:fill o:href="\\\\сервер\\a"/></w:pict></w:r>',
            Foreign.PICTURE,
            "href",
        ),
    ],
)
def test_what_says_an_address_itself_is_taken_out(part, body, what, gone):
    parts, facts = without_foreign_content({part: story(text("до"), body)})
    assert [fact.what for fact in facts] == [what]
    assert gone not in parts[part].decode()
    assert not list(foreign_content(parts))


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("http://example.org", False),
        ("HTTPS://example.org/DDE", False),
        ("mailto:a@example.org", False),
        ("file:///C:/Users/Петрова/план.docx", True),
        (r"\\сервер\общее\план.docx", True),
        ("план.docx", True),
        ("ms-word:ofe|u|http://192.0.2.1/a.docx", True),
        ("javascript:alert(1)", True),
    ],
)
@pytest.mark.parametrize("as_field", [False, True])
def test_links_to_the_web_stay_and_of_others_the_words(target, told, as_field):
    if as_field:
        source = {"word/document.xml": story(p(field(f'HYPERLINK "{target}"')))}
    else:
        source = {
            "word/document.xml": story(p(f'<w:hyperlink r:id="rId1">{text("итог")}</w:hyperlink>')),
            "word/_rels/document.xml.rels": rels(("hyperlink", target, True)),
        }
    parts, facts = without_foreign_content(source)
    assert [(fact.what, fact.target) for fact in facts] == [(Foreign.FILE_LINK, target)] * told
    assert words(parts["word/document.xml"]) == "итог"
    assert (parts == source) is not told
    assert not list(foreign_content(parts))


def test_embedded_objects_are_told_and_stay():
    source = {
        "word/document.xml": story('<w:r><w:object><w:control r:id="rId1"/></w:object></w:r>'),
        "word/_rels/document.xml.rels": rels(
            ("control", "activeX/activeX1.xml", False), ("oleObject", "embeddings/o.bin", False)
        ),
    }
    parts, facts = without_foreign_content(source)
    assert [fact.what for fact in facts] == [Foreign.EMBEDDED] * 2
    assert parts == source


@pytest.mark.parametrize(
    ("target", "own"),
    [
        (r"file:///C:\Users\Петрова\Шаблоны\Normal.dotm", True),
        ("file:///home/a/Normal.dotm", True),
        (r"D:\Бланк.dotx", True),
        ("Normal.dotm", True),
        (r"file:///\\сервер\Бланк.dotx", False),
        (r"\\сервер\Бланк.dotx", False),
        ("file://сервер/Бланк.dotx", False),
        ("http://192.0.2.1/a.dotm", False),
    ],
)
def test_a_template_on_ones_own_disk_is_told_apart(target, own):
    source = {"word/_rels/settings.xml.rels": rels(("attachedTemplate", target, True))}
    (fact,) = foreign_content(source)
    assert fact.is_of_this_machine is own
    assert not fact.is_kept


def test_a_damaged_part_is_left_to_who_opens_it():
    source = {"word/document.xml": b"<w:fldChar", "word/media/a.png": b"\x89PNG\0fldChar"}
    assert without_foreign_content(source) == (source, ())
