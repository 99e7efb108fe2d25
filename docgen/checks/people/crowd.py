"""Many names, of which somebody may be one: only those with his surname are looked at."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.russian.name_forms import Name
from docgen.russian.name_likeness import as_compared, may_be


class Crowd:
    """Names by surname, each once, in the order in which they came."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self._by_surname: dict[str, dict[Name, None]] = {}
        #: All of them as names are compared.
        self._persons: set[Name] = set()
        for name in names:
            self.add(name)

    def add(self, name: Name) -> None:
        """Put a name among the others."""
        person = as_compared(name)
        self._persons.add(person)
        self._by_surname.setdefault(person.surname, {})[name] = None

    def namesakes(self, name: Name) -> list[Name]:
        """Return those with the same surname."""
        return list(self._by_surname.get(as_compared(name).surname, ()))

    def like(self, name: Name) -> list[Name]:
        """Return those that may mean the same person."""
        return [one for one in self.namesakes(name) if may_be(one, name)]

    def __contains__(self, name: Name) -> bool:
        return as_compared(name) in self._persons or bool(self.like(name))
