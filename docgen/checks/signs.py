"""Signs without which a rule has nothing to find in a text, and how many texts are searched."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from importlib import import_module
from itertools import accumulate
from typing import Any, Final, cast

from msgspec import Struct

from docgen.checks.parts import Part, folded
from docgen.lazy_regex import lazy_regex

Find = Callable[[str], Iterable[Any]]


class Near(Struct, frozen=True):
    """A pattern that fits in no text without one of these pieces, which are quicker to find.

    Nor does it fit in a text that has none of these ``parts``; without them the pieces tell.
    """

    pieces: tuple[str, ...]
    pattern: re.Pattern[str]
    parts: tuple[Part, ...] = ()


#: A piece of text, or a pattern.
Sign = str | re.Pattern[str] | Near

_WORD: Final = lazy_regex(r"[а-яё]+")


def near(pieces: Iterable[str], pattern: str, *parts: Part, flags: int = 0) -> Near:
    """Return a sign that is looked for only where one of these pieces, or parts, stands."""
    return Near(tuple(pieces), lazy_regex(pattern, flags), parts)


def within(pattern: str, *parts: Part, flags: int = 0) -> Near:
    """Return a sign that is looked for, in a short text, only where one of these parts stands."""
    return near((), pattern, *parts, flags=flags)


class Signs:
    """What a rule looks for: one of these signs must stand in a text; without any, every text has.

    Signs are looked for in small letters without «ё» and without no-break blanks, ``as_typed`` in
    the texts as they are; and in joined texts: a pattern must not ask what stands at the ends of a
    text, but for ``^`` and ``$`` of a multi-line one. A sign stands in the shape of a text wherever
    it stands in the text; one that ``asks_figures`` need not, but has a figure in it. ``tells``
    names a function («module:function») that finds something in those texts only where the rule
    does; only texts of small papers are read by it. ``parts`` are those of which such a text has
    one, where no sign tells that.

    Signs are declared in the ``signs.py`` of a family, which is loaded before any text is read.
    """

    def __init__(
        self,
        *signs: Sign,
        as_typed: bool = False,
        asks_figures: bool = False,
        tells: str = "",
        parts: tuple[Part, ...] = (),
    ) -> None:
        self.signs = signs
        self.as_typed = as_typed
        self.asks_figures = asks_figures
        self._tells = tells
        #: Pieces of which one stands in every text with a sign; None where none need to stand.
        self.pieces = _pieces(signs)
        self.parts = parts
        self.bit = 1 << len(ALL_SIGNS)
        ALL_SIGNS.append(self)

    @cached_property
    def tells(self) -> Find | None:
        """The function that finds something in a text, or None."""
        module, _, name = self._tells.partition(":")
        return cast("Find", getattr(import_module(module), name)) if module else None

    @property
    def clues(self) -> list[str | Part] | None:
        """Pieces and parts of which a text has one in which the rule finds something.

        None where every text may be such.
        """
        clues: list[str | Part] = [*self.parts]
        for sign in self.signs:
            if isinstance(sign, str):
                clues.append(sign)
            elif isinstance(sign, Near):
                clues += sign.parts or sign.pieces
            else:
                return None
        return clues or None


def _pieces(signs: Iterable[Sign]) -> tuple[str, ...] | None:
    pieces: list[str] = []
    for sign in signs:
        if isinstance(sign, str):
            pieces.append(sign)
        elif isinstance(sign, Near) and sign.pieces:
            pieces.extend(sign.pieces)
        else:
            return None
    return tuple(pieces) or None


#: Each at the place of its bit.
ALL_SIGNS: Final[list[Signs]] = []
#: What stands between joined texts: it ends a line, and no pattern goes over it as over a blank.
_BETWEEN: Final = "\n\0\n"


class Joined:
    """Texts as they are searched: all together, for a sign that none has costs one search."""

    def __init__(
        self, texts: Sequence[str], words: Callable[[], Iterable[str]] | None = None
    ) -> None:
        """Take the texts, and of very many what gives all their Russian words, as typed."""
        self._texts = texts
        self._words = words

    def may_have(self, signs: Signs) -> bool:
        """Return whether a sign is worth looking for."""
        if signs.pieces is None or self._words is not None:
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
            if not isinstance(sign, str) or self._has(sign, as_typed=signs.as_typed):
                for number in self.with_sign(sign, as_typed=signs.as_typed):
                    if number not in told:
                        told.add(number)
                        yield number

    def with_sign(self, sign: Sign, *, as_typed: bool = False) -> Iterator[int]:
        """Yield the numbers of the texts in which a sign stands."""
        text = self.typed if as_typed else self._folded
        if isinstance(sign, Near):
            if sign.pieces and not any(self._has(one, as_typed=as_typed) for one in sign.pieces):
                return
            sign = sign.pattern
        find = _finder(sign, text)
        at = find(0)
        if at < 0:
            return
        starts = self._typed_starts if as_typed else self._folded_starts
        while at >= 0:
            number = max(bisect_right(starts, at) - 1, 0)
            yield number
            at = find(starts[number + 1]) if number + 1 < len(starts) else -1

    def _has(self, piece: str, *, as_typed: bool) -> bool:
        if as_typed:
            return piece in self.typed
        vocabulary = self._vocabulary
        if vocabulary is not None and any(word not in vocabulary for word in _words_of(piece)):
            return False
        return piece in self._folded

    @cached_property
    def _vocabulary(self) -> str | None:
        """Each word once: a fraction of very many texts, and most signs are made of words."""
        return "\n".join(set(map(folded, self._words()))) if self._words else None

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


@lru_cache(maxsize=4096)
def _words_of(piece: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(piece))


def _starts(texts: Iterable[str]) -> list[int]:
    gap = len(_BETWEEN)
    return list(accumulate((len(text) + gap for text in texts), initial=1))[:-1]


def _finder(sign: str | re.Pattern[str], text: str) -> Callable[[int], int]:
    """Return what looks for a sign behind a place: where it stands, or -1."""
    if isinstance(sign, str):
        return lambda start: text.find(sign, start)
    search = sign.search
    return lambda start: found.start() if (found := search(text, start)) else -1
