"""Read by columns, cells say what each of them says alone, and what is wrong is told in order."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.content import Span
from docgen.kinds.model import Column, ValueType
from docgen.records import Value
from docgen.workbook.column_reading import ColumnReader, in_order, portions, records_of
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.scope import Scope
from docgen.workbook.values import read_value, typing_of
from tests.thoroughness import examples

COLUMNS = [
    None,
    *(
        Column("Столбец", kind, choices=("да", "нет") if kind is ValueType.CHOICE else ())
        for kind in ValueType
    ),
    Column("Номер", key="number"),
    Column("Ответ", ValueType.YES_NO, default="да"),
]
#: What a cell holds, and what is seen of it.
HELD: list[tuple[object, str]] = [
    *((text, text) for text in ("Дело", "–", " - ", "да", "12", "№ 5", "01.09.2026", "1.2. Дело")),
    *(
        (text, text)
        for text in ("Петрова М.П.", "Мария", "Коваль Е.В., 8-901", "Лист", "32.13.2026")
    ),
    (7, "7"),
    (1.5, "1,5"),
    (True, "да"),
    (datetime(2026, 9, 1), "01.09.2026"),
    (date(2026, 9, 1), "01.09.2026"),
    (time(9, 30), "09:30"),
]
CELLS = st.none() | st.builds(
    lambda held, problem: (*held, problem),
    st.sampled_from(HELD),
    st.sampled_from(["", "", "", "error-value", "formula-without-value"]),
)


def absent(told: list[int], row: int) -> Value | None:
    told.append(row)
    return None


@settings(max_examples=examples(100))
@given(st.sampled_from(COLUMNS), st.lists(CELLS, max_size=6), st.booleans())
def test_a_column_is_its_cells(
    column: Column | None, held: list[tuple[object, str, str] | None], sourced: bool
) -> None:
    sheet = RawSheet("Лист", "Книга.xlsx")
    typing, rows = typing_of(column), list(range(2, 2 + len(held)))
    cells = [
        one and RawCell(row, 3, one[0], one[1], (Span(one[1]),), problem=one[2])  # type: ignore[arg-type]
        for row, one in zip(rows, held, strict=True)
    ]
    alone, together = (Scope(Path("нет/Книга.xlsx"), sheet_names={"лист": "Лист"}) for _ in "12")
    missing: list[int] = []
    expected = []
    for row, cell in zip(rows, cells, strict=True):
        if cell is None or cell.text.strip() in typing.nothing:
            expected.append(absent(missing, row))
        else:
            source = cell if sourced else ()
            expected.append(read_value(cell, typing, sheet.location(row, 3), alone, source))
    told: list[int] = []
    reader = ColumnReader(sheet, together, sourced)
    read = reader.read(cells, rows, 3, typing, partial(absent, told))
    assert list(read) == expected
    assert [value and value.blocks for value in read] == [one and one.blocks for one in expected]
    assert (together.issues, sorted(told)) == (alone.issues, missing)


def test_rows_keep_what_their_columns_say() -> None:
    sheet = RawSheet("Лист", "Книга.xlsx")
    one, other = (Value(text, text, sheet.location(3, 1)) for text in ("раз", "два"))
    first, second = records_of(sheet, [3, 5], [("имя", [one, None]), ("срок", [other, other])])
    assert first.values == {"имя": one, "срок": other}
    assert (second.location, second.values) == (sheet.location(5), {"срок": other})


def test_issues_are_told_row_by_row() -> None:
    sheet, scope = RawSheet("Лист", "Книга.xlsx"), Scope(Path("Книга.xlsx"))
    for row, column in ((9, 1), (2, 1), (3, 1), (2, 2), (3, 2)):
        scope.error("проба", sheet.location(row, column), "Слова")
    in_order(scope.issues, 1)
    places = [(issue.location.row, issue.location.column) for issue in scope.issues]
    assert places == [(9, 1), (2, 1), (2, 2), (3, 1), (3, 2)]


def test_portions_have_all_rows() -> None:
    rows = range(2, 1_202)
    assert [row for portion in portions(rows) for row in portion] == list(rows)
