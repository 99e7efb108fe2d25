"""A number of days or weeks is that of the dates beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.checks.dates.rows import day_of
from docgen.checks.dates.spans import TextSpan, column_like, rows_from_to, text_spans
from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper
from docgen.issues import Issue, Location, warning
from docgen.lazy_regex import lazy_regex
from docgen.records import Record, Value
from docgen.russian.dates import date_in_digits
from docgen.russian.days_off import public_holidays
from docgen.russian.deadline_calendar import Calendar
from docgen.russian.numbers import counted

# Days and weeks of study are counted by a calendar of the school's own.
_STUDY = lazy_regex(r"учебн(?!о-)|четверт|полугоди|триместр|урок|рабоч")
_NEAR = 30
# Of a longer time it is not sure which weeks are counted.
_FEW_WEEKS = 56
_DAYS = (
    r"(\d{1,3})\s*(?:\([а-я ]+\)\s*)?(?:календарн[а-я]+\s+)?"
    r"(дн(?:я|ей|\.)|день|недел[ьяи])(?!\w)"
)
_BEHIND = lazy_regex(rf"\s*(?:г\b\.?|года\b)?\s*[,(-]*\s*(?:всего\s+)?{_DAYS}(?=\s*(?:[).,;:]|$))")
# «В течение 3 дней с 1 по 20 марта» is another matter.
_BEFORE = lazy_regex(
    rf"(?<!течение )(?:\b(?:на|сроком)\s+|\(|(?=\d+\s[^,;]*календарн)){_DAYS}"
    r"\s*[,():-]*\s*(?:в\s+период\s+)?со?\s+$"
)
_COUNTS = lazy_regex(
    r"(?:(?:количество|число|всего|продолжительность)_)?(?:календарных_)?дней(?:_отпуска|_каникул)?$"
    r"|продолжительность(?:_отпуска|_каникул)?$"
)
_NUMBER = lazy_regex(r"(\d{1,3})(?:\s*(?:календарн\w+\s+)?(?:дн\w*\.?|день))?")

_ANY = 2001


def days_fit_dates(paper: Paper) -> Iterator[Issue]:
    """Yield «с 26.10.2026 по 03.11.2026 (10 дней)», and rows of tables with such a number."""
    for span in paper.once(text_spans):
        said = _BEHIND.match(span.text, span.last.end) or _BEFORE.search(
            span.text[: span.first.start]
        )
        days = _days(paper, span) if said and not _is_of_study(span) else None
        if said and days and not _fits(int(said[1]), said[2], *days):
            yield _issue(span.value.location, said[0].strip(" ,(-"), *days)
    for record, first, last in paper.once(rows_from_to):
        yield from _in_columns(record, first, last)


def _is_of_study(span: TextSpan) -> bool:
    start, end = span.first.start, span.last.end
    return _STUDY.search(span.text[max(0, start - _NEAR) : end + _NEAR]) is not None


def _in_columns(record: Record, start: Value, end: Value) -> Iterator[Issue]:
    count = column_like(record, _COUNTS)
    said = _NUMBER.fullmatch(count.raw.strip()) if count else None
    if count is None or said is None:
        return
    if any(_STUDY.search(value.raw.casefold()) for value in record.values.values()):
        return
    first, last = day_of(start).start, day_of(end).end
    if first and last and first <= last and not _fits(int(said[1]), "дней", first, last):
        yield _issue(count.location, count.raw, first, last)


def _days(paper: Paper, span: TextSpan) -> tuple[date, date] | None:
    """Return both ends in their years, else None."""
    written = card_value(paper, "date")
    document = written.day if written else None
    first, last = Calendar(None, document).dated_pair(span.first.moment, span.last.moment)
    if first.year is None and last.year is None and first.month <= last.month:
        if first.month <= 2 < last.month:
            return None  # a day more in a leap year
        first, last = first.in_year(_ANY), last.in_year(_ANY)
    start, end = first.first(), last.last()
    return (start, end) if start and end and start <= end else None


def _fits(number: int, unit: str, first: date, last: date) -> bool:
    days = (last - first).days + 1
    if unit.startswith("недел"):
        return days > _FEW_WEEKS or number in (days // 7, -(-days // 7))
    # Public holidays do not count in a holiday of an employee (article 120 of the Labour Code).
    return number == days or number == days - public_holidays(first, last)


def _issue(place: Location, said: str, first: date, last: date) -> Issue:
    days = (last - first).days + 1
    return warning(
        "days-fit-dates",
        place,
        f"«{said}», а с {date_in_digits(first)} по {date_in_digits(last)} – "
        f"{counted(days, 'день', 'дня', 'дней')}.",
        "Исправьте число или даты.",
    )
