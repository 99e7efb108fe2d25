"""People, posts and schools out of a list into the справочник: read, planned, written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from docgen.directory_book import add_to_directory, directory_sheet
from docgen.kinds.model import Sheet
from docgen.names import normal_name
from docgen.russian.name_forms import full_form
from docgen.staff.known import PEOPLE_SHEET, SCHOOLS_SHEET, read_known
from docgen.staff.model import ListRead, Person, School
from docgen.staff.plan import Plan, make_plan
from docgen.staff.reading import read_list
from docgen.workspace import BEFORE_IMPORT, Workspace


class ImportResult(Struct, frozen=True):
    """What a list says, what becomes of it, and the справочник that got the new rows.

    ``written`` is false when that was not asked for, or there was nothing to write; ``copy`` is
    the former справочник.
    """

    source: Path
    read: ListRead
    plan: Plan
    directory: Path | None
    written: bool = False
    copy: Path | None = None


def import_people(
    source: Path, *, workspace: Workspace, write: bool = True, take_doubtful: bool = False
) -> ImportResult:
    """Add the people and schools of a list to the справочник and return what was understood.

    Raises:
        DocgenError: the list or the справочник cannot be read or written.

    """
    read = read_list(source)
    plan = make_plan(read, read_known(workspace), take_doubtful=take_doubtful)
    if not write or not (plan.new_people or plan.new_schools):
        return ImportResult(source, read, plan, workspace.directory)
    people = directory_sheet(workspace, PEOPLE_SHEET)
    schools = directory_sheet(workspace, SCHOOLS_SHEET)
    kept = add_to_directory(
        workspace,
        (people, _rows(people, map(_person_row, plan.new_people))),
        (schools, _rows(schools, map(_school_row, plan.new_schools))),
        copied_as=BEFORE_IMPORT,
    )
    return ImportResult(source, read, plan, kept.path, written=True, copy=kept.copy)


def _person_row(person: Person) -> dict[str, str]:
    return {
        # Initials are bound by a no-break space on paper; people search for a plain one.
        "ФИО": " ".join(full_form(person.name).split()),
        "Должность": person.post,
        "Организация": person.unit,
        "Пол": person.gender,
        "Телефон": person.phone,
        "Почта": person.mail,
    }


def _school_row(school: School) -> dict[str, str]:
    return {
        "Краткое название": school.name,
        "Полное название": school.full,
        "Руководитель": school.leader,
        "Должность": school.post,
        "Адрес": school.address,
        "Телефон": school.phone,
        "Почта": school.mail,
    }


def _rows(sheet: Sheet, rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """Return the rows under the columns that the office's own sheet has."""
    known = {normal_name(column.name): column.name for column in sheet.columns}
    return [
        {known[normal_name(name)]: text for name, text in row.items() if normal_name(name) in known}
        for row in rows
    ]
