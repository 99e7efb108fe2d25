"""The compiled word lists of the dictionary: read in place, without loading them first.

The files are those that dawgdic writes: the units of a double array, then the guide that lists
its keys in order. Keys are UTF-8; what belongs to a word stands behind a separator, in base64.
"""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

ROOT: Final = 0
_SEPARATOR: Final = b"\x01"
# The bits of a unit: how far its children are, whether a key ends here, its own label.
_OFFSET, _FAR, _ENDS, _LABEL, _VALUE = 10, 1 << 9, 1 << 8, 0x8000_00FF, 0x7FFF_FFFF


class Dawg:
    """Words as paths from state to state; a state is where some first letters lead."""

    def __init__(self, path: Path) -> None:
        """Map a file into memory.

        Raises:
            OSError: The file cannot be read.
            ValueError: It is of another format.
        """
        with path.open("rb") as file:
            content = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        end_of_units = 4 + 4 * int.from_bytes(content[:4], "little")
        start_of_guide = end_of_units + 4
        size_of_guide = 2 * int.from_bytes(content[end_of_units:start_of_guide], "little")
        if len(content) != start_of_guide + size_of_guide:
            raise ValueError(f"{path.name} is of an unknown format")
        self._units = content[4:end_of_units].cast("I")
        self._guide = content[start_of_guide:]
        self._payloads: dict[int, tuple[bytes, ...]] = {}

    def follow(self, text: bytes, state: int = ROOT) -> int | None:
        """Return the state to which bytes lead from a state, None where no key goes on so."""
        units = self._units
        unit = units[state]
        for label in text:
            state ^= (unit >> _OFFSET << ((unit & _FAR) >> 6)) ^ label
            unit = units[state]
            if unit & _LABEL != label:
                return None
        return state

    def has_payload(self, state: int) -> bool:
        """Return whether a state is the end of a word that something belongs to."""
        return self.follow(_SEPARATOR, state) is not None

    def payloads(self, state: int) -> tuple[bytes, ...]:
        """Return all that belongs to the word that ends in a state.

        Words with the same payloads share a state behind the separator: it is gone through once.
        """
        start = self.follow(_SEPARATOR, state)
        if start is None:
            return ()
        found = self._payloads.get(start)
        if found is None:
            found = self._payloads[start] = tuple(map(a2b_base64, self._keys(start)))
        return found

    def number(self, state: int) -> int:
        """Return the number that belongs to the key that ends in a state, 0 if none ends there."""
        unit = self._units[state]
        if not unit & _ENDS:
            return 0
        return self._units[state ^ (unit >> _OFFSET << ((unit & _FAR) >> 6))] & _VALUE

    def children(self, state: int) -> list[tuple[int, int]]:
        """Return the bytes with which keys go on from a state, in order, and where each leads."""
        guide, unit = self._guide, self._units[state]
        base = state ^ (unit >> _OFFSET << ((unit & _FAR) >> 6))
        found = []
        label = guide[2 * state]
        while label:
            child = base ^ label
            found.append((label, child))
            label = guide[2 * child + 1]
        return found

    def _keys(self, start: int) -> Iterator[bytes]:
        """Yield the rests of all keys that go on from a state, in their order."""
        units = self._units
        left = [(start, b"")]
        while left:
            state, key = left.pop()
            if units[state] & _ENDS:
                yield key
            children = [(child, key + label.to_bytes()) for label, child in self.children(state)]
            left.extend(reversed(children))
