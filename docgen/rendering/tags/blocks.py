"""Blocks of a part: which tag closes which, and which tags have lost their partner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from msgspec import Struct, field

from docgen.rendering.tags.lone import opens_block
from docgen.rendering.tags.words import PAIRED

if TYPE_CHECKING:
    from docgen.rendering.story import Tag

#: A tag as whoever asks holds it.
T = TypeVar("T")
_MIDDLE: Final = {"else": ("if", "for"), "elif": ("if",)}
_CLOSED_BY_END: Final = frozenset({*PAIRED, "set"})


class Block(Struct, Generic[T], frozen=True):
    """A block that is closed; ``middles`` are its ``elif`` and ``else``."""

    start: T
    end: T
    middles: tuple[T, ...] = ()


class Crossing(Struct, Generic[T], frozen=True):
    """A block that ends while one opened inside it goes on: ``end`` closes ``outer``."""

    outer: T
    inner: T
    end: T


class Blocks(Struct, Generic[T]):
    """The blocks of one part; ``mistaken`` are closed by the word of another block."""

    closed: list[Block[T]] = field(default_factory=list)
    unclosed: list[T] = field(default_factory=list)
    unopened: list[T] = field(default_factory=list)
    crossed: list[Crossing[T]] = field(default_factory=list)
    mistaken: list[Block[T]] = field(default_factory=list)


def opened_by(tag: Tag) -> str:
    """Return the command of a tag that opens a block, empty for any other tag."""
    return tag.word if opens_block(tag.word, tag.body) else ""


def pair(tags: Sequence[T], read: Callable[[T], Tag]) -> Blocks[T]:
    """Return the blocks that these tags make; each tag without a partner is told once."""
    pairing = _Pairing([(one, read(one)) for one in tags])
    for place, (one, tag) in enumerate(pairing.tags):
        if opened_by(tag):
            pairing.stack.append(_Open(one, tag))
        elif tag.word in _MIDDLE:
            pairing.part(one, tag)
        elif tag.word.startswith("end") and tag.word.removeprefix("end") in _CLOSED_BY_END:
            pairing.close(place)
    pairing.found.unclosed.extend(left.one for left in pairing.stack)
    return pairing.found


class _Open(Struct, Generic[T], eq=False):
    """A block that is open."""

    one: T
    tag: Tag
    middles: list[T] = field(default_factory=list)

    @property
    def word(self) -> str:
        return self.tag.word


class _Pairing(Struct, Generic[T]):
    """The work on the tags of one part."""

    tags: Sequence[tuple[T, Tag]]
    stack: list[_Open[T]] = field(default_factory=list)
    found: Blocks[T] = field(default_factory=Blocks)

    def part(self, one: T, tag: Tag) -> None:
        """Note an ``else`` or ``elif``."""
        if self.stack and self.stack[-1].word in _MIDDLE[tag.word]:
            self.stack[-1].middles.append(one)
        else:
            self.found.unopened.append(one)

    def close(self, place: int) -> None:
        """Note the end at this place."""
        end, tag = self.tags[place]
        word = tag.word.removeprefix("end")
        depth = max((at for at, left in enumerate(self.stack) if left.word == word), default=-1)
        if depth < 0:
            self.found.unopened.append(end)
            return
        meant, innermost = self.stack[depth], self.stack[-1]
        if innermost.tag.prefix == tag.prefix != meant.tag.prefix:
            # A row does not close what a paragraph has opened: the wrong word was typed.
            self.stack.pop()
            self.found.mistaken.append(Block(innermost.one, end, tuple(innermost.middles)))
            return
        for inner in self.stack[depth + 1 :]:
            if self._is_closed_later(inner.word, depth, place):
                self.found.crossed.append(Crossing(meant.one, inner.one, end))
            else:
                self.found.unclosed.append(inner.one)
                self.stack.remove(inner)
        self.stack.remove(meant)
        self.found.closed.append(Block(meant.one, end, tuple(meant.middles)))

    def _is_closed_later(self, word: str, depth: int, place: int) -> bool:
        """Return whether an end follows for a block of this word that no block around needs."""
        ends = opened = 0
        for _, tag in self.tags[place + 1 :]:
            if opened_by(tag) == word:
                opened += 1
            elif tag.word == f"end{word}":
                if opened:
                    opened -= 1
                else:
                    ends += 1
        return ends > sum(left.word == word for left in self.stack[: depth + 1])
