"""A slip is told once: by the rule that says most of it."""

from __future__ import annotations

import pytest

from docgen.checks import CHECKS
from docgen.checks.consequences import _TOLD_BETTER_BY, without_consequences
from docgen.issues import Location, warning

CELL, OTHER = Location("Книга.xlsx", "Пункты", 2, 3), Location("Книга.xlsx", "Пункты", 3, 3)


@pytest.mark.parametrize(
    ("weak", "strong", "place", "kept"),
    [
        ("«___»: пусто", "«приказ № ___»: нет номера", CELL, 1),
        ("«___»: пусто", "«приказ № ___»: нет номера", OTHER, 2),
        ("«____ 2026»: пусто", "«приказ № ___»: нет номера", CELL, 2),
    ],
)
def test_told_once(weak: str, strong: str, place: Location, kept: int) -> None:
    issues = [warning("blanks-filled", CELL, weak), warning("citations-complete", place, strong)]
    assert len(list(without_consequences(issues))) == kept


def test_only_rules_give_way() -> None:
    named = {*_TOLD_BETTER_BY, *(code for better in _TOLD_BETTER_BY.values() for code in better)}
    assert named <= set(CHECKS)
