"""Russian words are typed while the keyboard is set to Russian (R-CLEAN-1)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.paper import Paper
from docgen.checks.text.passages import passages
from docgen.checks.text.signs import LATIN_WORD
from docgen.issues import Issue, warning
from docgen.russian.keyboard import typed_in_english


def typed_in_russian(paper: Paper) -> Iterator[Issue]:
    """Yield Russian words typed on the keys of English letters: «ghbdtn» for «привет»."""
    for passage, (typed, meant) in paper.once(passages).having(LATIN_WORD).found(typed_in_english):
        yield warning(
            "typed-in-russian",
            passage.value.location,
            f"Набрано в английской раскладке: «{typed}» – это «{meant}».",
            f"Наберите заново в русской раскладке: «{meant}».",
        )
