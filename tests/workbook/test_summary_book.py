"""«Сводка» as other programs read it: texts, links, colours, headings that stay in view."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from docgen.issues import Location, error
from docgen.workbook.palette import WRONG
from docgen.workbook.summary_book import SummaryRow, summary_book

ISSUE = error("x", Location("а.xlsx", "Лист", 2, 3), "Не «то» & <это>\nвторая строка", "Исправьте")
ROWS = [
    SummaryRow("СОШ № 31", "план", "Папка/План & 31.docx", "готов", True, (ISSUE,), 5),
    SummaryRow("Лицей\x01", "план", "", "не собран", False),
]


def test_it_reads_as_it_was_written() -> None:
    book = load_workbook(BytesIO(summary_book(ROWS, [ISSUE], "МБОУ «Школа»")))
    told = "ошибка – Лист!C2: Не «то» & <это>\nвторая строка"
    assert [list(page.values) for page in book.worksheets] == [
        [
            ("№", "Школа", "Документ", "Файл", "Страниц", "Что с ним", "Замечания"),
            (1, "СОШ № 31", "план", "Папка/План & 31.docx", 5, "готов", told),
            (2, "Лицей", "план", None, None, "не собран", None),
        ],
        [
            ("№", "Где", "Важность", "Что не так", "Что сделать"),
            (1, "Лист!C2", "ошибка", "Не «то» & <это>\nвторая строка", "Исправьте"),
        ],
    ]
    assert book.properties.creator == "МБОУ «Школа»"


def test_it_is_fit_for_reading_and_printing() -> None:
    book = load_workbook(BytesIO(summary_book(ROWS, [])))
    page = book.worksheets[0]
    assert page["D2"].hyperlink.target.startswith("%D0%9F%D0%B0%D0%BF%D0%BA%D0%B0/%D0%9F")
    assert page["D2"].font.underline == "single"
    assert page["F3"].fill.fgColor.rgb == f"FF{WRONG}"
    assert page["F2"].fill.fill_type is None
    assert page["A1"].font.bold
    assert all(cell.alignment.wrap_text for cell in (page["A1"], page["B2"], page["F3"]))
    assert page.row_dimensions[2].height == 33
    assert (page.column_dimensions["D"].width, page.freeze_panes) == (48, "A2")
    assert [one.auto_filter.ref for one in book.worksheets] == ["A1:G3", "A1:E2"]
    assert (page.print_title_rows, page.page_setup.orientation) == ("$1:$1", "landscape")
    assert book.worksheets[1]["D2"].value == "Замечаний нет."


def test_the_same_rows_give_the_same_bytes() -> None:
    assert summary_book(ROWS, [ISSUE]) == summary_book(ROWS, [ISSUE])
    assert summary_book(ROWS, []) != summary_book(ROWS[:1], [])
