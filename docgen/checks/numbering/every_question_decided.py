"""Every question of the agenda ends with a decision (R-PROT-7)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.keyed import rows_with, value_of
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.names import normal_name


def every_question_decided(paper: Paper) -> Iterator[Issue]:
    """Yield the questions that no decision names, when decisions name their questions at all."""
    decided: dict[str, set[str]] = {}
    for sheet, record in rows_with(paper, "parent"):
        value = value_of(sheet, record, "parent")
        if sheet.shape is Shape.CLAUSES and value:
            decided.setdefault(sheet.parent, set()).add(value.raw.strip().rstrip("."))
    for parent, numbers in decided.items():
        data = paper.records.sheets.get(normal_name(parent))
        for place, record in enumerate(data.records if data else (), start=1):
            typed = record.get("№")
            number = typed.raw.strip().rstrip(".") if typed else str(place)
            if number not in numbers:
                yield warning(
                    "every-question-decided",
                    record.location,
                    f"По вопросу {number} нет решения.",
                    "Впишите решение или уберите вопрос из повестки.",
                )
