"""Documents built from lists that stand in the tests, and golden texts with an update option."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen import pipeline
from docgen.checks import ACROSS, CHECKS
from docgen.issues import Issue
from docgen.workspace import Workspace

Rows = Sequence[Sequence[object]]
PEOPLE = [
    ["ФИО", "Должность", "Телефон", "Кого"],
    ["Ясенева Нина Фёдоровна", "директор школы", "2-31-40"],
    ["Кузьменко Дарья Андреевна", "заместитель директора по учебной работе", "2-31-41"],
    # A form typed by a person wins, and nobody is asked to look at it again.
    ["Соловая Марина Геннадьевна", "учитель математики", "", "Соловую Марину Геннадьевну"],
    ["Мамедов Рашид Тофик оглы", "учитель физики", ""],
    ["Коваль Елена Викторовна", "учитель химии", ""],
]
OFFICE = [
    ["Шапка", "Муниципальное бюджетное\nобщеобразовательное учреждение\n«Озёрная школа № 4»"],
    ["Полное название, чего", "МБОУ «Озёрная школа № 4»"],
    ["Краткое название", "МБОУ «Озёрная школа № 4»"],
    ["Место", "г. Озёрск"],
    ["Руководитель", "Ясенева Нина Фёдоровна"],
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden texts anew")


def fill(page: Worksheet, rows: Rows, merges: Sequence[str] = ()) -> None:
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if value is not None:
                page.cell(row, column).value = value  # type: ignore[assignment]
    for area in merges:
        page.merge_cells(area)


def save(path: Path, sheets: Mapping[str, Rows], merges: Mapping[str, Sequence[str]]) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        fill(workbook.create_sheet(name), rows, merges.get(name, ()))
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)


@dataclass
class Built:
    """What a build gave: findings by code and place, and the document if there is one."""

    issues: list[Issue]
    path: Path | None
    lines: list[str] = field(default_factory=list)

    @property
    def told(self) -> list[str]:
        """Findings but for those of the named rules, which have tests of their own."""
        return [f"{i.code} {i.location}" for i in self.issues if i.code not in {*CHECKS, *ACROSS}]

    @property
    def document(self) -> docx.document.Document:
        assert self.path is not None, [str(issue) for issue in self.issues]
        return docx.Document(str(self.path))

    def part(self, name: str = "word/document.xml") -> str:
        assert self.path is not None
        with zipfile.ZipFile(self.path) as archive:
            return archive.read(name).decode()


Build = Callable[..., Built]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A working folder with a справочник and nothing of its own beside it."""
    root = tmp_path / "Папка школы"
    save(root / "справочник.xlsx", {"Организация": OFFICE, "Люди": PEOPLE}, {})
    return Workspace(root)


@pytest.fixture
def build(workspace: Workspace) -> Build:
    def run(
        sheets: Mapping[str, Rows],
        merges: Mapping[str, Sequence[str]] | None = None,
        **options: bool,
    ) -> Built:
        path = workspace.inputs / "Книга.xlsx"
        save(path, sheets, merges or {})
        result = pipeline.build([path], workspace.outputs, workspace=workspace, **options)
        made = result.documents[0].output
        lines = visible_lines(made) if made else []
        return Built(result.issues, made, lines)

    return run


def visible_lines(path: Path) -> list[str]:
    """The visible text in document order: a paragraph a line, cells of a row parted by «|»."""
    document = docx.Document(io.BytesIO(path.read_bytes()))
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                cells = [" / ".join(p.text for p in cell.paragraphs) for cell in row.cells]
                lines.append("|".join(cells))
        elif block.text.strip():
            lines.append(block.text)
    return [line.replace("\u00a0", " ") for line in lines]
