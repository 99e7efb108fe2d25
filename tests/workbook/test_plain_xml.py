"""What is read by patterns is what the parser reads, however the file is written."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from docgen.errors import UnreadableWorkbookError
from docgen.workbook import open_workbook, plain_xml, shared_strings, sheet_filling
from docgen.workbook.plain_xml import NotPlainError
from docgen.workbook.raw import RawWorkbook
from tests.thoroughness import examples
from tests.workbook.conftest import write_package

CELLS = (
    '<c r="A{n}" s="0" t="s"><v>0</v></c>',
    '<c r="B{n}" t="s"><v>1</v></c>',
    '<c r="C{n}" s="1"/>',
    '<c r="C{n}" s="1"></c>',
    '<c r="D{n}"><v>12.5</v></c>',
    '<c r="A{n}" s="2" t="n"><v>46000</v></c>',
    '<c t="b"><v>1</v></c>',
    "<c><v/></c>",
    '<c r="AB{n}" t="str"><f>A1&amp;"!"</f><v>да &amp; нет&#10;ещё</v></c>',
    '<c r="E{n}"><f>SUM(A1:A3)</f></c>',
    '<c r="E{n}"><f t="shared" si="0"/><v>3</v></c>',
    '<c r="E{n}" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    '<c r="F{n}" t="inlineStr"><is><t>Слово</t></is></c>',
    '<c r="F{n}" t="inlineStr"><is><t xml:space="preserve"> &#1057;лово &lt;b&gt; </t></is></c>',
    '<c r="F{n}" t="inlineStr"><is><r><rPr><b/></rPr><t>жирно</t></r><r><t> и нет</t></r></is></c>',
    '<c r="G{n}" t="str"><f>HYPERLINK("https://пример.рф")</f><v>сайт</v></c>',
    '<c r="&#1057;{n}" s="&#49;"><v>&#49;&#50;</v></c>',
    "<c r='H{n}'><v>7</v></c>",
    '<c r="$I${n}" s="1" ><v>7</v></c >',
    '<c r="J{n}"><v>1</v><extLst><ext uri="x"/></extLst></c>',
    '<c r="K{n}"><!-- </row> --><v>5</v></c>',
    '<c r="K{n}" t="str"><v><![CDATA[<c>]]></v></c>',
    '<c r="L{n}" t="d"><v>2026-09-01T00:00:00</v></c>',
    '<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:v>8</x:v></x:c>',
    " лишнее ",
    "\r\n",
)
#: What no program should write.
BROKEN = (
    '<c r="A{n}" t="s"><v>99</v></c>',
    '<c r="A{n}" r="B{n}"><v>1</v></c>',
    '<c r="M{n}"><v>1</c>',
    '<c r="M{n}" t="str"><v>&nbsp;</v></c>',
    '<c r="M{n}" t="str"><v>&#1057;&#65534;</v></c>',
    '<c r="M{n}" t="str"><v>&#55296;</v></c>',
    '<c r="M{n}" t="str"><v>]]></v></c>',
    '<c r="M{n}" t="str"><v>\ufffe</v></c>',
    "</row>",
)
ROWS = ('<row r="{n}">', "<row>", '<row r="{n}" hidden="1" ht="12.75">', '<row r="9" ht="0" >',
        '<row r="{n}" spans="1:3" x="&lt;">', '<row r="4"/><row r="{n}">', "\n <row> ",
        "<row></row><row>", '<c r="A1"><v>1</v></c><row r="{n}">')  # fmt: skip
STRINGS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<si><t>Раз &amp; два</t></si>"
    '<si><r><t>Три</t></r><r><rPr><i/></rPr><t xml:space="preserve"> четыре</t></r></si></sst>'
)
TEXTS = (
    ("<si><t>Раз</t></si>", "Раз"),
    ("<si><t>&#1044;ва &amp; три</t></si>", "Два & три"),
    ("<si><t>&#1055;лан&#160;&#8470;&#32;2&#10;&#38;amp;</t></si>", "План\xa0№ 2\n&amp;"),
    ("<si><t>&#x41;&#x2116;&#00171;да&#187;&#128512;</t></si>", "A№«да»\U0001f600"),
    ("<si><t>&#60;b&#62;&amp;#1055;</t></si>", "<b>&#1055;"),
    ("<si></si>", None),
    ("<si/>", None),
    ("<si><t></t></si>", None),
    ("<si><t/></si>", None),
    ('<si><t xml:space="preserve"> пять\u200b\n</t></si>', "пять"),
    ("<si><r><t>шесть</t></r><r><rPr><b/></rPr><t>десят</t></r></si>", "шестьдесят"),
    ("<si><t>_x0041_</t></si>\n", "A"),
)
AROUND = (
    "",
    '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    '<cols><col min="1" max="2" hidden="1"/></cols>',
    "<?mso правка?>",
)


def not_plain(*_: object) -> object:
    raise NotPlainError


def read(path: Path) -> RawWorkbook | str:
    try:
        return open_workbook(path)
    except UnreadableWorkbookError as error:
        return str(error)


def both_ways(path: Path) -> tuple[RawWorkbook | str, RawWorkbook | str]:
    """Return what the patterns and the parser make of a file."""
    plain = read(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_xml, "_BLOCK", 1)  # one piece each
        patch.setattr(plain_xml, "_SMALL", 0)  # letters by number are left to the parser
        assert plain == read(path)
        patch.setattr(sheet_filling, "plain_part", not_plain)
        patch.setattr(shared_strings, "plain_part", not_plain)
        return plain, read(path)


@settings(max_examples=examples(30))
# The parser writes an empty element shorter than the file does.
@example(rows=[("<row>", ['<c t="str"><v>&#1057;</v></c>']), (ROWS[2], [])], around="")
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(ROWS), st.lists(st.sampled_from((*CELLS, *BROKEN)), max_size=3)),
        max_size=3,
    ),
    around=st.sampled_from(AROUND),
)
def test_rows(rows: list[tuple[str, list[str]]], around: str) -> None:
    body = "".join(
        f"{opening}{''.join(cells)}</row>".replace("{n}", str(number))
        for number, (opening, cells) in enumerate(rows, start=1)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Книга.xlsx"
        write_package(path, f"<sheetData>{body}</sheetData>{around}", sharedStrings=STRINGS)
        plain, parsed = both_ways(path)
    assert plain == parsed


@settings(max_examples=50)
@example([TEXTS[1], TEXTS[2]])
@given(st.lists(st.sampled_from(TEXTS), max_size=5))
def test_shared_texts(texts: list[tuple[str, str | None]]) -> None:
    strings = "".join(("<sst>", *(text for text, _ in texts), "<si><t>конец</t></si></sst>"))
    cells = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(len(texts) + 1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Книга.xlsx"
        sheet = f"<sheetData><row>{cells}</row></sheetData>"
        write_package(path, sheet, sharedStrings=strings)
        plain, parsed = both_ways(path)
    assert plain == parsed
    assert isinstance(plain, RawWorkbook)
    said = {place: text for place, (_, text) in enumerate(texts, start=1) if text}
    found = {place: cell.text for place, cell in plain.sheets[0].rows[1].items()}
    assert found == {**said, len(texts) + 1: "конец"}


@pytest.mark.parametrize("cell", [*CELLS, *BROKEN])
def test_every_way_to_write_a_cell(tmp_path: Path, cell: str) -> None:
    row = f'<row r="2"><c r="A2"><v>1</v></c>{cell}</row>'.replace("{n}", "2")
    sheet = f"<sheetData>{row}</sheetData>"
    path = write_package(tmp_path / "Книга.xlsx", sheet, sharedStrings=STRINGS)
    plain, parsed = both_ways(path)
    assert plain == parsed
    assert isinstance(plain, str) == (cell in BROKEN)


@settings(max_examples=examples(20))
@given(
    st.lists(
        st.text("аZ 1&<>\n\r\u00a0'\"_x", max_size=9)
        | st.integers(-(10**9), 10**9)
        | st.booleans()
        | st.floats(-1e9, 1e9),
        min_size=1,
        max_size=9,
    )
)
def test_values_are_those_of_openpyxl(values: list[object]) -> None:
    book = Workbook(write_only=True)
    book.create_sheet("Лист").append([f"'{v}" if isinstance(v, str) else v for v in values])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Книга.xlsx"
        book.save(path)
        plain, parsed = both_ways(path)
        theirs = [cell.value for cell in load_workbook(path).worksheets[0][1]]
    assert plain == parsed
    assert isinstance(plain, RawWorkbook)
    ours = [cell.value for cell in plain.sheets[0].rows[1].values()]
    assert [_bare(value) for value in ours] == [_bare(value) for value in theirs]


def _bare(value: object) -> object:
    """Return a value without what cleaning takes from it."""
    return "".join(value.replace("_x000D_", "").split()) if isinstance(value, str) else value
