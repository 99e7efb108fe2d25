"""One workbook of plans for several schools, from lists that stand in the tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen import pipeline
from docgen.checks import ACROSS, CHECKS
from docgen.workspace import Workspace
from tests.documents.conftest import OFFICE, PEOPLE, Rows, save, visible_lines

CARD: Rows = [
    ["Вид документа", "план"],
    ["Состояние", "на подпись"],
    ["Название", "План методической работы"],
    ["Период", "на 2027/2028 учебный год"],
    ["Подписант", "Ясенева Нина Фёдоровна"],
    ["Должность подписанта", "директор"],
]
SCHOOLS: Rows = [
    ["Школа", "Группа", "Директор", "Подписант"],
    ["СОШ № 31", "городские", "Ясенева Нина Фёдоровна"],
    ["Лицей", "городские", "Коваль Елена Викторовна", "Коваль Елена Викторовна"],
    ["СОШ № 5", "сельские", "Соловая Марина Геннадьевна"],
]
ROWS: Rows = [
    ["№", "Мероприятие", "Срок", "Для школ"],
    [None, "Семинар учителей", "октябрь 2027 г.", None],
    [None, "Выезд методиста", "ноябрь 2027 г.", "сельские"],
    [None, "Открытый урок: {{ школа }}", "декабрь 2027 г.", "все кроме лицея"],
    [None, "Поручить {{ директор|дательный }} отчёт", "май 2028 г.", "Лицей; СОШ 31"],
]


def book(schools: Rows = SCHOOLS, rows: Rows = ROWS, card: Rows = CARD) -> dict[str, Rows]:
    return {"Реквизиты": card, "Школы": schools, "Мероприятия": rows}


@dataclass
class Run:
    """What a run of one batch gave."""

    result: pipeline.RunResult
    folder: Path

    @property
    def statuses(self) -> dict[str, str]:
        return {d.recipient: d.status for d in self.result.documents}

    @property
    def told(self) -> list[str]:
        """Findings but for those of the rules, which have tests of their own."""
        return [
            f"{i.code} {i.location}" for i in self.result.issues if i.code not in {*CHECKS, *ACROSS}
        ]

    @property
    def files(self) -> list[str]:
        found = (p for p in self.folder.rglob("*") if p.is_file() and not p.name.startswith("."))
        return sorted(p.relative_to(self.folder).as_posix() for p in found)

    @property
    def documents(self) -> list[str]:
        return [name for name in self.files if name.endswith(".docx")]

    @property
    def bytes(self) -> dict[str, bytes]:
        return {name: (self.folder / name).read_bytes() for name in self.files}

    def lines(self, recipient: str) -> list[str]:
        made = next(d.output for d in self.result.documents if d.recipient == recipient)
        assert made is not None, [str(issue) for issue in self.result.issues]
        return visible_lines(made)

    def events(self, recipient: str) -> list[str]:
        """The second cells of the table's rows."""
        rows = [
            line.split("|")
            for line in self.lines(recipient)
            if line.count("|") == 2 and "||" not in line
        ]
        return [cells[1] for cells in rows[1:]]


Make = Callable[..., Run]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    root = tmp_path / "Папка"
    save(root / "справочник.xlsx", {"Организация": OFFICE, "Люди": PEOPLE}, {})
    return Workspace(root)


@pytest.fixture
def build(workspace: Workspace) -> Make:
    def run(
        sheets: Mapping[str, Rows] | None = None,
        merges: Mapping[str, Sequence[str]] | None = None,
        **options: object,
    ) -> Run:
        path = workspace.inputs / "Планы.xlsx"
        if sheets is not None:
            save(path, sheets, merges or {})
        result = pipeline.build([path], workspace.outputs, workspace=workspace, **options)  # type: ignore[arg-type]
        return Run(result, workspace.outputs / "Планы")

    return run
