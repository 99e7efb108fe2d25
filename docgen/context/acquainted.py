"""Who reads a paper and signs that they have: its own list, else all whom it charges (R-ACQ-1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from docgen.content import Printable
from docgen.context.factory import ValueFactory
from docgen.context.people import PeopleValue, PersonValue, person
from docgen.context.values import Empty
from docgen.context.views import RecordView, RowsView
from docgen.issues import Location
from docgen.kinds.model import Kind
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import Record
from docgen.russian.name_forms import Name, full_form
from docgen.russian.name_likeness import may_be
from docgen.russian.name_parsing import parse_name

_LINE: Final = lazy_regex(r"[\n;]")


def acquainted(
    kind: Kind, lists: Mapping[str, RowsView], tasks: RowsView, factory: ValueFactory
) -> RowsView:
    """Return the rows of the paper's own list, or the people of its tasks, each once, by alphabet.

    Each row has «кто» and «должность».
    """
    for sheet in kind.sheets:
        listed = lists.get(normal_name(sheet.name)) if sheet.column("reader") else None
        if listed:
            return listed
    found: dict[str, RecordView] = {}
    for task in tasks:
        for who in people_of(task.lookup("кому"), task.record.location, factory):
            if who.name is not None:
                # «Петрова М.П.» and «Петрова Мария Павловна» of one card are one person.
                known = who.card.name if who.card else who.name
                post = who.post or _post_in(lists, known)
                found.setdefault(full_form(known), _person_record(who, post, factory))
    order = sorted(found, key=lambda name: name.casefold().replace("ё", "е"))
    return RowsView([found[name] for name in order])


def people_of(value: object, place: Location, factory: ValueFactory) -> Iterator[PersonValue]:
    """Yield the persons of a value; of a free text those parts of it that are names."""
    if isinstance(value, PersonValue):
        yield value
    elif isinstance(value, PeopleValue):
        yield from value
    elif isinstance(value, Printable):
        for line in filter(None, map(str.strip, _LINE.split(value.silent().as_text()))):
            # «Петрова М.П., учитель» is one person; «Петрова М.П., Сомов И.Л.» are two.
            parts = [line, *map(str.strip, line.split(","))]
            found = [person(p.replace("\u00a0", " "), factory.office, place) for p in parts if p]
            named = [one for one in found if one.name is not None]
            yield from named[:1] if found[0].name is not None else named


def _post_in(lists: Mapping[str, RowsView], name: Name) -> object:
    """Return the post that a list of people of the workbook tells beside this name."""
    for row in (row for rows in lists.values() for row in rows.rows):
        value = row.record.values.get(row.person_name())
        listed = parse_name(value.raw) if value else None
        if listed is not None and "должность" in row.record.values and may_be(listed, name):
            return row.lookup("должность")
    return Empty()


def _person_record(who: PersonValue, post: object, factory: ValueFactory) -> RecordView:
    view = RecordView(Record(who.location), (), factory)
    view.extra.update({"кто": lambda: who, "должность": lambda: post})
    return view
