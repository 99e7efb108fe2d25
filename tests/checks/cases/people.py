"""People."""

from __future__ import annotations

from tests.checks.books import Case, minutes

CASES: list[Case] = [
    (minutes("Ёлкин П.П."), ["leaders-among-present Реквизиты!B5"]),
    (minutes("Ёлкин П.П.", first="да"), []),
    (minutes("Петрова М. П."), []),
]
