"""A list of people or of schools, of whatever shape, read whole: every filled row accounted for."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from docgen.staff.columns import read_columns
from docgen.staff.layout import Layout, Table, find_tables
from docgen.staff.model import ListRead, Reason, SkippedRow, TableRead
from docgen.staff.row import NAME_ROLES, first_words
from docgen.staff.rows import PeopleReader
from docgen.staff.schools import lists_schools, read_schools
from docgen.staff.units import is_unit, unit_key, unit_within
from docgen.workbook import RawSheet, open_workbook

# Of a table without headings so many rows must name somebody.
_ENOUGH: Final = 0.4
_FAILED: Final = (
    *(Reason.UNREAD_NAME, Reason.LATIN_LETTERS, Reason.OBLIQUE_NAME),
    *(Reason.SEVERAL_PEOPLE, Reason.VACANCY),
)


def read_list(path: Path) -> ListRead:
    """Return the people and schools of all visible sheets of a workbook.

    Raises:
        UnreadableWorkbookError: the file cannot be read as a workbook.

    """
    result = ListRead()
    for sheet in open_workbook(path).sheets:
        if sheet.hidden:
            result.hidden_sheets.append(sheet.name)
        else:
            read_sheet(sheet, result)
    return result


def read_sheet(sheet: RawSheet, result: ListRead) -> None:
    """Add what a sheet says to the result."""
    layout = find_tables(sheet)
    unit = _unit_of(layout)
    found = False
    for table in layout.tables:
        columns = read_columns(layout.page, table)
        told = TableRead(sheet.name, table.head_rows, tuple(columns))
        part = ListRead()
        if lists_schools(layout.page, table, columns):
            told.is_of_schools = True
            told.schools, told.people = read_schools(layout.page, table, columns, part)
        elif any(column.role in NAME_ROLES for column in columns):
            told.unit = unit
            told.people = PeopleReader(layout.page, table, columns, unit, part).read()
        if _is_list(part, table):
            found = True
            result.take(told, part)
        else:
            layout.serving.update(dict.fromkeys(table.rows, Reason.NO_PEOPLE))
    for row, reason in sorted(layout.serving.items()):
        why = reason if found else Reason.NO_PEOPLE
        words = first_words(layout.page, row)
        result.skipped.append(SkippedRow(sheet.location(row), words, why))


def _is_list(part: ListRead, table: Table) -> bool:
    """Return whether a table lists people or schools at all; a name may stand in any text."""
    if table.head_rows:
        failed = any(skipped.reason in _FAILED for skipped in part.skipped)
        return bool(part.people or part.schools) or failed
    return (len(part.people) + len(part.schools)) >= _ENOUGH * len(table.rows) > 0


def _unit_of(layout: Layout) -> str:
    """Return the school of all people of a sheet: its name is the school, or a title names it.

    Of two spellings the title has the better one: the name of a sheet is kept short.
    """
    title = next(filter(None, map(unit_within, layout.titles)), "")
    sheet = " ".join(layout.page.raw.name.split())
    name = sheet if is_unit(sheet) else unit_within(sheet)
    return name if name and unit_key(name) != unit_key(title) else title
