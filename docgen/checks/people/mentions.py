"""The people whom a workbook names: in cells for people, under headings for them, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from docgen.checks.keyed import name_in, person_in
from docgen.checks.paper import Paper, texts
from docgen.checks.people.own_lists import listed_once
from docgen.checks.people.signs import NAME, is_for_people
from docgen.issues import Location
from docgen.kinds.model import Column, Shape, ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value, WorkbookRecords
from docgen.russian.name_patterns import WRITTEN_NAME
from docgen.russian.names import Name, parse_name
from docgen.russian.oblique_names import written_name

PEOPLE: Final = frozenset({ValueType.PERSON, ValueType.PEOPLE})
#: Keys of lists that name everybody once.
LISTS: Final = frozenset({"present", "invited", "absent", "reader"})
_FORMS: Final = ("Кого", "Кому", "Кем", "О ком")
_POST_OF: Final = lazy_regex(r"\{\{\s*(\w+)\.должность\s*\}\}")


class Mention(Struct, frozen=True):
    """A person named somewhere.

    ``post`` is what is typed beside the name, or empty; ``key`` is that of the column. ``listed``
    names the list that has every person once, ``in_text`` tells that the name may stand in any
    case. ``surnames`` are forms of the surname that the справочник has.
    """

    text: str
    name: Name
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
    for data in paper.records.sheets.values():
        if data.is_used:
            found.extend(_typed(data, cells))
    for value, (text, name) in texts(paper).having(NAME).found(_in_sentence):
        if not _is_for_people(value.column) and value.location not in cells:
            found.append(Mention(text, name, value.location, in_text=True))
    return tuple(found)


def directory_people(paper: Paper) -> tuple[Mention, ...]:
    """Return the people of the справочник with their posts."""
    return paper.of_directory(_listed)


def _listed(directory: WorkbookRecords | None) -> tuple[Mention, ...]:
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
                    value.location,
                    post.raw if post else "",
                    listed=people.name if people else "",
                    surnames=tuple(forms),
                )
            )
    return tuple(found)


def people_cells(data: SheetData) -> Iterator[tuple[Record, str, Value]]:
    """Yield the cells of a sheet where people are expected, with their row and heading."""
    for record in data.records:
        for heading, value in record.values.items():
            if _is_for_people(value.column) if value.column else is_for_people(heading):
                yield record, heading, value


@lru_cache(maxsize=8192)
def people_in(text: str) -> tuple[tuple[str, Name | None, str], ...]:
    """Return the people, groups and posts of a cell: (as typed, the name or None, the post)."""
    found: list[tuple[str, Name | None, str]] = []
    for line in filter(None, (part.strip(" ,;") for part in re.split(r"[\n;]+", text))):
        parts = (line,) if name_in(line) else filter(None, map(str.strip, line.split(",")))
        found.extend((part, *person_in(part)) for part in parts)
    return tuple(found)


def _typed(data: SheetData, cells: set[Location]) -> Iterator[Mention]:
    posts = _posts(data)
    once = listed_once(data)
    for record, heading, value in people_cells(data):
        column = value.column
        people = people_in(value.raw)
        # A merged cell counts for every row that it covers.
        if value.location in cells or not (column or any(name for _, name, _ in people)):
            continue
        cells.add(value.location)
        beside = record.get(posts[heading]) if heading in posts else None
        key = column.key if column else ""
        for text, name, post in people:
            if name is not None and name.surname:
                told = post or (beside.raw if beside and len(people) == 1 else "")
                listed = data.name if key in LISTS or heading == once else ""
                yield Mention(text, name, value.location, told, key, listed)


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


def _in_sentence(text: str) -> Iterator[tuple[str, Name]]:
    for found in WRITTEN_NAME.finditer(text):
        yield found[0], written_name(found)


def _is_for_people(column: Column | None) -> bool:
    return column is not None and column.type in PEOPLE
