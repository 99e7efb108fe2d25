"""Whom a row is for, in the words of a cell: «все», «СОШ 31; лицей», «все кроме гимназии»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct, field

from docgen.lazy_regex import lazy_regex
from docgen.names import nearest_name, school_key
from docgen.russian.stems import stem

_EVERYBODY: Final = lazy_regex(
    r"(?i:(?:для\s+)?все(?:м|х)?(?:\s+(?:школы?|школам|школ|получатели|получателям|организации))?)"
)
_EXCEPT: Final = lazy_regex(
    rf"{_EVERYBODY.pattern}\s*[,–—-]?\s*(?i:кроме)\s*:?\s*(?P<rest>.+)", re.DOTALL
)
_LINES: Final = lazy_regex(r"[;\n]+")
_COMMAS: Final = lazy_regex(r"\s*,\s*|\s+и\s+")


class AddressBook(Struct):
    """The recipients by every name that they answer to, and their groups.

    Recipients are numbers: their places in the list.
    """

    everybody: frozenset[int] = frozenset()
    names: dict[str, frozenset[int]] = field(default_factory=dict)
    stems: dict[str, set[str]] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)

    def add(self, name: str, members: Iterable[int]) -> None:
        """Let these recipients be meant by a name; a name that is known keeps its first meaning."""
        key = school_key(name)
        if key and key not in self.names:
            self.names[key] = frozenset(members)
            self.stems.setdefault(_stems(key), set()).add(key)
            self.shown.append(name)

    def meant(self, text: str) -> tuple[frozenset[int], list[str]]:
        """Return whom a cell names, and the words in it that name nobody."""
        words = " ".join(text.replace("\n", "; ").split()).strip(" .;,")
        if not words or _EVERYBODY.fullmatch(words):
            return self.everybody, []
        exception = _EXCEPT.fullmatch(words)
        if exception:
            without, unknown = self._listed(exception["rest"])
            return self.everybody - without, unknown
        return self._listed(text)

    def nearest(self, word: str) -> str | None:
        """Return the name of a recipient or of a group that was most likely meant."""
        return nearest_name(word, self.shown)

    def _listed(self, text: str) -> tuple[frozenset[int], list[str]]:
        found: set[int] = set()
        unknown: list[str] = []
        for name in self._names_in(text):
            members = self._members(name)
            if members is None:
                unknown.append(name)
            else:
                found |= members
        return frozenset(found), unknown

    def _members(self, name: str) -> frozenset[int] | None:
        """Return whom a name means, in any case («кроме лицея») where that is no other's name."""
        key = school_key(name)
        if key not in self.names:
            alike = self.stems.get(_stems(key), set())
            key = next(iter(alike)) if len(alike) == 1 else key
        return self.names.get(key)

    def _names_in(self, text: str) -> Iterator[str]:
        """Yield the names of a list; a comma or «и» inside of a known name does not part it."""
        for line in _LINES.split(text):
            yield from self._parted([part for part in _COMMAS.split(line.strip()) if part], line)

    def _parted(self, parts: Sequence[str], line: str) -> Iterator[str]:
        if self._members(line) is not None:
            yield line.strip()
            return
        start = 0
        while start < len(parts):
            ends = range(len(parts), start, -1)
            length = next(
                (end for end in ends if self._members(" ".join(parts[start:end])) is not None),
                start + 1,
            )
            yield " ".join(parts[start:length]).strip(" .")
            start = length


def _stems(key: str) -> str:
    return " ".join(stem(word) for word in key.split("_"))
