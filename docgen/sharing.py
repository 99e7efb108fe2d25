"""What was made of an object, kept for the next document that has the same one.

Documents of a batch share most of their rows: as the very same objects, which never change. What
they give is worked out once; by their identity it is found again without a look into them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Final, Generic, TypeVar

_T = TypeVar("_T")
_H = TypeVar("_H", bound=Hashable)
_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")
# What one document alone has is kept as well: of so many, those go that nobody has asked for since
# as many others were kept.
_MOST: Final = 2_000


class _Kept(Generic[_K, _V]):
    """What was kept or asked for lately, by its key."""

    __slots__ = ("_most", "_new", "_old")

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._new: dict[_K, _V] = {}
        self._old: dict[_K, _V] = {}

    def _again(self, key: _K) -> _V | None:
        """Return what was kept longer ago, if it was, and keep it anew."""
        found = self._old.get(key)
        if found is not None:
            self._put(key, found)
        return found

    def _put(self, key: _K, value: _V) -> None:
        if len(self._new) >= self._most:
            self._old, self._new = self._new, {}
        self._new[key] = value


# The object is held beside its result, so that no other takes its id.
class Memo(_Kept[tuple[int, Hashable], tuple[object, _T]]):
    """Results by the object, and the circumstances, of which they were made."""

    __slots__ = ()

    def get(self, one: object, how: Hashable = None) -> _T | None:
        """Return what was made of this very object under these circumstances, None if nothing."""
        key = (id(one), how)
        found = self._new.get(key) or self._again(key)
        return found[1] if found else None

    def of_each(self, ones: Iterable[object], how: Hashable = None) -> list[_T | None]:
        """Return the same for each of many objects."""
        known = self._new.get
        found = [(one, known((id(one), how))) for one in ones]
        return [kept[1] if kept else self.get(one, how) for one, kept in found]

    def keep(self, result: _T, one: object, how: Hashable = None) -> _T:
        """Keep the result, which is no None, and return it."""
        self._put((id(one), how), (one, result))
        return result


class Equals(_Kept[_H, _H]):
    """One object of all that are equal, so that what is made of it is found by its identity."""

    __slots__ = ()

    def one(self, found: _H) -> _H:
        """Return the first object that was equal to this one, which never changes."""
        known = self._new.get(found)
        if known is None:
            known = self._again(found)
        if known is None:
            self._put(found, found)
            return found
        return known


class Known(_Kept[_H, _T]):
    """Results by the value of which they were made: equal ones give the same."""

    __slots__ = ()

    def get(self, key: _H) -> _T | None:
        """Return what was made of an equal value, None if nothing."""
        found = self._new.get(key)
        return self._again(key) if found is None else found

    def keep(self, result: _T, key: _H) -> _T:
        """Keep the result, which is no None, and return it."""
        self._put(key, result)
        return result
