"""Numbers of clauses, questions and rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.needs import SECTIONS, filled, headed, says, shaped
from docgen.checks.numbering.signs import NUMBERED_LINE
from docgen.checks.paper import Paper
from docgen.checks.registry import Rule, rules_of
from docgen.kinds.model import Shape
from docgen.names import is_number_name

_NUMBERS = headed(is_number_name) | filled("number") | says(NUMBERED_LINE) | SECTIONS

CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    {
        "every-question-decided": filled("parent"),
        "every-question-heard": filled("parent"),
        "numbers-in-order": _NUMBERS,
        "numbers-fit-levels": filled("number", "level"),
        "numbers-marked-alike": _NUMBERS,
        "rows-not-repeated": shaped(Shape.TABLE, None),
    },
)

ACROSS: Mapping[str, Rule[Sequence[Paper]]] = {}
