"""``docgen new``: examples build as they are, random fillings build or tell why in cells."""

from __future__ import annotations

import random
import shutil
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from docgen import pipeline
from docgen.cli import main
from docgen.kinds import load_kinds
from docgen.kinds.model import Column, Kind, Shape, ValueType
from docgen.new_books import find_new_book, write_new_book
from docgen.workspace import Workspace
from tests.documents.conftest import visible_lines
from tests.thoroughness import examples

ROOT = Path(__file__).parents[2]
KINDS = load_kinds([ROOT / "templates"])


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inputs").mkdir()
    return tmp_path


def put_directory(office: Path, directory: str) -> None:
    if directory == "shipped":
        shutil.copy(ROOT / "inputs" / "справочник.xlsx", office)
    elif directory == "example":
        assert main(["new", "справочник", "--example"]) == 0


@pytest.mark.parametrize("directory", ["", "shipped", "example"])
def test_examples_build_as_they_are(office: Path, directory: str) -> None:
    put_directory(office, directory)
    for kind in KINDS:
        assert main(["new", kind.name, "--example"]) == 0
    books = sorted((office / "inputs").glob("*.xlsx"))
    result = pipeline.build(books, office / "outputs", workspace=Workspace(office))
    assert [str(issue) for issue in result.issues if issue.stops_strict] == []
    # Every example asks for its whole set.
    assert len(result.documents) == sum(1 + len(kind.papers) for kind in KINDS)
    for document in result.documents:
        assert document.output is not None
        assert len(visible_lines(document.output)) > 5


@pytest.mark.parametrize("state", ["проект", "на подпись"])
def test_a_blank_workbook_lacks_only_what_is_not_filled(office: Path, state: str) -> None:
    books = [office / "inputs" / f"{kind.english}.xlsx" for kind in KINDS]
    for kind, path in zip(KINDS, books, strict=True):
        assert main(["new", kind.name, str(path)]) == 0
        workbook = openpyxl.load_workbook(path)
        workbook["Реквизиты"]["B3"] = state
        workbook.save(path)
    found = pipeline.check(books, workspace=Workspace(office)).issues
    assert {issue.code for issue in found} <= {"missing-value", "empty-sheet", "no-directory"}
    assert all(issue.location.cell for issue in found if issue.code == "missing-value")


def test_lists_come_from_the_directory(office: Path) -> None:
    put_directory(office, "example")
    assert main(["new", "протокол"]) == 0
    workbook = openpyxl.load_workbook(office / "inputs" / "Протокол.xlsx")
    offered = {
        column[0].value: [cell.value for cell in column[1:] if cell.value]
        for column in workbook["Списки"].iter_cols()
    }
    assert offered["Список_люди"][0] == "Белов Сергей Андреевич"
    assert "учитель истории" in offered["Список_должности"]
    assert offered["Список_организации"] == ["Средняя школа № 7"]


def test_a_damaged_directory_does_not_stop_a_new_workbook(office: Path) -> None:
    (office / "справочник.xlsx").write_bytes(b"no workbook")
    assert main(["new", "приказ"]) == 0
    assert (office / "inputs" / "Приказ.xlsx").exists()


def test_new_directory_is_found_and_never_overwritten(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "Справочник"]) == 0
    assert Workspace(office).directory == office / "справочник.xlsx"
    assert "docgen names" in capsys.readouterr().out
    for arguments in ([], ["справочник.xlsx"], ["другое.xlsx"]):
        assert main(["new", "справочник", *arguments]) == 3
    assert "docgen new справочник" in capsys.readouterr().err
    assert sorted(path.name for path in office.iterdir()) == ["inputs", "справочник.xlsx"]


def test_a_kind_without_an_example_says_so(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = office / "templates"
    (own / "docx").mkdir(parents=True)
    (own / "kinds").mkdir()
    shutil.copy(ROOT / "templates" / "docx" / "plan.docx", own / "docx" / "note.docx")
    text = (ROOT / "templates" / "kinds" / "plan.toml").read_text(encoding="utf-8")
    text = text.replace('"план"', '"записка"').replace('"plan.docx"', '"note.docx"')
    (own / "kinds" / "note.toml").write_text(text, encoding="utf-8")
    assert main(["new", "записка", "--example"]) == 3
    said = capsys.readouterr().err
    assert "Для вида «записка» примера нет." in said
    assert not list((office / "inputs").iterdir())
    assert main(["new", "записка"]) == 0


WORDS = ["Зимина О.С.", "Ким", "до 31.02.2027", "05.09.2027", "-", "1.1", "да", "О плане", "=1+1"]
WORDS += ["Орлова Татьяна Викторовна, директор", "сентябрь – май", "\n", "«", "№", "{{ дата }}"]
TYPED = {
    ValueType.DATE: ["05.09.2027", "31.02.2027", "вчера"],
    ValueType.NUMBER: [0, 1, 2.5, "два", 10**12],
    ValueType.DEADLINE: ["до 25.12.2027", "ежемесячно", "31.11.2027", "до"],
    ValueType.PERSON: ["Зимина Ольга Сергеевна", "Зимина О.С.", "О.С. Зимина", "директор"],
    ValueType.PEOPLE: ["Зимина О.С., Белов С.А.", "Все учителя", "; ,"],
    ValueType.SHEET: ["Пункты", "Подписи", "Нет такого"],
    ValueType.YES_NO: ["да", "нет", "может быть"],
    ValueType.DOCUMENT: ["приказ директора от 29.08.2027 № 139", "приказ от 31.02.2027"],
}


def sensible(column: Column, chance: random.Random) -> object:
    """Return what a careful person would type; nothing where an example would name a file."""
    if column.type in (ValueType.FILE, ValueType.IMAGE, ValueType.SHEET):
        return None
    if column.type is ValueType.DATE:
        return date(2027, 9, 1) + timedelta(chance.randrange(7))
    if column.type is ValueType.NUMBER or column.key in ("number", "level", "parent"):
        return 1 if column.key == "parent" else None
    if column.choices:
        return column.choices[0]
    return "да" if column.type is ValueType.YES_NO else column.example or f"{column.name}."


def anything(column: Column, chance: random.Random) -> object:
    if column.type is ValueType.DATE and chance.random() < 0.6:
        return date(2027, 1, 1) + timedelta(chance.randrange(700))
    if column.choices and chance.random() < 0.7:
        return chance.choice(column.choices)
    if chance.random() < 0.7:
        return chance.choice(TYPED.get(column.type, WORDS))
    return chance.choice(WORDS)


def fill(
    page: Worksheet,
    columns: tuple[Column, ...],
    *,
    card: bool,
    careful: bool,
    chance: random.Random,
) -> None:
    typed = sensible if careful else anything
    for row in range(2, 3) if card else range(3, 4 + chance.randrange(4)):
        for place, column in enumerate(columns, 1):
            wanted = careful and (card or column.required == "yes" or column.key == "parent")
            if column.key != "kind" and (wanted or chance.random() < 0.6):
                cell = page.cell(place + 1, 2) if card else page.cell(row, place)
                cell.value = typed(column, chance)  # type: ignore[assignment]


@pytest.mark.thorough
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.english)
def test_filled_at_random_it_builds_or_tells_why_in_cells(office: Path, kind: Kind) -> None:
    workspace = Workspace(office)
    book = find_new_book(kind.name, workspace)
    paths = [office / "inputs" / f"книга {number}.xlsx" for number in range(examples(4))]
    chance = random.Random(kind.name)
    for number, path in enumerate(paths):
        write_new_book(book, path, workspace, office, with_set=number % 4 == 1)
        workbook = openpyxl.load_workbook(path)
        for sheet in (sheet for sheet in kind.sheets if sheet.name in workbook.sheetnames):
            if sheet.column("paper") and number % 2 == 0:
                continue  # an order that approves asks for a corner block that names it
            columns = sheet.columns or sheet.suggested
            card, careful = sheet.shape is Shape.CARD, number % 2 == 0
            fill(workbook[sheet.name], columns, card=card, careful=careful, chance=chance)
        workbook.save(path)
    result = pipeline.build(paths, office / "outputs", workspace=workspace)
    assert "internal-error" not in {issue.code for issue in result.issues}
    # A list without a single row is at fault as a whole, and so is one that another row stands for.
    without_cell = {issue.code for issue in result.issues if not issue.location.cell}
    of_sets = {"extract-empty", "paper-without-rows", "no-approving-order"}
    assert without_cell <= {
        "empty-sheet", "no-post", "no-directory", "control-assigned", *of_sets
    }  # fmt: skip
    stopped = {issue.location.workbook for issue in result.issues if issue.is_error}
    for document in result.documents:
        assert (document.output is None) == (str(document.workbook) in stopped)
    # Careful fillings build, careless ones do not: both are met.
    assert 0 < len(stopped) < len(paths)
