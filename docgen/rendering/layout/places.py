"""Helpers of layout that a template has in a place where they can do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.rendering.faults import TagError
from docgen.rendering.layout.between import BETWEEN
from docgen.rendering.layout.marks import COMMANDS
from docgen.rendering.story import read_tag

if TYPE_CHECKING:
    from docgen.rendering.faults import Place
    from docgen.rendering.story import Tag
    from docgen.rendering.tags.places import PlacedTag

_IN_CELLS: Final = frozenset({"объединить", "строка_раздела"})
_WHOLE_PARAGRAPH: Final = frozenset({"вставить"})
_ANYWHERE: Final = frozenset({"начать_нумерацию"})
_STRING: Final = lazy_regex(r"\"[^\"]*\"|'[^']*'")
_FILTER: Final = lazy_regex(r"\|\s*(\w+)")
_NAME: Final = lazy_regex(r"(?<![\w.|])(\w+)")
_AFTER_CELL_FILTER: Final = lazy_regex(
    r"\|\s*(объединить|строка_раздела)\s*(?:\((?:[^()]|\([^()]*\))*\))?\s*\|", re.IGNORECASE
)


class Misplaced(NamedTuple):
    """What is wrong with the place of a helper, and how to mend it."""

    problem: str
    hint: str


class _Where(NamedTuple):
    """The surroundings of a tag."""

    in_body: bool
    in_cell: bool
    in_loop: bool


def misplaced_faults(tags: Iterable[PlacedTag], place: Place, *, in_body: bool) -> list[TagError]:
    """Return an error for every helper of a part that stands where it can do nothing."""
    return [
        TagError(place.at(placed), fault.problem, fault.hint)
        for placed, fault in _misplaced(tags, in_body=in_body)
    ]


def _misplaced(
    tags: Iterable[PlacedTag], *, in_body: bool
) -> Iterator[tuple[PlacedTag, Misplaced]]:
    loops = 0
    for placed in tags:
        tag = read_tag(placed.read, placed.start, placed.end)
        loops += {"for": 1, "endfor": -1}.get(tag.word, 0)
        words = _STRING.sub('""', tag.body)
        filters = {normal_name(word) for word in _FILTER.findall(words)}
        in_cell = placed.in_table
        faults = [_of_cell(word, words, in_cell=in_cell) for word in sorted(filters & _IN_CELLS)]
        if tag.opening == "{{":
            names = {normal_name(word) for word in _NAME.findall(_FILTER.sub("", words))}
            found = sorted((names & COMMANDS.keys()) | (filters & _WHOLE_PARAGRAPH))
            where = _Where(in_body=in_body, in_cell=in_cell, in_loop=loops > 0)
            faults += [_of_paragraph(word, tag, where) for word in found]
        yield from ((placed, fault) for fault in faults if fault)


def _of_cell(word: str, words: str, *, in_cell: bool) -> Misplaced | None:
    if not in_cell:
        return Misplaced(
            f"«{word}» действует только в ячейке таблицы.",
            "Перенесите тег в ячейку или уберите фильтр.",
        )
    if match := _AFTER_CELL_FILTER.search(words):
        return Misplaced(
            f"после «{match[1]}» стоит ещё один фильтр, и ячейки не объединятся.",
            f"Поставьте «{match[1]}» последним.",
        )
    return None


def _of_paragraph(word: str, tag: Tag, where: _Where) -> Misplaced | None:
    if tag.prefix != "p":
        whole = word if word in COMMANDS else f"файл|{word}"
        return Misplaced(
            f"«{word}» – тег целого абзаца.",
            f"Напишите {{{{p {whole} }}}} в отдельном абзаце.",
        )
    if word in _ANYWHERE:
        return None
    if where.in_cell:
        return Misplaced(
            f"«{word}» в таблице не действует.",
            "Перенесите тег в абзац перед таблицей или после неё.",
        )
    if not where.in_body:
        return Misplaced(
            f"«{word}» в колонтитуле и в сноске не действует.", "Перенесите тег в текст документа."
        )
    if word == BETWEEN and not where.in_loop:
        return Misplaced(
            f"«{word}» стоит не в цикле.",
            "Поставьте его между {%p for %} и {%p endfor %}; в другом месте страницу начинает "
            "{{p новая_страница }}.",
        )
    return None
