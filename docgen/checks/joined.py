"""Texts as they are searched: all together, so that a sign that none has costs one search."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Final

from docgen.checks.parts import folded
from docgen.checks.signs import Chunk, Near, Sign, Signs, chunks_of, is_unbroken

if TYPE_CHECKING:
    import re

#: What stands between joined texts: it ends a line, and no pattern goes over it as over a blank.
_BETWEEN: Final = "\n\0\n"
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
    """

    def with_sign(
        self, sign: Sign, *, as_typed: bool = False, besides: AbstractSet[int] = _NONE
    ) -> Iterator[int]:
        """Yield the numbers of the texts in which a sign stands, but for those ``besides``."""
        asked = chunks_of(sign)
        if not asked:
            yield from super().with_sign(sign, as_typed=as_typed, besides=besides)
            return
        worth = sorted(self._having_all(asked, as_typed=as_typed) - besides)
        if is_unbroken(sign):
            yield from worth
        elif len(worth) * _MANY_OF > len(self._texts):
            yield from super().with_sign(sign, as_typed=as_typed, besides=besides)
        elif worth:
            some = Joined([self._texts[number] for number in worth])
            yield from map(worth.__getitem__, some.with_sign(sign, as_typed=as_typed))

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
