"""Numbers in words, back from what num2words writes of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.russian.cases import Case
from docgen.russian.number_words import NUMBER_PATTERN, whole_number
from docgen.russian.numbers import in_words

CASES: tuple[Case, ...] = ("nominative", "genitive", "dative", "instrumental", "prepositional")


@given(st.integers(1, 99), st.sampled_from(CASES))
def test_words_come_back_as_the_number(number: int, case: Case) -> None:
    words = in_words(number, case=case)
    assert "семью" in words.split() or whole_number(words) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("115", 115),
        ("1 200", 1200),
        ("Двое", 2),
        ("сто двадцать три", 123),
        ("двести пять", 205),
        ("пять сорок", None),
        ("десять пять", None),
        ("пять один", None),
        ("семья", None),
        ("двадцать человек", None),
        ("", None),
    ],
)
def test_numbers(text: str, number: int | None) -> None:
    assert whole_number(text) == number


def test_numbers_inside_a_text() -> None:
    text = "В 18 классах 1 200 человек: двадцать три, 5-й, пятый, п. 3.4, ГИА-9 и стопка."
    assert re.findall(NUMBER_PATTERN, text) == ["18", "1 200", "двадцать три"]
