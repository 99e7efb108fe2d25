"""The day that a cell names: typed as a date, as a number that has lost its format, or as words."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from docgen.workbook.number_formats import moment
from docgen.workbook.raw import RawCell

#: Days from 1954 to 2064: a number in a date column outside is not a forgotten date format.
DATE_SERIALS: Final = range(20_000, 60_001)
# Nobody dates a paper of today outside; a person may have been born in the first of them.
_YEARS: Final = range(1900, 2101)


def day_of(cell: RawCell, *, base_1904: bool) -> tuple[date | None, str]:
    """Return the day, or None and why there is none, where that is known."""
    from docgen.russian.dates import parse_date_or_reason

    reason = ""
    found = _typed(cell.value, base_1904=base_1904)
    if found is None:
        found, reason = parse_date_or_reason(cell.text)
    if found is not None and found.year not in _YEARS:
        return None, f"похоже на опечатку: {found.year} год"
    return found, reason


def _typed(value: object, *, base_1904: bool) -> date | None:
    """Return the day that Excel keeps as a date, or as a number whose date format was lost.

    In a column formatted as text that number is itself a text of five digits.
    """
    if isinstance(value, str) and re.fullmatch(r"\d{5}", value.strip()):
        value = int(value)
    if isinstance(value, int | float) and int(value) in DATE_SERIALS:
        value = moment(int(value), base_1904=base_1904)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
