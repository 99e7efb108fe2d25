"""Texts of last year: what moves, what stays, what a person is asked to look at."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.russian.year_shift import Manner, Times, shifted_years, years_later

TIMES = Times(date(2026, 8, 1), date(2027, 8, 31), since=date(2026, 9, 14))
YEAR_2027 = Times(date(2027, 1, 1), date(2027, 12, 31), years=frozenset({2027}))


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("на 2026/2027 учебный год", "на 2027/2028 учебный год"),
        ("в 2026-2027 уч. г.", "в 2027-2028 уч. г."),
        ("на 2026 – 2027 учебный год", "на 2027 – 2028 учебный год"),
        ("опрос 2026–2027", "опрос 2027–2028"),
        ("2026/27 учебный год", "2027/28 учебный год"),
        ("26/27 уч. год", "27/28 уч. год"),
        ("план на 2027/2028 учебный год", "план на 2028/2029 учебный год"),
        (
            "Провести с 5 октября по 18 декабря 2026 г.",
            "Провести с 5 октября по 18 декабря 2027 г.",
        ),
        ("1 и 2 декабря 2026 года", "1 и 2 декабря 2027 года"),
        ("сдать 15.10.2026, 15.10.26 и 2026-10-15", "сдать 15.10.2027, 15.10.27 и 2027-10-15"),
        ("«05» октября 2026 г.", "«05» октября 2027 г."),
        ("к маю 2027 г.", "к маю 2028 г."),
        ("с сентября по май, ежемесячно", "с сентября по май, ежемесячно"),
        ("19–23 октября", "19–23 октября"),
        ("код 2026-2030, тел. 2026, п. 4.10.2", "код 2026-2030, тел. 2026, п. 4.10.2"),
        ("лежит на https://sh7.example/2026-2027/a", "лежит на https://sh7.example/2026-2027/a"),
        ("{{ Итог 2026/2027 }} за 2026/2027", "{{ Итог 2026/2027 }} за 2027/2028"),
        ("№ 2026-2027/5", "№ 2026-2027/5"),
    ],
)
def test_prose(text: str, moved: str) -> None:
    assert shifted_years(text, 1, times=TIMES).text == moved


@pytest.mark.parametrize(
    "text",
    [
        "Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»",
        "приказ Управления образования от 27.10.2026 № 198 «О плане на 2026/2027 учебный год»",
        "протоколы от 28.10.2026 № 1",
        "приказ № 7 от 1 октября 2026 года",
        "решения совета от 28.10.2026 и 30.10.2026 (протоколы № 1 и № 2)",
        "приказом Управления 28 октября 2026 г. № 5",
        "приказ от 05.10.2026 № 3 «О школе «Парус» в 2026/2027 учебном году»",
    ],
)
@pytest.mark.parametrize("manner", ["plan", "own", "prose"])
def test_cited_acts_are_never_touched(text: str, manner: Manner) -> None:
    shifted = shifted_years(text, 1, manner=manner, times=TIMES)
    assert (shifted.text, shifted.moved) == (text, ())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("приказ от 27.08.2026 № 198 «О плане»", [("от 27.08.2026 № 198 «О плане»", "act")]),
        ("закон от 29.12.2012 № 273-ФЗ", []),
        ("11 сентября 2026 г. состоялся сбор", [("11 сентября 2026", "before")]),
        ("до 15 октября 2028 г.", [("15 октября 2028", "outside")]),
        ("26 января 2019 года", []),
        ("в 2027 году", [("2027 году", "year")]),
        ("в 2019 году", []),
        ("на 2026–2027 годы", [("2026–2027", "year")]),
        ("программа 2024–2030", [("2024–2030", "year")]),
        ("по итогам 2025/2026 учебного года", [("2025/2026", "past")]),
        ("в среду, 21 октября 2026 г.", [("среду", "weekday")]),
        ("последняя пятница месяца", []),
    ],
)
def test_left_for_a_person(text: str, left: list[tuple[str, str]]) -> None:
    shifted = shifted_years(text, 1, times=TIMES)
    assert [(one.words, one.why) for one in shifted.left] == left


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("до 25.12.2026", "до 25.12.2027"),
        ("до 01.09.2019", "до 01.09.2020"),
        ("I квартал 2027 года", "I квартал 2028 года"),
        ("09.2026", "09.2027"),
        ("от 01.09.2026 до 05.09.2026", "от 01.09.2027 до 05.09.2027"),
        ("до 29.02.2028", "до 28.02.2029"),
        ("2028-02-29", "2029-02-28"),
        ("29 февраля 2028 г.", "28 февраля 2029 г."),
        ("сентябрь – май", "сентябрь – май"),
    ],
)
def test_deadlines(text: str, moved: str) -> None:
    assert shifted_years(text, 1, manner="plan").text == moved


def test_the_29th_of_february_stays_where_it_can() -> None:
    assert shifted_years("до 29.02.2028", 4, manner="plan").text == "до 29.02.2032"
    assert years_later(date(2028, 2, 29), 1) == date(2029, 2, 28)
    moved = shifted_years("до 29.02.2028", 1, manner="plan").moved[0]
    assert (moved.was, moved.becomes, moved.lost_leap_day) == ("29.02.2028", "28.02.2029", True)


def test_a_calendar_year_moves_in_titles_and_where_it_is_the_documents_own() -> None:
    assert shifted_years("План на 2027 год", 1, manner="own").text == "План на 2028 год"
    own = shifted_years("Работа в 2027 году и в 2026 году", 1, times=YEAR_2027)
    assert own.text == "Работа в 2028 году и в 2026 году"
    assert shifted_years("Программа до 2030 года", 1, manner="own").moved == ()


def test_the_days_of_a_moved_piece_are_known() -> None:
    moved = shifted_years("1 и 2 декабря 2026 г.", 1, times=TIMES).moved[0]
    assert moved.days == (date(2027, 12, 1), date(2027, 12, 2))


PIECES = st.sampled_from(
    ["2026/2027", "29.02.2028", "5 мая 2027 г.", "от 01.02.2027 № 5", "«", "»", "уч. год", "на ",
     "2027 год", "26/27 уч.", "сентябрь 2026", " – ", "№", "2026", ".", "https://a.example/2026 "]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=6), max_size=8).map(" ".join))
@pytest.mark.parametrize("manner", ["plan", "own", "prose"])
def test_only_digits_change(manner: Manner, text: str) -> None:
    shifted = shifted_years(text, 1, manner=manner, times=TIMES)
    assert re.sub(r"\d", "0", shifted.text) == re.sub(r"\d", "0", text)
    assert (shifted.text != text) == bool(shifted.moved)
