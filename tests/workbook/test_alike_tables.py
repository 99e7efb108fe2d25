"""A table that differs from another in some words is read as if it were the only one."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.content import Span
from docgen.kinds.model import Column, Shape, Sheet, ValueType
from docgen.sharing import Memo
from docgen.workbook import RawSheet, RawWorkbook, read_records
from docgen.workbook.raw import MergedRange, RawCell
from tests.workbook.conftest import kind_of

TABLE = Sheet(
    "План",
    Shape.TABLE,
    columns=(
        Column("№", key="number"),
        Column("Дело", required="yes"),
        Column("Срок", ValueType.DATE, aliases=("Когда",)),
        Column("Кто", ValueType.PERSON),
    ),
)
FREE = Sheet("План", Shape.TABLE)
HEAD = ("№", "Дело", "Срок", "Кто")
BODY = ("1", "Слёт", "май", "Маша")
#: With a star a cell is bold.
WORDS = ("1", "2", "-", "Слёт", "*Осень", "*5", "Срок", "Кто", "01.09.2027", "Маша")
ROW = st.tuples(*[st.sampled_from(WORDS)] * 4) | st.sampled_from(
    (
        ("1", "2", "3", "4"),
        ("*Осень", "", "", ""),
        ("1", "*Зима", "", ""),
        ("", "*Слёт", "*май", ""),
        ("1", "*Слёт", "*май", "*Маша"),
        ("", "2", "3", "4"),
        ("№", "Дело", "Когда", "Слёт"),
    )
)


#: The first row and column of a merge, and how far it reaches.
MERGE = st.tuples(st.integers(1, 6), st.integers(1, 4), st.integers(0, 2), st.integers(0, 3))


def sheet(rows: dict[int, dict[int, RawCell]], merges: list[tuple[int, ...]]) -> RawSheet:
    made = RawSheet("План", "Книга.xlsx", rows=rows)
    made.set_merges(
        [MergedRange(top, left, top + down, left + right) for top, left, down, right in merges]
    )
    return made


def cells(row: int, words: tuple[str, ...]) -> dict[int, RawCell]:
    return {
        column: RawCell(row, column, text, text, (Span(text, bold=word.startswith("*")),))
        for column, word in enumerate(words, start=1)
        if (text := word.removeprefix("*"))
    }


@settings(max_examples=300)
# The row begins to number the columns, to be a title, to be the headings.
@example(FREE, HEAD, [("1", "2", "Слёт", "4"), BODY], [(2, 3, "3")], [], frozenset())
@example(FREE, HEAD, [BODY, ("Слёт", "*Зима", "", "")], [(3, 1, "1")], [], frozenset())
@example(
    TABLE,
    ("№", "Что", "Срок", "Кто"),
    [BODY, ("№", "Дело", "Срок", "Маша")],
    [(3, 4, "Кто")],
    [],
    frozenset(),
)
# The row begins to name the parts of a heading.
@example(FREE, HEAD, [BODY, BODY], [(2, 1, "Слёт")], [(1, 3, 0, 1)], frozenset())
@given(
    known=st.sampled_from((TABLE, FREE)),
    head=st.sampled_from((HEAD, ("№", "Что", "Срок", "Кому"))),
    rows=st.lists(ROW, min_size=1, max_size=6),
    changes=st.lists(
        st.tuples(st.integers(2, 7), st.integers(1, 4), st.sampled_from((*WORDS, "3", "4"))),
        max_size=6,
    ),
    merges=st.lists(MERGE, max_size=2),
    hidden=st.frozensets(st.integers(1, 4), max_size=1),
)
def test_what_differs_is_read(
    known: Sheet,
    head: tuple[str, ...],
    rows: list[tuple[str, ...]],
    changes: list[tuple[int, int, str]],
    merges: list[tuple[int, ...]],
    hidden: frozenset[int],
) -> None:
    typed = {row: cells(row, words) for row, words in enumerate([head, *rows], start=1)}
    whole = replace(sheet(typed, merges), hidden_columns=hidden)
    common = whole.rows
    memo: Memo[Any] = Memo()
    known_of_sheet: dict[Hashable, Any] = {}
    again: dict[tuple[int, str], dict[int, dict[int, RawCell]]] = {}
    kind = kind_of(known)
    made = common
    for row, column, word in [(0, 0, ""), *changes]:
        if column in made.get(row, {}):
            # Each differs from the one before in a word; some of them from the first in several.
            one = cells(row, ("",) * (column - 1) + (word,))
            made = {**(common if word == "1" else made), row: {**made[row], **one}}
        changed = [(row, one) for row, one in made.items() if one is not common[row]]
        filled = [again.setdefault((row, repr(one)), {row: one}) for row, one in changed]
        copy = replace(whole, common=known_of_sheet).with_rows(*filled)
        together = read_records(RawWorkbook(Path("Книга.xlsx"), [copy], rows_read=memo), kind)
        single = replace(whole, rows=made)
        alone = read_records(RawWorkbook(Path("Книга.xlsx"), [single]), kind)
        assert together == alone
