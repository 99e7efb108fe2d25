"""Every question of the agenda ends with a decision (R-PROT-7)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.clauses import clause_lists
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.names import normal_name


def every_question_decided(paper: Paper) -> Iterator[Issue]:
    """Yield the questions that no decision names, when decisions name their questions at all."""
    lists = paper.once(clause_lists)
    decided: dict[str, set[str]] = {}
    for decisions in lists:
        numbers = {clause.parent for clause in decisions.clauses if clause.parent}
        decided.setdefault(normal_name(decisions.sheet.parent), set()).update(numbers)
    for questions in lists:
        numbers = decided.get(normal_name(questions.sheet.name), set())
        for question in questions.clauses if numbers else ():
            number = question.numbered.number
            if number not in numbers:
                yield warning(
                    "every-question-decided",
                    question.record.location,
                    f"По вопросу {number} нет решения.",
                    "Впишите решение или уберите вопрос из повестки.",
                )
