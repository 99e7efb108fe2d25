"""The typing rules of an office: each is switched in its profile, and only that one."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.context import load_profile
from docgen.errors import KindError
from docgen.russian.typography import typeset

TYPED = 'Приказ  "О школе "Лад"" ,с 5-7 мая - в 2026-2027 гг. 15000 рублей № 5 и в школе'


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("", "Приказ «О школе «Лад», с 5–7_мая_– в 2026–2027_гг. 15_000_рублей №_5 и в школе"),
        ('dash = "—"', "с 5–7_мая_— в 2026–2027_гг."),
        ("fix_quotes = false", 'Приказ "О школе "Лад""'),
        ('nested_quotes = "elochki"', "«О школе «Лад»», с"),
        ('nested_quotes = "lapki"', "«О школе „Лад“», с"),
        ("fix_spaces = false", "Приказ  «О школе «Лад» ,с 5–7_мая"),
        ("fix_dashes = false", "с 5–7_мая - в 2026–2027_гг."),
        ("fix_ranges = false", "с 5-7_мая_– в 2026-2027_гг."),
        ("fix_digit_groups = false", "15000_рублей №_5"),
        ("nonbreaking = false", "с 5–7 мая_– в 2026–2027 гг. 15_000 рублей № 5"),
        ("bind_prepositions = true", "рублей №_5 и_в_школе"),
    ],
)
def test_a_rule_is_switched_in_the_profile(tmp_path: Path, setting: str, expected: str) -> None:
    (tmp_path / "profiles").mkdir()
    text = f'name = "наш"\n{setting}\n'
    (tmp_path / "profiles" / "наш.toml").write_text(text, encoding="utf-8")
    style = load_profile("Наш", [tmp_path]).typography
    assert expected.replace("_", "\N{NO-BREAK SPACE}") in typeset(TYPED, style)


def test_a_rule_that_is_not_known_is_refused(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    text = 'name = "наш"\nnested_quotes = "лапки"\n'
    (tmp_path / "profiles" / "наш.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KindError, match="nested_quotes"):
        load_profile("наш", [tmp_path])


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("margins_mm = [20, 10, 20]", "четыре числа"),
        ("margins_mm = [20, 10, 20, 200]", "от 5 до 60"),
        ('margins_mm = ["20", 10, 20, 20]', "не подходит"),
        ("margins_mm = 20", "не подходит"),
        ("font_size = 40", "от 8 до 20"),
        ("line_spacing = 0.5", "от 0,8 до 3"),
        ('font_size = "14"', "не подходит"),
        ("font_size = true", "не подходит"),
        ('justify = "вправо"', "не подходит"),
        ("margin = [20, 10, 20, 20]", "Возможно, имелось в виду «margins_mm»"),
    ],
)
def test_a_look_that_no_page_can_have_is_refused(tmp_path: Path, setting: str, told: str) -> None:
    (tmp_path / "profiles").mkdir()
    text = f'name = "наш"\n{setting}\n'
    (tmp_path / "profiles" / "наш.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KindError, match=told):
        load_profile("наш", [tmp_path])


def test_whole_numbers_are_numbers(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    text = 'name = "наш"\nmargins_mm = [20, 10, 20, 20.5]\nfont_size = 13\n'
    (tmp_path / "profiles" / "наш.toml").write_text(text, encoding="utf-8")
    look = load_profile("наш", [tmp_path]).look
    assert look.margins == (20.0, 10.0, 20.0, 20.5)
    assert look.font_size == 13.0
