"""What an import understood and did, as JSON for a program."""

from __future__ import annotations

import json
from pathlib import Path

from docgen.issues import Location, column_letter
from docgen.report import shown_path
from docgen.russian.name_forms import full_form
from docgen.staff.importing import ImportResult
from docgen.staff.model import TableRead
from docgen.staff.plan import PersonPlan
from docgen.staff.plan_schools import SchoolPlan


def json_import_report(result: ImportResult, base: Path) -> str:
    """Return all of an import as one JSON object: tables, people, schools, skipped rows."""
    report = {
        "source": shown_path(result.source, base),
        "directory": shown_path(result.directory, base) if result.directory else None,
        "copy": shown_path(result.copy, base) if result.copy else None,
        "written": result.written,
        "tables": [_table_fields(table) for table in result.read.tables],
        "people": [_person_fields(plan) for plan in result.plan.people],
        "schools": [_school_fields(plan) for plan in result.plan.schools],
        "skipped": [
            {**_where(row.location), "code": row.reason.name.lower(), "text": row.text}
            for row in result.read.skipped
        ],
        "hidden_sheets": result.read.hidden_sheets,
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _where(location: Location) -> dict[str, object]:
    return {"sheet": location.sheet, "row": location.row, "cell": location.cell}


def _table_fields(table: TableRead) -> dict[str, object]:
    return {
        "sheet": table.sheet,
        "head_rows": list(table.head_rows),
        "columns": [
            {
                "column": column_letter(column.column),
                "heading": column.heading,
                "role": column.role.name.lower(),
            }
            for column in table.columns
        ],
        "unit": table.unit,
        "people": table.people,
        "schools": table.schools,
    }


def _person_fields(plan: PersonPlan) -> dict[str, object]:
    person = plan.person
    return {
        **_where(person.location),
        "name": full_form(person.name),
        "post": person.post,
        "unit": person.unit,
        "gender": person.gender,
        "phone": person.phone,
        "mail": person.mail,
        "status": plan.fate.value,
        "told": list(plan.told),
        "left_out": list(person.left_out),
    }


def _school_fields(plan: SchoolPlan) -> dict[str, object]:
    school = plan.school
    return {
        **_where(school.location),
        "short": school.short,
        "full": school.full,
        "leader": school.leader,
        "post": school.post,
        "address": school.address,
        "phone": school.phone,
        "mail": school.mail,
        "status": plan.fate.value,
        "told": list(plan.told),
    }
