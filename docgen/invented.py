"""Invented values: one of each type, and whatever the tags of a template that no kind uses ask for.

Of such a template nothing is known but what its tags do with the names: what is used as a number,
a date or a person is one, and anything else prints its own name, and is whatever it is asked to be.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from docgen.content import Blocks, Picture, Printable
from docgen.evidence import by_parts, evidence_of
from docgen.issues import Location
from docgen.kinds.model import Column, ValueType
from docgen.records import Value
from docgen.rendering.names.asked import Asked

if TYPE_CHECKING:
    from docgen.context import Office
    from docgen.context.factory import ValueFactory
    from docgen.rendering import DocumentTemplate

_TURNS: Final = 3
_DAY: Final = date(2027, 3, 22)
_PEOPLE: Final = (
    "Орлова Татьяна Викторовна",
    "Зимина Ольга Сергеевна",
    "Белов Сергей Андреевич",
)
_POSTS: Final = ("директор", "заместитель директора", "учитель информатики")
_NUMBERS: Final = (12, 8, 5)
#: One grey dot as PNG.
_SQUARE: Final = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGM4AQAAygDJmcpdfgAAAABJRU5ErkJggg=="
)
#: The types that the tags of a strange template tell for sure.
_TOLD: Final = frozenset(
    {ValueType.DATE, ValueType.DEADLINE, ValueType.NUMBER, ValueType.PERSON, ValueType.PEOPLE}
)


def invented_value(kind: ValueType, number: int) -> str | int | date | None:
    """Return what may be typed under a type, another value for each number from 0.

    None for types of which no value can be invented: words of any sort, files, sheets.
    """
    match kind:
        case ValueType.DATE:
            return _DAY + timedelta(days=7 * number)
        case ValueType.DEADLINE:
            return f"до {25 - number}.06.2027"
        case ValueType.PERSON | ValueType.PEOPLE:
            return _PEOPLE[number % len(_PEOPLE)]
        case ValueType.POST:
            return _POSTS[number % len(_POSTS)]
        case ValueType.UNIT:
            return f"Средняя школа № {7 + number}"
        case ValueType.NUMBER:
            return _NUMBERS[number % len(_NUMBERS)]
        case ValueType.DOCUMENT:
            return f"приказ Управления образования от 27.01.2027 № {198 + number}"
        case ValueType.YES_NO:
            return "да"
    return None


def invented_cell(column: Column, place: Location, number: int) -> Value | None:
    """Return such a value as read from a cell of this column."""
    value = invented_value(column.type, number)
    match value:
        case None:
            return None
        case date():
            return Value(value.strftime("%d.%m.%Y"), value, place, column)
    raw = str(value)
    if column.type is ValueType.PEOPLE:
        return Value(raw, (raw,), place, column)
    return Value(raw, True if column.type is ValueType.YES_NO else value, place, column)


def invented_names(template: DocumentTemplate, office: Office) -> dict[str, object]:
    """Return a value for every name that the template asks for."""
    from docgen.context.coverage import Coverage
    from docgen.context.factory import ValueFactory
    from docgen.rendering.names.outline import asked_of

    parts = asked_of(template).parts
    maker = _Maker(ValueFactory(office, Coverage()))
    return {name: maker.value(parts.get(name, Asked(name)), name) for name in template.names()}


class _Maker(Struct, frozen=True):
    """Makes values for names by what the tags do with them; ``turns`` are those of the loops."""

    factory: ValueFactory

    def value(self, asked: Asked, name: str, turns: tuple[int, ...] = ()) -> object:
        """Return a value of the type that the tags tell, or one that prints its name."""
        found = evidence_of(asked)
        if found.example:
            return int(found.example) if found.type is ValueType.NUMBER else found.example
        if found.type is ValueType.FILE:
            return ""
        if found.type is ValueType.IMAGE and not asked.how:
            return InventedPicture(name)
        is_whole = asked.row is None and (not asked.parts or by_parts(asked) is not None)
        if is_whole and found.type in _TOLD and not found.doubt:
            cell = invented_cell(Column(name, found.type), Location(""), turns[-1] if turns else 0)
            if cell is not None:
                return cell.data if asked.counted else self.factory.value(cell)
        return Invented(name, asked, self, turns)


class InventedPicture(Printable):
    """A grey square where the template asks for a picture."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def as_text(self) -> str:
        """Return the name in brackets that no document has."""
        return f"⟨{self._name.replace('_', ' ')}⟩"

    def as_picture(self) -> Picture:
        """Return the square."""
        return Picture(b64decode(_SQUARE), self.as_text(), width_mm=20)

    def as_blocks(self) -> Blocks:
        """Return the square in a paragraph of its own."""
        return (self.as_picture(),)


class Invented(Printable):
    """Whatever a template takes it for: a text, a list of three, something with attributes."""

    __slots__ = ("_asked", "_maker", "_name", "_turns")

    def __init__(self, name: str, asked: Asked, maker: _Maker, turns: tuple[int, ...]) -> None:
        self._name = name
        self._asked = asked
        self._maker = maker
        self._turns = turns

    def as_text(self) -> str:
        """Return the name in brackets that no document has: «⟨дата приказа⟩»."""
        turns = "".join(f" {turn + 1}" for turn in self._turns)
        return f"⟨{self._name.replace('_', ' ')}{turns}⟩"

    def lookup(self, name: str) -> object:
        """Return something of this name, for whatever name."""
        asked = self._asked.parts.get(name, Asked(name))
        return self._maker.value(
            asked, name if self._turns else f"{self._name}.{name}", self._turns
        )

    def __iter__(self) -> Iterator[object]:
        return (self[place] for place in range(_TURNS))

    def __len__(self) -> int:
        return _TURNS

    def __getitem__(self, place: int) -> object:
        if not -_TURNS <= place < _TURNS:
            raise IndexError(place)
        row = self._asked.row or Asked("")
        return self._maker.value(row, self._name, (*self._turns, place % _TURNS))

    def __add__(self, other: object) -> Invented:
        return self

    __radd__ = __add__

    def __lt__(self, other: object) -> bool:
        return False

    __gt__ = __le__ = __ge__ = __lt__
