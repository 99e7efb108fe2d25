"""One font for the whole text, Russian letters included (R-FONT-1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from docgen.issues import Issue, note, warning
from docgen.layout_rules.style_sheet import style_sheet
from docgen.layout_rules.word_paper import Part, Spot, WordPaper
from docgen.lazy_regex import lazy_regex
from docgen.rendering.story import StoryParagraph

_RUSSIAN: Final = lazy_regex(r"[А-Яа-яЁё]")


def font_for_russian(paper: WordPaper) -> Iterator[Issue]:
    """Tell fonts that Word would use for latin letters only; each is told once.

    Word takes the font of latin letters from ``w:ascii`` and that of Russian ones from
    ``w:hAnsi``: a file made by a program often sets the first alone.
    """
    sheet = paper.once(style_sheet)
    told: set[tuple[str, str]] = set()
    for part in paper.parts:
        for paragraph, run in russian_runs(part):
            latin = sheet.font(run, paragraph.element, "ascii")
            russian = sheet.font(run, paragraph.element, "hAnsi")
            if latin.casefold() == russian.casefold() or (latin, russian) in told:
                continue
            told.add((latin, russian))
            yield paper.tell(
                warning,
                "font-for-russian",
                Spot(part.title, paragraph),
                f"Шрифт «{latin}» задан только для латинских букв: русские напечатаются другим – "
                f"«{russian}».",
                f"Выделите весь текст (Ctrl+A) и выберите шрифт «{latin}» заново или сделайте это "
                "в стиле.",
            )


def one_font(paper: WordPaper) -> Iterator[Issue]:
    """Tell a text in several fonts; signs that are no Russian letters may have their own."""
    sheet = paper.once(style_sheet)
    signs: Counter[str] = Counter()
    for paragraph, run in russian_runs(paper.body):
        if not any(tag.opening == "{%" and tag.prefix for tag in paragraph.tags):
            signs[sheet.font(run, paragraph.element, "hAnsi")] += 1
    if len(signs) > 1:
        listed = ", ".join(f"«{name or 'не указан'}»" for name, _ in signs.most_common())
        yield paper.tell_file(
            note,
            "one-font",
            f"Текст набран разными шрифтами: {listed}.",
            "Оставьте один шрифт – задайте его в стиле «Обычный», а остальные стили от него.",
        )


def russian_runs(part: Part) -> Iterator[tuple[StoryParagraph, Any]]:
    """Yield the runs with Russian letters, each with its paragraph."""
    for paragraph in part.paragraphs:
        for piece in paragraph.pieces:
            if _RUSSIAN.search(piece.element.text or ""):
                yield paragraph, piece.element.getparent()
