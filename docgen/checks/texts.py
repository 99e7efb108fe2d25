"""Cells by what they say, so that a rule reads only those in which it may find something.

A table of thousands of rows repeats its words, and of most slips it has none. So a text that
stands in many cells is read once, and the signs and words of which a slip is made are looked for
in all texts together: what costs time is the texts that a rule has to read, not the rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, KeysView, Sequence
from functools import cached_property, reduce
from itertools import accumulate
from operator import or_
from typing import Final, Generic, Self, TypeVar, overload

from docgen.checks.signs import Joined, Sign, Signs, find_in, found_in, signs_in
from docgen.lazy_regex import lazy_regex

Cell = TypeVar("Cell")
Other = TypeVar("Other")
Found = TypeVar("Found")

_WORD: Final = lazy_regex(r"[А-Яа-яЁё]+")
#: A paper with more texts is searched as a whole, and nothing is kept of it.
_FEW: Final = 1000


class Texts(Generic[Cell]):
    """Cells in the order of the paper: all of them, or those with some sign or word.

    Narrowing is never too narrow: what it leaves out cannot have what was asked for, what it
    leaves in is still to be read.
    """

    def __init__(self, cells: Iterable[Cell], says: Callable[[Cell], str]) -> None:
        self._cells: Sequence[Cell] = tuple(cells)
        self._said = _Said(map(says, self._cells))
        #: The numbers of the texts that are left, None for all.
        self._left: list[int] | None = None

    def __iter__(self) -> Iterator[Cell]:
        if self._left is None:
            return iter(self._cells)
        places = self._said.places
        return map(self._cells.__getitem__, sorted(at for n in self._left for at in places[n]))

    @property
    def words(self) -> KeysView[str]:
        """All Russian words of the paper, as typed, once each."""
        return self._said.index.keys()

    def all_found(self, pattern: re.Pattern[str]) -> set[str]:
        """Return what a pattern finds in all texts, as typed: with it one may ask for words.

        It must not ask what stands at the ends of a text.
        """
        return set(pattern.findall(self._said.joined.typed))

    def having(self, *signs: Sign | Signs) -> Self:
        """Return those in which one of the signs stands, as :class:`Signs` tells."""
        return self._only({number for sign in signs for number in self._said.having(sign)})

    @property
    def signs(self) -> int | None:
        """The bits of all signs of the paper; None where its many texts are searched for each."""
        return self._said.all_signs

    def have(self, signs: Signs, times: int = 1) -> bool:
        """Return whether one of the signs stands in so many cells."""
        return self._said.have(signs, times)

    def with_words(self, words: Iterable[str]) -> Self:
        """Return those in which one of these Russian words stands, as typed."""
        index = self._said.index
        return self._only({number for word in words for number in index.get(word, ())})

    def in_cells(self, least: int, most: int | None = None) -> Self:
        """Return those that stand in so many cells."""
        counts = ((number, len(self._said.places[number])) for number in self._numbers())
        return self._narrowed(
            {n for n, count in counts if count >= least and (most is None or count <= most)}
        )

    def __or__(self, other: Self) -> Self:
        return self._narrowed({*self._numbers(), *other._numbers()})

    def distinct(self) -> Iterator[tuple[str, Sequence[Cell]]]:
        """Yield each text, in the order of its first cell, with all its cells."""
        texts, places, cell = self._said.texts, self._said.places, self._cells.__getitem__
        for number in self._numbers():
            yield texts[number], _Made(cell, places[number])

    def found(self, find: Callable[[str], Iterable[Found]]) -> Iterator[tuple[Cell, Found]]:
        """Yield what is found in the texts with its cell, cell by cell."""
        texts, places = self._said.texts, self._said.places
        by_cell: list[tuple[int, tuple[Found, ...]]] = []
        # What a rule itself finds is known of texts that another paper has; of a function made for
        # this one paper nothing is kept.
        read = found_in if "<" not in find.__qualname__ else find_in
        for number in self._numbers():
            things: tuple[Found, ...] = read(find, texts[number])
            if things:
                by_cell.extend((at, things) for at in places[number])
        by_cell.sort(key=_place)
        for at, things in by_cell:
            for thing in things:
                yield self._cells[at], thing

    def made(self, make: Callable[[Cell], Other]) -> Texts[Other]:
        """Return the same texts with what is made of each cell in its stead."""
        others: Texts[Other] = Texts.__new__(Texts)
        others._cells = _Made(make, self._cells)
        others._said, others._left = self._said, self._left
        return others

    def _numbers(self) -> Iterable[int]:
        return range(len(self._said.texts)) if self._left is None else self._left

    def _only(self, numbers: set[int]) -> Self:
        return self._narrowed(numbers if self._left is None else numbers.intersection(self._left))

    def _narrowed(self, numbers: set[int]) -> Self:
        narrowed = self.__new__(type(self))
        narrowed._cells, narrowed._said = self._cells, self._said  # noqa: SLF001 - its own
        narrowed._left = sorted(numbers)  # noqa: SLF001
        return narrowed


def _place(one: tuple[int, object]) -> int:
    return one[0]


class _Made(Sequence[Other]):
    """What is made of cells, of each when it is asked for: most rules ask for few."""

    def __init__(self, make: Callable[[Cell], Other], cells: Sequence[Cell]) -> None:
        self._make = make
        self._cells = cells

    def __len__(self) -> int:
        return len(self._cells)

    def __iter__(self) -> Iterator[Other]:
        return map(self._make, self._cells)

    @overload
    def __getitem__(self, at: int) -> Other: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Other]: ...
    def __getitem__(self, at: int | slice) -> Other | Sequence[Other]:
        if isinstance(at, slice):
            return _Made(self._make, self._cells[at])
        return self._make(self._cells[at])


class _Said:
    """The distinct texts, numbered in the order of their first cells, and the places of each."""

    def __init__(self, texts: Iterable[str]) -> None:
        by_text: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            by_text.setdefault(text, []).append(at)
        self.texts = tuple(by_text)
        self.places = tuple(by_text.values())
        #: Of the signs looked for so far: the texts found, and the search for the others.
        self._found: dict[Signs, tuple[list[int], Iterator[int]]] = {}

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """The numbers of the texts in which each word stands, as often as it stands there."""
        index: dict[str, list[int]] = {}
        for number, text in enumerate(self.texts):
            for word in _WORD.findall(text):
                index.setdefault(word, []).append(number)
        return index

    def having(self, sign: Sign | Signs) -> Iterable[int]:
        """Return the numbers of the texts in which a sign stands."""
        if not isinstance(sign, Signs):
            return self.joined.with_sign(sign)
        if self._signs is None:
            return self._searched(sign)
        return (number for number, bits in enumerate(self._signs) if bits & sign.bit)

    def have(self, signs: Signs, times: int) -> bool:
        """Return whether so many cells have one of the signs."""
        if self._signs is not None:
            numbers: Iterable[int] = self.having(signs)
        else:
            numbers = self._searched(signs)
        counts = accumulate(len(self.places[number]) for number in numbers)
        return any(count >= times for count in counts)

    def _searched(self, signs: Signs) -> Iterator[int]:
        """Yield the numbers of the texts with one of the signs; no text is searched twice."""
        found, others = self._found.setdefault(signs, ([], self.joined.having(signs)))
        yield from found
        for number in others:
            found.append(number)
            yield number

    @cached_property
    def _signs(self) -> list[int] | None:
        """The signs of each text; None for many texts, of which each sign is looked for alone."""
        return signs_in(self.texts) if len(self.texts) <= _FEW else None

    @cached_property
    def all_signs(self) -> int | None:
        """The bits of all signs, None for many texts."""
        return None if self._signs is None else reduce(or_, self._signs, 0)

    @cached_property
    def joined(self) -> Joined:
        """The texts as they are searched."""
        return Joined(self.texts, None if len(self.texts) <= _FEW else self.index.keys)
