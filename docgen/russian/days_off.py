"""Days on which nobody works: Sundays, public holidays and the days off that the year moves.

The moved days are decreed each summer for the year that follows, and come with a new version of
the library; of later years the holidays of the Labour Code (article 112) are known.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from docgen.disk_cache import keep, recall

_NAME: Final = "days-off"


@lru_cache(maxsize=4096)  # the rows of a long plan share their days
def day_off(day: date) -> str:
    """Return why nobody works on a day («воскресенье», «День Победы»), or nothing.

    A Saturday is no day off: half of the schools teach on it.
    """
    holiday = _calendar(day.year).get(day) if _is_near_feast(day) else None
    if holiday:
        # Feasts keep their capital; «выходной (перенесено с …)» is no name.
        return holiday[:1].lower() + holiday[1:] if holiday.startswith(_COMMON) else holiday
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
def _calendar(year: int) -> dict[date, str]:
    """Return the days off of a year with their names, kept on the disk for the next process."""
    release, rules = _library()
    kept: Any = recall(_NAME, f"{year} {release}", rules) if release else None
    if kept is None:
        kept = _worked_out(year)
        if release:
            keep(_NAME, f"{year} {release}", rules, kept)
    return {date(year, month, day): name for (month, day), name in kept.items()}


def _worked_out(year: int) -> dict[tuple[int, int], str]:
    # The library loads the calendars of all countries, which takes longer than reading a workbook.
    from holidays import country_holidays

    found = country_holidays("RU", years=year, language="ru", expand=False)
    return {(day.month, day.day): str(name) for day, name in found.items()}


@cache
def _library() -> tuple[str, bytes]:
    """Return the release of the library as installed, and its rules for Russia.

    Nothing where that cannot be told without loading it: then nothing is kept.
    """
    spec = find_spec("holidays")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    try:
        rules = (folder / "countries" / "russia.py").read_bytes()
    except OSError:
        return "", b""
    return " ".join(sorted(one.name for one in folder.parent.glob("holidays-*.dist-info"))), rules
