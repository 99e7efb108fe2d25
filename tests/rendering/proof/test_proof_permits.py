"""What Word itself writes is no fault, and a fault quotes the text near its place."""

import pytest

from docgen.rendering.proof import prove_structure

BODY = "word/document.xml"
TITLE = "<w:t>План работы</w:t>"
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>'
CELL = "<w:tc><w:p><w:r><w:t>Итог</w:t></w:r></w:p></w:tc>"
NESTED_TABLE = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>'
    "<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
BOOKMARK = '<w:bookmarkStart w:id="8" w:name="b"/><w:bookmarkEnd w:id="8"/>'
BOX = (
    f'<w:txbxContent xmlns:v="v"><w:p>{BOOKMARK}<w:r><w:t>Надпись</w:t></w:r></w:p></w:txbxContent>'
)
NAMESPACES = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText>=1</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            SECTION,
            SECTION[:-8] + '<w:pPrChange w:id="70" w:author="А"/></w:pPr>',
            id="history after section break",
        ),
        pytest.param(
            CELL, CELL.replace("</w:tc>", f"{BOOKMARK}</w:tc>"), id="bookmark ends a cell"
        ),
        pytest.param(
            CELL,
            f"<w:sdt><w:sdtContent>{CELL}</w:sdtContent></w:sdt>",
            id="cell in a content control",
        ),
        pytest.param(CELL, CELL.replace("<w:p>", f"{NESTED_TABLE}<w:p>"), id="table inside a cell"),
        pytest.param(
            "<w:tr><w:tc><w:tcPr><w:gridSpan",
            "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan",
            id="two header rows",
        ),
        pytest.param(
            "<w:gridBefore", '<w:tblHeader w:val="0"/><w:gridBefore', id="header switched off"
        ),
        pytest.param("План работы", "План\u00a0\u00adработы 😀 {5} 100 % а_б", id="unusual signs"),
        pytest.param(f"<w:r>{TITLE}</w:r>", FIELD, id="field in a field"),
        pytest.param("<w:b/>", '<w:b/><!-- "{" -->', id="comment"),
        pytest.param('r:embed="rId6"', 'r:embed="rId6" r:link=""', id="empty link"),
        pytest.param('numId w:val="1"', 'numId w:val="0"', id="no list"),
        pytest.param(
            TITLE,
            f"<mc:AlternateContent {NAMESPACES}><mc:Choice Requires='wps'>{BOX}</mc:Choice>"
            f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent>{TITLE}",
            id="text box repeated for old Word",
        ),
    ],
)
def test_permitted(old: str, new: str, good_parts: dict[str, bytes]) -> None:
    text = good_parts[BODY].decode()
    assert old in text
    good_parts[BODY] = text.replace(old, new, 1).encode()
    assert prove_structure(good_parts) == []


@pytest.mark.parametrize(
    ("old", "new", "quote"),
    [
        ("Heading1", "H", "«План работы»"),
        ('gridSpan w:val="4"', 'gridSpan w:val="5"', "«1. Раздел первый»"),
        ("Конкурс", "Конкурс {{ ответственный", "{{ ответственный»"),
    ],
)
def test_message_quotes_the_place(
    old: str, new: str, quote: str, good_parts: dict[str, bytes]
) -> None:
    good_parts[BODY] = good_parts[BODY].decode().replace(old, new, 1).encode()
    (fault,) = prove_structure(good_parts)
    assert fault.part == BODY
    assert quote in fault.message
