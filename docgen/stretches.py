"""Objects that follow each other in many documents: such a stretch is one object in all of them.

What is made of every object alone is found again by the object (``sharing.Memo``), as often as
there are objects; what is made of a stretch is found by it, once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Final, Generic, TypeVar, overload

from docgen.sharing import Equals, Known, Memo

_T = TypeVar("_T")
_H = TypeVar("_H", bound=Hashable)
#: What is kept of one stretch is never much, and two long documents have some in common.
LONGEST: Final = 16
_IS_SHARED: Final = itemgetter(0)


class Stretch(Generic[_T]):
    """Objects that follow each other; a shared stretch is the same object wherever they do."""

    __slots__ = ("is_shared", "items")

    def __init__(self, items: tuple[_T, ...], *, is_shared: bool = False) -> None:
        self.items = items
        self.is_shared = is_shared


class Stretches(Sequence[_T]):
    """All objects of the stretches, in their order."""

    __slots__ = ("_all", "parts")

    def __init__(self, parts: Sequence[Stretch[_T]]) -> None:
        self.parts = parts
        self._all: tuple[_T, ...] | None = None

    def with_one(self, item: _T, place: int) -> Stretches[_T]:
        """Return the objects with one more before that at this place."""
        one, begins = Stretch((item,)), 0
        for number, part in enumerate(self.parts):
            ends = begins + len(part.items)
            if place <= ends:
                left, right = part.items[: place - begins], part.items[place - begins :]
                parted = [Stretch(left), one, Stretch(right)] if right else [part, one]
                return Stretches([*self.parts[:number], *parted, *self.parts[number + 1 :]])
            begins = ends
        return Stretches([*self.parts, one])

    def __len__(self) -> int:
        return sum(len(part.items) for part in self.parts)

    @overload
    def __getitem__(self, place: int) -> _T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[_T, ...]: ...
    def __getitem__(self, place: int | slice) -> _T | tuple[_T, ...]:
        if self._all is None:
            self._all = tuple(self)
        return self._all[place]

    def __iter__(self) -> Iterator[_T]:
        return chain.from_iterable([part.items for part in self.parts])

    def __eq__(self, other: object) -> bool:
        return tuple(self) == (tuple(other) if isinstance(other, Stretches) else other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def stretches_of(items: Sequence[_T]) -> Sequence[Stretch[_T]]:
    """Return the stretches that the objects lie in: one of their own where nobody parted them."""
    return items.parts if isinstance(items, Stretches) else [Stretch(tuple(items))]


def cut(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Yield objects that follow each other in portions of which stretches are made."""
    return (items[at : at + LONGEST] for at in range(0, len(items), LONGEST))


class Parting(Generic[_H]):
    """Parts the objects of documents into stretches, by those that other documents had.

    ``fits`` tells of an object whether it may lie in a shared stretch; of equal objects, which
    never change, all documents have the first.
    """

    def __init__(self, fits: Callable[[_H], bool]) -> None:
        self._fits = fits
        self._equal: Equals[_H] = Equals()
        self._met: Memo[bool] = Memo()
        # By the identities of the objects, which live as long as their stretch is kept.
        self._stretches: Known[tuple[int, ...], Stretch[_H]] = Known()

    def parted(self, items: Sequence[_H]) -> Stretches[_H]:
        """Return the objects in stretches: shared ones of those that were met before.

        The last object stands by itself, for what comes behind may look at it.
        """
        if isinstance(items, Stretches):
            return items
        items = [*map(self._equal.one, items)]
        met = self._met.of_each(items)
        for item, fits in zip(items, met, strict=True):
            if fits is None:
                self._met.keep(self._fits(item), item)
        parts: list[Stretch[_H]] = []
        together = zip(map(bool, (*met[:-1], False)), items, strict=False)
        for is_shared, run in groupby(together, _IS_SHARED):
            found = tuple([item for _, item in run])
            if is_shared:
                parts += map(self._shared, cut(found))
            else:
                parts.append(Stretch(found))
        return Stretches(parts)

    def _shared(self, items: Sequence[_H]) -> Stretch[_H]:
        key = tuple(map(id, items))
        known = self._stretches.get(key)
        return known or self._stretches.keep(Stretch(tuple(items), is_shared=True), key)
