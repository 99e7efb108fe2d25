"""School years, quarters, half-years and четверти, worded as R-YEAR-* and R-PER-* ask."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from docgen.lazy_regex import lazy_regex
from docgen.russian.cases import Case
from docgen.russian.dates import NBSP, full_year, last_day
from docgen.russian.numbers import roman

SchoolYearStyle = Literal["slash", "dash", "short"]
PeriodKind = Literal["quarter", "half_year", "school_quarter", "trimester", "school_half_year"]

_SCHOOL_YEAR: Final = lazy_regex(r"(?<!\d)(20\d{2})\s*[-–—/]\s*(20\d{2}|\d{2})(?!\d)")
_YEAR_WORDS: Final[dict[Case, str]] = {
    "nominative": "учебный год",
    "genitive": "учебного года",
    "dative": "учебному году",
    "accusative": "учебный год",
    "instrumental": "учебным годом",
    "prepositional": "учебном году",
}
_PERIOD_WORDS: Final[dict[PeriodKind, dict[Case, str]]] = {
    "quarter": {
        "nominative": "квартал", "genitive": "квартала", "dative": "кварталу",
        "accusative": "квартал", "instrumental": "кварталом", "prepositional": "квартале",
    },
    "half_year": {
        "nominative": "полугодие", "genitive": "полугодия", "dative": "полугодию",
        "accusative": "полугодие", "instrumental": "полугодием", "prepositional": "полугодии",
    },
    "school_quarter": {
        "nominative": "четверть", "genitive": "четверти", "dative": "четверти",
        "accusative": "четверть", "instrumental": "четвертью", "prepositional": "четверти",
    },
    "trimester": {
        "nominative": "триместр", "genitive": "триместра", "dative": "триместру",
        "accusative": "триместр", "instrumental": "триместром", "prepositional": "триместре",
    },
}  # fmt: skip
_PERIOD_WORDS["school_half_year"] = _PERIOD_WORDS["half_year"]


def school_year_of(day: date) -> tuple[int, int]:
    """The two calendar years of the school year of a day: 1 September – 31 August (R-YEAR-3)."""
    first = day.year if day.month >= 9 else day.year - 1
    return first, first + 1


def school_year(
    first: int, style: SchoolYearStyle = "slash", *, case: Case | None = "nominative"
) -> str:
    """«2023/2024 учебный год» (R-YEAR-1); only the figures when the case is None."""
    last = f"{(first + 1) % 100:02d}" if style == "short" else str(first + 1)
    figures = f"{first}{'–' if style == 'dash' else '/'}{last}"
    return figures if case is None else f"{figures}{NBSP}{_YEAR_WORDS[case]}"


def parse_school_year(text: str) -> tuple[int, int] | None:
    """(2023, 2024) from «2023/2024», «2023-24 уч. г.»; None unless the years are neighbours."""
    found = _SCHOOL_YEAR.search(text)
    if found is None:
        return None
    first = int(found[1])
    second = full_year(found[2])
    return (first, first + 1) if second == first + 1 else None


def school_year_bounds(first: int) -> tuple[date, date]:
    """The first and the last day of a school year."""
    return date(first, 9, 1), date(first + 1, 8, 31)


def years(first: int, last: int | None = None) -> str:
    """«2023 г.» or «2023–2024 гг.» (R-YEAR-2)."""
    if last is None or last == first:
        return f"{first}{NBSP}г."
    return f"{first}–{last}{NBSP}гг."


def period(number: int, kind: PeriodKind, case: Case = "nominative") -> str:
    """«I квартал», «II полугодие», «III четверть»: Roman figures without endings (R-PER-1)."""
    return f"{roman(number)}{NBSP}{_PERIOD_WORDS[kind][case]}"


def quarter_of(day: date) -> int:
    """The quarter of the calendar year, 1 to 4."""
    return (day.month + 2) // 3


def half_year_of(day: date) -> int:
    """The half of the calendar year, 1 or 2."""
    return 1 if day.month <= 6 else 2


def quarter_bounds(year: int, number: int) -> tuple[date, date]:
    """The first and the last day of a quarter of a calendar year."""
    return date(year, number * 3 - 2, 1), last_day(year, number * 3)


def half_year_bounds(year: int, number: int) -> tuple[date, date]:
    """The first and the last day of a half of a calendar year."""
    return (date(year, 1, 1), date(year, 6, 30)) if number == 1 else (
        date(year, 7, 1), date(year, 12, 31)
    )  # fmt: skip


# The usual bounds of school periods; a school's own calendar may differ by days.
_SCHOOL_QUARTERS: Final = (
    ((9, 1), (10, 31)),
    ((11, 1), (12, 31)),
    ((1, 1), (3, 31)),
    ((4, 1), (5, 31)),
)


def school_quarter_bounds(first: int, number: int) -> tuple[date, date]:
    """The usual first and last day of a четверть of the school year that begins in a year."""
    (month, day), (last_month, _) = _SCHOOL_QUARTERS[number - 1]
    year = first if number <= 2 else first + 1
    return date(year, month, day), last_day(year, last_month)


def school_half_year_bounds(first: int, number: int) -> tuple[date, date]:
    """The usual first and last day of a half of the school year that begins in a year."""
    if number == 1:
        return date(first, 9, 1), date(first, 12, 31)
    return date(first + 1, 1, 1), date(first + 1, 5, 31)
