"""Days on which nobody works: Sundays, public holidays and the days off that the year moves.

The moved days are decreed each summer for the year that follows, and come with a new version of
the library; of later years the holidays of the Labour Code (article 112) are known.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from holidays import HolidayBase


@lru_cache(maxsize=4096)
@lru_cache(maxsize=4096)  # the rows of a long plan share their days
def day_off(day: date) -> str:
    """Return why nobody works on a day («воскресенье», «День Победы»), or nothing.

    A Saturday is no day off: half of the schools teach on it.
    """
    holiday = _calendar(day.year).get(day) if _is_near_feast(day) else None
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
# Where since 2005 a working day has ever been off; first and last as month and day.
_FEASTS: Final = (
    ((1, 1), (1, 14)), ((2, 18), (3, 12)), ((4, 24), (5, 16)), ((6, 8), (6, 16)),
    ((11, 1), (11, 9)), ((12, 24), (12, 31)),
)  # fmt: skip


def _is_near_feast(day: date) -> bool:
    """Whether a day may be a public holiday or moved to one: most need no calendar."""
    place = (day.month, day.day)
    return day.year < 2005 or any(first <= place <= last for first, last in _FEASTS)


@cache
def _calendar(year: int) -> HolidayBase:
    # The library loads the calendars of all countries, which takes longer than reading a workbook.
    from holidays import country_holidays

    return country_holidays("RU", years=year, language="ru", expand=False)
