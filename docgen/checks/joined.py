"""Texts as they are searched: all together, so that a sign that none has costs one search."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import accumulate, chain
from typing import Final

from docgen.checks.parts import folded
from docgen.checks.signs import Chunk, Near, Sign, Signs, chunks_of, is_unbroken
from docgen.lazy_regex import lazy_regex

#: What stands between joined texts: it ends a line, and no pattern goes over it as over a blank.
_BETWEEN: Final = "\n\0\n"
_NAME: Final = r"[А-ЯЁ][а-яё]{1,40} [А-ЯЁ]\.[А-ЯЁ]\."
_NAMES: Final = lazy_regex(rf"^{_NAME}(?:, {_NAME})*$", re.MULTILINE)
#: Where more than one text of so many may have a sign, all of them are searched.
_MANY_OF: Final = 8
_NONE: Final[AbstractSet[int]] = frozenset()


class Joined:
    """Texts joined to one."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def may_have(self, signs: Signs) -> bool:
        """Return whether a sign is worth looking for."""
        if signs.pieces is None:
            return True
        text = self.typed if signs.as_typed else self._folded
        for piece in signs.pieces:  # noqa: SIM110 - a generator would take thrice as long
            if piece in text:
                return True
        return False

    def having(self, signs: Signs) -> Iterator[int]:
        """Yield once each text with one of the signs, by number, whatever ``tells`` tells."""
        if not signs.signs:
            yield from range(len(self._texts))
        told: set[int] = set()
        for sign in signs.signs:
            for number in self.with_sign(sign, as_typed=signs.as_typed, besides=told):
                told.add(number)
                yield number

    def with_sign(
        self, sign: Sign, *, as_typed: bool = False, besides: AbstractSet[int] = _NONE
    ) -> Iterator[int]:
        """Yield the numbers of the texts in which a sign stands, but for those ``besides``."""
        text = self.typed if as_typed else self._folded
        if isinstance(sign, Near):
            if sign.pieces and not any(piece in text for piece in sign.pieces):
                return
            sign = sign.pattern
        find = _finder(sign, text)
        at = find(0)
        if at < 0:
            return
        starts = self._typed_starts if as_typed else self._folded_starts
        while at >= 0:
            number = bisect_right(starts, at) - 1
            if number not in besides:
                yield number
            at = find(max(starts[number + 1] - 1, at + 1)) if number + 1 < len(starts) else -1

    def all_found(self, pattern: re.Pattern[str]) -> set[str]:
        """Return what a pattern finds in all texts, as typed."""
        return set(pattern.findall(self.typed))

    @cached_property
    def typed(self) -> str:
        """All texts as they are, with a line of its own between them."""
        # The first and the last text begin and end a line as all others do.
        return f"\n{_BETWEEN.join(self._texts)}\n"

    @cached_property
    def _folded(self) -> str:
        return folded(self.typed)

    @cached_property
    def _typed_starts(self) -> list[int]:
        return _starts(self._texts)

    @cached_property
    def _folded_starts(self) -> list[int]:
        if len(self._folded) == len(self.typed):
            return self._typed_starts
        # A Turkish «İ» is two signs in small letters.
        return _starts([folded(text) for text in self._texts])


class ManyJoined(Joined):
    """Very many texts, made of few chunks: what stands between two blanks.

    A sign is looked for in the chunks. Most signs stand in none, and are not looked for in the
    texts at all; another one is looked for in the texts that have the chunks which it asks for.
    Where these are most of the texts, those that name people and say nothing else are left out,
    unless the sign fits in any such text: a plan has thousands of them.
    """

    def with_sign(
        self, sign: Sign, *, as_typed: bool = False, besides: AbstractSet[int] = _NONE
    ) -> Iterator[int]:
        """Yield the numbers of the texts in which a sign stands, but for those ``besides``."""
        asked = chunks_of(sign)
        worth = self._having_all(asked, as_typed=as_typed) - besides if asked else None
        if worth is not None and is_unbroken(sign):
            yield from sorted(worth)
        elif worth is not None and len(worth) * _MANY_OF <= len(self._texts):
            yield from _found_in(sorted(worth), self._some(worth), sign, as_typed=as_typed)
        else:
            numbers, others = self._others
            for number in _found_in(numbers, others, sign, as_typed=as_typed):
                if number not in besides:
                    yield number
            if worth is None and not any(
                True for _ in _NAMES_ALONE.with_sign(sign, as_typed=as_typed)
            ):
                return
            names = self._names - besides
            names = names if worth is None else names & worth
            yield from _found_in(sorted(names), self._some(names), sign, as_typed=as_typed)

    def all_found(self, pattern: re.Pattern[str]) -> set[str]:
        """Return what a pattern finds in all texts, as typed."""
        if _NAMES_ALONE.all_found(pattern):
            return super().all_found(pattern)
        return self._others[1].all_found(pattern)

    def _some(self, numbers: Iterable[int]) -> Joined:
        return Joined([self._texts[number] for number in sorted(numbers)])

    @cached_property
    def _names(self) -> AbstractSet[int]:
        """The numbers of the texts that are names alone."""
        names = set(_NAMES.findall(self.typed))
        return {number for number, text in enumerate(self._texts) if text in names}

    @cached_property
    def _others(self) -> tuple[Sequence[int], Joined]:
        """The texts that say more, and their numbers."""
        numbers = [number for number in range(len(self._texts)) if number not in self._names]
        return numbers, self._some(numbers)

    def _having_all(self, asked: Iterable[Collection[Chunk]], *, as_typed: bool) -> set[int]:
        """Return the numbers of the texts that have one chunk of each of these collections."""
        worth: set[int] | None = None
        for chunks in asked:
            found = {
                self._list_of_chunks[number]
                for chunk in chunks
                for number in self._chunks.with_sign(chunk, as_typed=as_typed)
            }
            if not found:
                return set()
            having = self.having_chunks(found)
            worth = having if worth is None else worth & having
        return worth or set()

    def having_chunks(self, chunks: Iterable[str]) -> set[int]:
        """Return the numbers of the texts that have one of these chunks."""
        return set(chain.from_iterable(map(self.chunks.__getitem__, chunks)))

    @cached_property
    def chunks(self) -> Mapping[str, Sequence[int]]:
        """The chunks, as typed, in their order, each with the numbers of the texts that have it."""
        chunks: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            for chunk in text.split():
                chunks[chunk].append(number)
        return chunks

    @cached_property
    def _list_of_chunks(self) -> Sequence[str]:
        return tuple(self.chunks)

    @cached_property
    def _chunks(self) -> Joined:
        return Joined(self._list_of_chunks)


def _found_in(
    numbers: Sequence[int], joined: Joined, sign: Sign, *, as_typed: bool
) -> Iterator[int]:
    """Yield those of the numbers of joined texts in whose texts a sign stands."""
    return map(numbers.__getitem__, joined.with_sign(sign, as_typed=as_typed))


#: A text of names alone: whatever fits in it fits in any other one too, or in one of its chunks.
_NAMES_ALONE: Final = Joined(["Иванова И.И., Петров П.П.", "Иванова И.И."])


def _starts(texts: Iterable[str]) -> list[int]:
    gap = len(_BETWEEN)
    return list(accumulate((len(text) + gap for text in texts), initial=1))[:-1]


def _finder(sign: str | re.Pattern[str], text: str) -> Callable[[int], int]:
    """Return what looks for a sign behind a place: where its last letter stands, or -1."""
    if isinstance(sign, str):
        more = len(sign) - 1
        return lambda start: at + more if (at := text.find(sign, start)) >= 0 else -1
    search = sign.search
    return lambda start: found.end() - 1 if (found := search(text, start)) else -1
