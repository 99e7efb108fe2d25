"""Numbers of clauses and attachments: computed where blank, kept where a person typed them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from docgen.lazy_regex import lazy_regex

MAX_LEVEL = 4  # R-ORD-6: not more than four levels
_DIGITS = lazy_regex(r"^\d+(?:\.\d+)*\.?$")
_INTEGER = lazy_regex(r"(\d+)\.?")


class Numbered(Struct, frozen=True):
    """The number of a clause without its last dot, and the level that it stands on."""

    number: str
    level: int

    @property
    def label(self) -> str:
        """The number as it is printed before the text: «1.», «4.1.», «а)»."""
        return f"{self.number}." if self.number[-1:].isdecimal() else self.number


class Outline:
    """Counts the clauses of one list; a typed number moves the count on from itself."""

    def __init__(self, prefix: str = "") -> None:
        self._prefix = [int(part) for part in prefix.split(".") if part.isdecimal()]
        self._counts: list[int] = []

    def next(self, typed: str = "", level: int | None = None) -> Numbered:
        """Return the number of the next clause."""
        typed = typed.strip()
        base = len(self._prefix)
        if _DIGITS.match(typed):
            parts = [int(part) for part in typed.rstrip(".").split(".")]
            own = parts[base:] if parts[:base] == self._prefix and len(parts) > base else parts
            self._counts = own
            return Numbered(typed.rstrip("."), len(parts))
        depth = max(1, min(level or 1, MAX_LEVEL))
        if typed:
            return Numbered(typed, base + depth)
        counts = self._counts[:depth]
        counts += [0] * (depth - len(counts))
        for place in range(depth - 1):
            counts[place] = counts[place] or 1
        counts[depth - 1] += 1
        self._counts = counts
        number = ".".join(map(str, [*self._prefix, *counts]))
        return Numbered(number, base + depth)


def number_in_order(typed: Sequence[str]) -> list[str]:
    """Return the labels with the blank ones numbered on from the last integer typed.

    Blank, blank, «5», blank give 1, 2, 5, 6; a label such as «а» stays and does not count.
    """
    labels: list[str] = []
    count = 0
    for label in map(str.strip, typed):
        number = _INTEGER.fullmatch(label)
        if number is not None:
            count = int(number[1])
        elif not label:
            count += 1
        labels.append(label or str(count))
    return labels
