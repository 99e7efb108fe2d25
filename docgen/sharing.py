"""What was made of an object, kept for the next document that has the same one.

Documents of a batch share most of their rows: as the very same objects, which never change. What
they give is worked out once; by their identity it is found again without a look into them.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final, Generic, TypeVar

_T = TypeVar("_T")
# Rows of one document only are kept as well: their number is bounded, all are forgotten at once.
_MOST: Final = 2_000


class Memo(Generic[_T]):
    """Results by the object, and the circumstances, of which they were made."""

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        # The object is held, so that no other takes its id.
        self._kept: dict[tuple[int, Hashable], tuple[object, _T]] = {}

    def get(self, one: object, how: Hashable = None) -> _T | None:
        """Return what was made of this very object under these circumstances, None if nothing."""
        found = self._kept.get((id(one), how))
        return found[1] if found else None

    def keep(self, result: _T, one: object, how: Hashable = None) -> _T:
        """Keep the result, which is no None, and return it."""
        if len(self._kept) >= _MOST:
            self._kept.clear()
        self._kept[id(one), how] = one, result
        return result


class Equals(Generic[_T]):
    """One object of all that are equal, so that what is made of it is found by its identity."""

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        self._kept: dict[_T, _T] = {}

    def one(self, found: _T) -> _T:
        """Return the first object that was equal to this one, which never changes."""
        if len(self._kept) >= _MOST:
            self._kept.clear()
        return self._kept.setdefault(found, found)
