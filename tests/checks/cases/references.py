"""Attachments, and acts that the text names."""

from __future__ import annotations

from tests.checks.books import Case, order
from tests.documents.conftest import Rows

ATTACHED: Rows = [["Название"], ["Порядок"], ["Состав"]]
CASES: list[Case] = [
    (
        order([["Текст"], ["Утвердить (приложение № 1)."]], Приложения=ATTACHED),
        ["attachments-mentioned Приложения!3"],
    ),
    (
        order(
            [["Текст"], ["Утвердить (приложения № 1) и (приложение 3)."]], Приложения=ATTACHED[:2]
        ),
        ["attachments-mentioned Пункты!A2"],
    ),
    (order([["Текст"], ["Утвердить прилагаемый Порядок."]], Приложения=ATTACHED[:2]), []),
    (
        order([["Текст"], ["Утвердить (приложение 1), (приложение 2)."]], Приложения=ATTACHED),
        [],
    ),
]
