"""When the document of a workbook is for: its school or calendar year, and its own date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.dates import parse_date
from docgen.russian.deadline_calendar import Calendar
from docgen.russian.periods import parse_school_year, school_year_bounds
from docgen.russian.year_shift import Times
from docgen.workbook.cell_roles import Role, RoleOfCell
from docgen.workbook.raw import RawCell

_YEAR: Final = lazy_regex(r"(?:\bна|\bв|\bза)\s+(20\d{2})\s*(?:г\.|год)", re.IGNORECASE)


def document_times(card: Iterable[RoleOfCell], approvals: Iterable[RoleOfCell]) -> Times:
    """Return the time that the cells of a document speak of.

    A school year in its period or title decides, unless it was over when the document was dated;
    then a calendar year there; then the date of the document or of what approves it.
    """
    card, approvals = list(card), list(approvals)
    own = _earliest(cell for cell, role, _ in card if role is Role.DATE)
    approved = _earliest(cell for cell, role, _ in approvals if role is Role.DATE)
    titles = [cell.text for cell, role, _ in card if role is Role.OWN]
    for text in titles:
        found = parse_school_year(text)
        if found is not None:
            first, last = _bounds(found[0], own)
            if own is None or own <= last:
                return Times(first, last, own)
    years = {int(match[1]) for text in titles for match in _YEAR.finditer(text)}
    if years and (own is None or own.year <= max(years)):
        return Times(date(min(years), 1, 1), date(max(years), 12, 31), own, frozenset(years))
    known = own or approved
    school_year = Calendar(document_date=known).school_year
    return Times(*_bounds(school_year, own), own) if school_year is not None else Times()


def _bounds(school_year: int, own: date | None) -> tuple[date, date]:
    """Return the days of a school year with the August, or longer, in which it is prepared.

    «До 1 сентября» of the next year belongs to it too.
    """
    first, last = school_year_bounds(school_year)
    prepared = first.replace(month=8)
    return (min(prepared, own) if own else prepared), last + timedelta(days=1)


def _earliest(cells: Iterable[RawCell]) -> date | None:
    return min((day for cell in cells if (day := _day(cell)) is not None), default=None)


def _day(cell: RawCell) -> date | None:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    return cell.value if isinstance(cell.value, date) else parse_date(cell.text)
