"""Numbers are computed where blank and kept where a person typed them."""

from __future__ import annotations

import pytest

from docgen.content import Paragraph, Span, Table, TableCell, TableRow
from docgen.context.numbering import Outline, add_column_numbers, number_column, number_rows


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
