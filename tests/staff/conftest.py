"""Lists written as rows of a sheet, read back as people, schools and reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from docgen.staff.model import ListRead
from docgen.staff.reading import read_list
from docgen.workspace import Workspace

Rows = Sequence[Sequence[object]]
ReadRows = Callable[..., ListRead]


def write_list(path: Path, sheets: Mapping[str, Rows], merges: Iterable[str] = ()) -> Path:
    """Write lists as sheets; the merges belong to the last one."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        page = workbook.create_sheet(name)
        for row in rows:
            page.append(list(row))
    for area in merges:
        page.merge_cells(area)
    workbook.save(path)
    return path


@pytest.fixture
def read_rows(tmp_path: Path) -> ReadRows:
    """Return a function that reads rows as a list lying on the sheet «Лист1»."""

    def read(rows: Rows, merges: Iterable[str] = (), sheet: str = "Лист1") -> ListRead:
        return read_list(write_list(tmp_path / "список.xlsx", {sheet: rows}, merges))

    return read


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty working folder."""
    root = tmp_path / "Папка школы"
    (root / "inputs").mkdir(parents=True)
    return Workspace(root)


def people_of(read: ListRead) -> list[str]:
    """Return the people as «cell name | post | school | telephone, mail | gender»."""
    return [
        " | ".join(
            (
                f"{p.location.cell} {p.name}",
                p.post,
                p.unit,
                " ".join(filter(None, (p.phone, p.mail, p.gender))),
            )
        ).rstrip(" |")
        for p in read.people
    ]


def skipped_of(read: ListRead) -> dict[int, str]:
    """Return the reason of every row that gives nobody, by its number."""
    return {row.location.row or 0: row.reason.name for row in read.skipped}
