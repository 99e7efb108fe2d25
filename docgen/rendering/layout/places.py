"""Helpers of layout that a template has in a place where they can do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from docgen.names import normal_name
from docgen.rendering.faults import TagError
from docgen.rendering.layout.between import BETWEEN
from docgen.rendering.layout.marks import COMMANDS
from docgen.rendering.package import parse
from docgen.rendering.story import paragraphs

if TYPE_CHECKING:
    from docgen.rendering.faults import Place
    from docgen.rendering.story import StoryParagraph, Tag

_IN_CELLS: Final = frozenset({"объединить", "строка_раздела"})
_WHOLE_PARAGRAPH: Final = frozenset({"вставить"})
_ANYWHERE: Final = frozenset({"начать_нумерацию"})
_STRING: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_FILTER: Final = re.compile(r"\|\s*(\w+)")
_NAME: Final = re.compile(r"(?<![\w.|])(\w+)")
_AFTER_CELL_FILTER: Final = re.compile(
    r"\|\s*(объединить|строка_раздела)\s*(?:\((?:[^()]|\([^()]*\))*\))?\s*\|", re.IGNORECASE
)


class Misplaced(NamedTuple):
    """What is wrong with the place of a helper, and how to mend it."""

    problem: str
    hint: str


def misplaced_faults(content: bytes, place: Place, *, in_body: bool) -> list[TagError]:
    """Return an error for every helper of a part that stands where it can do nothing."""
    return [
        TagError(
            replace(place, cells=paragraph.place, paragraph=" ".join(paragraph.text.split())),
            fault.problem,
            fault.hint,
        )
        for paragraph, fault in misplaced(content, in_body=in_body)
    ]


def misplaced(content: bytes, *, in_body: bool) -> Iterator[tuple[StoryParagraph, Misplaced]]:
    """Yield all helpers of a part that stand where they can do nothing, in their order."""
    loops = 0
    for paragraph in paragraphs(parse(content)):
        for tag in paragraph.tags if "{" in paragraph.text else ():
            loops += {"for": 1, "endfor": -1}.get(tag.word.casefold(), 0)
            words = _STRING.sub('""', tag.body)
            filters = {normal_name(word) for word in _FILTER.findall(words)}
            faults = [_of_cell(word, words, paragraph) for word in sorted(filters & _IN_CELLS)]
            if tag.opening == "{{":
                names = {normal_name(word) for word in _NAME.findall(_FILTER.sub("", words))}
                found = sorted((names & COMMANDS.keys()) | (filters & _WHOLE_PARAGRAPH))
                faults += [
                    _of_paragraph(word, tag, paragraph, in_body=in_body, in_loop=loops > 0)
                    for word in found
                ]
            yield from ((paragraph, fault) for fault in faults if fault)


def _of_cell(word: str, words: str, paragraph: StoryParagraph) -> Misplaced | None:
    if not paragraph.cells:
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


def _of_paragraph(
    word: str, tag: Tag, paragraph: StoryParagraph, *, in_body: bool, in_loop: bool
) -> Misplaced | None:
    if tag.prefix != "p":
        whole = word if word in COMMANDS else f"файл|{word}"
        return Misplaced(
            f"«{word}» – тег целого абзаца.",
            f"Напишите {{{{p {whole} }}}} в отдельном абзаце.",
        )
    if word in _ANYWHERE:
        return None
    if paragraph.cells:
        return Misplaced(
            f"«{word}» в таблице не действует.",
            "Перенесите тег в абзац перед таблицей или после неё.",
        )
    if not in_body:
        return Misplaced(
            f"«{word}» в колонтитуле и в сноске не действует.", "Перенесите тег в текст документа."
        )
    if word == BETWEEN and not in_loop:
        return Misplaced(
            f"«{word}» стоит не в цикле.",
            "Поставьте его между {%p for %} и {%p endfor %}; в другом месте страницу начинает "
            "{{p новая_страница }}.",
        )
    return None
