"""A period does not end before it starts: days, months, years, hours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.dates.rows import day_of
from docgen.checks.dates.signs import HOURS, YEARS
from docgen.checks.dates.spans import plain, rows_from_to, text_spans
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, Location, warning
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.dates import date_in_digits
from docgen.russian.deadline_calendar import Moment

_HOURS = lazy_regex(
    r"(?<![\d.:])([01]?\d|2[0-4])([:.])([0-5]\d)\s*(?:ч\w*\.?)?\s*(?:-|до|по)\s*"
    r"([01]?\d|2[0-4])[:.]([0-5]\d)(?![:.]?\d)"
)
_HOUR = lazy_regex(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::00)?")
_YEARS = lazy_regex(r"(?<![\d.])(?<!№ )(20\d\d)\s?[-–—]\s?(20\d\d)\s(?:гг|год[аыо])")
_EVENING, _MORNING = 17 * 60, 10 * 60


def period_ends_after_start(paper: Paper) -> Iterator[Issue]:
    """Yield «с 22.03.2027 по 01.03.2027», «15:30–14:00», and rows whose end is before the start."""
    for span in paper.once(text_spans):
        if _is_reversed(span.first.moment, span.last.moment):
            yield _issue(span.value.location, span.raw)
    for value, hours in texts(paper).having(HOURS).found(reversed_hours):
        yield _issue(value.location, hours)
    for value, found in texts(paper).having(YEARS).found(_YEARS.finditer):
        if int(found[1]) > int(found[2]):
            yield _issue(value.location, found[0])
    for _, start, end in paper.once(rows_from_to):
        yield from _columns(start, end)


def _is_reversed(one: Moment, other: Moment) -> bool:
    first, last = one.first(), other.last()
    if first is not None and last is not None:
        return first > last
    if one.year is not None or _order(one) <= _order(other):
        return False
    # Without the first year: from autumn to spring the year turns, within one half it does not.
    if (one.month <= 8) != (other.month <= 8):
        return False
    return one.day is not None or other.year is not None


def _order(moment: Moment) -> tuple[int, int]:
    return moment.month, moment.day or 0


def reversed_hours(text: str) -> Iterator[str]:
    """Yield the spans of hours, as typed, that end before they start."""
    for hours in _HOURS.finditer(plain(text)):
        if _hours_are_reversed(hours):
            yield text[hours.start() : hours.end()]


def _hours_are_reversed(found: re.Match[str]) -> bool:
    if found[2] == "." and (0 < int(found[3]) <= 12 or 0 < int(found[5]) <= 12):
        return False  # «12.10–10.11» are days
    return _are_reversed(int(found[1]) * 60 + int(found[3]), int(found[4]) * 60 + int(found[5]))


def _are_reversed(start: int | None, end: int | None) -> bool:
    """Return whether an end in minutes lies before the start, unless a night is between them."""
    if start is None or end is None:
        return False
    return end < start and not (start >= _EVENING and end <= _MORNING)


def _columns(start: Value, end: Value) -> Iterator[Issue]:
    first, last = day_of(start), day_of(end)
    if first.start and last.end and first.start > last.end:
        days = f"{date_in_digits(first.start)} – {date_in_digits(last.end)}"
        yield _issue(end.location, days)
    if _are_reversed(_minutes(start), _minutes(end)):
        yield _issue(end.location, f"{start.raw} – {end.raw}")


def _minutes(value: Value) -> int | None:
    found = _HOUR.fullmatch(value.raw.strip())
    return int(found[1]) * 60 + int(found[2]) if found else None


def _issue(place: Location, text: str) -> Issue:
    return warning(
        "period-ends-after-start",
        place,
        f"«{text}»: конец раньше начала.",
        "Поменяйте их местами или исправьте год.",
    )
