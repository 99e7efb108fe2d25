"""Days on which nobody works, with those that the year moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from holidays import country_holidays

from docgen.russian import days_off
from docgen.russian.days_off import day_off, public_holidays


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2027, 5, 9), "День Победы"),
        (date(2026, 9, 6), "воскресенье"),
        (date(2027, 2, 22), "выходной (перенесено с 20.02.2027)"),
        (date(2027, 1, 5), "новогодние каникулы"),
        (date(2027, 2, 20), ""),  # a Saturday on which all work
        (date(2026, 9, 5), ""),  # a Saturday like others
        (date(2026, 9, 7), ""),
        (date(1026, 9, 7), ""),
        (date(2206, 5, 9), ""),  # no calendar so far ahead
    ],
)
def test_day_off(day: date, reason: str) -> None:
    assert day_off(day) == reason


@pytest.mark.parametrize("year", [*range(1994, 2032)])
def test_no_day_off_of_the_calendar_is_missed(year: int) -> None:
    calendar = country_holidays("RU", years=year, language="ru", expand=False)
    assert calendar
    assert all(day_off(day) for day in calendar)


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [
        (date(2027, 6, 1), date(2027, 6, 30), 1),  # Monday the 14th is off instead of Saturday
        (date(2026, 12, 30), date(2027, 1, 10), 8),
        (date(2026, 9, 1), date(2026, 9, 30), 0),
    ],
)
def test_public_holidays(first: date, last: date, number: int) -> None:
    assert public_holidays(first, last) == number


def test_calendar_of_a_library_is_kept_for_it_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path))
    calendar = days_off._calendar.__wrapped__
    worked_out = calendar(2027)
    assert worked_out[date(2027, 5, 9)] == "День Победы"
    monkeypatch.setattr(days_off, "_worked_out", lambda _year: {(1, 1): "другой"})
    assert calendar(2027) == worked_out
    assert calendar(2028) == {date(2028, 1, 1): "другой"}
    monkeypatch.setattr(days_off, "_library", lambda: ("holidays-1.dist-info", b""))
    assert calendar(2027) == {date(2027, 1, 1): "другой"}
