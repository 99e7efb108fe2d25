"""Turns of speech of official papers stand in their right form: «в течение года»."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.paper import Paper
from docgen.checks.text.passages import passages
from docgen.issues import Issue, warning
from docgen.russian.wording import SIGNS_OF_TURNS, wrong_turns


def wording_right(paper: Paper) -> Iterator[Issue]:
    """Yield turns in a wrong form: «в течении года», «согласно приказа», «о утверждении»."""
    for passage, (wrong, right) in paper.once(passages).having(*SIGNS_OF_TURNS).found(_wrong):
        yield warning(
            "wording-right",
            passage.value.location,
            f"«{wrong}»: здесь пишут «{right}».",
            "Исправьте оборот.",
        )


def _wrong(text: str) -> dict[tuple[str, str], None]:
    return dict.fromkeys(wrong_turns(text))
