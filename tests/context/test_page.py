"""Rows of a table are looked for in every document, whoever else has shown them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.context.page import Page
from docgen.issues import Location
from docgen.records import Value
from docgen.stretches import Stretch, Stretches

_CELLS = (("Линейка", "1 сентября"), ("Поход", "5 мая"))
_SHOWN = "1.\nЛинейка\n1 сентября\n2.\nПоход\n5 мая"


def cells(*, is_shared: bool = True) -> Stretch[Value]:
    return Stretch(
        tuple(
            Value(text, text, Location("Книга.xlsx", "План", row, column))
            for row, texts in enumerate(_CELLS, 2)
            for column, text in enumerate(texts, 1)
        ),
        is_shared=is_shared,
    )


def absent(texts: list[str], looked_for: Stretch[Value], told: frozenset[int]) -> list[list[str]]:
    rows = Page(texts, ()).open_rows(Stretches([looked_for]), told)
    return [[value.raw for value in row] for row in rows]


@pytest.mark.parametrize("is_shared", [True, False])
@pytest.mark.parametrize(
    ("texts", "told", "expected"),
    [
        (["План", _SHOWN], frozenset(), []),
        (["План"], frozenset(), [0, 1]),
        (["План", "1.\nЛинейка\n1 сентября", "Итого"], frozenset(), [1]),
        (["2.\nПоход\n5 мая", "1.\nЛинейка\n1 сентября"], frozenset(), []),
        (["Поход", "5 мая\nЛинейка\n1 сентября"], frozenset(), []),
        (["Линейка\nПоход\n1 сентября\n5 мая"], frozenset(), [0, 1]),
        (["План", _SHOWN], frozenset({3}), [1]),
    ],
)
def test_rows_are_found_in_the_document_itself(
    *, texts: list[str], told: frozenset[int], expected: list[int], is_shared: bool
) -> None:
    looked_for = cells(is_shared=is_shared)
    wanted = [list(_CELLS[number]) for number in expected]
    assert absent(texts, looked_for, told) == wanted
    # Another document has shown them: that proves nothing of this one.
    assert absent(["План", _SHOWN], looked_for, frozenset()) == []
    assert absent(texts, looked_for, told) == wanted


_SIGNS = st.text("аБ1её- _.\u00a0\nß", max_size=12)


@given(st.lists(_SIGNS, max_size=3), _SIGNS)
def test_a_text_that_stands_as_typed_stands_by_its_letters(texts: list[str], wanted: str) -> None:
    spread = ["_".join(text.upper()) for text in texts]
    assert Page(texts, ()).has_text(wanted) == Page(spread, ()).has_text(wanted)


def test_letters_count_where_a_text_stands_otherwise() -> None:
    page = Page(["«Ёлка»,\u00a05 мая", "2027"], ())
    assert page.has_text("ЕЛКА 5")
    assert page.has_text("5 мая 20")
    assert page.has_text("5 мая")
    assert not page.has_text("6 мая")
