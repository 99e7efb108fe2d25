"""No word is typed twice running."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.text.passages import passages
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.russian.signs import doubled_phrases, doubled_words

_TWICE: Final = lazy_regex(r"(?<!\w)([а-я]++) +(?:[а-я]++ +){0,2}\1(?!\w)")


def words_not_doubled(paper: Paper) -> Iterator[Issue]:
    """Yield words that stand twice running: «в в», «учителям учителям», «в целях в целях»."""
    for passage, (found, said) in paper.once(passages).having(_TWICE).found(_doubled):
        if not passage.holds_names:
            yield warning(
                "words-not-doubled",
                passage.value.location,
                f"«{found}»: {said} два раза подряд.",
                "Уберите лишнее.",
            )


def _doubled(text: str) -> Iterator[tuple[str, str]]:
    for word in dict.fromkeys(doubled_words(text)):
        yield word, "слово стоит"
    for phrase in dict.fromkeys(doubled_phrases(text)):
        yield phrase, "слова стоят"
