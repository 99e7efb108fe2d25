"""No word is typed twice running."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.paper import Paper
from docgen.checks.shapes import by_shape
from docgen.checks.text.passages import passages
from docgen.checks.text.signs import DOUBLED_WORD
from docgen.issues import Issue, warning
from docgen.russian.signs import doubled_phrases, doubled_words


def words_not_doubled(paper: Paper) -> Iterator[Issue]:
    """Yield words that stand twice running: «в в», «учителям учителям», «в целях в целях»."""
    may_be = paper.once(passages).having(DOUBLED_WORD).telling(doubled)
    for passage, (found, said) in may_be.found(doubled):
        if not passage.holds_names:
            yield warning(
                "words-not-doubled",
                passage.value.location,
                f"«{found}»: {said} два раза подряд.",
                "Уберите лишнее.",
            )


@by_shape
def doubled(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words and phrases of a text that stand twice running, with what is said of each."""
    for word in dict.fromkeys(doubled_words(text)):
        yield word, "слово стоит"
    for phrase in dict.fromkeys(doubled_phrases(text)):
        yield phrase, "слова стоят"
