"""Every question of the agenda is heard in minutes that tell how the meeting went (R-PROT-7)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.clauses import clause_lists
from docgen.checks.keyed import card_value, lists_with
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.names import normal_name


def every_question_heard(paper: Paper) -> Iterator[Issue]:
    """Yield the questions on which nobody spoke, when rows of speeches name their questions."""
    form = card_value(paper, "form")
    if form is not None and normal_name(form.raw).startswith("кратк"):
        return
    heard = _heard(paper)
    for questions in paper.once(clause_lists):
        numbers = heard.get(normal_name(questions.sheet.name), set())
        for place, question in enumerate(questions.clauses if numbers else ()):
            # Speeches above the first number belong to the first question.
            number = question.numbered.number
            if number not in numbers and not (place == 0 and "" in numbers):
                yield warning(
                    "every-question-heard",
                    question.record.location,
                    f"По вопросу {number} никто не выступил.",
                    "Впишите, кого слушали, или уберите вопрос из повестки.",
                )


def _heard(paper: Paper) -> dict[str, set[str]]:
    """Return the questions spoken on, for the agenda that they are on; "" above the first number.

    An agenda to which no speech is tied by number is left out.
    """
    heard: dict[str, set[str]] = {}
    for sheet, data, name in lists_with(paper, "parent"):
        numbers = heard.setdefault(normal_name(sheet.parent), set())
        for record in data.records if sheet.shape is Shape.TEXT else ():
            value = record.values.get(name)
            if value is not None:
                numbers.add(value.raw.strip().rstrip("."))
            elif not numbers:
                numbers.add("")
    return {name: numbers for name, numbers in heard.items() if numbers - {""}}
