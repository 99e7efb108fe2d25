"""Numbers of rows under the sections of a table, whose cells are merged."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import pipeline
from docgen.workspace import Workspace
from tests.checks.cases.numbering import table
from tests.documents.conftest import save

Labels = list[object]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["Осень", 1, 2, "Весна", 1, 2], []),
        (["Осень", 1, 2, "Весна", 3, 4], []),
        (["Осень", 1, 2, "Весна", 2, 3], ["numbers-in-order Мероприятия!A6"]),
        (["Осень", 1, 2, 3, "Весна", 1, 1, 2], ["numbers-in-order Мероприятия!A8"]),
        (["1. Осень", "1.1.", "1.2.", "2. Весна", "2.1."], []),
        (["1. Осень", "1.1.", "1.2.", "2. Весна", "3.1."], ["numbers-in-order Мероприятия!A6"]),
        (["1. Осень", 1, 2, "2. Зима", 1, "3. Весна", 1], []),
        (["1. Осень", 1, 2, "3. Зима", 1, "4. Весна", 1], ["numbers-in-order Мероприятия!A5"]),
        (["Осень", "1.1", "1.2", "Весна", "2.1"], []),
        (["2026 год", 1, 2, "2027 год", 1], []),
    ],
)
def test_rows_and_sections(tmp_path: Path, labels: Labels, expected: list[str]) -> None:
    titles = [place for place, label in enumerate(labels) if " " in str(label) or label in SEASONS]
    rows = [[label] if i in titles else [label, "Дело", "май"] for i, label in enumerate(labels)]
    workspace = Workspace(tmp_path)
    merges = {"Мероприятия": [f"A{place + 2}:C{place + 2}" for place in titles]}
    save(workspace.inputs / "Книга.xlsx", table(*rows), merges)
    issues = pipeline.check([workspace.inputs / "Книга.xlsx"], workspace=workspace).issues
    told = [f"{i.code} {i.location}" for i in issues if i.code.startswith("numbers-")]
    assert told == expected


SEASONS = ("Осень", "Весна")
