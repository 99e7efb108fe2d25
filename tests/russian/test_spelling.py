"""Misspelled words, and words that only look so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.russian.spelling import corrections, is_sound
from tests.thoroughness import examples


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("меропритяие", "мероприятие"),  # letters swapped
        ("министерсво", "министерство"),  # a letter lacks
        ("ответственнный", "ответственный"),  # one too many
        ("росписание", "расписание"),  # a wrong one
        ("учавствовать", "участвовать"),
        ("коммисия", "комиссия"),  # two letters, a frequent slip
        ("исскуство", "искусство"),
        ("олимпида", "олимпиада"),  # to the dictionary a form of a name
        ("вшколе", "в школе"),
        ("дляобучающихся", "для обучающихся"),
        ("педагогическогосовета", "педагогического совета"),
    ],
)
def test_misspelled(word: str, right: str) -> None:
    assert right in corrections(word)[:3]


@pytest.mark.parametrize(
    "word",
    [
        "мероприятие", "отчёт", "отчет",
        "берёзовская",  # the dictionary has it with «е»
        "медиацентр", "видеоурока", "внутришкольный", "неуспешность",  # a first part and a word
        "поставится",  # a verb with «-ся»
        "синтаксически",
        "квиз", "квеста", "сферум", "фишинга",  # newer than the dictionary
        "тьютор", "робофестик",  # near to nothing
        "учот",  # short: near to too much
        "word", "5а", "№", "",
        "а" * 5000,  # no word: not to be looked at letter by letter
    ],
)  # fmt: skip
def test_sound(word: str) -> None:
    assert corrections(word) == ()


@given(st.text(max_size=12) | st.text("абвеиоунстрлкмья", min_size=5, max_size=9))
@settings(max_examples=examples(30), deadline=None)
def test_whatever_is_offered_is_sound(word: str) -> None:
    for near in corrections(word):
        assert near != word
        assert all(len(part) < 5 or is_sound(part) for part in near.split())
