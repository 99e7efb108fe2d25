"""Room between paragraphs is made by their properties, not by empty ones (R-PAR-3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from docgen.issues import Issue, note
from docgen.layout_rules.word_paper import Spot, W, WordPaper
from docgen.rendering.story import StoryParagraph

_MOST: Final = 2
_SAYS: Final = tuple(f"{W}{name}" for name in ("drawing", "pict", "object", "sectPr", "br", "sdt"))


def no_empty_paragraphs(paper: WordPaper) -> Iterator[Issue]:
    """Tell three empty paragraphs or more in a row: on another page they stand in the way."""
    part = paper.body
    row: list[StoryParagraph] = []
    for paragraph in (*part.paragraphs, None):
        if paragraph is not None and _is_empty(paragraph) and _goes_on(row, paragraph):
            row.append(paragraph)
            continue
        if len(row) > _MOST:
            yield paper.tell(
                note,
                "no-empty-paragraphs",
                Spot(part.title, row[0]),
                f"Пустых абзацев подряд: {len(row)}. Когда текст сдвинется, пустое место окажется "
                "не там.",
                "Задайте интервал «Перед» или «После» в стиле, а новую страницу – разрывом.",
            )
        row = [paragraph] if paragraph is not None and _is_empty(paragraph) else []


def _is_empty(paragraph: StoryParagraph) -> bool:
    return not paragraph.text.strip() and next(paragraph.element.iter(*_SAYS), None) is None


def _goes_on(row: list[StoryParagraph], paragraph: StoryParagraph) -> bool:
    """Return whether the paragraph stands in one row with the others."""
    before: Any = paragraph.element.getprevious()
    return not row or before is row[-1].element
