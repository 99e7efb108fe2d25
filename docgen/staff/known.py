"""Who and what the справочник knows already."""

from __future__ import annotations

from msgspec import Struct, field

from docgen.kinds import load_directory
from docgen.names import normal_name
from docgen.records import Record, SheetData
from docgen.russian.name_forms import Name
from docgen.russian.name_parsing import parse_name
from docgen.staff.model import School
from docgen.staff.units import unit_key
from docgen.workbook import open_workbook, read_records
from docgen.workspace import Workspace

PEOPLE_SHEET = "Люди"
SCHOOLS_SHEET = "Школы"


class KnownPerson(Struct, frozen=True):
    """A person of the справочник, under the name as ``typed`` and as understood."""

    name: Name
    typed: str
    post: str = ""
    unit: str = ""
    phone: str = ""
    mail: str = ""


class Known(Struct):
    """The people and schools of the справочник, and the names of the office itself."""

    people: list[KnownPerson] = field(default_factory=list)
    schools: list[School] = field(default_factory=list)
    own: tuple[str, ...] = ()

    def is_own(self, unit: str) -> bool:
        """Return whether a name is the office's own, in whatever spelling."""
        return bool(unit) and any(unit_key(unit) == unit_key(name) for name in self.own)


def read_known(workspace: Workspace) -> Known:
    """Return what the справочник of a working folder knows; nothing when there is none.

    Raises:
        DocgenError: the справочник or its kind cannot be read.

    """
    path = workspace.directory
    if path is None:
        return Known()
    records, _ = read_records(open_workbook(path), load_directory(workspace.template_dirs))
    known = Known()
    card = records.sheets.get("организация")
    if card is not None:
        names = ("Краткое название", "Полное название")
        known.own = tuple(filter(None, (_text(card.card, name) for name in names)))
    for record in _rows(records.sheets.get(normal_name(PEOPLE_SHEET))):
        columns = ("Должность", "Организация", "Телефон", "Почта")
        person = known_person(_text(record, "ФИО"), *(_text(record, name) for name in columns))
        if person is not None:
            known.people.append(person)
    for record in _rows(records.sheets.get(normal_name(SCHOOLS_SHEET))):
        short, full, *rest = (
            _text(record, column)
            for column in (
                *("Краткое название", "Полное название", "Руководитель", "Должность"),
                *("Адрес", "Телефон", "Почта"),
            )
        )
        known.schools.append(School(short, record.location, full, *rest))
    return known


def known_person(typed: str, *rest: str) -> KnownPerson | None:
    """Return the person of a row; an unusual name is taken by the order of its words."""
    words = typed.split()
    unusual = Name(words[0], words[1], " ".join(words[2:])) if len(words) > 1 else None
    name = parse_name(typed) or unusual
    return KnownPerson(name, typed, *rest) if name is not None else None


def _rows(sheet: SheetData | None) -> list[Record]:
    return sheet.records if sheet is not None else []


def _text(record: Record, column: str) -> str:
    value = record.get(column)
    return " ".join(value.raw.split()) if value is not None else ""
