"""The parts of texts (words, numbers, what stands between them), and what they tell of a text.

Papers of a batch are made of the same words put together anew: «Встреча 2 в СОШ № 17». What each
part tells is found out once; a new text of known parts is hardly read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_
from typing import Final, Literal

from msgspec import Struct

from docgen.lazy_regex import lazy_regex

Sort = Literal["word", "number", "between"]
SORTS: Final[tuple[Sort, ...]] = ("word", "number", "between")

_PARTS: Final = lazy_regex(r"[^\W\d_]+|\d+|[\W_]+")
#: The words of so many papers of an office are kept.
_MOST_KEPT: Final = 65_536


class Part(Struct, frozen=True):
    """What a part must be for a sign to stand in its text: of this sort, and of which this holds.

    A part is as long as can be, and is given as signs are looked for: in small letters or as typed.
    """

    sort: Sort
    fits: Callable[[str], object]


def word(pattern: str) -> Part:
    """Return a word, all letters, in which a pattern fits."""
    return _fitting("word", pattern)


def number(pattern: str) -> Part:
    """Return a number, all figures, in which a pattern fits."""
    return _fitting("number", pattern)


def between(pattern: str) -> Part:
    """Return blanks and other signs between words and numbers, in which a pattern fits."""
    return _fitting("between", pattern)


def _fitting(sort: Sort, pattern: str) -> Part:
    regex = lazy_regex(pattern)

    def fits(part: str) -> object:
        return regex.search(part)  # which compiles it: not before it is asked

    return Part(sort, fits)


def folded(text: str) -> str:
    """Return a text as signs are looked for in it."""
    return text.lower().replace("ё", "е").replace("\u00a0", " ")


def telling(piece: str) -> str:
    """Return that part of a piece of text which tells most: a text with the piece has it within.

    The longest word, else the signs between, else the number.
    """

    def tells(part: str) -> tuple[bool, bool, int]:
        sort = _sort(part)
        return sort == "word", sort == "between" and not part.isspace(), len(part)

    parts: list[str] = _PARTS.findall(piece)
    return max(parts, key=tells)


def _sort(part: str) -> Sort:
    return "number" if part[0].isdecimal() else "word" if part[0].isalnum() else "between"


class Clues(dict[str, int]):
    """The bits of what a part, as typed, may be a clue to: each part is asked once."""

    def __init__(self) -> None:
        super().__init__()
        #: The bits of that to which every text may be a clue.
        self._always = 0
        #: Pieces and parts, looked for as typed or not, with the bits of that to which they are.
        self._pieces: dict[Sort, dict[tuple[str, bool], int]] = {sort: {} for sort in SORTS}
        self._parts: dict[Sort, dict[tuple[Part, bool], int]] = {sort: {} for sort in SORTS}

    def add(self, bit: int, clues: Iterable[str | Part] | None, *, as_typed: bool) -> None:
        """Take up a bit, with the pieces and parts of which a text must have one; None for all."""
        self.clear()
        if clues is None:
            self._always |= bit
        for clue in clues or ():
            if isinstance(clue, Part):
                parts = self._parts[clue.sort]
                parts[clue, as_typed] = parts.get((clue, as_typed), 0) | bit
            else:
                piece = telling(clue)
                pieces = self._pieces[_sort(piece)]
                pieces[piece, as_typed] = pieces.get((piece, as_typed), 0) | bit

    def of(self, text: str) -> int:
        """Return the bits to which a text has a clue."""
        if len(self) > _MOST_KEPT:
            self.clear()
        return reduce(or_, map(self.__getitem__, _PARTS.findall(text)), self._always)

    def __missing__(self, part: str) -> int:
        sort, small = _sort(part), folded(part)
        bits = 0
        for (piece, as_typed), told in self._pieces[sort].items():
            if piece in (part if as_typed else small):
                bits |= told
        for (one, as_typed), told in self._parts[sort].items():
            if told & ~bits and one.fits(part if as_typed else small):
                bits |= told
        self[part] = bits
        return bits
