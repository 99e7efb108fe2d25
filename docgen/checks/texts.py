"""Cells by what they say, so that a rule reads only those in which it may find something.

A table of thousands of rows repeats its words, and of most slips it has none. So a text that
stands in many cells is read once, and the signs and words of which a slip is made are looked for
in all texts together: what costs time is the texts that a rule has to read, not the rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import accumulate, chain, islice
from operator import itemgetter, or_
from typing import Final, Generic, Self, TypeVar, overload

from docgen.checks.distinct import Distinct, Search
from docgen.checks.joined import Joined
from docgen.checks.known_signs import find_in, found_in, signs_in
from docgen.checks.shapes import TOLD_BY_SHAPE, shapes_of, tells
from docgen.checks.signs import Sign, Signs

Asked = TypeVar("Asked")
Cell = TypeVar("Cell")
Other = TypeVar("Other")
Found = TypeVar("Found")

#: So many texts are searched together for a sign that their shapes may have.
_SOME: Final = 4096


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
    def words(self) -> Collection[str]:
        """All Russian words of the paper, as typed, once each."""
        return self._said.words

    def all_found(self, pattern: re.Pattern[str]) -> set[str]:
        """Return what a pattern finds in all texts, as typed: with it one may ask for words.

        It must not ask what stands at the ends of a text, nor which figure stands somewhere.
        """
        return (self._said.shapes or self._said.all).joined.all_found(pattern)

    def having(self, *signs: Sign | Signs) -> Self:
        """Return those in which one of the signs stands, as :class:`Signs` tells."""
        return self._only(set(chain.from_iterable(map(self._said.having, signs))))

    @property
    def signs(self) -> int | None:
        """The bits of all signs of the paper; None where its many texts are searched for each."""
        return self._said.all_signs

    def have(self, signs: Signs, times: int = 1) -> bool:
        """Return whether one of the signs stands in so many cells."""
        return self._said.have(signs, times)

    def say_any(self, pieces: Iterable[str]) -> bool:
        """Return whether one of these pieces stands somewhere: small letters, without figures."""
        small = (self._said.shapes or self._said.all).joined.typed.lower()
        return any(piece in small for piece in pieces)

    def with_words(self, words: Iterable[str]) -> Self:
        """Return those in which one of these Russian words stands, as typed."""
        return self._only(set(self._said.with_words(words)))

    def telling(self, tell: Callable[[str], object]) -> Self:
        """Return those of many texts of whose shape something is told: ``by_shape`` says when."""
        assert tell in TOLD_BY_SHAPE
        shapes = self._said.shapes
        if shapes is None:
            return self
        of_text = shapes.numbers.__getitem__
        numbers = self._numbers()
        told = {one for one in set(map(of_text, numbers)) if tells(tell, shapes.texts[one])}
        return self._narrowed({number for number in numbers if of_text(number) in told})

    def look_through(self) -> None:
        """Find what most searches ask for, so that processes that part from now on have it."""
        self._said.look_through()

    def in_cells(self, least: int, most: int | None = None) -> Self:
        """Return those that stand in so many cells."""
        counts = list(map(len, self._said.places))
        most = len(self._cells) if most is None else most
        return self._narrowed({n for n in self._numbers() if least <= counts[n] <= most})

    @property
    def counts(self) -> Mapping[str, int]:
        """In how many cells each text of the paper stands, in the order of their first cells."""
        return self._said.all.counts

    def where(self, holds: Callable[[str], bool]) -> Self:
        """Return those of whose text something holds."""
        texts = self._said.texts
        return self._narrowed({n for n in self._numbers() if holds(texts[n])})

    def __or__(self, other: Self) -> Self:
        return self._narrowed({*self._numbers(), *other._numbers()})

    def distinct(self) -> Iterator[tuple[str, Sequence[Cell]]]:
        """Yield each text, in the order of its first cell, with all its cells."""
        texts, places, cell = self._said.texts, self._said.places, self._cells.__getitem__
        for number in self._numbers():
            yield texts[number], _Made(cell, places[number])

    def alike(
        self, unless: Callable[[str], object] | None = None
    ) -> Iterator[tuple[str, Sequence[Cell]]]:
        """Yield each text but for its figures, as typed in its first cell, with all its cells.

        Texts of whose shape something is told are yielded as by :meth:`distinct`.
        """
        assert unless is None or unless in TOLD_BY_SHAPE
        shapes = self._said.shapes
        if shapes is None:
            yield from self.distinct()
            return
        texts, places, cell = self._said.texts, self._said.places, self._cells.__getitem__
        by_shape: dict[int, list[int]] = {}
        for number in self._numbers():
            by_shape.setdefault(shapes.numbers[number], []).append(number)
        groups: list[list[int]] = []
        for one, group in by_shape.items():
            if len(group) > 1 and unless is not None and tells(unless, shapes.texts[one]):
                groups.extend([number] for number in group)
            else:
                groups.append(group)
        for group in sorted(groups, key=itemgetter(0)):
            cells = sorted(chain.from_iterable(map(places.__getitem__, group)))
            yield texts[group[0]], _Made(cell, cells)

    def found(self, find: Callable[[str], Iterable[Found]]) -> Iterator[tuple[Cell, Found]]:
        """Yield what is found in the texts with its cell, cell by cell."""
        texts, places = self._said.texts, self._said.places
        by_cell: list[tuple[int, tuple[Found, ...]]] = []
        # What a rule itself finds is known of texts that another paper has; of a function made for
        # this one paper, and of many texts, which would push out all the others, nothing is kept.
        is_kept = "<" not in find.__qualname__ and not self._said.all.are_many
        read = found_in if is_kept else find_in
        for number in self._numbers():
            things: tuple[Found, ...] = read(find, texts[number])
            if things:
                by_cell.extend((at, things) for at in places[number])
        by_cell.sort(key=itemgetter(0))
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
    """What cells say: the distinct texts, of which many are looked through by their shapes."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.all = Distinct(texts)
        self.texts = self.all.texts
        #: The numbers of the texts with signs that ask for figures.
        self._figures: dict[Signs, Search] = {}

    @property
    def places(self) -> Sequence[Sequence[int]]:
        """The numbers of the cells of each text."""
        return self.all.places

    @cached_property
    def shapes(self) -> Distinct | None:
        """The shapes of many texts, at whose places stand the numbers of texts; None of few."""
        return Distinct(shapes_of(self.texts)) if self.all.are_many else None

    def look_through(self) -> None:
        """Find what most searches ask for."""
        _ = self.words
        if self.shapes is not None:
            _ = self.shapes.numbers

    def having(self, sign: Sign | Signs) -> Iterable[int]:
        """Return the numbers of the texts in which a sign stands."""
        if not isinstance(sign, Signs):
            return self.all.joined.with_sign(sign)
        if self._signs is not None:
            if not (self.all_signs or 0) & sign.bit:
                return ()
            return (number for number, bits in enumerate(self._signs) if bits & sign.bit)
        if not sign.in_shape:
            return self._shaped(Distinct.searched, sign)
        return self._figures.setdefault(sign, Search(self._with_figures(sign)))

    def _with_figures(self, sign: Signs) -> Iterator[int]:
        """Yield the numbers of the texts with a sign that asks for figures."""
        shaped = chain.from_iterable(self._shaped(Distinct.with_sign, one) for one in sign.in_shape)
        told: set[int] = set()
        # Of dates that come in every other text one is asked for the first ones only.
        for some in iter(lambda: list(islice(shaped, _SOME)), []):
            numbers = [number for number in dict.fromkeys(some) if number not in told]
            told.update(numbers)
            joined = Joined(list(map(self.texts.__getitem__, numbers)))
            yield from map(numbers.__getitem__, joined.having(sign))

    def have(self, signs: Signs, times: int) -> bool:
        """Return whether so many cells have one of the signs."""
        numbers = self.having(signs)
        if times == 1:
            return any(True for _ in numbers)
        counts = accumulate(len(self.places[number]) for number in numbers)
        return any(count >= times for count in counts)

    @property
    def words(self) -> Collection[str]:
        """All Russian words, as typed, once each."""
        return (self.shapes or self.all).words

    def with_words(self, words: Iterable[str]) -> Iterable[int]:
        """Return the numbers of the texts in which one of these words stands."""
        return self._shaped(Distinct.with_words, words)

    def _shaped(
        self, find: Callable[[Distinct, Asked], Iterable[int]], asked: Asked
    ) -> Iterable[int]:
        """Return the numbers of the texts of which the shapes are found."""
        if self.shapes is None:
            return find(self.all, asked)
        return chain.from_iterable(map(self.shapes.places.__getitem__, find(self.shapes, asked)))

    @cached_property
    def _signs(self) -> list[int] | None:
        """The signs of each text; None for many texts, of which each sign is looked for alone."""
        return None if self.all.are_many else signs_in(self.texts)

    @cached_property
    def all_signs(self) -> int | None:
        """The bits of all signs, None for many texts."""
        return None if self._signs is None else reduce(or_, self._signs, 0)
