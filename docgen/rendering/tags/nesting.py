"""Where a block may begin and end: what it repeats or leaves out must be whole elements.

docxtpl prints a part as text. When a block begins outside a link and ends inside it, the text that
it repeats or leaves out holds the end of the link without its beginning, and Word refuses the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from docgen.rendering.story import Piece, StoryParagraph, Tag
from docgen.rendering.tags.blocks import Block, pair
from docgen.rendering.tags.pieces import can_cut, cut_around, pieces_of, unwrapped

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNITS: Final = {"p": f"{_W}p", "tr": f"{_W}tr", "tc": f"{_W}tc"}
# What says nothing about its text, or what a form of Word does with it, which nobody fills in here.
_DISSOLVED: Final = {f"{_W}{name}" for name in ("smartTag", "customXml", "sdt", "sdtContent")}
_HELD: Final = {f"{_W}hyperlink": "гиперссылки", f"{_W}fldSimple": "поля"}
_WORDS: Final = {
    **_HELD,
    f"{_W}tc": "ячейки таблицы",
    f"{_W}txbxContent": "надписи",
    f"{_W}footnote": "сноски",
    f"{_W}endnote": "сноски",
    f"{_W}tbl": "таблицы",
}


#: Elements that a block may cut in two, and that can be mended.
WRAPPERS: Final = (*sorted(_DISSOLVED), *_HELD)


class Spot(NamedTuple):
    """A tag with its paragraph, and its number among the tags of the part."""

    paragraph: StoryParagraph
    tag: Tag
    number: int = 0


class Uneven(NamedTuple):
    """Two tags of a block of which one stands in something that does not hold the other.

    ``inside`` says of what («гиперссылки»), empty where it has no name for people; ``wrappers``
    are the elements around either of them that can be mended, ``is_cut`` tells of others.
    """

    first: Spot
    second: Spot
    inside: str
    wrappers: tuple[Any, ...]
    is_cut: bool


def uneven_blocks(spots: Sequence[Spot]) -> Iterator[Uneven]:
    """Yield the blocks of a part that begin and end in different surroundings."""
    for block in pair(spots, lambda spot: spot.tag).closed:
        if found := uneven(block):
            yield found


def uneven(block: Block[Spot]) -> Uneven | None:
    """Return what keeps a block from being whole elements, None when nothing does."""
    ends = (block.start, *block.middles, block.end)
    for first, second in pairwise(ends):
        one, other = (_around(spot) for spot in (first, second))
        common = set(one) & set(other)
        one, other = ([node for node in nodes if node not in common] for nodes in (one, other))
        if [node.tag for node in one] != [node.tag for node in other]:
            wrappers = tuple(node for node in (*one, *other) if node.tag in WRAPPERS)
            kept = ([n.tag for n in nodes if n not in wrappers] for nodes in (one, other))
            is_cut = next(kept) != next(kept)
            return Uneven(first, second, _named((*one, *other)), wrappers, is_cut)
    return None


def straighten(spots: Sequence[Spot]) -> bool:
    """Mend the first block that can be, and return whether there was one.

    Content controls and smart tags around one of its ends are dissolved, a link is cut in two
    around it, and a tag that stands first or last in a field is put beside that.
    """
    for found in uneven_blocks(spots):
        if any(_straightened(node, found) for node in found.wrappers):
            return True
    return False


def is_mended(block: Uneven) -> bool:
    """Return whether printing mends this block, so that nothing need be told of it."""
    return not block.is_cut and all(_can_mend(node, block) for node in block.wrappers)


def _can_mend(wrapper: Any, block: Uneven) -> bool:
    if wrapper.tag in _DISSOLVED:
        return True
    inner = _inside_of(wrapper, block)
    return can_cut(wrapper, inner.paragraph, inner.tag)


def _straightened(wrapper: Any, block: Uneven) -> bool:
    if wrapper.tag in _DISSOLVED:
        unwrapped(wrapper.getparent() if wrapper.tag == f"{_W}sdtContent" else wrapper)
        return True
    inner = _inside_of(wrapper, block)
    return cut_around(wrapper, inner.paragraph, inner.tag)


def _inside_of(wrapper: Any, block: Uneven) -> Spot:
    return block.first if wrapper in _around(block.first) else block.second


def _around(spot: Spot) -> list[Any]:
    """Return the elements around the place where docxtpl puts the tag, the innermost first."""
    unit = _UNITS.get(spot.tag.prefix)
    if unit is not None:
        paragraph = spot.paragraph.element
        taken = paragraph if paragraph.tag == unit else next(paragraph.iterancestors(unit), None)
        return [] if taken is None else list(taken.iterancestors())
    first: list[Piece] = pieces_of(spot.paragraph, spot.tag.start, spot.tag.end)
    element = first[0].element if first else spot.paragraph.element
    return [element, *element.iterancestors()]


def _named(wrappers: Sequence[Any]) -> str:
    return next(
        (word for name, word in _WORDS.items() for node in wrappers if node.tag == name), ""
    )
