"""Numbers in words and figures and the nouns beside them."""

import pytest

from docgen.russian import numbers

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("n", "gender", "case", "expected"),
    [
        (0, "m", "nominative", "ноль"),
        (1, "f", "nominative", "одна"),
        (2, "n", "nominative", "два"),
        (15, "m", "nominative", "пятнадцать"),
        (21, "f", "accusative", "двадцать одну"),
        (22, "m", "genitive", "двадцати двух"),
        (12500, "m", "nominative", "двенадцать тысяч пятьсот"),
        (2000002, "f", "nominative", "два миллиона две"),
        (2002, "m", "accusative", "две тысячи два"),
        (90, "m", "instrumental", "девяноста"),
        (-3, "m", "nominative", "минус три"),
    ],
)
def test_a_number_in_words(n: int, gender: str, case: str, expected: str) -> None:
    assert numbers.in_words(n, gender, case) == expected  # type: ignore[arg-type]


def test_living_beings_in_the_accusative() -> None:
    assert numbers.in_words(2, "m", "accusative", animate=True) == "двух"
    assert numbers.in_words(22, "m", "accusative", animate=True) == "двадцать два"
    assert numbers.in_words(21, "m", "accusative", animate=True) == "двадцать одного"


@pytest.mark.parametrize(
    ("n", "gender", "case", "expected"),
    [
        (1, "m", "dative", "первому"),
        (3, "m", "dative", "третьему"),
        (2, "f", "nominative", "вторая"),
        (23, "n", "genitive", "двадцать третьего"),
        (40, "m", "nominative", "сороковой"),
        (100, "m", "dative", "сотому"),
    ],
)
def test_an_ordinal_in_words(n: int, gender: str, case: str, expected: str) -> None:
    assert numbers.ordinal_in_words(n, gender, case) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, "школ"), (1, "школа"), (2, "школы"), (5, "школ"), (11, "школ"), (12, "школ"),
     (14, "школ"), (21, "школа"), (22, "школы"), (101, "школа"), (111, "школ")],
)  # fmt: skip
def test_plural(n: int, expected: str) -> None:
    """R-NUMW-2."""
    assert numbers.plural(n, "школа", "школы", "школ") == expected


def test_a_number_with_its_noun() -> None:
    """R-NUMW-1, R-NBSP-6."""
    people = ("человек", "человека", "человек")
    assert numbers.counted(22, *people) == f"22{NBSP}человека"
    assert numbers.counted(12500, *people) == f"12{NBSP}500{NBSP}человек"
    assert numbers.with_words(15, *people) == f"15{NBSP}(пятнадцать) человек"
    assert numbers.money(12500) == (
        f"12{NBSP}500{NBSP}(двенадцать тысяч пятьсот) рублей 00{NBSP}копеек"
    )
    assert numbers.money(1, 1) == f"1{NBSP}(один) рубль 01{NBSP}копейка"


@pytest.mark.parametrize(
    ("n", "ending", "expected"),
    [(5, "ый", "5-й"), (9, "ое", "9-е"), (1, "ая", "1-я"), (5, "ого", "5-го"), (10, "ому", "10-му"),
     (3, "", "3")],
)  # fmt: skip
def test_an_ordinal_in_figures(n: int, ending: str, expected: str) -> None:
    """R-ORDN-1."""
    assert numbers.ordinal_in_figures(n, ending) == expected


@pytest.mark.parametrize(
    ("n", "expected"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (2024, "MMXXIV")]
)
def test_roman(n: int, expected: str) -> None:
    assert numbers.roman(n) == expected


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_roman_has_bounds(n: int) -> None:
    with pytest.raises(ValueError, match="римскими"):
        numbers.roman(n)
