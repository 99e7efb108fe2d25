"""Letters of two alphabets in one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.russian.alphabets import in_one_alphabet, mixed_words

LETTERS = "acoekATXCcомрХІVIбдгWw"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Cидоров", ["Сидоров"]),
        ("МБOУ", ["МБОУ"]),
        ("ХХI век, ІV четверть", ["XXI", "IV"]),
        ("Wоrd", ["Word"]),
        ("явиться c паспортом", ["с"]),
        ("O проведении. B течение дня", ["О", "В"]),
        ("Петровой A.B. и C. Д. Иванову", ["А.В.", "С. Д."]),
        ("пр0токол, 3аседание", ["протокол", "заседание"]),
    ],
)
def test_mixed(text: str, right: list[str]) -> None:
    assert [word for _, word in mixed_words(text)] == right


@pytest.mark.parametrize(
    "text",
    [
        "№ 5a, 5А, COVID-19, IT-куб, ФГОС-XXI, Word, e-mail, IV, 3D, 1C, H2O, Wi-Fi",
        "SMMщик, Zабота, PRинцип",  # meant so
        "витамин C, группа B, план A. Далее",
        "найти a и b; точки A, B",
        "On a бланк",
        "О деле, в зале, а также",
    ],
)
def test_sound(text: str) -> None:
    assert list(mixed_words(text)) == []


@given(st.text(LETTERS, max_size=8) | st.text(max_size=20))
def test_a_mended_word_is_of_one_alphabet(word: str) -> None:
    for _, right in mixed_words(word):
        assert list(mixed_words(right)) == []
    right_word = in_one_alphabet(word)
    assert right_word is None or in_one_alphabet(right_word) is not None
