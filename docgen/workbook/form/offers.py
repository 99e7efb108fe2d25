"""What drop-down lists offer from the справочник: its people, posts and units."""

from __future__ import annotations

from msgspec import Struct

from docgen.kinds.model import ValueType
from docgen.names import normal_name
from docgen.records import WorkbookRecords


class Offers(Struct, frozen=True):
    """Full names, posts and units that an office has said once, each in the order of letters."""

    people: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def of(self, kind: ValueType) -> tuple[str, ...]:
        """Return what a column of this type is offered."""
        match kind:
            case ValueType.PERSON | ValueType.PEOPLE:
                return self.people
            case ValueType.POST:
                return self.posts
            case ValueType.UNIT:
                return self.units
        return ()


def offers_of(records: WorkbookRecords | None) -> Offers:
    """Return the people, posts and units that the справочник names, by the types of its columns."""
    found: dict[ValueType, set[str]] = {}
    for data in records.sheets.values() if records else ():
        for record in data.records:
            for value in record.values.values():
                if value.column is not None:
                    text = " ".join(value.raw.split())
                    found.setdefault(value.column.type, set()).add(text)
    people, posts, units = (
        tuple(sorted(found.get(kind, ()), key=_order))
        for kind in (ValueType.PERSON, ValueType.POST, ValueType.UNIT)
    )
    return Offers(people, posts, units)


def _order(text: str) -> tuple[str, str]:
    return normal_name(text), text
