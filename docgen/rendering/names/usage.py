"""Which values a template asks for: paths through lists, as its loops and tags go.

``пункты`` is a path of one step; ``("пункты", EACH, "срок")`` is what ``{{ пункт.срок }}`` asks for
inside ``{% for пункт in пункты %}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from docgen.rendering.names.outline import asked_of

if TYPE_CHECKING:
    from docgen.rendering.names.asked import Asked
    from docgen.rendering.template import DocumentTemplate

#: The step from a list to any of its items.
EACH: Final = "[]"

Path = tuple[str, ...]


class Usage(Struct):
    """``asked``: every path that a tag reads; ``printed``: those printed whole, lists included."""

    asked: set[Path] = field(default_factory=set)
    printed: set[Path] = field(default_factory=set)

    def uses_field(self, name: str, card: str = "") -> bool:
        """Return whether a tag reads this name, or the field of this name of a card."""
        return any(path[0] == name or path[:2] == (card, name) for path in self.asked)

    def uses_part(self, owners: tuple[frozenset[str], ...], names: frozenset[str]) -> bool:
        """Return whether a tag reads a part of a value, each owner under one of its names."""
        wanted = (*owners, names)
        return any(
            len(path) >= len(wanted)
            and all(step in known for step, known in zip(path, wanted, strict=False))
            for path in self.asked
        )

    def uses_column(self, sheet: str, column: str) -> bool:
        """Return whether a tag reads this column of the rows of a sheet, or prints them whole."""
        wanted = (sheet, EACH, column)
        if any(path[-1:] == (sheet,) or path[-2:] == (sheet, EACH) for path in self.printed):
            return True
        return any(
            path[start : start + 3] == wanted
            for path in self.asked
            for start in range(len(path) - 2)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The first steps of all paths, in the order of the alphabet."""
        return tuple(sorted({path[0] for path in self.asked}))


def usage_of(template: DocumentTemplate) -> Usage:
    """Return what the tags of all parts of a template ask for."""
    usage = Usage()
    for name, asked in asked_of(template).parts.items():
        _note(usage, asked, (name,))
    return usage


def _note(usage: Usage, asked: Asked, path: Path) -> None:
    usage.asked.add(path)
    if asked.printed:
        usage.printed.add(path)
    for name, part in asked.parts.items():
        _note(usage, part, (*path, name))
    if asked.row is not None:
        _note(usage, asked.row, (*path, EACH))
