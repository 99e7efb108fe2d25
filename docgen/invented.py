"""Invented values for a template that no kind uses: every name prints itself, every list has three.

Nothing is known of such names but what the tags do with them: a name behind a filter of numbers is
a number, behind one of dates a day, and anything else whatever it is asked to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from docgen.content import Printable

if TYPE_CHECKING:
    from docgen.context import Office
    from docgen.rendering import DocumentTemplate

_TURNS: Final = 3
_NUMBER: Final = 12
_DAY: Final = date(2027, 9, 1)
_NUMBERS = (
    "прописью порядковое римскими человек слово сколько числом_и_прописью рублей "
    "abs float int round"
)
_DATES = "месяц_и_год название_месяца день_недели квартал полугодие учебный_год"


class Invented(Printable):
    """Whatever a template takes it for: a text, a list of three, something with attributes."""

    __slots__ = ("_known", "_name", "_turn")

    def __init__(self, name: str, known: Mapping[str, object], turn: str = "") -> None:
        self._name = name
        self._known = known
        self._turn = turn

    def as_text(self) -> str:
        """Return the name in brackets that no document has: «⟨дата приказа⟩»."""
        return f"⟨{self._name.replace('_', ' ')}{self._turn}⟩"

    def lookup(self, name: str) -> object:
        """Return something of this name, for whatever name."""
        if name in self._known:
            return self._known[name]
        return Invented(name if self._turn else f"{self._name}.{name}", self._known, self._turn)

    def __iter__(self) -> Iterator[object]:
        return (self[place] for place in range(_TURNS))

    def __len__(self) -> int:
        return _TURNS

    def __getitem__(self, place: int) -> object:
        if not -_TURNS <= place < _TURNS:
            raise IndexError(place)
        return Invented(self._name, self._known, f"{self._turn} {place % _TURNS + 1}")

    def __add__(self, other: object) -> Invented:
        return self

    __radd__ = __add__

    def __lt__(self, other: object) -> bool:
        return False

    __gt__ = __le__ = __ge__ = __lt__


def invented_names(template: DocumentTemplate, office: Office) -> dict[str, object]:
    """Return a value for every name that the template asks for."""
    from docgen.context.values import DateValue, NumberValue
    from docgen.rendering.filters_used import ARITHMETIC, filters_of_names

    of_numbers, of_dates = set(_NUMBERS.split()), set(_DATES.split())
    known: dict[str, object] = {}
    for name, filters in filters_of_names(template).items():
        if ARITHMETIC in filters:
            known[name] = _NUMBER
        elif filters & of_numbers:
            known[name] = NumberValue(_NUMBER, str(_NUMBER))
        elif filters & of_dates:
            known[name] = DateValue(_DAY, office)
    return {name: known.get(name, Invented(name, known)) for name in template.names()}
