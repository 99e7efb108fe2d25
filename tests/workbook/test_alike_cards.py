"""A card that differs from another in some cells is read as if it were the only one."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.kinds.model import Column, Shape, Sheet, ValueType
from docgen.sharing import Memo
from docgen.workbook import RawSheet, RawWorkbook, read_records
from docgen.workbook.raw import RawCell
from tests.workbook.conftest import kind_of

CARD = Sheet(
    "Реквизиты",
    Shape.CARD,
    columns=(
        Column("Название", required="yes"),
        Column("Дата", ValueType.DATE, aliases=("Когда",)),
        Column("Директор", ValueType.PERSON),
        Column("Текст", ValueType.RICH_TEXT),
        Column("Номер", key="number"),
    ),
)
NAMES = ("Название", "Дата", "Когда", "Директор", "Текст", "Номер", "Своё", "", "План")
#: Typed as a date of the spreadsheet.
DAY = "05.03.2027"
WORDS = (
    DAY,
    "План",
    "01.09.2027",
    "02.09.2027",
    "31.02.2027",
    "Ясенева Н. Ф.",
    "Маша",
    "-",
    "5",
    "",
)
ROW = st.tuples(st.sampled_from(NAMES), st.sampled_from(WORDS), st.sampled_from(("", "План")))


def cell(row: int, column: int, word: str) -> RawCell:
    return RawCell(row, column, datetime(2027, 3, 5) if word == DAY else word, word)


def cells(row: int, words: tuple[str, ...]) -> dict[int, RawCell]:
    return {column: cell(row, column, word) for column, word in enumerate(words, start=1) if word}


@settings(max_examples=300)
@example([("Название", "План", ""), ("Название", "5", "")], [(2, 2, "План")])
@example([("Дата", "01.09.2027", ""), ("", "02.09.2027", "")], [(1, 2, "02.09.2027")])
@example([("Название", "План", ""), ("Номер", "5", "")], [(2, 2, "-"), (2, 2, "5")])
# A number that the spreadsheet has made a date is told, and read.
@example([("Название", "План", ""), ("Номер", "5", "")], [(2, 2, DAY)])
@given(
    rows=st.lists(ROW, min_size=1, max_size=6),
    changes=st.lists(
        st.tuples(st.integers(1, 6), st.integers(0, 3), st.sampled_from((*WORDS, *NAMES))),
        max_size=6,
    ),
)
def test_what_differs_is_read(
    rows: list[tuple[str, ...]], changes: list[tuple[int, int, str]]
) -> None:
    typed = {row: cells(row, words) for row, words in enumerate(rows, start=1)}
    whole = RawSheet("Реквизиты", "Книга.xlsx", rows=typed)
    memo: Memo[Any] = Memo()
    known_of_sheet: dict[Hashable, Any] = {}
    kind = kind_of(CARD)
    made = typed
    for row, column, word in [(0, 1, ""), *changes]:
        if not column:
            made = {number: one for number, one in made.items() if number != row}
        elif column in made.get(row, {}):
            made = {**made, row: {**made[row], column: cell(row, column, word)}}
        changed = {row: made.get(row, {}) for row in typed if made.get(row) is not typed[row]}
        filled = (changed,) if changed else ()
        copy = replace(whole, rows=made, common=known_of_sheet, filled=filled)
        together = read_records(RawWorkbook(Path("Книга.xlsx"), [copy], rows_read=memo), kind)
        alone = read_records(RawWorkbook(Path("Книга.xlsx"), [replace(whole, rows=made)]), kind)
        assert together == alone
