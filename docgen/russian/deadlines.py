"""Deadlines («Срок») as typed values: a kind, the first and the last day, and the wording."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Final, Literal

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.russian import deadline_patterns as patterns
from docgen.russian.dates import last_day
from docgen.russian.deadline_calendar import Calendar, Moment, Span
from docgen.russian.deadline_wording import tidy
from docgen.russian.periods import (
    half_year_bounds,
    parse_school_year,
    quarter_bounds,
    school_half_year_bounds,
    school_quarter_bounds,
    school_year_bounds,
)

DeadlineKind = Literal[
    "date",
    "until",
    "range",
    "month",
    "quarter",
    "school_year",
    "recurring",
    "by_plan",
    "relative",
    "text",
]
# What a deadline is, its first words tell; a cell may hold 32,000 signs of anything.
_TELLING: Final = 400
_NO_DAYS: Final = Span(None, None)
_LINK: Final = lazy_regex(
    r"^[\s.,]*(?:-|по|до|и\s+до)[\s.]*(?:(?:начал[оа]|середин[аы]|кон[а-я]{2,3})\s+)?$"
)
_SINCE: Final = lazy_regex(r"(?:^|[\s,;])(?:с|со|от|начиная\s+с|не\s+ран(?:ее|ьше))\s+$")
_END_OF: Final = lazy_regex(r"(?:^|[\s,;])(?:до|к)\s+(?:конц[ау]|окончани[яю])\s+$")


class Deadline(Struct, frozen=True):
    """What a «Срок» means: its kind, its days where it has them, and its wording, tidied."""

    kind: DeadlineKind
    start: date | None
    end: date | None
    text: str

    def __str__(self) -> str:
        return self.text


def parse_deadline(
    text: str,
    *,
    school_year: int | tuple[int, int] | str | None = None,
    document_date: date | None = None,
) -> Deadline:
    """The deadline that a text tells; what is not understood stays a `text` deadline.

    Years that are not written come from the school year, else from the document's date.
    """
    plain = patterns.normalised(text[:_TELLING])
    calendar = Calendar.of(school_year, document_date)
    kind, span = _understood(patterns.without_notes(plain), calendar)
    if kind == "text":
        # «Педсовет (январь)»: what matters may stand in the brackets.
        kind, span = _understood(plain, calendar)
    return Deadline(kind, span.start, span.end, tidy(text))


def _understood(bare: str, calendar: Calendar) -> tuple[DeadlineKind, Span]:
    written = patterns.SCHOOL_YEAR_WORDS.search(bare) or patterns.SCHOOL_YEAR_SLASH.search(bare)
    if written is not None and (years := parse_school_year(written[0])) is not None:
        # «сентябрь–май 2025/2026 уч. года»: the words tell the school year of the rest.
        calendar = Calendar(years[0], calendar.document_date)
        rest = (bare[: written.start()] + " " + bare[written.end() :]).strip(" .,;")
        if not _words_of_period(rest):
            return "school_year", Span(*school_year_bounds(years[0]))
        bare = rest
    worded, place = _worded(bare)
    cut = bare if worded is None else bare[:place]
    found = _in_periods(cut, calendar) or _in_moments(cut, calendar)
    if found is None and worded != "recurring" and patterns.EXPLICIT_RANGE.search(bare):
        found = _in_moments(bare, calendar)
    if found is not None:
        return _closed(found, bare[place:], calendar)
    if worded in ("by_plan", "relative") and patterns.WHOLE_YEAR.search(cut):
        # «в течение года, по графику»: what follows the period does not hide it.
        return _in_years(cut, calendar)
    if worded is not None:
        return worded, _NO_DAYS
    return _in_years(bare, calendar)


def _closed(
    found: tuple[DeadlineKind, Span], rest: str, calendar: Calendar
) -> tuple[DeadlineKind, Span]:
    """An open range with the end told further on: «с 6 июля …, но не позднее 5 сентября»."""
    kind, span = found
    later = patterns.moments(rest) if kind == "range" and span.end is None else []
    if not later or span.start is None:
        return found
    end = calendar.dated(later[-1].moment).last()
    return (kind, Span(span.start, end)) if end is not None and end >= span.start else found


def _worded(bare: str) -> tuple[DeadlineKind | None, int]:
    """The kind that the first telling word gives, and where it stands."""
    best: tuple[int, DeadlineKind] | None = None
    choices: tuple[tuple[DeadlineKind, re.Pattern[str]], ...] = (
        ("recurring", patterns.RECURRING),
        ("by_plan", patterns.BY_PLAN),
        ("relative", patterns.RELATIVE),
    )
    for kind, pattern in choices:
        match = pattern.search(bare)
        if match is not None and (best is None or match.start() < best[0]):
            best = match.start(), kind
    if best is None:
        return None, len(bare)
    if best[1] == "relative" and patterns.RECURRING.search(bare):
        # «после каждой четверти», «не реже 1 раза …» happen again and again.
        return "recurring", best[0]
    return best[1], best[0]


def _words_of_period(rest: str) -> bool:
    """Whether anything but «в течение», «на» is left beside the years."""
    return bool(patterns.moments(rest) or patterns.PERIOD.search(rest) or _worded(rest)[0])


def _in_periods(text: str, calendar: Calendar) -> tuple[DeadlineKind, Span] | None:
    match = patterns.PERIOD.search(text)
    if match is None:
        return None
    numbers = patterns.period_numbers(match["numbers"])
    if not numbers:
        return None
    year = int(match["year"]) if match["year"] else None
    spans = [_period(match["word"], number, year, calendar) for number in numbers]
    starts = [span.start for span in spans if span.start is not None]
    ends = [span.end for span in spans if span.end is not None]
    end = max(ends, default=None)
    if re.search(r"(?:^|\s)(?:до|к)\s+(?:конц[ау]\s+|окончани[яю]\s+)?$", text[: match.start()]):
        return "until", Span(None, end)
    return "quarter", Span(min(starts, default=None), end)


def _period(word: str, number: int, year: int | None, calendar: Calendar) -> Span:
    first = calendar.school_year
    if word.startswith("кв"):
        if year is None and first is not None:
            # Of a school year: III and IV quarters lie in its first calendar year.
            year = first if number >= 3 else first + 1
        return _NO_DAYS if year is None else Span(*quarter_bounds(year, number))
    if word.startswith("полугод") and year is not None and number <= 2:
        return Span(*half_year_bounds(year, number))
    if year is not None:
        first = year if number <= 2 else year - 1
    if first is None:
        return _NO_DAYS
    if word.startswith("полугод"):
        return Span(*school_half_year_bounds(first, number)) if number <= 2 else _NO_DAYS
    if word.startswith("триместр"):
        bounds = ((first, 9, first, 11), (first, 12, first + 1, 2), (first + 1, 3, first + 1, 5))
        if number > 3:
            return _NO_DAYS
        start_year, start, end_year, end = bounds[number - 1]
        return Span(date(start_year, start, 1), last_day(end_year, end))
    return Span(*school_quarter_bounds(first, number))


def _in_moments(text: str, calendar: Calendar) -> tuple[DeadlineKind, Span] | None:
    found = patterns.moments(text)
    if not found:
        return None
    before = text[: found[0].start]
    first = found[0].moment
    if _END_OF.search(before):
        return "until", Span(None, calendar.dated(first).last())
    links = [text[one.end : other.start] for one, other in pairwise(found)]
    since = _SINCE.search(before) is not None
    ranged = any(_LINK.match(link) for link in links) or (since and len(found) > 1)
    if patterns.UNTIL.search(before) and not since:
        ends = [_day_before(calendar.dated(one.moment)) for one in found]
        # «до 20.08 и до 20.12»: the last of them ends it.
        return "until", Span(None, max((day for day in ends if day is not None), default=None))
    if ranged:
        return "range", _spanned(first, found[-1].moment, calendar)
    if len(found) == 1:
        if since:
            return "range", Span(calendar.dated(first).first(), None)
        dated = calendar.dated(first)
        kind: DeadlineKind = "date" if first.day else "month"
        return kind, Span(dated.first(), dated.last())
    return _listed([one.moment for one in found], calendar)


def _listed(listed: list[Moment], calendar: Calendar) -> tuple[DeadlineKind, Span]:
    last_year = listed[-1].year
    rising = [moment.month for moment in listed] == sorted(moment.month for moment in listed)
    if last_year is not None and rising and all(one.year is None for one in listed[:-1]):
        # «10, 17 и 24 сентября 2025 г.»: the year is written once, at the end.
        listed = [moment.in_year(last_year) for moment in listed]
    dated = [calendar.dated(moment) for moment in listed]
    for index, (one, other) in enumerate(pairwise(dated)):
        if other.month == 8 and one.month in (6, 7) and one.year is not None:
            # «июнь, август» are one summer.
            dated[index + 1] = other.in_year(one.year)
    starts = [day for moment in dated if (day := moment.first()) is not None]
    ends = [day for moment in dated if (day := moment.last()) is not None]
    span = Span(min(starts, default=None), max(ends, default=None))
    if all(moment.day is None for moment in listed):
        return "month", span
    return ("date" if len(set(listed)) == 1 else "range"), span


def _spanned(first: Moment, last: Moment, calendar: Calendar) -> Span:
    first, last = calendar.dated_pair(first, last)
    return Span(first.first(), last.last())


def _day_before(moment: Moment) -> date | None:
    """The last day of «до»: the day itself, but for «до мая» the last day of April."""
    start = moment.first()
    if moment.day or start is None:
        return start
    return last_day(start.year - (start.month == 1), (start.month - 2) % 12 + 1)


def _in_years(text: str, calendar: Calendar) -> tuple[DeadlineKind, Span]:
    match = patterns.YEARS.search(text)
    if match is not None and int(match[1]) <= int(match[2]):
        return "range", Span(date(int(match[1]), 1, 1), date(int(match[2]), 12, 31))
    short = patterns.YEARS_SHORT.search(text)
    if short is not None and int(short[1]) % 100 < int(short[2]):
        century = int(short[1]) // 100 * 100
        return "range", Span(date(int(short[1]), 1, 1), date(century + int(short[2]), 12, 31))
    year = patterns.YEAR.search(text)
    if year is not None:
        last = date(int(year[1]), 12, 31)
        if re.search(r"\bдо\s", text[: year.start()]):
            return "until", Span(None, last)
        return "range", Span(date(int(year[1]), 1, 1), last)
    if patterns.CALENDAR_YEAR.search(text):
        return "range", calendar.calendar_year()
    first = calendar.school_year
    ending = re.search(r"\bдо\s+(?:конца|окончания)\s+(учебного\s+|уч\.?\s*)?г(?:ода|\.|$)", text)
    if ending is not None:
        approved = calendar.document_date
        if ending[1] is None and calendar.first_year is None and approved is not None:
            return "until", Span(None, date(approved.year, 12, 31))
        return "until", Span(None, school_year_bounds(first)[1] if first is not None else None)
    if patterns.WHOLE_YEAR.search(text):
        return "school_year", _NO_DAYS if first is None else Span(*school_year_bounds(first))
    return "text", _NO_DAYS
