"""Turns of speech of official papers stand in their right form: «в течение года»."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.paper import Paper
from docgen.checks.shapes import by_shape
from docgen.checks.text.passages import passages
from docgen.checks.text.signs import TURN
from docgen.issues import Issue, warning
from docgen.russian.wording import wrong_turns


def wording_right(paper: Paper) -> Iterator[Issue]:
    """Yield turns in a wrong form: «в течении года», «согласно приказа», «о утверждении»."""
    may_be = paper.once(passages).having(TURN).telling(wrong_in)
    for passage, (wrong, right) in may_be.found(wrong_in):
        yield warning(
            "wording-right",
            passage.value.location,
            f"«{wrong}»: здесь пишут «{right}».",
            "Исправьте оборот.",
        )


@by_shape
def wrong_in(text: str) -> dict[tuple[str, str], None]:
    """Return the wrong turns of a text, each with the right one."""
    return dict.fromkeys(wrong_turns(text))
