"""The shipped examples build without a finding that stops them, and say what they always said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from docgen import pipeline
from docgen.rendering.proof.archive import prove_zip
from docgen.workspace import Workspace, find_workbooks
from tests.documents.conftest import visible_lines

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
# It makes seven documents: tests/batch/test_example.py.
MANY = "Планы школ"
# The papers that each workbook asks for beside its main document.
SETS = {
    "Краткий протокол": ("выписка из протокола", "явочный лист", "поручения"),
    "План школы": ("приказ об утверждении плана", "лист ознакомления", "поручения"),
    "Приказ на одну страницу": ("выписка из приказа", "лист ознакомления", "поручения"),
}
EXAMPLES = [p.stem for p in find_workbooks([], Workspace(ROOT)) if p.stem != MANY]
EXAMPLES += [f"{book} – {kind}" for book, kinds in SETS.items() for kind in kinds]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    workspace = Workspace(ROOT)
    folder = tmp_path_factory.mktemp("outputs")
    result = pipeline.build(_inputs(), folder, workspace=workspace)
    assert not result.has_errors, [str(issue) for issue in result.issues]
    documents: dict[str, Path] = {}
    for one in result.documents:
        assert one.output
        book = one.workbook.stem
        documents[f"{book} – {one.kind}" if book in documents else book] = one.output
    return documents


def test_every_kind_has_an_example() -> None:
    kinds = pipeline.Run(Workspace(ROOT)).kinds
    read = (pipeline.read(pipeline.Run(Workspace(ROOT)), path) for path in _inputs())
    assert {kind.name for kind, _, _ in read if kind} == {kind.name for kind in kinds}
    papers = {paper.name for kind in kinds for paper in kind.papers}
    assert {name for names in SETS.values() for name in names} == papers


def _inputs() -> list[Path]:
    return [path for path in find_workbooks([], Workspace(ROOT)) if path.stem != MANY]


@pytest.mark.parametrize("name", EXAMPLES)
def test_text_is_the_golden_one(
    built: dict[str, Path], name: str, request: pytest.FixtureRequest
) -> None:
    text = "\n".join(visible_lines(built[name])) + "\n"
    golden = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EXAMPLES)
def test_document_is_valid(built: dict[str, Path], name: str) -> None:
    assert prove_zip(built[name].read_bytes()) == []
    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(built[name]))
    assert [str(error) for error in found.errors] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_left_over(built: dict[str, Path], name: str) -> None:
    """R-CLEAN-1: no tags, no words of programs, no double blanks, no blank before a comma."""
    text = "\n".join(visible_lines(built[name]))
    for leftover in (
        r"\{\{",
        r"\}\}",
        r"\{%",
        r"\bNone\b",
        r"\bnan\b",
        r"_x000D_",
        r" [,;:]",
        "  ",
    ):
        assert not re.search(leftover, text), leftover


def test_same_input_gives_same_bytes(built: dict[str, Path], tmp_path: Path) -> None:
    pipeline.build(_inputs(), tmp_path, workspace=Workspace(ROOT))
    for path in built.values():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()
