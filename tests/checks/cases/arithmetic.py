"""Stated numbers."""

from __future__ import annotations

from tests.checks.books import Case, minutes

CASES: list[Case] = [
    (
        minutes(
            Решения=[["Вопрос", "Решение", "За", "Против"], [1, "Да.", 3, 1], [2, "Да.", 3, 0]]
        ),
        ["votes-fit-attendance Решения!C2"],
    ),
    (minutes(), []),
    (
        minutes(
            "Ёлкин П.П.", "да", Решения=[["Вопрос", "Решение", "За"], [1, "Да.", 4], [2, "Да.", 4]]
        ),
        [],
    ),
]
