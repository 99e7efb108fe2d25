"""Papers are signed, and people sit in meetings, on days when somebody works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.checks.dates.corner_blocks import corner_blocks
from docgen.checks.dates.rows import dated_tables, day_of
from docgen.checks.keyed import card_value, rows_with, value_of
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.dates import date_in_digits
from docgen.russian.days_off import day_off
from docgen.russian.deadlines import Deadline

# Work of an office. Feasts, hikes, contests and memorial days fall on days off as well.
_PAPERS = (
    r"(?:отч[её]т|сведени|информаци|документ|списк|списо|материал|заявк|справк|протокол"
    r"|приказ|договор|табел|заявлени|смет)"
)
_WORK = lazy_regex(
    r"совещани|заседани|педсовет|педагогическ\w+ совет|собрани|семинар|план[её]рк|инструктаж"
    r"|контрольн\w+ (?:работ|диктант)|урок|проверочн|собеседован|при[её]м (?:заявлен|документ)"
    rf"|(?:представ|предостав|сда|направ|переда)\w+ {_PAPERS}|\bотч[её]ты?\b",
    re.IGNORECASE,
)
_FEAST = lazy_regex(r"праздн|концерт|посвящ|ко? дню\b|каникул|памят", re.IGNORECASE)


def working_day(paper: Paper) -> Iterator[Issue]:
    """Yield a Sunday or a public holiday as the day of signing, of a meeting or of a report.

    «До 31.12», and 31 December itself, are no such day: what is due until then may be done before.
    Saturdays are schooldays.
    """
    written = card_value(paper, "date")
    if written is not None and isinstance(written.data, date):
        yield from _told(written, written.data, "Дата документа")
    for block in paper.once(corner_blocks):
        yield from _told(block.value, block.day, f"«{block.word}»")
    for sheet, record in rows_with(paper, "text"):
        text = value_of(sheet, record, "text")
        for value in record.values.values() if text and _is_work(text.raw) else ():
            if value.column and value.column.type is ValueType.DEADLINE:
                day = _own_day(day_of(value))
                yield from _told(value, day, "Срок") if day else ()
    for table in paper.once(dated_tables):
        for row in table.rows:
            day = _own_day(row.deadline)
            if day is not None and day_off(day):
                rest = (v.raw for v in row.record.values.values() if v is not row.value)
                if _is_work(" ".join(rest)):
                    yield from _told(row.value, day, "Срок")


def _is_work(text: str) -> bool:
    return _WORK.search(text) is not None and _FEAST.search(text) is None


def _own_day(found: Deadline) -> date | None:
    """Return the one day that a deadline is, None for one until which all may be done."""
    if found.kind != "date" or found.start is None or found.start != found.end:
        return None
    return None if (found.start.month, found.start.day) == (12, 31) else found.start


def _told(value: Value, day: date, what: str) -> Iterator[Issue]:
    reason = day_off(day)
    if reason:
        yield warning(
            "working-day",
            value.location,
            f"{what} {date_in_digits(day)} – нерабочий день: {reason}.",
            "Проверьте дату.",
        )
