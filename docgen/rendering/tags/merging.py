"""docxtpl's two tags that merge the cell they stand in: each needs the loop that repeats its cell.

``{% hm %}`` makes one cell of all that a loop of columns prints, ``{% vm %}`` of all that a loop of
rows prints in its column. In any other loop the table would lose cells, and Word refuse the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from docgen.rendering.tags.blocks import pair

if TYPE_CHECKING:
    from docgen.rendering.story import Tag

T = TypeVar("T")


class _Merge(NamedTuple):
    """What a tag merges, the prefix of its loop, and where the ends of that loop stand."""

    what: str
    prefix: str
    where: str


_MERGES: Final = {
    "hm": _Merge("столбцов", "tc", "в своих ячейках этой же строки, по обе стороны от этой"),
    "vm": _Merge("строк", "tr", "в своих строках таблицы, над этой и под ней"),
}
#: Loops within one text: what they repeat is no cell, and docxtpl takes its tags out of them.
_WITHIN_TEXT: Final = frozenset({"", "r"})


def misplaced_merges(tags: Sequence[T], read: Callable[[T], Tag]) -> Iterator[tuple[T, str, str]]:
    """Yield the merging tags that stand in no loop of their kind, with what is wrong and a hint.

    Silent where a loop has lost its partner: that is told, and nobody knows where it ends.
    """
    numbered = [(number, one, read(one)) for number, one in enumerate(tags)]
    merging = [found for found in numbered if found[2].word in _MERGES]
    if not merging:
        return
    blocks = pair(numbered, lambda found: found[2])
    if blocks.unclosed or blocks.unopened or blocks.crossed or blocks.mistaken:
        return
    loops = [block for block in blocks.closed if block.start[2].word == "for"]
    for number, one, tag in merging:
        around = [block.start for block in loops if block.start[0] < number < block.end[0]]
        loop = max(around, default=None, key=lambda start: start[0])
        merge = _MERGES[tag.word]
        prefix = loop[2].prefix if loop else None
        if prefix == merge.prefix or prefix in _WITHIN_TEXT:
            continue
        start = loop[2] if loop else None
        stands = f"а стоит в «{{%{start.prefix} {start.body} %}}»" if start else "а цикла нет"
        body = start.body if start else "for строка in лист"
        problem = f"«{tag.word}» объединяет ячейки, которые печатает цикл {merge.what}, {stands}."
        tags_of_loop = f"«{{%{merge.prefix} {body} %}}» и «{{%{merge.prefix} endfor %}}»"
        yield one, problem, f"Удалите его или поставьте {tags_of_loop} {merge.where}."
