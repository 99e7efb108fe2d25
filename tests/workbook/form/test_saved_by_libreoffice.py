"""A workbook that LibreOffice has opened and saved reads the same and still helps.

It saves without a window here, so what belongs to a window, as frozen headings, is not asked for.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from docgen.kinds import load_example, load_kinds
from docgen.kinds.model import Kind
from docgen.records import WorkbookRecords
from docgen.workbook import form_bytes, open_workbook, read_records
from tests.libreoffice import converted
from tests.workbook.form.conftest import OFFERS

KINDS = load_kinds([Path(__file__).parents[3] / "templates"])


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the folder of blank and filled workbooks, and that of what LibreOffice made."""
    before, after = tmp_path_factory.mktemp("до"), tmp_path_factory.mktemp("после")
    for kind in KINDS:
        (before / f"{kind.english}.xlsx").write_bytes(form_bytes(kind, offers=OFFERS))
        (before / f"{kind.english}-example.xlsx").write_bytes(
            form_bytes(kind, example=load_example(kind))
        )
    converted(sorted(before.glob("*.xlsx")), "xlsx", after)
    return before, after


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.english)
@pytest.mark.parametrize("suffix", ["", "-example"])
def test_reads_the_same(folders: tuple[Path, Path], kind: Kind, suffix: str) -> None:
    read = [
        read_records(open_workbook(folder / f"{kind.english}{suffix}.xlsx"), kind)
        for folder in folders
    ]
    assert said(read[0][0]) == said(read[1][0])
    assert [(i.code, i.location.sheet, i.location.cell) for i in read[0][1]] == [
        (i.code, i.location.sheet, i.location.cell) for i in read[1][1]
    ]


def said(records: WorkbookRecords) -> dict[str, object]:
    """Return every value of every sheet by its name, and how many rows its table has."""
    return {
        name: (
            [{key: value.data for key, value in r.values.items()} for r in data.records],
            len(data.table.rows) if data.table else 0,
        )
        for name, data in records.sheets.items()
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.english)
def test_keeps_lists_and_rules(folders: tuple[Path, Path], kind: Kind) -> None:
    before, after = (load_workbook(folder / f"{kind.english}.xlsx") for folder in folders)
    assert before.sheetnames == after.sheetnames
    assert before.defined_names.keys() <= after.defined_names.keys()
    for name in before.sheetnames:
        was, now = before[name], after[name]
        assert was.sheet_state == now.sheet_state
        assert lists(was) == lists(now)
        assert red(was) == red(now)


def lists(page: object) -> set[str]:
    found = page.data_validations.dataValidation  # type: ignore[attr-defined]
    return {rule.formula1 for rule in found if rule.type == "list"}


def red(page: object) -> set[str]:
    areas = page.conditional_formatting  # type: ignore[attr-defined]
    return {str(area.sqref) for area in areas}
