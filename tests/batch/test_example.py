"""The shipped workbook of many plans says what it always said, and nothing is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from docgen import pipeline
from docgen.rendering.proof.archive import prove_zip
from docgen.workspace import Workspace
from tests.documents.conftest import visible_lines

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
SCHOOLS = ("СОШ № 2", "Лицей", "Сосновская ООШ")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> pipeline.RunResult:
    folder = tmp_path_factory.mktemp("outputs")
    path = ROOT / "inputs" / "Планы школ.xlsx"
    return pipeline.build([path], folder, workspace=Workspace(ROOT))


def test_nothing_is_found(built: pipeline.RunResult) -> None:
    assert [str(issue) for issue in built.issues] == []
    assert [d.status for d in built.documents] == ["built"] * 7


@pytest.mark.parametrize("school", SCHOOLS)
def test_text_is_the_golden_one(
    built: pipeline.RunResult, school: str, request: pytest.FixtureRequest
) -> None:
    made = next(d.output for d in built.documents if d.recipient == school)
    assert made is not None
    text = "\n".join(visible_lines(made)) + "\n"
    golden = GOLDEN / f"{made.stem}.txt"
    if request.config.getoption("--update-golden", default=False):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_documents_are_valid(built: pipeline.RunResult) -> None:
    for document in built.documents:
        assert document.output is not None
        assert prove_zip(document.output.read_bytes()) == []
        found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(document.output))
        assert [str(error) for error in found.errors] == []


@pytest.mark.parametrize("example", [False, True])
def test_new_workbook_of_many_offers_the_schools_of_the_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, example: bool
) -> None:
    from docgen import cli
    from tests.documents.conftest import OFFICE, PEOPLE, save

    schools = [["Краткое название", "Руководитель"], ["СОШ № 5", "Соловая Марина Геннадьевна"]]
    sheets = {"Организация": OFFICE, "Люди": PEOPLE, "Школы": schools}
    save(tmp_path / "справочник.xlsx", sheets, {})
    monkeypatch.chdir(tmp_path)
    more = ["--example"] if example else []
    assert cli.main(["new", "план", "Планы.xlsx", "--batch", *more]) == 0
    result = pipeline.check([tmp_path / "Планы.xlsx"], workspace=Workspace(tmp_path))
    kinds = ["план", "приказ об утверждении плана", "лист ознакомления", "поручения"]
    made = kinds if example else kinds[:1]  # the example asks for its whole set
    assert [(d.recipient, d.kind) for d in result.documents] == [("СОШ № 5", k) for k in made]
    assert result.has_errors is not example


def test_example_of_many_is_built_as_it_is_without_schools_in_the_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from docgen import cli
    from tests.documents.conftest import OFFICE, PEOPLE, save

    save(tmp_path / "справочник.xlsx", {"Организация": OFFICE, "Люди": PEOPLE}, {})
    monkeypatch.chdir(tmp_path)
    assert cli.main(["new", "приказ", "Приказы.xlsx", "--batch", "--example"]) == 0
    assert "они появятся в папке outputs/Приказы." in capsys.readouterr().out
    result = pipeline.check([tmp_path / "Приказы.xlsx"], workspace=Workspace(tmp_path))
    assert len({document.recipient for document in result.documents}) == 3
    assert not result.has_errors
