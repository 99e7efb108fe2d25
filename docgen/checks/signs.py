"""Signs without which a rule has nothing to find in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any, Final, cast

from msgspec import Struct

from docgen.checks.parts import Part
from docgen.lazy_regex import lazy_regex

Find = Callable[[str], Iterable[Any]]


class Near(Struct, frozen=True):
    """A pattern that fits in no text without one of these pieces, which are quicker to find.

    Nor does it fit in a text that has none of these ``parts``; without them the pieces tell. One
    that is ``unbroken`` fits in no blank: all that it asks of stands in one chunk, between two
    blanks. For any other, each of ``chunks`` fits in some chunk of a text in which it does itself.
    """

    pieces: tuple[str, ...]
    pattern: re.Pattern[str]
    parts: tuple[Part, ...] = ()
    unbroken: bool = False
    chunks: tuple[re.Pattern[str], ...] = ()


#: A piece of text, or a pattern.
Sign = str | re.Pattern[str] | Near


def near(
    pieces: Iterable[str],
    pattern: str,
    *parts: Part,
    flags: int = 0,
    unbroken: bool = False,
    chunks: Iterable[str] = (),
) -> Near:
    """Return a sign that is looked for only where one of these pieces, or parts, stands."""
    asked = tuple(map(lazy_regex, chunks))
    return Near(tuple(pieces), lazy_regex(pattern, flags), parts, unbroken, asked)


def within(
    pattern: str,
    *parts: Part,
    flags: int = 0,
    unbroken: bool = False,
    chunks: Iterable[str] = (),
) -> Near:
    """Return a sign that is looked for, in a short text, only where one of these parts stands."""
    return near((), pattern, *parts, flags=flags, unbroken=unbroken, chunks=chunks)


#: What is looked for in one chunk.
Chunk = str | re.Pattern[str]


def is_unbroken(sign: Sign) -> bool:
    """Return whether all that a sign asks of stands in one chunk."""
    return " " not in sign if isinstance(sign, str) else isinstance(sign, Near) and sign.unbroken


def chunks_of(sign: Sign) -> list[Collection[Chunk]]:
    """Return what must stand in the chunks of a text with a sign: one of each of these."""
    if isinstance(sign, str):
        return [(chunk,) for chunk in _chunks_of(sign)]
    if not isinstance(sign, Near):
        return []
    if sign.unbroken:
        return [(sign.pattern,)]
    asked: list[Collection[Chunk]] = [(chunk,) for chunk in sign.chunks]
    if sign.pieces:
        # Of a piece the last chunk tells most: the first one is often a mere point.
        asked.append([_chunks_of(piece)[-1] for piece in sign.pieces])
    return asked


@lru_cache(maxsize=1024)
def _chunks_of(piece: str) -> tuple[Chunk, ...]:
    """Return what stands in the chunks of a text with a piece, which is no mere blank."""
    if " " not in piece:
        return (piece,)
    parts = piece.split(" ")
    last = len(parts) - 1
    # At a blank of the piece a chunk begins or ends.
    return tuple(
        re.compile((r"(?<!\S)" if at else "") + re.escape(part) + (r"(?!\S)" if at < last else ""))
        for at, part in enumerate(parts)
        if part
    )


class Signs:
    """What a rule looks for: one of these signs must stand in a text; without any, every text has.

    Signs are looked for in small letters without «ё» and without no-break blanks, ``as_typed`` in
    the texts as they are; and in joined texts: a pattern must not ask what stands at the ends of a
    text, but for ``^`` and ``$`` of a multi-line one, and what it fits ends in the text or with the
    break of the line behind it. A sign that stands in a text stands in the shape of it, unless it
    asks which figures stand there: then one of those ``in_shape`` does. ``tells`` names a function
    («module:function») that finds something in those texts only where the rule does; only texts of
    small papers are read by it. ``parts`` are those of which such a text has one, where no sign
    tells that.

    Signs are declared in the ``signs.py`` of a family, which is loaded before any text is read.
    """

    def __init__(
        self,
        *signs: Sign,
        as_typed: bool = False,
        in_shape: tuple[Sign, ...] = (),
        tells: str = "",
        parts: tuple[Part, ...] = (),
    ) -> None:
        self.signs = signs
        self.as_typed = as_typed
        self.in_shape = in_shape
        self._tells = tells
        #: Pieces of which one stands in every text with a sign; None where none need to stand.
        self.pieces = _pieces(signs)
        self.parts = parts
        self.bit = 1 << len(ALL_SIGNS)
        ALL_SIGNS.append(self)

    @property
    def asks_figures(self) -> bool:
        """Whether a sign may stand in a text and not in the shape of it."""
        return bool(self.in_shape)

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
