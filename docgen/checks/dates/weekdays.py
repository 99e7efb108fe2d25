"""Days of the week beside dates: «среда, 22.03.2027», «22 марта (пн)», «в пятницу 26 марта»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from docgen.checks.dates.spans import plain
from docgen.lazy_regex import lazy_regex
from docgen.russian.deadline_patterns import Found, moments

# A plural («по средам») and a numbered day («первая среда») name no single date.
_WEEKDAYS = (
    ("понедельник", "понедельника", "понедельнику", "пн"),
    ("вторник", "вторника", "вторнику", "вт"),
    ("среда", "среду", "среды", "среде", "ср"),
    ("четверг", "четверга", "четвергу", "чт"),
    ("пятница", "пятницу", "пятницы", "пятнице", "пт"),
    ("суббота", "субботу", "субботы", "субботе", "сб"),
    ("воскресенье", "воскресенья", "воскресенью", "вс", "вск"),
)
#: All of them, in small letters.
WEEKDAY_FORMS = frozenset(form for forms in _WEEKDAYS for form in forms)
_SHORT_FORM = 3
_WEEKDAY = lazy_regex(
    r"(?<![\w-])(?:"
    + "|".join(
        "(" + "|".join(f"{f}\\.?" if len(f) <= _SHORT_FORM else f for f in forms) + ")"
        for forms in _WEEKDAYS
    )
    + r")(?![\w-])"
)
_NUMBERED = lazy_regex(
    r"(?:кажд|перв|втор|треть|четверт|последн|ближайш|следующ|по\s|начиная)[а-я]*\s*$"
)
_BEFORE_DATE = lazy_regex(r"\s*[,(]?\s*(?:-\s+)?")
_AFTER_DATE = lazy_regex(r"\s*(?:г\b\.?|года?)?\s*(?:[,(]|-(?=\s))?\s*(?:в\s+|во\s+)?")
_OTHER_DAY = lazy_regex(r"\d\s*[-,и]\s*$")
_SHORT = r"(?:пн|вт|ср|чт|пт|сб|вс|понед|втор|сред|чет|пят|суб|вос)"
# «понедельник и четверг», «(пн–ср)» go with several days.
_MORE_BEHIND = lazy_regex(rf"\.?\s*(?:[-,;]|и\s)\s*{_SHORT}")
_MORE_BEFORE = lazy_regex(rf"{_SHORT}[а-я]*\.?\s*(?:[-,;]|\sи)\s*$")


class NamedDay(Struct, frozen=True):
    """A date with the weekdays written beside it: 0 is Monday."""

    found: Found
    weekdays: tuple[int, ...]
    text: str


def weekday_number(text: str) -> int | None:
    """Return the number of a weekday that a whole text names: 0 for «пн», «Понедельник»."""
    match = _WEEKDAY.fullmatch(text.strip().casefold())
    return match.lastindex - 1 if match and match.lastindex else None


def named_days(raw: str) -> Iterator[NamedDay]:
    """Yield the dates of a text that have a weekday at their side; both sides may have one."""
    text = plain(raw)
    words = [
        match
        for match in _WEEKDAY.finditer(text)
        if not _NUMBERED.search(text[: match.start()])
        and not _MORE_BEFORE.search(text[: match.start()])
        and not _MORE_BEHIND.match(text, match.end())
    ]
    if not words:
        return
    for found in moments(text):
        if found.moment.day is None or _OTHER_DAY.search(text[: found.start]):
            continue  # a month, or the last of several days
        if text[found.start : found.end].isdecimal():
            continue  # one of several days
        beside = [word for word in words if _are_beside(text, word, found)]
        if beside:
            start = min(found.start, beside[0].start())
            end = max(found.end, beside[-1].end())
            weekdays = tuple(word.lastindex - 1 for word in beside if word.lastindex)
            yield NamedDay(found, weekdays, raw[start:end])


def _are_beside(text: str, word: re.Match[str], found: Found) -> bool:
    if word.end() <= found.start:
        return _BEFORE_DATE.fullmatch(text[word.end() : found.start]) is not None
    return (
        found.end <= word.start()
        and _AFTER_DATE.fullmatch(text[found.end : word.start()]) is not None
    )
