"""Every hour that is written is one of the day (R-DATE-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.dates.signs import HOUR_AND_MINUTE
from docgen.checks.dates.spans import plain
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex

# What else stands with a colon (scores, scales, proportions) follows other words.
_TIME = lazy_regex(
    r"(?<![\w.:/№-])(?:(?:в|к|с|со|до|по|на|после|ровно|около|начал\w*|окончани\w*|врем\w*|позднее)"
    r"(?:\s|:\s?)[-–—]?\s?|\d{1,2}:\d\d\s?[-–—]\s?)(\d{1,2}):(\d\d)(?![\w:]|[.,]\d)",
    re.IGNORECASE,
)


def times_exist(paper: Paper) -> Iterator[Issue]:
    """Yield the times that no clock shows: «в 25:00», «с 10:75»."""
    for value, time in texts(paper).having(HOUR_AND_MINUTE).found(impossible_times):
        yield warning(
            "times-exist", value.location, f"«{time}»: такого времени нет.", "Исправьте время."
        )


def impossible_times(text: str) -> Iterator[str]:
    """Yield times of more than 24 hours or 59 minutes, as typed."""
    for found in _TIME.finditer(plain(text)):
        hour, minute = int(found[1]), int(found[2])
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            yield f"{found[1]}:{found[2]}"
