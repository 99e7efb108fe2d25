"""Formulas of conditional formats: what is missing, what is no date, what comes too early.

Each takes the address of the upper left cell of its area and works in Excel and LibreOffice. What
they call wrong is wrong for the reader too; what only the reader can judge stays white.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from docgen.workbook.date_cells import DATE_SERIALS

# A date in words is left to the reader: it knows the cases of months.
_MONTHS: Final = (
    "янв",
    "фев",
    "мар",
    "апр",
    "мая",
    "май",
    "июн",
    "июл",
    "авг",
    "сен",
    "окт",
    "ноя",
    "дек",
)


def is_blank(cell: str) -> str:
    """Return the formula: nothing is typed."""
    return f"LEN(TRIM({cell}))=0"


def is_started(row: int, letters: Iterable[str]) -> str:
    """Return the formula: something is typed in these columns of the row."""
    cells = ",".join(f"${letter}{row}" for letter in letters)
    return f"COUNTA({cells})>0"


def is_final(state: str) -> str:
    """Return the formula: the document is to be signed."""
    return f'ISNUMBER(SEARCH("подпис",{state}))'


def is_no_date(cell: str) -> str:
    """Return the formula: neither a date of our time nor a text that names a day."""
    text = f"TRIM({cell})"
    first = f'FIND(".",{text})'
    second = f'FIND(".",{text},{first}+1)'
    day = f"VALUE(LEFT({text},{first}-1))"
    month = f"VALUE(MID({text},{first}+1,{second}-{first}-1))"
    year = f"VALUE(MID({text},{second}+1,4))"
    year = f"({year}+IF({year}<100,2000,0))"
    in_words = ",".join(f'ISNUMBER(SEARCH("{month}",{cell}))' for month in _MONTHS)
    number = f"OR({cell}<{DATE_SERIALS.start},{cell}>={DATE_SERIALS.stop})"
    return (
        f"IF(ISNUMBER({cell}),{number},"
        f"AND(LEN({text})>1,NOT(IFERROR({_exists(day, month, year)},FALSE)),NOT(OR({in_words}))))"
    )


def is_bad_deadline(cell: str, date: str) -> str:
    """Return the formula: a deadline before the document, or on a day that no calendar has.

    A day typed as text is looked for at the end: «до 25.12.2027».
    """
    text = f"RIGHT(TRIM({cell}),10)"
    day, month, year = (
        f"VALUE(LEFT({text},2))",
        f"VALUE(MID({text},4,2))",
        f"VALUE(RIGHT({text},4))",
    )
    no_day = f"NOT({_exists(day, month, year)})"
    before = f"AND(ISNUMBER({date}),DATE({year},{month},{day})<{date})" if date else "FALSE"
    too_early = f"AND(ISNUMBER({date}),{cell}<{date})" if date else "FALSE"
    shape = f'AND(MID({text},3,1)=".",MID({text},6,1)=".")'
    return (
        f"IF(ISNUMBER({cell}),{too_early},IFERROR(IF({shape},OR({no_day},{before}),FALSE),FALSE))"
    )


def is_no_number(cell: str) -> str:
    """Return the formula: a text that cannot be counted with."""
    return f"AND(ISTEXT({cell}),LEN(TRIM({cell}))>1,ISERROR(VALUE({cell})))"


def is_not_among(cell: str, list_name: str) -> str:
    """Return the formula: a text that the list does not have."""
    return f"AND(LEN(TRIM({cell}))>1,SUMPRODUCT(--({list_name}=TRIM({cell})))=0)"


def _exists(day: str, month: str, year: str) -> str:
    """Return the formula: the calendar has this day. DATE makes 3.03 of 31.02."""
    found = f"DATE({year},{month},{day})"
    return f"AND(DAY({found})={day},MONTH({found})={month})"
