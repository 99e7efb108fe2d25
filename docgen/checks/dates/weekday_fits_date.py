"""A weekday written beside a date is that date's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.checks.columns import columns
from docgen.checks.dates.headings import WEEKDAY
from docgen.checks.dates.rows import day_of, period_in
from docgen.checks.dates.weekdays import WEEKDAY_FORMS, named_days, weekday_number
from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, Location, warning
from docgen.russian.dates import WEEKDAYS, date_in_digits
from docgen.russian.deadline_calendar import Calendar, Moment


def weekday_fits_date(paper: Paper) -> Iterator[Issue]:
    """Yield «среда, 22.03.2027» (a Monday), in a text or in two columns of a table."""
    words = texts(paper).words
    with_weekday = texts(paper).with_words(w for w in words if w.casefold() in WEEKDAY_FORMS)
    for value, named in with_weekday.found(named_days):
        days = _days(paper, named.found.moment)
        if days and not any(day.weekday() in named.weekdays for day in days):
            yield _issue(value.location, named.text, days[0])
    for sheet in paper.once(columns):
        for record in sheet.data.records if WEEKDAY in sheet.headings else ():
            weekday, written = record.values.get(WEEKDAY), record.values.get("дата")
            number = weekday_number(weekday.raw) if weekday else None
            deadline = day_of(written) if written else None
            if (
                weekday
                and deadline
                and deadline.kind == "date"
                and deadline.end
                and deadline.start == deadline.end
                and number not in (None, deadline.end.weekday())
            ):
                yield _issue(weekday.location, weekday.raw, deadline.end)


def _days(paper: Paper, moment: Moment) -> list[date]:
    """Return the days that may be meant, the likeliest first: all years that the paper is about."""
    if moment.year is not None:
        day = moment.first()
        return [day] if day else []
    period = period_in(card_value(paper, "period")) or period_in(card_value(paper, "title"))
    written = card_value(paper, "date")
    document = written.day if written else None
    if period is not None:
        if not period.school and period.start.year != period.end.year:
            return []
        first = period.start.year
        calendar = Calendar(first if period.school else None, document)
        dated = calendar.dated(moment) if period.school else moment.in_year(first)
        years = [dated.year]
    elif document is not None:
        years = [Calendar(None, document).dated(moment).year, document.year]
    else:
        return []
    days = [moment.in_year(year).first() for year in dict.fromkeys(years) if year]
    return [day for day in days if day]


def _issue(place: Location, text: str, day: date) -> Issue:
    text += ")" * (text.count("(") - text.count(")"))  # «02.06.2026 (среда)», whole
    return warning(
        "weekday-fits-date",
        place,
        f"«{text}»: {date_in_digits(day)} – {WEEKDAYS[day.weekday()]}.",
        "Исправьте день недели или дату.",
    )
