"""Looking only where something may be found leaves nothing out; see also ``test_rules``."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.checks.dates.dates_complete import CUT, TORN
from docgen.checks.dates.likely_year import YEAR
from docgen.checks.dates.period_ends_after_start import reversed_hours
from docgen.checks.dates.signs import CUT_DATE, HOURS, ODD_YEAR, SPAN
from docgen.checks.dates.spans import plain, spans_in, spans_of
from docgen.checks.dates.written import AHEAD, dates_of, signs_of_doubtful
from docgen.checks.people.signs import NAME
from docgen.checks.references.signs import SCHOOLS
from docgen.checks.texts import Texts
from docgen.russian import deadline_patterns
from docgen.russian.citations import find_citations
from docgen.russian.deadline_patterns import MOMENTS
from docgen.russian.wording import ABOUT, SIGNS_OF_TURNS, wrong_turns

CELLS = ["Сад", "план: сад", "", "План", "Сад", "ещё\u00a0РАЗ\nи снова"]
SOME = st.lists(st.text("аАеёя .:\u00a0\n1", max_size=6), max_size=8)


def of(cells: list[str]) -> Texts[tuple[int, str]]:
    """Texts of cells that know their place."""
    return Texts(enumerate(cells), lambda cell: cell[1])


def places(texts: Texts[tuple[int, str]]) -> list[int]:
    return [place for place, _ in texts]


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        ("сад", [0, 1, 4]),
        ("план", [1, 3]),
        ("еще раз", [5]),
        ("ещё", []),  # a sign is written as texts are looked through: without «ё»
        (re.compile(r"^план$", re.MULTILINE), [3]),
        (re.compile(r"сад$", re.MULTILINE), [0, 1, 4]),
        (re.compile(r"[:!]\s"), [1]),
        ("нет", []),
    ],
)
def test_signs_are_found_in_any_letter_case(
    sign: str | re.Pattern[str], expected: list[int]
) -> None:
    assert places(of(CELLS).having(sign)) == expected


def test_cells_stay_in_the_order_of_the_paper() -> None:
    texts = of(CELLS)
    assert places(texts) == [0, 1, 2, 3, 4, 5]
    assert places(texts.having("план", "сад")) == [0, 1, 3, 4]
    assert places(texts.having("план") | texts.with_words(["Сад"])) == [0, 1, 3, 4]
    assert places(texts.having("план").having("сад")) == [1]
    assert places(texts.with_words(["сад", "РАЗ"])) == [1, 5]
    assert places(texts.having()) == []


def test_a_text_of_many_cells_is_read_once() -> None:
    read = []

    def find(text: str) -> list[str]:
        read.append(text)
        return re.findall("[Сс]ад", text)

    assert [(cell[0], found) for cell, found in of(CELLS).found(find)] == [
        (0, "Сад"), (1, "сад"), (4, "Сад"),
    ]  # fmt: skip
    assert sorted(read) == sorted(set(CELLS))
    alike = {text: list(cells) for text, cells in of(CELLS).distinct()}
    assert alike["Сад"] == [(0, "Сад"), (4, "Сад")]


def test_words_are_those_of_the_russian_alphabet() -> None:
    assert set(of(CELLS).words) == {"Сад", "план", "сад", "План", "ещё", "РАЗ", "и", "снова"}


def test_other_cells_say_the_same() -> None:
    made = of(CELLS).made(lambda cell: -cell[0])
    assert list(made.having("план")) == [-1, -3]


@given(SOME, st.text("ая .:1", min_size=1, max_size=3))
def test_every_text_with_the_sign_is_found_and_no_other(cells: list[str], sign: str) -> None:
    small = [cell.lower().replace("ё", "е").replace("\u00a0", " ") for cell in cells]
    expected = [place for place, cell in enumerate(small) if sign in cell]
    assert places(of(cells).having(sign)) == expected
    assert places(of(cells).having(re.compile(re.escape(sign)))) == expected


@pytest.mark.parametrize("school", SCHOOLS)
@pytest.mark.parametrize("before", ["", "приказ ", "Протокол заседания совета ", "Закон, "])
def test_the_number_of_a_school_alone_cites_nothing(before: str, school: str) -> None:
    assert find_citations(f"{before}{school} № 5") == ()


@pytest.mark.parametrize(
    "text",
    [
        "В течении года", "НЕ СМОТРЯ НА погоду", "все\u00a0таки", "всё таки", "кого либо",
        "какой нибудь класс", "к 10 сентябрю", "О утверждении плана", "об плане работ и об делах",
        "по окончанию года", "контроль за исполнением", "контроль за исполнение", "из за погоды",
        "вопреки приказа", "более лучшие условия", "на основание приказа",
    ],
)  # fmt: skip
def test_every_wrong_turn_has_its_sign(text: str) -> None:
    if any(wrong_turns(text)):
        assert list(Texts([text], str).having(*SIGNS_OF_TURNS, *map(re.compile, ABOUT))) == [text]


_PARTS = ("1", "5", "05", "09", "12", "15", "29", "31", "2", "26", "20", "2027", "2126", "1026",
          "1905", "206", ".", ". ", " ", "\n", "\t", "\u00a0", "-", "–", ":", "до ", " по ",
          "марта", "мая", "сен.", "»", "г.", "№", "от ", "ч")  # fmt: skip


@given(st.lists(st.sampled_from(_PARTS), max_size=9).map("".join), st.sampled_from([1990, 2026]))
def test_every_text_with_a_doubtful_date_has_its_sign(text: str, year: int) -> None:
    document = date(year, 10, 5)
    for _, _, day, _, years, _ in dates_of(text):
        sound = day and len(years) == 4 and 1920 <= day.year <= year + AHEAD
        assert sound or places(of([text]).having(signs_of_doubtful(document)))


@given(st.lists(st.sampled_from(_PARTS), max_size=9).map("".join))
def test_every_text_with_a_slip_in_a_date_has_its_sign(text: str) -> None:
    cuts = [cut.search(text) for cut, _ in CUT]
    if any((*cuts, TORN.search(text))):
        assert places(of([text]).having(CUT_DATE))
    if YEAR.search(text):
        assert places(of([text]).having(ODD_YEAR))
    if any(spans_of(text)):
        assert places(of([text]).having(SPAN))
    if any(reversed_hours(text)):
        assert places(of([text]).having(HOURS))


@pytest.mark.parametrize(
    "text",
    [
        "Петрову Илью Ильичу", "Зуевой Анне Кузьминичне", "Зуева Анна Фоминишна", "Зуев П.\u00a0П.",
        "Коваль Пётр Саввич", "Коваль Пётр Петровичем", "Коваль Анны Петровны", "Али Вели оглы",
    ],
)  # fmt: skip
def test_every_name_of_a_sentence_has_its_sign(text: str) -> None:
    assert places(of([f"Назначить: {text}"]).having(NAME)) == [0]


@given(st.lists(st.sampled_from((*_PARTS, "2027-05", "/", "сентябрь", "г")), max_size=9))
def test_no_moment_and_no_span_is_left_out(parts: list[str]) -> None:
    text = plain("".join(parts))
    if MOMENTS.search(text):
        assert deadline_patterns._MAY_BE_MOMENT.search(text)
    if any(map(str.isdecimal, text)):
        assert [span[1:] for span in spans_of(text)] == list(spans_in(text))
