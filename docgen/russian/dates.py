"""Dates as official papers write them (R-DATE-1, R-DATE-2), and as people type them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from docgen.lazy_regex import lazy_regex
from docgen.russian.months import MONTHS_GENITIVE, MONTHS_NOMINATIVE, month_number

NBSP: Final = "\u00a0"
DateForm = Literal["words", "digits"]

WEEKDAYS: Final = (
    "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
)  # fmt: skip
WEEKDAYS_ACCUSATIVE: Final = (
    "понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье",
)  # fmt: skip

_TAIL: Final = r"\s*(?:г\.?|год[а-я]{0,2}\.?)?\s*\.?"
_DIGITS: Final = lazy_regex(
    rf"(\d{{1,2}})\s*([./\-\u2013])\s*(\d{{1,2}})\s*\2\s*(\d{{4}}|\d{{2}}){_TAIL}(?:\s+0?0:00(?::00)?)?",
    re.IGNORECASE,
)
_ISO: Final = lazy_regex(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_WORDS: Final = lazy_regex(
    rf"[«\"„“]?\s*(\d{{1,2}})\s*[»\"”“]?\s*([а-яё]+)\.?,?\s*(\d{{4}}|\d{{2}}){_TAIL}",
    re.IGNORECASE,
)
_NO_YEAR: Final = lazy_regex(r"(?:\d{1,2}\s*[./-]\s*\d{1,2}\.?|\d{1,2}\s+[а-яё]+)", re.IGNORECASE)
_FORM_HINT: Final = "нужен вид ДД.ММ.ГГГГ"


def parse_date(text: str) -> date | None:
    """The date that a text is, or None."""
    return parse_date_or_reason(text)[0]


@lru_cache(maxsize=4096)
def parse_date_or_reason(text: str) -> tuple[date | None, str]:
    """The date and an empty reason, or None and why, in Russian, ready to be shown."""
    plain = " ".join(text.replace(NBSP, " ").split())
    if not plain:
        return None, "дата не указана"
    found = _ISO.fullmatch(plain)
    if found is not None:
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    found = _DIGITS.fullmatch(plain)
    if found is not None:
        return _with_year(found[4], int(found[3]), int(found[1]))
    found = _WORDS.fullmatch(plain)
    if found is not None:
        month = month_number(found[2])
        if month is None:
            return None, f"нет такого месяца: «{found[2]}»"
        return _with_year(found[3], month, int(found[1]))
    if lacks_year(plain):
        return None, f"не указан год: {_FORM_HINT}"
    return None, f"дата не распознана: {_FORM_HINT}"


def lacks_year(text: str) -> bool:
    """Whether a text is a date but for its year: «31 августа», «31.08»."""
    return _NO_YEAR.fullmatch(" ".join(text.split())) is not None


def date_in_digits(day: date) -> str:
    """«22.03.2023»."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def date_in_words(day: date, *, tail: str = "г.") -> str:
    """«22 марта 2023 г.», bound by U+00A0 (R-NBSP-2); no leading zero (R-DATE-2)."""
    parts = [str(day.day), MONTHS_GENITIVE[day.month - 1], str(day.year)]
    return NBSP.join([*parts, tail] if tail else parts)


def date_range(first: date, last: date, form: DateForm = "words") -> str:
    """«22–23 марта 2023 г.», «22 марта – 5 апреля 2023 г.», «22.03.2023–05.04.2023»."""
    if first > last:
        first, last = last, first
    if form == "digits":
        if first == last:
            return date_in_digits(first)
        return f"{date_in_digits(first)}–{date_in_digits(last)}"
    if first == last:
        return date_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_in_words(last)}"
    if first.year == last.year:
        # Word dates take a spaced dash (R-DASH-2), bound to what stands before it (R-NBSP-5).
        return f"{_day_and_month(first)}{NBSP}– {date_in_words(last)}"
    return f"{date_in_words(first)}{NBSP}– {date_in_words(last)}"


def date_from_to(first: date, last: date, form: DateForm = "words") -> str:
    """«с 1 по 22 марта 2024 г.»: words, never a dash, with «с» (R-DASH-3)."""
    if form == "digits":
        return f"с{NBSP}{date_in_digits(first)} по{NBSP}{date_in_digits(last)}"
    if (first.year, first.month) == (last.year, last.month):
        start = str(first.day)
    elif first.year == last.year:
        start = _day_and_month(first)
    else:
        start = date_in_words(first)
    return f"с{NBSP}{start} по{NBSP}{date_in_words(last)}"


def month_and_year(day: date) -> str:
    """«март 2023 г.»."""
    return f"{MONTHS_NOMINATIVE[day.month - 1]}{NBSP}{day.year}{NBSP}г."


def month_name(month: int, *, genitive: bool = False) -> str:
    """«март» or «марта»."""
    return (MONTHS_GENITIVE if genitive else MONTHS_NOMINATIVE)[month - 1]


def weekday_name(day: date, *, accusative: bool = False) -> str:
    """«среда», or «среду» for «в среду»."""
    return (WEEKDAYS_ACCUSATIVE if accusative else WEEKDAYS)[day.weekday()]


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    from calendar import monthrange

    return date(year, month, monthrange(year, month)[1])


def full_year(text: str) -> int | None:
    """The year that two or four digits mean (00–69 are 20xx), None when it cannot be told."""
    number = int(text)
    if len(text) == 4:
        return number
    return 2000 + number if number < 70 else None


def _with_year(year_text: str, month: int, day: int) -> tuple[date | None, str]:
    year = full_year(year_text)
    if year is None:
        return (
            None,
            f"год «{year_text}» – это 19{year_text} или 20{year_text}? Напишите четыре цифры",
        )
    return _checked(year, month, day)


def _checked(year: int, month: int, day: int) -> tuple[date | None, str]:
    if not 1 <= month <= 12:
        swapped = " (похоже, сначала записан месяц)" if 12 < month <= 31 and day <= 12 else ""
        return None, f"нет месяца с номером {month}{swapped}"
    if year == 0:
        return None, "нет года с номером 0"
    try:
        return date(year, month, day), ""
    except ValueError:
        return None, f"в {_IN_MONTH[month - 1]} {year} года нет {day} дня"


def _day_and_month(day: date) -> str:
    return f"{day.day}{NBSP}{MONTHS_GENITIVE[day.month - 1]}"


_IN_MONTH: Final = (
    "январе", "феврале", "марте", "апреле", "мае", "июне",
    "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
)  # fmt: skip
