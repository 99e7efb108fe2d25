"""Words typed in the wrong layout of the keyboard."""

from __future__ import annotations

import pytest

from docgen.russian.keyboard import typed_in_english


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ghbdtn", [("ghbdtn", "привет")]),
        ("Ghbrfp.", [("Ghbrfp", "Приказ")]),
        ("(k.,jdm, k.,k.)", [("k.,jdm k.,k.", "любовь люблю")]),
        ("<evfuf", [("<evfuf", "Бумага")]),
        ("dct[ ltntq", [("dct[ ltntq", "всех детей")]),
        ("rfrjq-nj", [("rfrjq-nj", "какой-то")]),
        ('"ghbrfp"', [("ghbrfp", "приказ")]),
        ("Yfxfkj d 9:00, ghbdtn!", [("Yfxfkj d", "Начало в"), ("ghbdtn", "привет")]),
    ],
)
def test_meant(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(typed_in_english(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "школа", "here next keys", "entity", "inf, nan", "the rhs;", "key-by-key", "zh-CN", "RFCs",
     "don't", "KRF", "BNJUB", "Dolphin", "парол ghbdtn",
     "ghbdtn" + "]" * 30000],
)  # fmt: skip
def test_no_russian(text: str) -> None:
    assert not list(typed_in_english(text))
