"""Each rule tells the slip that it is named for, at its cell, and is silent on a right paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import pipeline
from docgen.checks import ACROSS, CHECKS
from docgen.errors import KindError
from docgen.explanations import explanations
from docgen.workspace import Workspace
from tests.checks.books import Case, Sheets
from tests.checks.cases import arithmetic, dates, numbering, people, references, text
from tests.documents.conftest import save

CASES: list[Case] = [
    case
    for family in (dates, references, numbering, people, arithmetic, text)
    for case in family.CASES
]


@pytest.mark.parametrize(("sheets", "expected"), CASES)
def test_rule(tmp_path: Path, sheets: Sheets, expected: list[str]) -> None:
    workspace = Workspace(tmp_path)
    save(workspace.inputs / "Книга.xlsx", sheets, {})
    result = pipeline.check([workspace.inputs / "Книга.xlsx"], workspace=workspace)
    told = [f"{i.code} {i.location}" for i in result.issues if i.code in {*CHECKS, *ACROSS}]
    assert told == expected


def test_every_rule_is_tried() -> None:
    tried = {line.split()[0] for _, expected in CASES for line in expected}
    assert tried == set(CHECKS)


def test_every_rule_is_explained() -> None:
    assert {*CHECKS, *ACROSS} <= set(explanations())


def test_unknown_rule_of_a_kind_is_told(tmp_path: Path) -> None:
    kinds = tmp_path / "templates" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "own.toml").write_text(
        '[kind]\nname = "акт"\ntemplate = "plan.docx"\nchecks = ["votes-fit"]\n'
        '[[sheet]]\nname = "Реквизиты"\nshape = "card"\n',
        encoding="utf-8",
    )
    with pytest.raises(KindError, match="votes-fit-attendance"):
        pipeline.Run(Workspace(tmp_path))


@pytest.mark.parametrize(
    "line",
    ['file_name = "{{ номер"', 'file_name = "{{ номер|нетакого }}"'],
)
def test_bad_expression_of_a_kind_is_told_with_its_key(tmp_path: Path, line: str) -> None:
    kinds = tmp_path / "templates" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "own.toml").write_text(
        f'[kind]\nname = "акт"\ntemplate = "plan.docx"\n{line}\n'
        '[[sheet]]\nname = "Реквизиты"\nshape = "card"\n',
        encoding="utf-8",
    )
    with pytest.raises(KindError, match=r"own\.toml.*file_name"):
        pipeline.Run(Workspace(tmp_path))
