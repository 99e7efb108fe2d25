"""No word is typed twice running."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.paper import Paper
from docgen.checks.text.passages import passages
from docgen.issues import Issue, warning
from docgen.russian.signs import doubled_phrases, doubled_words


def words_not_doubled(paper: Paper) -> Iterator[Issue]:
    """Yield words that stand twice running: «в в», «учителям учителям», «в целях в целях»."""
    for passage in paper.once(passages):
        if passage.holds_names:
            continue
        for found in dict.fromkeys(doubled_words(passage.text)):
            yield warning(
                "words-not-doubled",
                passage.value.location,
                f"«{found}»: слово стоит два раза подряд.",
                "Уберите лишнее.",
            )
        for found in dict.fromkeys(doubled_phrases(passage.text)):
            yield warning(
                "words-not-doubled",
                passage.value.location,
                f"«{found}»: слова стоят два раза подряд.",
                "Уберите лишнее.",
            )
