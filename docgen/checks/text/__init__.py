"""Letters, signs, words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.paper import Paper
from docgen.checks.registry import Rule, rules_of

CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    (
        "command-once",
        "words-spelled",
        "wording-right",
        "words-not-doubled",
        "words-apart",
        "blanks-mended",
        "letters-of-one-alphabet",
        "signs-paired",
        "signs-not-doubled",
        "names-alike",
        "titles-alike",
        "terms-alike",
        "columns-filled",
        "blanks-filled",
        "text-finished",
        "title-bare",
    ),
)
ACROSS: Mapping[str, Rule[Sequence[Paper]]] = {}
