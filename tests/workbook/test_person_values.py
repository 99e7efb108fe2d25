"""A cell for a person names one person, or a group; what is neither is told and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from docgen.issues import Severity
from docgen.kinds.model import Column, Shape, Sheet, ValueType

Read = Callable[..., Any]


def issues_of(read: Read, kind: ValueType, typed: str) -> list[Any]:
    sheet = Sheet("Данные", Shape.ROWS, (Column("Кто", kind),))
    records, issues = read({"Данные": [["Кто"], [typed]]}, sheet)
    assert records.sheets["данные"].records[0].get("кто").raw == typed
    return list(issues)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Мария", "имя без фамилии"),
        ("Мария Павловна", "имя без фамилии"),
        ("Петрова М.П. 2-14-07", "стоят цифры"),
        ("Петрова М.П., тел. 8 (905) 123-45-67", "стоят цифры"),
        ("Петрова М.П.1", "стоят цифры"),
        ("Петрова2 Мария Павловна", "стоят цифры"),
    ],
)
def test_what_names_nobody_clearly_is_told(read: Read, typed: str, reason: str) -> None:
    (issue,) = issues_of(read, ValueType.PERSON, typed)
    assert (issue.code, issue.severity) == ("unclear-person", Severity.WARNING)
    assert str(issue.location) == "Данные!A2"
    assert reason in issue.message
    assert typed in issue.message
    assert "«Петрова М.П.»" in issue.hint


@pytest.mark.parametrize("kind", [ValueType.PERSON, ValueType.PEOPLE])
@pytest.mark.parametrize(
    "typed",
    [
        "Петрова М.П.", "М.П.Петрова", "Мария Павловна Петрова", "ПЕТРОВА МАРИЯ ПАВЛОВНА",
        "Петрова", "учителя 5–9 классов", "классный руководитель 5-А класса", "МБОУ СОШ № 5",
        "Петрова М.П. (5 класс)", "к.п.н. Петрова М.П.", "Школа № 5", "за собой", "все",
    ],
)  # fmt: skip
def test_people_groups_and_posts_stay(read: Read, kind: ValueType, typed: str) -> None:
    assert issues_of(read, kind, typed) == []


def test_each_of_several_people_is_looked_at(read: Read) -> None:
    (issue,) = issues_of(read, ValueType.PEOPLE, "Петрова М.П., Мария; учителя 5 классов")
    assert "«Мария»" in issue.message
