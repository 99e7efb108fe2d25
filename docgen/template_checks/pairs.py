"""Blocks of a part: which tag closes which, and which tags have lost their partner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from docgen.rendering.tags.lone import opens_block
from docgen.rendering.tags.words import PAIRED
from docgen.template_checks.paper import PlacedTag, TaggedPart, TemplatePaper

_MIDDLE: Final = {"else": ("if", "for"), "elif": ("if",)}


@dataclass(slots=True)
class Block:
    """A block that is closed; ``middles`` are its ``elif`` and ``else``."""

    start: PlacedTag
    end: PlacedTag
    middles: list[PlacedTag]


@dataclass(frozen=True, slots=True)
class Crossing:
    """A block that ends while one opened inside it goes on: ``end`` closes ``outer``."""

    outer: PlacedTag
    inner: PlacedTag
    end: PlacedTag


@dataclass(slots=True)
class Blocks:
    """The blocks of one part."""

    closed: list[Block] = field(default_factory=list)
    unclosed: list[PlacedTag] = field(default_factory=list)
    unopened: list[PlacedTag] = field(default_factory=list)
    crossed: list[Crossing] = field(default_factory=list)


def blocks(paper: TemplatePaper) -> list[tuple[TaggedPart, Blocks]]:
    """Return the blocks of every part, for ``paper.once``."""
    return [(part, blocks_of(part.tags)) for part in paper.parts]


def opened(placed: PlacedTag) -> str:
    """Return the command of a tag that opens a block, empty for any other tag."""
    word = placed.tag.word
    return word if opens_block(word, placed.tag.body) else ""


def blocks_of(tags: Sequence[PlacedTag]) -> Blocks:
    """Return the blocks that these tags make; each tag without a partner is told once."""
    found = Blocks()
    stack: list[tuple[PlacedTag, list[PlacedTag]]] = []
    for place, placed in enumerate(tags):
        word = placed.tag.word
        if opened(placed):
            stack.append((placed, []))
        elif word in _MIDDLE:
            if stack and opened(stack[-1][0]) in _MIDDLE[word]:
                stack[-1][1].append(placed)
            else:
                found.unopened.append(placed)
        elif word.startswith("end") and word.removeprefix("end") in {*PAIRED, "set"}:
            _close(found, stack, placed, tags[place + 1 :])
    found.unclosed.extend(start for start, _ in stack)
    return found


def _close(
    found: Blocks,
    stack: list[tuple[PlacedTag, list[PlacedTag]]],
    end: PlacedTag,
    rest: Sequence[PlacedTag],
) -> None:
    word = end.tag.word.removeprefix("end")
    places = [place for place, (start, _) in enumerate(stack) if opened(start) == word]
    if not places:
        found.unopened.append(end)
        return
    place = places[-1]
    start, middles = stack[place]
    for inner in [inner for inner, _ in stack[place + 1 :]]:
        if _is_closed_later(opened(inner), stack[: place + 1], rest):
            found.crossed.append(Crossing(start, inner, end))
        else:
            found.unclosed.append(inner)
            stack[:] = [one for one in stack if one[0] is not inner]
    stack[:] = [one for one in stack if one[0] is not start]
    found.closed.append(Block(start, end, middles))


def _is_closed_later(
    word: str,
    around: Sequence[tuple[PlacedTag, list[PlacedTag]]],
    rest: Sequence[PlacedTag],
) -> bool:
    """Return whether the rest has an end for a block of this word that no block around needs."""
    ends = depth = 0
    for placed in rest:
        if opened(placed) == word:
            depth += 1
        elif placed.tag.word == f"end{word}":
            if depth:
                depth -= 1
            else:
                ends += 1
    return ends > sum(opened(start) == word for start, _ in around)
