"""Helpers of layout that a template has in a place where they can do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from docgen.names import normal_name
from docgen.rendering.faults import Place, TagError
from docgen.rendering.layout.marks import COMMANDS
from docgen.rendering.package import parse
from docgen.rendering.story import paragraphs

if TYPE_CHECKING:
    from docgen.rendering.story import StoryParagraph, Tag

_IN_CELLS: Final = frozenset({"объединить", "строка_раздела"})
_WHOLE_PARAGRAPH: Final = frozenset({"вставить"})
_ANYWHERE: Final = frozenset({"начать_нумерацию"})
_STRING: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_FILTER: Final = re.compile(r"\|\s*(\w+)")
_NAME: Final = re.compile(r"(?<![\w.|])\s*(\w+)")
_AFTER_CELL_FILTER: Final = re.compile(
    r"\|\s*(объединить|строка_раздела)\s*(?:\((?:[^()]|\([^()]*\))*\))?\s*\|", re.IGNORECASE
)


def refuse_misplaced(content: bytes, place: Place, *, in_body: bool) -> None:
    """Raise TagError for the first helper of a part that stands where it can do nothing."""
    if b"{" not in content:
        return
    for paragraph in paragraphs(parse(content)):
        for tag in paragraph.tags if "{" in paragraph.text else ():
            for problem, hint in misplaced(tag, paragraph, in_body=in_body):
                shown = " ".join(paragraph.text.split())
                raise TagError(Place(place.template, place.part, shown), problem, hint)


def misplaced(tag: Tag, paragraph: StoryParagraph, *, in_body: bool) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the place of a tag, and how to mend it."""
    words = _STRING.sub('""', tag.body)
    filters = {normal_name(word) for word in _FILTER.findall(words)}
    for word in sorted(filters & _IN_CELLS):
        if not paragraph.cells:
            yield (
                f"«{word}» действует только в ячейке таблицы.",
                "Перенесите тег в ячейку или уберите фильтр.",
            )
        elif match := _AFTER_CELL_FILTER.search(words):
            yield (
                f"после «{match[1]}» стоит ещё один фильтр, и ячейки не объединятся.",
                f"Поставьте «{match[1]}» последним.",
            )
    if tag.opening != "{{":
        return
    names = {normal_name(word) for word in _NAME.findall(_FILTER.sub("", words))}
    commands = names & COMMANDS.keys()
    for word in sorted(commands | (filters & _WHOLE_PARAGRAPH)):
        whole = "{{p " + (word if word in commands else f"файл|{word}") + " }}"
        if tag.prefix != "p":
            yield f"«{word}» – тег целого абзаца.", f"Напишите {whole} в отдельном абзаце."
        elif word in _ANYWHERE:
            continue
        elif paragraph.cells:
            yield (
                f"«{word}» в таблице не действует.",
                "Перенесите тег в абзац перед таблицей или после неё.",
            )
        elif not in_body:
            yield (
                f"«{word}» в колонтитуле и в сноске не действует.",
                "Перенесите тег в текст документа.",
            )
