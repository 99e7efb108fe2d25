"""The size of the text (R-FONT-2) and its language (R-META-1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, note, warning
from docgen.layout_rules.letters.fonts import russian_runs
from docgen.layout_rules.style_sheet import first_value, style_sheet
from docgen.layout_rules.word_paper import W, WordPaper

#: R-FONT-2: 12, 13 or 14 points, here in half-points.
_LEAST: Final = 24


def text_large_enough(paper: WordPaper) -> Iterator[Issue]:
    """Tell a template most of whose text outside tables is smaller than 12 points.

    Commands go away and count nowhere; tables and the executor's mark may be smaller.
    """
    sheet = paper.once(style_sheet)
    signs: Counter[int] = Counter()
    for paragraph in paper.body.paragraphs:
        if paragraph.cells or any(tag.opening == "{%" for tag in paragraph.tags):
            continue
        for piece in paragraph.pieces:
            length = len((piece.element.text or "").strip())
            signs[sheet.size(piece.element.getparent(), paragraph.element)] += length
    size = max(signs, key=lambda one: signs[one], default=_LEAST)
    if size < _LEAST and signs[size]:
        yield paper.tell_file(
            warning,
            "text-large-enough",
            f"Текст набран мелко: {size / 2:g} пт, а нужно 12–14.",
            "Измените размер в стилях: «Обычный» или «Текст документа».",
        )


def language_russian(paper: WordPaper) -> Iterator[Issue]:
    """Tell a template whose text is not marked as Russian: Word would check it by other rules."""
    language = _language(paper)
    if not language.casefold().startswith("ru"):
        yield paper.tell_file(
            note,
            "language-russian",
            "Язык текста – не русский: Word подчеркнёт каждое слово."
            if language
            else "Язык текста не указан: Word может проверять его по чужим правилам.",
            "Выделите всё (Ctrl+A): «Рецензирование» → «Язык» → «Русский», «По умолчанию».",
        )


def _language(paper: WordPaper) -> str:
    """Return the language of most Russian words: runs may name one that their styles do not."""
    sheet = paper.once(style_sheet)
    signs: Counter[str] = Counter()
    for paragraph, run in russian_runs(paper.body):
        text = "".join(node.text or "" for node in run.iter(f"{W}t"))
        signs[first_value(sheet.run_owners(run, paragraph.element), "lang")] += len(text)
    return signs.most_common(1)[0][0] if signs else sheet.language()
