"""Numbers are computed where blank and kept where a person typed them."""

from __future__ import annotations

import pytest

from docgen.content import Paragraph, Span, Table, TableCell, TableRow
from docgen.context.known_rows import KnownRows
from docgen.context.numbering import Numbering, add_column_numbers, number_column
from docgen.names import is_number_heading
from docgen.outline import Outline, number_in_order


@pytest.mark.parametrize(
    ("prefix", "typed", "expected"),
    [
        ("", [("", None)] * 3, ["1.", "2.", "3."]),
        ("", [("", 1), ("", 2), ("", 2), ("", 1), ("", 2)], ["1.", "1.1.", "1.2.", "2.", "2.1."]),
        ("", [("", 1), ("", 2), ("", 3), ("", 4)], ["1.", "1.1.", "1.1.1.", "1.1.1.1."]),
        ("", [("4.", None), ("4.1.", None), ("", 2), ("", 1)], ["4.", "4.1.", "4.2.", "5."]),
        ("", [("а)", None), ("б)", None), ("", None)], ["а)", "б)", "1."]),
        ("2", [("", None), ("", None)], ["2.1.", "2.2."]),
        ("2", [("2.5", None), ("", None)], ["2.5.", "2.6."]),
        ("", [("", 9)], ["1.1.1.1."]),
    ],
)
def test_outline(prefix: str, typed: list[tuple[str, int | None]], expected: list[str]) -> None:
    outline = Outline(prefix)
    assert [outline.next(number, level).label for number, level in typed] == expected


def cell(text: str, **look: object) -> TableCell:
    return TableCell((Paragraph((Span(text),)),) if text else (), **look)  # type: ignore[arg-type]


def table(*rows: tuple[str, ...]) -> Table:
    """A table of №, measure; a row of one text is a section."""
    made = [TableRow((cell("№ п/п"), cell("Мероприятие")), "head")]
    for row in rows:
        if len(row) == 1:
            made.append(TableRow((cell(row[0], colspan=2),), "section"))
        else:
            made.append(TableRow(tuple(map(cell, row))))
    return Table((1, 5), tuple(made))


def number_rows(plain: Table, mode: str, known: KnownRows | None = None) -> Table:
    return (known or KnownRows()).numbered(plain, Numbering(mode, number_column(plain)))


def texts(found: Table) -> list[str]:
    return [row.cells[0].text for row in found.rows[1:]]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("как в таблице", ["Один", "", "", "Два", ""]),
        ("сквозная", ["Один", "1.", "2.", "Два", "3."]),
        ("по разделам", ["Один", "1.", "2.", "Два", "1."]),
        ("1.1", ["1. Один", "1.1.", "1.2.", "2. Два", "2.1."]),
    ],
)
def test_rows_are_numbered(mode: str, expected: list[str]) -> None:
    plain = table(("Один",), ("", "а"), ("", "б"), ("Два",), ("", "в"))
    assert texts(number_rows(plain, mode)) == expected


def test_typed_numbers_stay_and_move_the_count() -> None:
    plain = table(("5. Пять",), ("", "а"), ("5.4.", "б"), ("", "в"))
    assert texts(number_rows(plain, "1.1")) == ["5. Пять", "5.1.", "5.4.", "5.5."]


@pytest.mark.parametrize(
    ("section", "printed", "row"),
    [
        ("Осень", "1. Осень", "1.1."),
        ("3. Осень", "3. Осень", "3.1."),
        ("2) Зима", "2) Зима", "2.1."),
        ("2.Зима", "2.Зима", "2.1."),
        ("2.1. Зима", "2.1. Зима", "2.1.1."),
        ("2.1 Зима", "2.1 Зима", "2.1.1."),
        ("I. Раздел", "I. Раздел", "1.1."),
        ("II Раздел", "II Раздел", "2.1."),
        ("IV) Раздел", "IV) Раздел", "4.1."),
        ("ХІV. Раздел", "ХІV. Раздел", "14.1."),
        ("IX", "IX", "9.1."),
        ("2026 год: подготовка", "1. 2026 год: подготовка", "1.1."),
        ("2026. Подготовка", "1. 2026. Подготовка", "1.1."),
        ("01.09.2026 – начало", "1. 01.09.2026 – начало", "1.1."),
        ("5 классы", "1. 5 классы", "1.1."),
        ("5-е классы", "1. 5-е классы", "1.1."),
        ("IT-отдел", "1. IT-отдел", "1.1."),
        ("Иные дела", "1. Иные дела", "1.1."),
        ("Ход работ", "1. Ход работ", "1.1."),
        ("", "", "1.1."),
    ],
)
def test_a_section_bears_its_own_number_or_gets_one(section: str, printed: str, row: str) -> None:
    found = texts(number_rows(table((section,), ("", "а"), ("", "б")), "1.1"))
    assert found[:2] == [printed, row]


def test_sections_go_on_from_the_number_typed_last() -> None:
    plain = table(("II Раздел",), ("", "а"), ("Осень",), ("", "б"))
    assert texts(number_rows(plain, "1.1")) == ["II Раздел", "2.1.", "3. Осень", "3.1."]


def test_a_section_number_may_stand_in_the_column_of_numbers() -> None:
    rows = (
        TableRow((cell("№"), cell("Мероприятие")), "head"),
        TableRow((cell("4"), cell("Осень")), "section"),
        TableRow((cell(""), cell("а"))),
        TableRow((cell(""), cell("Зима")), "section"),
        TableRow((cell(""), cell("б"))),
    )
    found = texts(number_rows(Table((1, 5), rows), "1.1"))
    assert found == ["4", "4.1.", "5.", "5.1."]


@pytest.mark.parametrize(
    "text",
    ["№", "№№", "№ п/п", "№ п.п.", "№пп", "п/п", "П / П", "N", "n п/п", "№ пункта", " №\nп\\п ",
     "№ п/п.", "№."],
)  # fmt: skip
def test_headings_of_numbers(text: str) -> None:
    assert is_number_heading(text)
    heading = TableRow((cell("Дела"), cell(text)), "head")
    assert number_column(Table((5, 1), (heading,))) == 1


@pytest.mark.parametrize(
    "text", ["", "№ приказа", "Номер приказа", "Пункт", "п", "№ 5", "N 5", "пункта", "1", "Дела"]
)
def test_other_headings(text: str) -> None:
    assert not is_number_heading(text)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ([], []),
        (["", "", "5", ""], ["1", "2", "5", "6"]),
        (["а", "", "б", ""], ["а", "1", "б", "2"]),
        (["7", " ", "3", "1.2", ""], ["7", "8", "3", "1.2", "4"]),
    ],
)
def test_blanks_go_on_from_the_integer_typed_last(typed: list[str], expected: list[str]) -> None:
    assert number_in_order(typed) == expected


def test_merged_number_counts_once() -> None:
    rows = (
        TableRow((cell("№"), cell("Мероприятие")), "head"),
        TableRow((cell("", merge="restart"), cell("а"))),
        TableRow((cell("", merge="continue"), cell("б"))),
        TableRow((cell(""), cell("в"))),
    )
    assert texts(number_rows(Table((1, 5), rows), "сквозная")) == ["1.", "", "2."]


def test_table_without_number_column_is_left() -> None:
    bare = Table((1,), (TableRow((cell("Дела"),), "head"), TableRow((cell("а"),))))
    assert number_column(bare) is None
    assert number_rows(bare, "сквозная") == bare


def test_column_numbers_stand_under_the_heading_once() -> None:
    numbered = add_column_numbers(table(("", "а")))
    assert [c.text for c in numbered.rows[1].cells] == ["1", "2"]
    assert add_column_numbers(numbered) == numbered


@pytest.mark.parametrize("mode", ["сквозная", "по разделам", "1.1"])
def test_rows_that_other_tables_had_are_numbered_by_their_own_place(mode: str) -> None:
    known = KnownRows()
    rows = ("", "а"), ("", "б"), ("", "в")
    for table_rows in (rows, (("Один",), *rows), (("7.", "х"), *rows, ("", "г")), rows):
        plain = table(*table_rows)
        assert number_rows(plain, mode, known) == number_rows(plain, mode)


def test_column_numbers_stand_among_stretches_too() -> None:
    plain = table(("", "а"), ("", "б"))
    known = KnownRows()
    for _ in range(3):
        found = add_column_numbers(number_rows(plain, "сквозная", known))
        assert found == add_column_numbers(number_rows(plain, "сквозная"))
        assert texts(found) == ["1", "1.", "2."]
