"""Cells by what they say, so that a rule reads only those in which it may find something.

A table of thousands of rows repeats its words, and of most slips it has none. So a text that
stands in many cells is read once, and the signs and words of which a slip is made are looked for
in all texts together: what costs time is the texts that a rule has to read, not the rows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, KeysView
from copy import copy
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any, Final, Generic, Self, TypeVar, cast

from docgen.lazy_regex import lazy_regex

Cell = TypeVar("Cell")
Other = TypeVar("Other")
Found = TypeVar("Found")
#: A piece of text, or a pattern.
Sign = str | re.Pattern[str]

_WORD: Final = lazy_regex(r"[А-Яа-яЁё]+")


class Texts(Generic[Cell]):
    """Cells in the order of the paper: all of them, or those with some sign or word.

    Narrowing is never too narrow: what it leaves out cannot have what was asked for, what it
    leaves in is still to be read.
    """

    def __init__(self, cells: Iterable[Cell], says: Callable[[Cell], str]) -> None:
        self._cells = tuple(cells)
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

    def having(self, *signs: Sign) -> Self:
        """Return those in which one of the signs stands.

        Signs are looked for in small letters without «ё» and without no-break blanks, and in all
        texts joined by line ends: a pattern must not ask what stands at the ends of a text, but
        for ``^`` and ``$`` of a multi-line one. It is quick when it begins with a rare sign; what
        stands before that may be asked behind it, as in ``-(?<=[а-я].)``.
        """
        return self._only({number for sign in signs for number in self._said.with_sign(sign)})

    def with_words(self, words: Iterable[str]) -> Self:
        """Return those in which one of these Russian words stands, as typed."""
        index = self._said.index
        return self._only({number for word in words for number in index.get(word, ())})

    def __or__(self, other: Self) -> Self:
        return self._narrowed({*self._numbers(), *other._numbers()})

    def distinct(self) -> Iterator[tuple[str, list[Cell]]]:
        """Yield each text, in the order of its first cell, with all its cells."""
        texts, places = self._said.texts, self._said.places
        for number in self._numbers():
            yield texts[number], [self._cells[at] for at in places[number]]

    def found(self, find: Callable[[str], Iterable[Found]]) -> Iterator[tuple[Cell, Found]]:
        """Yield what is found in the texts with its cell, cell by cell."""
        texts, places = self._said.texts, self._said.places
        by_cell: list[tuple[int, tuple[Found, ...]]] = []
        # What a rule itself finds is known of texts that another paper has; of a function made for
        # this one paper nothing is kept.
        find_in = _found_in if "<" not in find.__qualname__ else _find_in
        for number in self._numbers():
            things: tuple[Found, ...] = find_in(find, texts[number])
            if things:
                by_cell.extend((at, things) for at in places[number])
        by_cell.sort(key=_place)
        for at, things in by_cell:
            for thing in things:
                yield self._cells[at], thing

    def made(self, make: Callable[[Cell], Other]) -> Texts[Other]:
        """Return the same texts with what is made of each cell in its stead."""
        others = cast("Texts[Other]", copy(self))
        others._cells = tuple(map(make, self._cells))  # noqa: SLF001 - its own copy
        return others

    def _numbers(self) -> Iterable[int]:
        return range(len(self._said.texts)) if self._left is None else self._left

    def _only(self, numbers: set[int]) -> Self:
        return self._narrowed(numbers if self._left is None else numbers.intersection(self._left))

    def _narrowed(self, numbers: set[int]) -> Self:
        narrowed = copy(self)
        narrowed._left = sorted(numbers)  # noqa: SLF001 - its own copy
        return narrowed


def _find_in(find: Callable[[str], Iterable[Any]], text: str) -> tuple[Any, ...]:
    return tuple(find(text))


_found_in = lru_cache(maxsize=8192)(_find_in)


def _place(one: tuple[int, object]) -> int:
    return one[0]


class _Said:
    """The distinct texts, numbered in the order of their first cells, and the places of each."""

    def __init__(self, texts: Iterable[str]) -> None:
        by_text: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            by_text.setdefault(text, []).append(at)
        self.texts = tuple(by_text)
        self.places = tuple(by_text.values())

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """The numbers of the texts in which each word stands, as often as it stands there."""
        index: dict[str, list[int]] = {}
        for number, text in enumerate(self.texts):
            for word in _WORD.findall(text):
                index.setdefault(word, []).append(number)
        return index

    def with_sign(self, sign: Sign) -> Iterator[int]:
        """Yield the numbers of the texts in which a sign stands."""
        joined, starts = self._joined
        find = self._finder(sign)
        at = find(joined, 0)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            yield number
            at = find(joined, starts[number + 1]) if number + 1 < len(starts) else -1

    def _finder(self, sign: Sign) -> Callable[[str, int], int]:
        """Return what looks for a sign behind a place: where it stands, or -1."""
        if not isinstance(sign, str):
            search = sign.search
            return lambda joined, start: m.start() if (m := search(joined, start)) else -1
        if any(word not in self._vocabulary for word in _words_of(sign)):
            return lambda _joined, _start: -1
        return lambda joined, start: joined.find(sign, start)

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """All texts as signs are looked for in them, and where each of them starts."""
        lines = [_folded(text) for text in self.texts]
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        return "\n".join(lines), starts[:-1]

    @cached_property
    def _vocabulary(self) -> str:
        return "\n".join({_folded(word) for word in self.index})


@lru_cache(maxsize=4096)
def _words_of(sign: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(sign))


def _folded(text: str) -> str:
    return text.lower().replace("ё", "е").replace("\u00a0", " ")
