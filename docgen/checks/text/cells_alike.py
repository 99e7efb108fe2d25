"""A name of several words that fills cells of a table is written in one way: «с. Малая Речка»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from docgen.checks.keyed import name_in
from docgen.checks.paper import Paper
from docgen.checks.text.passages import Passage, passages
from docgen.checks.text.signs import OFTEN, WORD_OF_NAME, end_of_cell
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.russian.name_likeness import folded

_TABLES: Final = (Shape.TABLE, Shape.ROWS)
_LONG: Final = 40


def cells_alike(paper: Paper) -> Iterator[Issue]:
    """Yield what fills one cell and is a letter from what fills several: «с. Малая Печка».

    The other words stay as they are, and so does the end of the word, which may be another case.
    Names of people are another rule's.
    """
    usual: defaultdict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    tables = {
        data.name
        for data in paper.records.sheets.values()
        if not data.is_text and (data.sheet is None or data.sheet.shape in _TABLES)
    }
    texts = paper.once(passages)
    for text, cells in texts.in_cells(OFTEN).distinct() if tables else ():
        if _is_asked(text, cells, tables):
            for found in WORD_OF_NAME.finditer(text):
                beside = text[: found.start()], text[found.end() :]
                usual[beside].append((found[0], text, len(cells)))
    ends = {end_of_cell(text) for alike in usual.values() for _, text, _ in alike}
    rare = texts.in_cells(1, 1).where(lambda text: end_of_cell(text) in ends) if usual else texts
    for text, cells in rare.distinct() if usual else ():
        for found in WORD_OF_NAME.finditer(text):
            for word, other, times in usual.get((text[: found.start()], text[found.end() :]), ()):
                if not _is_slip(found[0], word) or not _is_asked(text, cells, tables):
                    continue
                if name_in(text) is None:
                    yield warning(
                        "names-alike",
                        cells[0].value.location,
                        f"«{text}» – так один раз, а «{other}» – {times}.",
                        "Проверьте, одно ли это название, и пишите его одинаково.",
                    )


def _is_asked(text: str, cells: Sequence[Passage], tables: Collection[str]) -> bool:
    if len(text) > _LONG or " " not in text:
        return False
    return not cells[0].holds_names and cells[0].value.location.sheet in tables


def _is_slip(one: str, other: str) -> bool:
    if end_of_cell(one) != end_of_cell(other):
        return False
    return sum(a != b for a, b in zip(folded(one), folded(other), strict=True)) == 1
