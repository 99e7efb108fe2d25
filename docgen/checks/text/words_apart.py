"""Blanks stand where they must, and not before a comma, where printing does not mend them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.text.passages import passages
from docgen.checks.text.signs import WORDS_TOGETHER
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.russian.signs import glued_words

_BLANK_BEFORE_SIGN: Final = lazy_regex(
    r"[\w»)]{1,30}[ \u00a0]{1,9}(?:[,;:!?](?=\s|$)|\.$)", re.MULTILINE
)
_BLANK_LACKS: Final = lazy_regex(r"№\d+|(?<!\d)\d{4}(?:гг?\.|года?)(?!\w)")


def words_apart(paper: Paper) -> Iterator[Issue]:
    """Yield words without a blank between them: «1сентября», «утв.Приказом».

    «№5», «2027г.» and blanks before a comma are set right by printing; they are told of texts
    that are printed as typed.
    """
    for passage in paper.once(passages).having(WORDS_TOGETHER):
        if passage.as_typed:
            for pattern, said in (
                (_BLANK_BEFORE_SIGN, "лишний пробел"),
                (_BLANK_LACKS, "нет пробела"),
            ):
                for found in pattern.finditer(passage.text):
                    yield warning(
                        "words-apart",
                        passage.value.location,
                        f"«{found[0]}»: {said}, а строка печатается «как есть».",
                        "Поправьте текст или сделайте строку обычным абзацем.",
                    )
        for wrong, right in dict.fromkeys(
            glued_words(passage.printed) if _is_glued(passage.text) else ()
        ):
            yield warning(
                "words-apart",
                passage.value.location,
                f"«{wrong}»: нет пробела.",
                f"Напишите «{right}».",
            )


@lru_cache(maxsize=4096)
def _is_glued(text: str) -> bool:
    return any(True for _ in glued_words(text))
