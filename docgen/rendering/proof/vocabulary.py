"""Namespaces, tag names and content types that the rules speak about."""

from typing import Final

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"

CONTENT_TYPES_PART: Final = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS_PART: Final = "_rels/.rels"
DOCUMENT_CONTENT_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)


def word(name: str) -> str:
    """Return the full tag or attribute name for a name of the WordprocessingML namespace."""
    return f"{{{WORD}}}{name}"


ABSTRACT_NUM: Final = word("abstractNum")
ABSTRACT_NUM_ID: Final = word("abstractNumId")
BASED_ON: Final = word("basedOn")
BODY: Final = word("body")
BOOKMARK_END: Final = word("bookmarkEnd")
BOOKMARK_START: Final = word("bookmarkStart")
COMMENT: Final = word("comment")
DELETED_INSTRUCTION: Final = word("delInstrText")
DELETED_TEXT: Final = word("delText")
DOCUMENT: Final = word("document")
ENDNOTE: Final = word("endnote")
FIELD_CHARACTER: Final = word("fldChar")
FIELD_CHARACTER_TYPE: Final = word("fldCharType")
FONT_SIZE: Final = word("sz")
FONT_SIZE_COMPLEX: Final = word("szCs")
FOOTER: Final = word("ftr")
FOOTER_REFERENCE: Final = word("footerReference")
FOOTNOTE: Final = word("footnote")
GRID: Final = word("tblGrid")
GRID_AFTER: Final = word("gridAfter")
GRID_BEFORE: Final = word("gridBefore")
GRID_COLUMN: Final = word("gridCol")
GRID_SPAN: Final = word("gridSpan")
HEADER: Final = word("hdr")
HEADER_REFERENCE: Final = word("headerReference")
HEADER_ROW: Final = word("tblHeader")
HYPERLINK: Final = word("hyperlink")
ID: Final = word("id")
INSTRUCTION: Final = word("instrText")
NAME: Final = word("name")
NUM: Final = word("num")
NUM_ID: Final = word("numId")
NUMBERING: Final = word("numbering")
PARAGRAPH: Final = word("p")
PARAGRAPH_CHANGE: Final = word("pPrChange")
PARAGRAPH_PROPERTIES: Final = word("pPr")
PARAGRAPH_STYLE: Final = word("pStyle")
ROW: Final = word("tr")
ROW_PROPERTIES: Final = word("trPr")
RUN: Final = word("r")
RUN_STYLE: Final = word("rStyle")
SECTION: Final = word("sectPr")
SECTION_CHANGE: Final = word("sectPrChange")
STRUCTURED: Final = word("sdt")
STRUCTURED_CONTENT: Final = word("sdtContent")
STYLE: Final = word("style")
STYLE_ID: Final = word("styleId")
STYLES: Final = word("styles")
TABLE: Final = word("tbl")
TABLE_STYLE: Final = word("tblStyle")
TEXT: Final = word("t")
TEXT_BOX: Final = word("txbxContent")
TYPE: Final = word("type")
VALUE: Final = word("val")
VERTICAL_MERGE: Final = word("vMerge")
CELL: Final = word("tc")
CELL_PROPERTIES: Final = word("tcPr")
CUSTOM_XML: Final = word("customXml")

DRAWING_PROPERTIES: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
)
PICTURE_FILL: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
FALLBACK: Final = f"{{{COMPATIBILITY}}}Fallback"
IGNORABLE: Final = f"{{{COMPATIBILITY}}}Ignorable"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

REVISIONS: Final = frozenset(
    word(name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "sectPrChange", "numberingChange"),
        *("tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
    )
)

# Marks of a range that Word may leave after the last paragraph of a cell or a header.
RANGE_MARKS: Final = frozenset(
    word(name)
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"),
        *("permStart", "permEnd", "proofErr", "moveFromRangeStart", "moveFromRangeEnd"),
        *("moveToRangeStart", "moveToRangeEnd"),
    )
)
