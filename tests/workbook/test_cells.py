"""What a cell says: its value, what a person sees in it, its look, what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from docgen.content import Span
from docgen.workbook import RawSheet
from docgen.workbook.cleaning import clean_text
from docgen.workbook.display import shown_value

moment = datetime.fromisoformat
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (101, "General", "101"),
        (101.0, "General", "101"),
        (12500.5, "General", "12500,5"),
        (0.1 + 0.2, "General", "0,3"),
        (1e15, "General", "1000000000000000"),
        (1.5e-7, "General", "0,00000015"),
        (-2.5, "General", "-2,5"),
        (-0.0, "General", "0"),
        (0.9, "0%", "90%"),
        (0.125, "0.0%", "12,5%"),
        (12500.5, "0.00", "12500,50"),
        (12500.5, "#,##0.00", f"12{NBSP}500,50"),
        (1234567, "#,##0", f"1{NBSP}234{NBSP}567"),
        (7, "000", "007"),
        (2.5, "0", "3"),
        (1500, '#,##0.00" руб."', f"1{NBSP}500,00 руб."),
        (1500, "#,##0.00\\ [$₽-419]", f"1{NBSP}500,00 ₽"),
        (-5, "0.00;[Red]-0.00", "-5,00"),
        (-5, "0.00;(0.00)", "(5,00)"),
        (0, '0;-0;"нет"', "0"),
        (79001234567, "[<=9999999]###-####;(###) ###-####", "79001234567"),
        (1e10, "0.00E+00", "10000000000"),
        (0.5, "# ?/?", "0,5"),
        (5, "@", "5"),
        (True, "General", "да"),
        (False, "General", "нет"),
        (moment("2027-03-05"), "mm-dd-yy", "05.03.2027"),
        (moment("2027-03-05"), "DD/MM/YYYY", "05.03.2027"),
        (moment("2027-03-05T14:30"), "dd.mm.yyyy hh:mm", "05.03.2027 14:30"),
        (moment("2027-03-05"), "dd.mm.yyyy hh:mm", "05.03.2027"),
        (moment("2027-03-05T14:30"), "dd.mm.yyyy", "05.03.2027"),
        (moment("2027-09-01"), "mmm.yy", "сентябрь 2027"),
        (moment("2027-09-01"), "mmmm", "сентябрь"),
        (moment("2027-09-15"), "dd.mmm", "15 сентября"),
        (moment("2027-09-15"), "dd.mm", "15.09"),
        (moment("2027-09-15"), "yyyy", "2027"),
        (moment("2027-09-15"), '[$-419]d mmmm yyyy "г."', "15.09.2027"),
        (date(2027, 3, 5), "General", "05.03.2027"),
        (time(9, 5), "h:mm", "09:05"),
        (None, "General", ""),
    ],
)
def test_shows_what_a_person_sees(value: object, number_format: str, shown: str) -> None:
    assert shown_value(value, number_format) == shown


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("одна\r\nдве\rтри", "одна\nдве\nтри"),
        ("одна_x000D_\nдве", "одна\nдве"),
        ("одна_x000a_две", "одна\nдве"),
        ("a_x0041_b", "aAb"),
        ("план_x005F_x000D_", "план_x000D_"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("сирота_xD83D_!", "сирота!"),
        ("с\u2028т\u0085р\x0bо\x0cк\u2029а", "с\nт\nр\nо\nк\nа"),
        ("\ufeffсло\u200bво\u00adсоч\u2060е\u200eтание", "словосочетание"),
        ("нуль\x00и\x1fпрочие\x7f", "нульипрочие"),
        ("не\u00a0разрывать", "не\u00a0разрывать"),
        ("и\u0306 е\u0308", "й ё"),
        ("имя_xя_файла_x12", "имя_xя_файла_x12"),
        ("отступ\tтабулятором", "отступ\tтабулятором"),
    ],
)
def test_cleans_text(typed: str, cleaned: str) -> None:
    assert clean_text(typed) == cleaned


BOLD, ITALIC = InlineFont(b=True), InlineFont(i=True, u="single")


def test_keeps_the_look_of_runs(raw_sheet: Callable[..., RawSheet]) -> None:
    rich = CellRichText("До ", TextBlock(BOLD, "жирно\nи"), TextBlock(ITALIC, " курсив"))
    cell = raw_sheet([[rich]]).cell(1, 1)
    assert cell is not None
    assert cell.text == "До жирно\nи курсив"
    assert cell.paragraphs == (
        (Span("До "), Span("жирно", bold=True)),
        (Span("и", bold=True), Span(" курсив", italic=True, underline=True)),
    )
    assert not cell.is_bold


def test_takes_the_look_of_the_cell(raw_sheet: Callable[..., RawSheet]) -> None:
    cell = raw_sheet([["весь"]], bold=["A1"]).cell(1, 1)
    assert cell is not None
    assert cell.paragraphs == ((Span("весь", bold=True),),)
    assert cell.is_bold


@pytest.mark.parametrize(
    ("text", "hyperlink", "links"),
    [
        ("Пишите на a.b@shkola.ru.", "", [("a.b@shkola.ru", "mailto:a.b@shkola.ru")]),
        ("почта отдел@школа.рф", "", [("отдел@школа.рф", "mailto:отдел@школа.рф")]),
        ("(https://ya.ru/a(b)),", "", [("https://ya.ru/a(b)", "https://ya.ru/a(b)")]),
        ("сайт «http://ya.ru».", "", [("http://ya.ru", "http://ya.ru")]),
        ("приказ", "https://ya.ru", [("приказ", "https://ya.ru")]),
        ("на x@ya.ru до 5 мая", "mailto:x@ya.ru", [("x@ya.ru", "mailto:x@ya.ru")]),
        ("файл", "file:///c:/a.txt", []),
        ("лист", "#Лист!A1", []),
        ("пустой https:// и @ и a@b", "", []),
    ],
)
def test_finds_links(
    raw_sheet: Callable[..., RawSheet], text: str, hyperlink: str, links: list[tuple[str, str]]
) -> None:
    cell = raw_sheet([[text]], links={"A1": hyperlink} if hyperlink else {}).cell(1, 1)
    assert cell is not None
    (line,) = cell.paragraphs
    assert "".join(span.text for span in line) == text
    assert [(span.text, span.link) for span in line if span.link] == links


XML_CELLS = {
    "inline string": ('<c r="A1" t="inlineStr"><is><t>текст</t></is></c>', "текст", ""),
    "inline runs": ('<c t="inlineStr"><is><r><t>те</t></r><r><t>кст</t></r></is></c>', "текст", ""),
    "shared string": ('<c r="A1" t="s"><v>0</v></c>', "общая строка", ""),
    "formula with text": ('<c r="A1" t="str"><f>B1</f><v>итог</v></c>', "итог", ""),
    "formula with number": ('<c r="A1"><f>1+1</f><v>2</v></c>', "2", ""),
    "formula with empty text": ('<c r="A1" t="str"><f>""</f><v></v></c>', None, ""),
    "formula never counted": ('<c r="A1"><f>1+1</f></c>', "", "formula-without-value"),
    "formula with empty value": ('<c r="A1"><f>1+1</f><v/></c>', "", "formula-without-value"),
    "error": ('<c r="A1" t="e"><f>B9</f><v>#REF!</v></c>', "#REF!", "error-value"),
    "error pasted as text": ('<c t="inlineStr"><is><t>#Н/Д</t></is></c>', "#Н/Д", "error-value"),
    "boolean": ('<c r="A1" t="b"><v>1</v></c>', "да", ""),
    "iso date": ('<c r="A1" t="d"><v>2027-03-05T00:00:00</v></c>', "05.03.2027", ""),
    "number with text": ('<c r="A1"><v>много</v></c>', "много", ""),
    "only blanks": ('<c t="inlineStr"><is><t> \u00a0\n</t></is></c>', None, ""),
    "link formula": (
        '<c r="A1" t="str"><f>HYPERLINK("https://ya.ru","сайт")</f><v>сайт</v></c>',
        "сайт",
        "",
    ),
}
STRINGS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>'
    "<r><t>общая </t></r><r><rPr><b/></rPr><t>строка</t></r>"
    '<rPh sb="0" eb="1"><t>ОБЩАЯ</t></rPh><phoneticPr fontId="1"/></si></sst>'
)


@pytest.mark.parametrize("case", XML_CELLS)
def test_reads_cells_of_other_programs(sheet_from_xml: Callable[..., RawSheet], case: str) -> None:
    xml, text, problem = XML_CELLS[case]
    sheet = sheet_from_xml(f"<sheetData><row>{xml}</row></sheetData>", sharedStrings=STRINGS)
    cell = sheet.cell(1, 1)
    assert (cell and cell.text) == text
    assert cell is None or cell.problem == problem


def test_reads_a_link_made_by_a_formula(sheet_from_xml: Callable[..., RawSheet]) -> None:
    xml = XML_CELLS["link formula"][0]
    cell = sheet_from_xml(f"<sheetData><row>{xml}</row></sheetData>").cell(1, 1)
    assert cell is not None
    assert cell.paragraphs == ((Span("сайт", link="https://ya.ru"),),)


@pytest.mark.parametrize(("base", "day"), [("0", "05.03.2027"), ("1", "06.03.2031")])
def test_counts_days_from_the_base_of_the_workbook(
    sheet_from_xml: Callable[..., RawSheet], base: str, day: str
) -> None:
    styles = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<fonts><font><b val="0"/></font></fonts><cellXfs><xf numFmtId="14" fontId="0"/></cellXfs>'
        "</styleSheet>"
    )
    xml = '<sheetData><row r="3"><c r="B3" s="0"><v>46451</v></c></row></sheetData>'
    cell = sheet_from_xml(xml, styles=styles, date1904=base).cell(3, 2)
    assert cell is not None
    assert cell.text == day


def test_puts_cells_without_addresses_in_order(sheet_from_xml: Callable[..., RawSheet]) -> None:
    xml = (
        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
    )
    sheet = sheet_from_xml(xml)
    assert {
        row: {c: cell.text for c, cell in cells.items()} for row, cells in sheet.rows.items()
    } == {
        1: {1: "1", 2: "2"},
        2: {1: "3"},
    }


def test_reads_strict_and_prefixed_xml(sheet_from_xml: Callable[..., RawSheet]) -> None:
    xml = (
        '<x:sheetData xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main">'
        '<x:row r="2"><x:c r="C2"><x:v>7</x:v></x:c></x:row></x:sheetData>'
    )
    cell = sheet_from_xml(xml).cell(2, 3)
    assert cell is not None
    assert cell.text == "7"


def test_a_merge_of_whole_columns_costs_nothing(sheet_from_xml: Callable[..., RawSheet]) -> None:
    xml = (
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="B1048576"><v>2</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    sheet = sheet_from_xml(xml)
    assert [cell.text for cell in sheet.covered] == ["2"]
    assert sheet.cell(1048576, 2) is None


def test_knows_widths_and_what_is_hidden(sheet_from_xml: Callable[..., RawSheet]) -> None:
    xml = (
        '<sheetFormatPr defaultColWidth="12"/><cols><col min="2" max="3" width="30"/>'
        '<col min="4" max="16384" width="5" hidden="1"/></cols>'
        '<sheetData><row r="1" hidden="1"><c><v>1</v></c></row><row r="2" ht="0"/></sheetData>'
    )
    sheet = sheet_from_xml(xml)
    assert [sheet.width(column) for column in (1, 2, 3)] == [12, 30, 30]
    assert sheet.hidden_rows == {1, 2}
    assert {3, 4, 5, 900} & sheet.hidden_columns == {4, 5, 900}
