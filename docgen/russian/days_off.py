"""Days on which nobody works: Sundays, public holidays and the days off that the year moves.

The moved days are decreed each summer for the year that follows, and come with a new version of
the library; of later years the holidays of the Labour Code (article 112) are known.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


@lru_cache(maxsize=4096)
@lru_cache(maxsize=4096)  # the rows of a long plan share their days
def day_off(day: date) -> str:
    """Return why nobody works on a day («воскресенье», «День Победы»), or nothing.

    A Saturday is no day off: half of the schools teach on it.
    """
    holiday = _calendar(day.year).get(day)
    if holiday:
        name = str(holiday)
        # Feasts keep their capital; «выходной (перенесено с …)» is no name.
        return name[:1].lower() + name[1:] if name.startswith(_COMMON) else name
    return "воскресенье" if day.weekday() == 6 else ""


def public_holidays(first: date, last: date) -> int:
    """Return how many public holidays, without moved days off, lie in a span (both included)."""
    return sum(
        1
        for year in range(first.year, last.year + 1)
        for day, name in _calendar(year).items()
        if first <= day <= last and "(" not in name
    )


_COMMON = ("Выходной", "Новогодние")


@cache
def _calendar(year: int) -> HolidayBase:
    from holidays import country_holidays

    return country_holidays("RU", years=year, language="ru", expand=False)
