"""Many names, of which somebody may be one: only those with his surname are looked at."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.russian.name_likeness import folded, may_be
from docgen.russian.names import Name


class Crowd:
    """Names by surname, each once, in the order in which they came."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self._by_surname: dict[str, dict[Name, None]] = {}
        for name in names:
            self.add(name)

    def add(self, name: Name) -> None:
        """Put a name among the others."""
        self._by_surname.setdefault(folded(name.surname), {})[name] = None

    def namesakes(self, name: Name) -> list[Name]:
        """Return those with the same surname."""
        return list(self._by_surname.get(folded(name.surname), ()))

    def like(self, name: Name) -> list[Name]:
        """Return those that may mean the same person."""
        return [one for one in self.namesakes(name) if may_be(one, name)]

    def __contains__(self, name: Name) -> bool:
        return bool(self.like(name))
