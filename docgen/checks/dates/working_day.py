"""Papers are signed, and people sit in meetings, on days when somebody works."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from docgen.checks.columns import Columns
from docgen.checks.dates.corner_blocks import corner_blocks
from docgen.checks.dates.rows import SAID, dated_tables, day_said
from docgen.checks.keyed import card_value, lists_with
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import Value
from docgen.russian.dates import date_in_digits
from docgen.russian.name_likeness import folded

# Work of an office. Feasts, hikes, contests and memorial days fall on days off as well.
# In small letters, «ё» as «е».
_PAPERS = (
    r"(?:отчет|сведени|информаци|документ|списк|списо|материал|заявк|справк|протокол"
    r"|приказ|договор|табел|заявлени|смет)"
)
_WORK = lazy_regex(
    r"совещани|заседани|педсовет|педагогическ\w+ совет|собрани|семинар|планерк|инструктаж"
    r"|контрольн\w+ (?:работ|диктант)|урок|проверочн|собеседован|прием (?:заявлен|документ)"
    rf"|(?:представ|предостав|сда|направ|переда)\w+ {_PAPERS}|\bотчеты?\b"
)
_FEAST = lazy_regex(r"праздн|концерт|посвящ|ко? дню\b|каникул|памят")


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
    # Few days are off, and only of those it is asked what is done.
    for sheet, data, name in lists_with(paper, "text"):
        typed = [normal_name(c.name) for c in sheet.columns if c.type is ValueType.DEADLINE]
        for record, _, value in Columns(data).under(typed):
            day = _day_off(value.raw, value.data)
            text = record.values.get(name) if day and _is_deadline(value) else None
            if day and text and _is_work(text.raw):
                yield from _told(value, day, "Срок")
    for table in paper.once(dated_tables):
        days = {said: day for said in table.deadlines if (day := _day_off(*said)) is not None}
        for row in table.rows_of(days):
            rest = (v.raw for v in row.record.values.values() if v is not row.value)
            if _is_work(" ".join(rest)):
                yield from _told(row.value, days[SAID(row.value)], "Срок")


def _is_work(text: str) -> bool:
    plain = folded(text)
    return _WORK.search(plain) is not None and _FEAST.search(plain) is None


@lru_cache(maxsize=65536)  # the rows of a long plan share their deadlines
def _day_off(raw: str, data: object) -> date | None:
    """Return the one day that a deadline is, if nobody works on it.

    None for a day until which all may be done.
    """
    found = day_said(raw, data)
    if found.kind != "date" or found.start is None or found.start != found.end:
        return None
    from docgen.russian.days_off import day_off

    is_last = (found.start.month, found.start.day) == (12, 31)
    return found.start if not is_last and day_off(found.start) else None


def _is_deadline(value: Value) -> bool:
    return value.column is not None and value.column.type is ValueType.DEADLINE


def _told(value: Value, day: date, what: str) -> Iterator[Issue]:
    from docgen.russian.days_off import day_off

    reason = day_off(day)
    if reason:
        yield warning(
            "working-day",
            value.location,
            f"{what} {date_in_digits(day)} – нерабочий день: {reason}.",
            "Проверьте дату.",
        )
