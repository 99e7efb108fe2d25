"""Each rule is proved on a copy of the good document that is broken in one place."""

import re
from dataclasses import dataclass

import pytest

from docgen.rendering.proof import prove_structure

BODY = "word/document.xml"
HEADER = "word/header1.xml"
FOOTER = "word/footer1.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
COMMENTS = "word/comments.xml"
TYPES = "[Content_Types].xml"
ARROWS = "word/_rels/document.xml.rels"
ROOT_ARROWS = "_rels/.rels"
CORE = "docProps/core.xml"
SETTINGS = "word/settings.xml"

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TABLE = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
WIDE_TABLE = TABLE.replace("<w:gridCol/>", "<w:gridCol/>" * 64).replace(
    "<w:tc><w:p/></w:tc>", "<w:tc><w:p/></w:tc>" * 64
)
TITLE = "<w:t>План работы</w:t>"
CODE_OF_FIELD = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
END_OF_FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
SEPARATOR = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
SECTION_BREAK = '<w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>'


@dataclass(frozen=True)
class Break:
    """One way to break the good document: a piece of a part replaced by another."""

    name: str
    part: str
    old: str
    new: str
    codes: frozenset[str]


def broken(name: str, part: str, old: str, new: str, *codes: str) -> Break:
    return Break(name, part, old, new, frozenset(codes))


# The numbers in names are those of the recipes in the survey of DOCX validators.
BREAKS = [
    # Package.
    broken("10 target renamed", ARROWS, "media/image1", "media/lost", "relationship-target-exists"),
    broken("10b unknown rId", BODY, 'embed="rId6"', 'embed="rId999"', "relationship-id-known"),
    broken("12 bare ampersand", BODY, TITLE, "<w:t>Рога & копыта</w:t>", "xml-parses"),
    broken("13 no png type", TYPES, 'Extension="png"', 'Extension="gif"', "content-type-known"),
    broken(
        "13b no type of document",
        TYPES,
        'PartName="/word/document.xml"',
        'PartName="/word/other.xml"',
        *("content-type-known", "content-type-has-part", "main-part-type"),
    ),
    broken(
        "template instead of document", TYPES, "document.main", "template.main", "main-part-type"
    ),
    broken("no body named", ROOT_ARROWS, '/officeDocument"', '/other"', "main-part-type"),
    broken(
        "type twice",
        TYPES,
        'Extension="png"',
        'Extension="rels"',
        "content-type-unique",
        "content-type-known",
    ),
    broken(
        "macros",
        TYPES,
        "</Types>",
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        "no-macros",
    ),
    broken("24 rId twice", ARROWS, 'Id="rId2"', 'Id="rId1"', "relationship-id-unique"),
    broken(
        "external picture",
        ARROWS,
        'Target="media/image1.png"',
        'Target="http://example.org/1.png" TargetMode="External"',
        "external-only-hyperlink",
    ),
    broken("script link", ARROWS, "https://example.org/", "javascript:x", "hyperlink-scheme-safe"),
    broken("link without scheme", ARROWS, "https://example.org/", "//[", "hyperlink-scheme-safe"),
    broken("file link", ARROWS, "https://example.org/", "file:///c:/1", "hyperlink-scheme-safe"),
    broken("picture as header", BODY, 'embed="rId6"', 'embed="rId3"', "relationship-kind-fits"),
    broken("strict format", BODY, W, 'xmlns:w="http://purl.oclc.org/ooxml/main"', "main-part-root"),
    # XML.
    broken("17 control character", BODY, TITLE, "<w:t>\x0b</w:t>", "xml-parses"),
    broken("17b control reference", BODY, TITLE, "<w:t>&#x1;</w:t>", "xml-parses"),
    broken("17c surrogate", BODY, TITLE, "<w:t>\ud800</w:t>", "xml-parses"),
    broken("17d noncharacter", BODY, TITLE, "<w:t>\ufffe</w:t>", "xml-parses"),
    broken("27 undeclared prefix", BODY, TITLE, "<z:t/>", "xml-parses"),
    broken("doctype", CORE, "<cp:core", "<!DOCTYPE x [<!ENTITY e 'e'>]><cp:core", "xml-no-doctype"),
    broken("encoding", FOOTER, 'encoding="UTF-8"', 'encoding="ISO-8859-5"', "xml-encoding-unicode"),
    broken("ignorable", SETTINGS, '"w14"', '"w14 w15"', "ignorable-prefix-declared"),
    # Ids.
    broken("01 drawing id twice", HEADER, 'docPr id="2"', 'docPr id="1"', "docpr-id-unique"),
    broken(
        "drawing id too large", HEADER, 'docPr id="2"', f'docPr id="{2**31}"', "docpr-id-number"
    ),
    broken("drawing id no number", HEADER, 'docPr id="2"', 'docPr id="-2"', "docpr-id-number"),
    broken("drawing without id", HEADER, 'docPr id="2"', "docPr", "docpr-id-number"),
    broken(
        "15 revision id twice", BODY, 'w:del w:id="11"', 'w:del w:id="10"', "revision-id-unique"
    ),
    broken("22 no bookmark end", BODY, '<w:bookmarkEnd w:id="1"/>', "", "bookmark-paired"),
    broken(
        "bookmark ends first",
        BODY,
        '<w:bookmarkStart w:id="1" w:name="title"/>',
        '<w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="1" w:name="title"/>',
        "bookmark-paired",
    ),
    broken(
        "22b bookmark id twice",
        BODY,
        '<w:bookmarkEnd w:id="1"/>',
        '<w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>',
        "bookmark-id-unique",
    ),
    broken(
        "bookmark name twice",
        FOOTER,
        "<w:p>",
        '<w:p><w:bookmarkStart w:id="2" w:name="Title"/><w:bookmarkEnd w:id="2"/>',
        "bookmark-name-unique",
    ),
    broken("32 style twice", STYLES, '"Heading1"', '"Normal"', "style-id-unique", "style-exists"),
    broken(
        "33 no such comment", BODY, 'Reference w:id="0"', 'Reference w:id="7"', "comment-exists"
    ),
    broken(
        "no such footnote",
        BODY,
        TITLE,
        f'{TITLE}<w:footnoteReference w:id="2"/>',
        "footnote-exists",
    ),
    broken(
        "comment twice",
        COMMENTS,
        "</w:comments>",
        '<w:comment w:id="0"><w:p/></w:comment></w:comments>',
        "comment-id-unique",
    ),
    # References.
    broken("14 no such list", BODY, 'numId w:val="1"', 'numId w:val="987"', "numbering-exists"),
    broken(
        "list without pattern",
        NUMBERING,
        'abstractNumId w:val="0"',
        'abstractNumId w:val="5"',
        "abstract-numbering-exists",
    ),
    broken(
        "list twice",
        NUMBERING,
        "</w:numbering>",
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "numbering-id-unique",
    ),
    broken(
        "pattern twice",
        NUMBERING,
        "<w:num ",
        '<w:abstractNum w:abstractNumId="0"/><w:num ',
        "abstract-numbering-id-unique",
    ),
    broken("18 no such style", BODY, 'pStyle w:val="Heading1"', 'pStyle w:val="H"', "style-exists"),
    broken("no such run style", BODY, 'rStyle w:val="Hyper', 'rStyle w:val="Super', "style-exists"),
    broken("no such table style", BODY, 'tblStyle w:val="T', 'tblStyle w:val="Z', "style-exists"),
    broken("no such base style", STYLES, 'basedOn w:val="N', 'basedOn w:val="Z', "style-exists"),
    broken("style of other kind", BODY, '"Heading1"', '"Hyperlink"', "style-kind-fits"),
    # Tables.
    broken(
        "02 empty cell",
        BODY,
        "<w:tc><w:p><w:r><w:t>№</w:t></w:r></w:p></w:tc>",
        "<w:tc/>",
        "cell-ends-with-paragraph",
    ),
    broken(
        "25 table last in cell",
        BODY,
        "Конкурс</w:t></w:r></w:p>",
        f"Конкурс</w:t></w:r></w:p>{TABLE}",
        "cell-ends-with-paragraph",
    ),
    broken("03 no grid", BODY, r"<w:tblGrid>.*</w:tblGrid>", "", "table-grid-present"),
    broken("empty grid", BODY, r"<w:tblGrid>.*</w:tblGrid>", "<w:tblGrid/>", "table-grid-present"),
    broken("04 span too wide", BODY, 'gridSpan w:val="4"', 'gridSpan w:val="5"', "row-fills-grid"),
    broken("04b no span", BODY, '<w:gridSpan w:val="4"/>', "", "row-fills-grid"),
    broken("no gridAfter", BODY, '<w:gridAfter w:val="1"/>', "", "row-fills-grid"),
    broken(
        "05 merge from nowhere",
        BODY,
        '<w:vMerge w:val="restart"/>',
        "",
        "merge-continues-cell-above",
    ),
    broken(
        "merge of other width",
        BODY,
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc>',
        "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc>",
        "merge-continues-cell-above",
    ),
    broken(
        "header row lower",
        BODY,
        "<w:trPr><w:gridBefore",
        "<w:trPr><w:tblHeader/><w:gridBefore",
        "header-rows-first",
    ),
    broken(
        "64 columns",
        FOOTER,
        "</w:ftr>",
        f"{WIDE_TABLE}<w:p/></w:ftr>",
        "table-columns-few",
    ),
    broken("no rows", BODY, r"(?s)(</w:tblGrid>).*(</w:tbl>)", r"\1\2", "table-has-rows"),
    broken("row without cells", BODY, "</w:tbl>", "<w:tr/></w:tbl>", "row-has-cells"),
    # Text.
    broken(
        "16 space not kept", BODY, '<w:t xml:space="preserve">', "<w:t>", "edge-space-preserved"
    ),
    broken(
        "16b other word",
        BODY,
        '<w:t xml:space="preserve">',
        '<w:t xml:space="yes">',
        "edge-space-value",
    ),
    broken(
        "space of code",
        HEADER,
        '<w:instrText xml:space="preserve">',
        "<w:instrText>",
        "edge-space-preserved",
    ),
    broken(
        "19 paragraph in paragraph", BODY, f"<w:r>{TITLE}</w:r>", "<w:p/>", "no-block-inside-text"
    ),
    broken(
        "rich text in text",
        BODY,
        TITLE,
        "<w:t><w:r><w:t>План</w:t></w:r></w:t>",
        "no-block-inside-text",
    ),
    broken("run in run", BODY, TITLE, f"<w:r>{TITLE}</w:r>", "no-block-inside-text"),
    broken("table in paragraph", BODY, f"<w:r>{TITLE}</w:r>", TABLE, "no-block-inside-text"),
    broken("35 half size", BODY, '<w:sz w:val="28"/>', '<w:sz w:val="27.5"/>', "font-size-whole"),
    # Leftovers.
    broken("tag", BODY, "План работы", "План {{ год }}", "no-leftover-tags"),
    broken("block tag", FOOTER, "Исполнитель", "{% if да %}", "no-leftover-tags"),
    broken("closing sign", BODY, "План работы", "План }}", "no-leftover-tags"),
    broken("closing block sign", BODY, "План работы", "План %}", "no-leftover-tags"),
    broken(
        "tag split over runs",
        BODY,
        "педсовет</w:t></w:r>",
        "{</w:t></w:r><w:r><w:t>{</w:t></w:r>",
        "no-leftover-tags",
    ),
    broken("tag in title property", CORE, "План работы", "{{ название }}", "no-leftover-tags"),
    broken("tag in picture name", HEADER, 'name="Герб"', 'name="{{ герб }}"', "no-leftover-tags"),
    broken("tag in field code", HEADER, " PAGE ", " DATE {{ x }} ", "no-leftover-tags"),
    broken("tag in link", ARROWS, "example.org/", "example.org/{{ x }}", "no-leftover-tags"),
    broken("undefined", BODY, "План работы", "План Undefined", "no-undefined-values"),
    broken("object", BODY, "План работы", "&lt;X object at 0x7f1a&gt;", "no-undefined-values"),
    broken("excel escape", BODY, "План работы", "План_x000D_", "no-excel-escapes"),
    broken("C1 control", BODY, "План работы", "План\x85работы", "no-control-characters"),
    broken("line separator", BODY, "План работы", "План\u2028работы", "no-control-characters"),
    broken("raw line end", BODY, "План работы", "План\nработы", "no-control-characters"),
    broken("BOM", BODY, "План работы", "План\ufeff работы", "no-control-characters"),
    # Fields.
    broken("21 field not ended", HEADER, END_OF_FIELD, "", "fields-balanced"),
    broken("field ended twice", HEADER, END_OF_FIELD, END_OF_FIELD * 2, "fields-balanced"),
    broken("field separated twice", HEADER, SEPARATOR, SEPARATOR * 2, "fields-balanced"),
    broken(
        "code after result",
        HEADER,
        END_OF_FIELD,
        CODE_OF_FIELD + END_OF_FIELD,
        "field-code-inside-field",
    ),
    broken(
        "code without field", FOOTER, "<w:p>", f"<w:p>{CODE_OF_FIELD}", "field-code-inside-field"
    ),
    broken("empty kind of mark", HEADER, '"separate"', '"middle"', "fields-balanced"),
    # Sections.
    broken(
        "29 section not last",
        BODY,
        "</w:sectPr>\n  </w:body>",
        "</w:sectPr><w:p/></w:body>",
        "section-ends-body",
    ),
    broken("no section", BODY, r"(?s)<w:sectPr><w:headerR.*</w:sectPr>", "", "section-ends-body"),
    broken(
        "header named twice",
        BODY,
        '<w:headerReference w:type="default" r:id="rId3"/>',
        '<w:headerReference w:type="default" r:id="rId3"/>' * 2,
        "header-reference-unique",
    ),
    broken(
        "section break in cell",
        BODY,
        "<w:tc><w:p><w:r><w:t>Итог",
        f"<w:tc><w:p>{SECTION_BREAK}<w:r><w:t>Итог",
        "section-break-place",
    ),
    broken(
        "section break not last",
        BODY,
        "</w:sectPr></w:pPr>",
        "</w:sectPr><w:rPr/></w:pPr>",
        "section-break-place",
    ),
    broken(
        "section break in run",
        BODY,
        f"<w:r>{TITLE}",
        f"<w:r><w:sectPr/>{TITLE}",
        "section-break-place",
    ),
    broken(
        "footer ends with table",
        FOOTER,
        "</w:ftr>",
        f"{TABLE}</w:ftr>",
        "story-ends-with-paragraph",
    ),
    broken("empty comment", COMMENTS, r"<w:p>.*</w:p>", "", "story-ends-with-paragraph"),
]


def apply(recipe: Break, parts: dict[str, bytes]) -> None:
    text = parts[recipe.part].decode()
    if recipe.old in text:
        changed = text.replace(recipe.old, recipe.new, 1)
    else:
        changed = re.sub(recipe.old, recipe.new, text, count=1)
    assert changed != text, "the good document has nothing to break here"
    encoding = "iso-8859-5" if "ISO-8859-5" in changed else "utf-8"
    parts[recipe.part] = changed.encode(encoding, "surrogatepass")


@pytest.mark.parametrize("recipe", BREAKS, ids=lambda recipe: recipe.name)
def test_broken_document_gives_its_codes(recipe: Break, good_parts: dict[str, bytes]) -> None:
    apply(recipe, good_parts)
    faults = prove_structure(good_parts)
    assert {fault.code for fault in faults} == recipe.codes
    assert all(fault.message.endswith(".") for fault in faults)


def test_good_document_has_no_fault(good_parts: dict[str, bytes]) -> None:
    assert prove_structure(good_parts) == []
