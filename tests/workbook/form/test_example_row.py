"""The grey examples above the headings are never data, whatever they say and whoever saved them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.issues import Issue
from docgen.kinds.model import Column, Shape, Sheet
from docgen.names import normal_name
from docgen.records import WorkbookRecords
from docgen.workbook.example_row import EXAMPLE_MARK
from docgen.workbook.headings import known_columns

Read = Callable[..., tuple[WorkbookRecords, list[Issue]]]
ONE = Sheet("Лист", Shape.ROWS, (Column("Текст", aliases=("Слова",)),))
TWO = Sheet("Лист", Shape.CLAUSES, (Column("№", key="number"), Column("Текст", key="text")))
FREE = Sheet("Лист", Shape.TABLE, suggested=(Column("№"), Column("Дело")))


def example(*texts: str) -> list[str]:
    return [f"{EXAMPLE_MARK}{text}" for text in texts]


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        (ONE, [example("Текст"), ["Текст"], ["Дело."]]),
        (ONE, [example("Слова"), ["Текст"], ["Дело."]]),
        (TWO, [example("№", "Текст"), ["№", "Текст"], ["1", "Дело."]]),
        (TWO, [[None, *example("Текст")], ["№", "Текст"], ["1", "Дело."]]),
        (TWO, [[], example("1", "Текст"), [], ["Текст", "№"], ["Дело.", "1"]]),
        (FREE, [example("№", "Дело"), ["№", "Дело"], ["1", "Дело."]]),
        (FREE, [["НАПР.: 1", "Напр.: № "], ["№", "Дело"], ["1", "Дело."]]),
    ],
)
def test_is_never_read(read: Read, sheet: Sheet, rows: Sequence[Sequence[object]]) -> None:
    records, issues = read({"Лист": rows}, sheet)
    data = records.sheets["лист"]
    assert issues == []
    assert [[v.raw for v in r.values.values()][-1] for r in data.records] in (["Дело."], ["1"])
    table = data.table or data.printable_table
    assert table is not None
    assert [row.kind for row in table.rows] == ["head", "body"]


def test_of_a_copied_sheet_is_not_read_either(read: Read) -> None:
    records, _ = read({"Лист (2)": [example("1", "Дело"), ["№", "Дело"], ["1", "Список."]]})
    assert [row.kind for row in records.sheets["лист_2"].table.rows] == ["head", "body"]  # type: ignore[union-attr]


def test_what_is_typed_over_it_is_told(read: Read, told: Callable[..., list[str]]) -> None:
    records, issues = read(
        {"Лист": [[*example("1"), "Первое дело."], ["№", "Текст"], ["1", "Второе."]]}, TWO
    )
    assert told(issues) == ["text-among-examples Лист!B1"]
    assert len(records.sheets["лист"].records) == 1


def test_words_of_a_person_stay(read: Read) -> None:
    records, issues = read({"Лист": [["Текст"], ["напр.: так"], ["Дело."]]}, ONE)
    assert issues == []
    assert len(records.sheets["лист"].records) == 2
    card = Sheet("Лист", Shape.CARD, (Column("Заголовок"),))
    records, _ = read({"Лист": [["Заголовок", "напр.: так"]]}, card)
    assert records.sheets["лист"].card.get("Заголовок").raw == "напр.: так"  # type: ignore[union-attr]


@given(st.text(min_size=1))
def test_no_example_can_be_a_heading(text: str) -> None:
    """An example that is the very name of a column is not that name."""
    assert normal_name(f"{EXAMPLE_MARK}{text}") not in known_columns([Column(text)]) or (
        not normal_name(text)
    )
