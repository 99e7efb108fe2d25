"""Each rule tells the slip that it is named for, at its cell, and is silent on a right paper."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from docgen import checks, pipeline
from docgen.checks import ACROSS, CHECKS
from docgen.checks.needs import ALWAYS
from docgen.checks.texts import Texts
from docgen.errors import KindError
from docgen.explanations import explanations
from docgen.issues import Issue
from docgen.workspace import Workspace
from tests.checks.books import Case, order
from tests.checks.cases import arithmetic, dates, numbering, people, references, text
from tests.documents.conftest import save
from tests.thoroughness import THOROUGH

FAMILIES = {
    "dates": dates,
    "references": references,
    "numbering": numbering,
    "people": people,
    "arithmetic": arithmetic,
    "text": text,
}
CASES: list[tuple[str, Case]] = [
    (name, case) for name, family in FAMILIES.items() for case in family.CASES
]
#: What :func:`docgen.checks._worth_running` gives for a paper that has all that any rule needs.
EVERY_RULE = tuple(checks.Asked(code, ALWAYS) for code in CHECKS)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Run:
    """What checks share, in a folder without a справочник: kinds are read once for all cases."""
    return pipeline.Run(Workspace(tmp_path_factory.mktemp("office")))


@pytest.mark.thorough
@pytest.mark.parametrize(("family", "case"), CASES)
def test_rule(
    run: pipeline.Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    family: str,
    case: Case,
) -> None:
    """A case is about one family: what others say of a book of three lines is their matter.

    Looked at thoroughly, rules that are always run, and that look everywhere and not only where
    their signs stand, find the same.
    """
    sheets, expected = case
    save(tmp_path / "Книга.xlsx", sheets, {})
    _, _, issues = pipeline.read(run, tmp_path / "Книга.xlsx")
    codes = import_module(f"docgen.checks.{family}").CHECKS
    assert [f"{i.code} {i.location}" for i in issues if i.code in codes] == expected
    if not THOROUGH:
        return
    monkeypatch.setattr(checks, "_worth_running", lambda _paper: EVERY_RULE)
    monkeypatch.setattr(Texts, "having", lambda self, *_signs: self)
    monkeypatch.setattr(Texts, "have", lambda _self, _signs, _times=1: True)
    monkeypatch.setattr(Texts, "with_words", lambda self, _words: self)
    assert pipeline.read(run, tmp_path / "Книга.xlsx")[2] == issues


def test_every_rule_is_tried() -> None:
    tried = {line.split()[0] for _, (_, expected) in CASES for line in expected}
    assert tried | people.WITH_DIRECTORY == set(CHECKS)


@pytest.mark.parametrize("code", [*CHECKS, *ACROSS])
def test_every_rule_has_its_function(code: str) -> None:
    rule = CHECKS.get(code) or ACROSS[code]
    assert rule.find.__name__ == code.replace("-", "_")


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


def test_a_broken_rule_costs_nothing_else(
    run: pipeline.Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_paper: object) -> Iterator[Issue]:
        raise ValueError
        yield

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # the log of the fault goes there
    monkeypatch.setitem(vars(CHECKS["dates-exist"]), "find", broken)
    save(tmp_path / "Книга.xlsx", order([["Текст", "Срок"], ["Сделать.", "до 01.10.2026"]]), {})
    _, _, issues = pipeline.read(run, tmp_path / "Книга.xlsx")
    told = {i.code for i in issues}
    assert {"internal-error", "deadline-not-before-document"} <= told
    assert not any(i.is_error for i in issues)
