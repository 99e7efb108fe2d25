"""Dates and periods: as typed, as written, and the reasons for a refusal."""

from datetime import date

import pytest
from babel.dates import get_day_names, get_month_names
from hypothesis import given
from hypothesis import strategies as st

from docgen.russian import dates, periods
from docgen.russian.months import MONTHS_GENITIVE, MONTHS_NOMINATIVE, month_number

MARCH = date(2023, 3, 22)


def test_names_of_months_and_days_are_those_of_cldr() -> None:
    genitive = get_month_names("wide", "format", "ru")
    nominative = get_month_names("wide", "stand-alone", "ru")
    days = get_day_names("wide", "stand-alone", "ru")
    assert tuple(genitive[n] for n in range(1, 13)) == MONTHS_GENITIVE
    assert tuple(nominative[n] for n in range(1, 13)) == MONTHS_NOMINATIVE
    assert tuple(days[n] for n in range(7)) == dates.WEEKDAYS


@pytest.mark.parametrize(
    "text",
    [
        "22.03.2023", "22.3.23", "22/03/2023", "22-03-2023", "2023-03-22", "22 марта 2023 г.",
        "22 марта 2023 года", "«22» марта 2023", "22 марта 2023г.", "22.03.2023 г.", "22.03.2023г",
        " 22\u00a0марта\u00a02023\u00a0г. ", "2023-03-22 00:00:00", "22 мар. 2023", "22. 03. 2023",
        "22.03.2023 0:00", "22.03.2023 00:00:00",
    ],
)  # fmt: skip
def test_a_date_is_read(text: str) -> None:
    assert dates.parse_date_or_reason(text) == (MARCH, "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31.02.2024", "в феврале 2024 года нет 31 дня"),
        ("29 февраля 2023 г.", "в феврале 2023 года нет 29 дня"),
        ("22.13.2023", "нет месяца с номером 13"),
        ("8/28/2025", "сначала записан месяц"),
        ("22 мартобря 2023", "нет такого месяца: «мартобря»"),
        ("", "дата не указана"),
        ("22.03", "не указан год"),
        ("22 марта", "не указан год"),
        ("вчера", "дата не распознана"),
        ("01.01.85", "1985 или 2085?"),
        ("0.03.2023", "нет 0 дня"),
    ],
)
def test_a_refusal_says_why(text: str, reason: str) -> None:
    day, said = dates.parse_date_or_reason(text)
    assert day is None
    assert reason in said
    assert dates.parse_date(text) is None


def test_both_forms_of_a_date() -> None:
    """R-DATE-1, R-DATE-2, R-NBSP-2."""
    assert dates.date_in_digits(date(2023, 3, 2)) == "02.03.2023"
    assert dates.date_in_words(date(2023, 3, 2)) == "2\u00a0марта\u00a02023\u00a0г."


@pytest.mark.parametrize(
    ("first", "last", "form", "expected"),
    [
        (MARCH, MARCH, "words", "22 марта 2023 г."),
        (MARCH, date(2023, 3, 23), "words", "22–23 марта 2023 г."),
        (MARCH, date(2023, 4, 5), "words", "22 марта – 5 апреля 2023 г."),
        (date(2023, 12, 25), date(2024, 1, 8), "words",
         "25 декабря 2023 г. – 8 января 2024 г."),
        (MARCH, date(2023, 4, 5), "digits", "22.03.2023–05.04.2023"),
        (date(2023, 3, 23), MARCH, "words", "22–23 марта 2023 г."),
    ],
)  # fmt: skip
def test_a_range_of_dates(first: date, last: date, form: str, expected: str) -> None:
    """R-DASH-2."""
    got = dates.date_range(first, last, form)  # type: ignore[arg-type]
    assert got.replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2024, 3, 1), date(2024, 3, 22), "с 1 по 22 марта 2024 г."),
        (date(2024, 3, 19), date(2024, 5, 17), "с 19 марта по 17 мая 2024 г."),
        (date(2024, 12, 25), date(2025, 1, 8), "с 25 декабря 2024 г. по 8 января 2025 г."),
    ],
)
def test_from_one_date_to_another(first: date, last: date, expected: str) -> None:
    """R-DASH-3: words, no dash."""
    assert dates.date_from_to(first, last).replace("\u00a0", " ") == expected


def test_months_and_weekdays() -> None:
    assert dates.month_and_year(MARCH) == "март\u00a02023\u00a0г."
    assert dates.weekday_name(MARCH) == "среда"
    assert dates.weekday_name(MARCH, accusative=True) == "среду"
    assert [month_number(word) for word in ("мая", "май", "сент.", "марте", "маляр", "я")] == [
        5, 5, 9, 3, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2023, 8, 31), (2022, 2023)), (date(2023, 9, 1), (2023, 2024))]
)
def test_the_school_year_of_a_day(day: date, expected: tuple[int, int]) -> None:
    """R-YEAR-3."""
    assert periods.school_year_of(day) == expected


def test_wordings_of_periods() -> None:
    """R-YEAR-1, R-YEAR-2, R-PER-1."""
    assert periods.school_year(2023) == "2023/2024\u00a0учебный год"
    assert periods.school_year(2023, "dash", case=None) == "2023–2024"
    assert periods.school_year(2023, "short", case="prepositional") == "2023/24\u00a0учебном году"
    assert periods.years(2023) == "2023\u00a0г."
    assert periods.years(2023, 2024) == "2023–2024\u00a0гг."
    assert periods.period(3, "school_quarter") == "III\u00a0четверть"
    assert periods.period(2, "half_year", "genitive") == "II\u00a0полугодия"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023/2024", (2023, 2024)), ("2023-2024 учебный год", (2023, 2024)),
        ("2023 -2024", (2023, 2024)), ("2023–24 уч. г.", (2023, 2024)), ("2023/2025", None),
        ("2023", None),
    ],
)  # fmt: skip
def test_a_school_year_is_read(text: str, expected: tuple[int, int] | None) -> None:
    assert periods.parse_school_year(text) == expected


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2069, 12, 31)))
def test_what_is_written_is_read_back(day: date) -> None:
    assert dates.parse_date(dates.date_in_words(day)) == day
    assert dates.parse_date(dates.date_in_digits(day)) == day
    assert dates.parse_date(day.isoformat()) == day


@given(st.text(max_size=30))
def test_no_text_breaks_a_date(text: str) -> None:
    day, reason = dates.parse_date_or_reason(text)
    assert (day is None) == bool(reason)
