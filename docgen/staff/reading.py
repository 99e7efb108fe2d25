"""A list of people or of schools, of whatever shape, read whole: every filled row accounted for."""

from __future__ import annotations

from pathlib import Path

from docgen.staff.columns import read_columns
from docgen.staff.layout import Layout, find_tables
from docgen.staff.model import ListRead, Reason, SkippedRow, TableRead
from docgen.staff.row import NAME_ROLES, first_words
from docgen.staff.rows import PeopleReader
from docgen.staff.schools import lists_schools, read_schools
from docgen.staff.units import is_unit, unit_key, unit_within
from docgen.workbook import RawSheet, open_workbook


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
        if lists_schools(layout.page, table, columns):
            told.is_of_schools = True
            told.schools, told.people = read_schools(layout.page, table, columns, result)
        elif any(column.role in NAME_ROLES for column in columns):
            told.unit = unit
            told.people = PeopleReader(layout.page, table, columns, unit, result).read()
        else:
            layout.serving.update(dict.fromkeys(table.rows, Reason.NO_PEOPLE))
            continue
        found = True
        result.tables.append(told)
    for row, reason in sorted(layout.serving.items()):
        why = reason if found else Reason.NO_PEOPLE
        words = first_words(layout.page, row)
        result.skipped.append(SkippedRow(sheet.location(row), words, why))


def _unit_of(layout: Layout) -> str:
    """Return the school of all people of a sheet: its name is the school, or a title names it.

    Of two spellings the title has the better one: the name of a sheet is kept short.
    """
    title = next(filter(None, map(unit_within, layout.titles)), "")
    name = " ".join(layout.page.raw.name.split())
    if is_unit(name) and unit_key(name) != unit_key(title):
        return name
    return title
