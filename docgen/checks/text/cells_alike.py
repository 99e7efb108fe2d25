"""A name of several words that fills cells of a table is written in one way: «с. Малая Речка»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from docgen.checks.keyed import name_in
from docgen.checks.paper import Paper
from docgen.checks.text.passages import Passage, passages
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.russian.name_likeness import folded

_WORD: Final = lazy_regex(r"(?<![\w-])[А-ЯЁ][а-яё]{3,}(?![\w-])")
_TABLES: Final = (Shape.TABLE, Shape.ROWS)
_OFTEN, _LONG, _ENDING = 3, 40, 2


def cells_alike(paper: Paper) -> Iterator[Issue]:
    """Yield what fills one cell and is a letter from what fills several: «с. Малая Печка».

    The other words stay as they are, and so does the end of the word, which may be another case.
    Names of people are another rule's.
    """
    usual: defaultdict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    lone: list[tuple[str, Passage]] = []
    tables = {
        data.name
        for data in paper.records.sheets.values()
        if not data.is_text and (data.sheet is None or data.sheet.shape in _TABLES)
    }
    for text, cells in paper.once(passages).distinct() if tables else ():
        if len(text) > _LONG or " " not in text or cells[0].holds_names:
            continue
        if cells[0].value.location.sheet not in tables:
            continue
        if len(cells) >= _OFTEN:
            for found in _WORD.finditer(text):
                beside = text[: found.start()], text[found.end() :]
                usual[beside].append((found[0], text, len(cells)))
        elif len(cells) == 1:
            lone.append((text, cells[0]))
    for text, cell in lone if usual else ():
        for found in _WORD.finditer(text):
            for word, other, times in usual.get((text[: found.start()], text[found.end() :]), ()):
                if _is_slip(found[0], word) and name_in(text) is None:
                    yield warning(
                        "names-alike",
                        cell.value.location,
                        f"«{text}» – так один раз, а «{other}» – {times}.",
                        "Проверьте, одно ли это название, и пишите его одинаково.",
                    )


def _is_slip(one: str, other: str) -> bool:
    if one[-_ENDING:] != other[-_ENDING:] or len(one) != len(other):
        return False
    return sum(a != b for a, b in zip(folded(one), folded(other), strict=True)) == 1
