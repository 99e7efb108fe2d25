"""The people whom a workbook names: in cells for people, under headings for them, in sentences."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from msgspec import Struct, field

from docgen.checks.columns import Cell, Columns, columns
from docgen.checks.keyed import name_in, person_in
from docgen.checks.paper import Paper, texts
from docgen.checks.people.own_lists import listed_once
from docgen.checks.people.signs import NAME, is_for_people
from docgen.issues import Location
from docgen.kinds.model import Column, Shape, ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import SheetData, WorkbookRecords
from docgen.russian.name_forms import Name
from docgen.russian.name_likeness import as_compared
from docgen.russian.name_parsing import parse_name
from docgen.russian.name_patterns import USUAL_SURNAME, WRITTEN_NAME

PEOPLE: Final = (ValueType.PERSON, ValueType.PEOPLE)
#: Keys of lists that name everybody once.
LISTS: Final = frozenset({"present", "invited", "absent", "reader"})
_FORMS: Final = ("Кого", "Кому", "Кем", "О ком")
_POST_OF: Final = lazy_regex(r"\{\{\s*(\w+)\.должность\s*\}\}")
_LINE_END: Final = lazy_regex(r"[\n;]+")
_USUAL_NAME: Final = rf"{USUAL_SURNAME}[ \u00a0][А-ЯЁ]\.[А-ЯЁ]\."
_USUAL_NAMES: Final = lazy_regex(rf"{_USUAL_NAME}(?:, ?{_USUAL_NAME})+")


class Mention(Struct, frozen=True, gc=False):
    """A person named somewhere.

    ``post`` is what is typed beside the name, or empty; ``key`` is that of the column. ``listed``
    names the list that has every person once, ``in_text`` tells that the name may stand in any
    case. ``surnames`` are forms of the surname that the справочник has. ``person`` is the name as
    names are compared.
    """

    text: str
    name: Name
    person: Name
    location: Location
    post: str = ""
    key: str = ""
    listed: str = ""
    in_text: bool = False
    surnames: tuple[str, ...] = ()


class Named(Struct, frozen=True):
    """Everybody whom a workbook names, sheet by sheet, those in sentences last.

    ``by_key`` has those of columns with a key, ``lists`` those of lists that have everybody once,
    ``crowded`` the cells in which a surname stands twice.
    """

    mentions: list[Mention] = field(default_factory=list)
    by_key: dict[str, list[Mention]] = field(default_factory=dict)
    lists: dict[str, list[Mention]] = field(default_factory=dict)
    crowded: list[list[Mention]] = field(default_factory=list)


def mentions(paper: Paper) -> list[Mention]:
    """Return everybody whom the workbook names, sheet by sheet, those in sentences last."""
    return paper.once(named).mentions


def named(paper: Paper) -> Named:
    """Return whom the workbook names, and where."""
    found = Named()
    cells: set[Location] = set()
    for sheet, people in paper.once(people_columns):
        _add_typed(sheet.data, people, cells, found)
    for value in texts(paper).having(NAME):
        if not _is_for_people(value.column) and value.location not in cells:
            for text, name, person in _in_sentence(value.raw):
                found.mentions.append(Mention(text, name, person, value.location, in_text=True))
    return found


def directory_people(paper: Paper) -> tuple[Mention, ...]:
    """Return the people of the справочник with their posts."""
    return paper.of_directory(people_of)


def people_of(directory: WorkbookRecords | None) -> tuple[Mention, ...]:
    """Return the people of a справочник with their posts."""
    people = directory.sheets.get("люди") if directory else None
    found = []
    for record in people.records if people else ():
        value = record.get("ФИО")
        name = parse_name(value.raw) if value else None
        if value and name:
            post = record.get("Должность")
            forms = [form.raw.split()[0] for key in _FORMS if (form := record.get(key))]
            found.append(
                Mention(
                    value.raw,
                    name,
                    as_compared(name),
                    value.location,
                    post.raw if post else "",
                    listed=people.name if people else "",
                    surnames=tuple(forms),
                )
            )
    return tuple(found)


def people_columns(paper: Paper) -> tuple[tuple[Columns, list[Cell]], ...]:
    """Return the sheets with their cells where people are expected, each cell once, row by row."""
    return tuple((sheet, _each_once(people_cells(sheet))) for sheet in paper.once(columns))


def people_cells(sheet: Columns) -> list[Cell]:
    """Return the cells of a sheet where people are expected, in every row that they cover."""
    typed = (name for name, of_type in sheet.types.items() if of_type in PEOPLE)
    headed = {*sheet.like(is_for_people)}
    return [
        cell
        for cell in sheet.under((*typed, *headed))
        if (_is_for_people(cell[2].column) if cell[2].column else cell[1] in headed)
    ]


def _each_once(cells: list[Cell]) -> list[Cell]:
    """Return the cells without those that a merge repeats: in one column they follow each other."""
    last: dict[str, Location] = {}
    found = []
    for cell in cells:
        _, heading, value = cell
        if last.get(heading) != value.location:
            last[heading] = value.location
            found.append(cell)
    return found


@lru_cache(maxsize=65536)
def people_in(text: str) -> tuple[tuple[str, Name | None, str], ...]:
    """Return the people, groups and posts of a cell: (as typed, the name or None, the post)."""
    return tuple((part, *person_in(part)) for part in _parts(text))


def _parts(text: str) -> list[str]:
    """Return the people, groups and posts of a cell, each as typed."""
    found: list[str] = []
    for line in filter(None, (part.strip(" ,;") for part in _LINE_END.split(text))):
        # Of several names with initials nobody need ask whether they are one person.
        if _USUAL_NAMES.fullmatch(line) is None and name_in(line) is not None:
            found.append(line)
        else:
            found.extend(filter(None, map(str.strip, line.split(","))))
    return found


class _InCell(Struct, frozen=True, gc=False):
    """Who is named in a cell: alone or not, and whether two of them share a surname."""

    people: tuple[tuple[str, Name, Name, str], ...]
    is_alone: bool
    is_crowded: bool


@lru_cache(maxsize=65536)
def _in_cell(text: str) -> _InCell:
    parts = _parts(text)
    found = tuple(filter(None, map(_person, parts)))
    surnames = {person.surname for _, _, person, _ in found}
    return _InCell(found, len(parts) == 1, len(surnames) < len(found))


@lru_cache(maxsize=65536)
def _person(part: str) -> tuple[str, Name, Name, str] | None:
    name, post = person_in(part)
    return None if name is None else (part, name, as_compared(name), post)


def _add_typed(data: SheetData, typed: list[Cell], cells: set[Location], to: Named) -> None:
    """Add those who are named in cells for people, and to ``cells`` where that is a free table."""
    posts = posts_beside(data)
    once = listed_once(data)
    for record, heading, value in typed:
        said = _in_cell(value.raw)
        if not said.people:
            continue
        column, place = value.column, value.location
        if column is None:
            cells.add(place)
        beside = record.get(posts[heading]) if said.is_alone and heading in posts else None
        told = beside.raw if beside else ""
        key = column.key if column else ""
        listed = data.name if key in LISTS or heading == once else ""
        people = [
            Mention(text, name, person, place, post or told, key, listed)
            for text, name, person, post in said.people
            if name.surname
        ]
        to.mentions.extend(people)
        if key and people:
            to.by_key.setdefault(key, []).extend(people)
        if listed and people:
            to.lists.setdefault(listed, []).extend(people)
        if said.is_crowded and people:
            to.crowded.append(people)


def posts_beside(data: SheetData) -> dict[str, str]:
    """Return the columns of posts by the column of the person that their default names."""
    if data.sheet is None or data.sheet.shape is Shape.TABLE:
        return {}
    found = {}
    for column in data.sheet.columns:
        linked = _POST_OF.fullmatch(column.default)
        if column.type is ValueType.POST and linked:
            found[normal_name(linked[1])] = column.name
    return found


@lru_cache(maxsize=65536)
def _in_sentence(text: str) -> tuple[tuple[str, Name, Name], ...]:
    """Return the names that stand in a text: as written, as read, and as names are compared."""
    from docgen.russian.oblique_names import written_name

    named = ((found[0], written_name(found)) for found in WRITTEN_NAME.finditer(text))
    return tuple((written, name, as_compared(name)) for written, name in named)


def _is_for_people(column: Column | None) -> bool:
    return column is not None and column.type in PEOPLE
