"""The people whom a workbook names: in cells for people, under headings for them, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from docgen.checks.columns import Cell, Columns, columns
from docgen.checks.keyed import name_in, person_in
from docgen.checks.paper import Paper, texts
from docgen.checks.people.own_lists import listed_once
from docgen.issues import Location
from docgen.kinds.model import Column, Shape, ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import SheetData
from docgen.russian.name_likeness import as_compared
from docgen.russian.name_patterns import FATHER, USUAL_SURNAME, WRITTEN_NAME
from docgen.russian.names import Name, parse_name
from docgen.russian.oblique_names import written_name

PEOPLE: Final = frozenset({ValueType.PERSON, ValueType.PEOPLE})
#: Keys of lists that name everybody once.
LISTS: Final = frozenset({"present", "invited", "absent", "reader"})
# Headings of tables under which people or posts stand, in the nominative.
_HEADED: Final = (
    "ответственн", "исполнител", "соисполнител", "фио", "ф_и_о", "фамили", "докладчик",
    "выступающ", "руководител", "участник", "наставник", "организатор", "кто_проводит",
    "ученик", "работник", "сотрудник", "член", "педагог", "учител", "председател", "секретар",
)  # fmt: skip
_FORMS: Final = ("Кого", "Кому", "Кем", "О ком")
_POST_OF: Final = lazy_regex(r"\{\{\s*(\w+)\.должность\s*\}\}")
_PATRONYMIC: Final = lazy_regex(rf"{FATHER}|оглы|кызы")
_LINE_END: Final = lazy_regex(r"[\n;]+")
_USUAL_NAME: Final = rf"{USUAL_SURNAME}[ \u00a0][А-ЯЁ]\.[А-ЯЁ]\."
_USUAL_NAMES: Final = lazy_regex(rf"{_USUAL_NAME}(?:, ?{_USUAL_NAME})+")
_INITIALS: Final = lazy_regex(r"\.(?<=[а-я].) ?[а-я]\.")


class Mention(Struct, frozen=True):
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


def mentions(paper: Paper) -> tuple[Mention, ...]:
    """Return everybody whom the workbook names, sheet by sheet, those in sentences last."""
    found: list[Mention] = []
    cells: set[Location] = set()
    for sheet in paper.once(columns):
        found.extend(_typed(sheet, cells))
    fathers = (word for word in texts(paper).words if _PATRONYMIC.fullmatch(word))
    may_name = texts(paper).having(_INITIALS) | texts(paper).with_words(fathers)
    for value in may_name:
        if not _is_for_people(value.column) and value.location not in cells:
            for text, name, person in _in_sentence(value.raw):
                found.append(Mention(text, name, person, value.location, in_text=True))
    return tuple(found)


def directory_people(paper: Paper) -> tuple[Mention, ...]:
    """Return the people of the справочник with their posts."""
    people = paper.directory.sheets.get("люди") if paper.directory else None
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


def people_cells(sheet: Columns) -> Iterator[Cell]:
    """Yield the cells of a sheet where people are expected, with their row and heading."""
    typed = (name for name, of_type in sheet.types.items() if of_type in PEOPLE)
    for cell in sheet.under((*typed, *sheet.like(_is_headed))):
        _, heading, value = cell
        if _is_for_people(value.column) if value.column else _is_headed(heading):
            yield cell


@lru_cache(maxsize=65536)
def people_in(text: str) -> tuple[tuple[str, Name | None, str], ...]:
    """Return the people, groups and posts of a cell: (as typed, the name or None, the post)."""
    found: list[tuple[str, Name | None, str]] = []
    for line in filter(None, (part.strip(" ,;") for part in _LINE_END.split(text))):
        # Of several names with initials nobody need ask whether they are one person.
        is_one = _USUAL_NAMES.fullmatch(line) is None and name_in(line) is not None
        parts = (line,) if is_one else filter(None, map(str.strip, line.split(",")))
        found.extend((part, *person_in(part)) for part in parts)
    return tuple(found)


@lru_cache(maxsize=65536)
def _persons_in(text: str) -> tuple[bool, tuple[tuple[str, Name, Name, str], ...]]:
    """Return whether a cell names one alone, and who is named there by surname."""
    people = people_in(text)
    named = tuple(
        (part, name, as_compared(name), post) for part, name, post in people if name is not None
    )
    return len(people) == 1, named


def _typed(sheet: Columns, cells: set[Location]) -> Iterator[Mention]:
    data = sheet.data
    posts = _posts(data)
    once = listed_once(data)
    for record, heading, value in people_cells(sheet):
        column, location = value.column, value.location
        is_alone, people = _persons_in(value.raw)
        if not (column or people):
            continue
        known = len(cells)
        cells.add(location)
        if len(cells) == known:  # a merged cell counts for every row that it covers
            continue
        beside = record.get(posts[heading]) if is_alone and heading in posts else None
        key = column.key if column else ""
        listed = data.name if key in LISTS or heading == once else ""
        for text, name, person, post in people:
            if name.surname:
                told = post or (beside.raw if beside else "")
                yield Mention(text, name, person, location, told, key, listed)


def _posts(data: SheetData) -> dict[str, str]:
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
    named = ((found[0], written_name(found)) for found in WRITTEN_NAME.finditer(text))
    return tuple((written, name, as_compared(name)) for written, name in named)


@lru_cache(maxsize=1024)
def _is_headed(heading: str) -> bool:
    return heading == "кто" or heading.startswith(_HEADED)


def _is_for_people(column: Column | None) -> bool:
    return column is not None and column.type in PEOPLE
