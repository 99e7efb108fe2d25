"""Numbers and order."""

from __future__ import annotations

from tests.checks.books import Case, minutes

CASES: list[Case] = [
    (
        minutes(Решения=[["Вопрос", "Решение"], [1, "Принять."]]),
        ["every-question-decided Повестка!3"],
    ),
    (minutes(Решения=[["Решение"], ["Принять."]]), []),
]
