"""Workbooks made from lists that stand in the tests, and one small kind to read them for."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from docgen.issues import Issue
from docgen.kinds.model import Kind, Sheet
from docgen.records import WorkbookRecords
from docgen.workbook import RawSheet, open_workbook, read_records

Rows = Sequence[Sequence[object]]
MakeWorkbook = Callable[..., Path]
Told = Callable[[Iterable[Issue]], list[str]]

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATION = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def write_workbook(
    path: Path,
    sheets: Mapping[str, Rows],
    *,
    merges: Iterable[str] = (),
    bold: Iterable[str] = (),
    centred: Iterable[str] = (),
    formats: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    widths: Mapping[str, float] | None = None,
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[str] = (),
    hidden_sheets: Iterable[str] = (),
) -> Path:
    """Write lists as sheets; looks and merges belong to the last sheet. None leaves a cell out."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    page = None
    for name, rows in sheets.items():
        page = workbook.create_sheet(name)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    page.cell(row, column).value = value  # type: ignore[assignment]
    assert page is not None
    for address in bold:
        page[address].font = Font(bold=True)
    for address in centred:
        page[address].alignment = Alignment(horizontal="center")
    for address, number_format in (formats or {}).items():
        page[address].number_format = number_format
    for address, link in (links or {}).items():
        page[address].hyperlink = link
    for letter, width in (widths or {}).items():
        page.column_dimensions[letter].width = width
    for row in hidden_rows:
        page.row_dimensions[row].hidden = True
    for letter in hidden_columns:
        page.column_dimensions[letter].hidden = True
    for area in merges:
        # Not merge_cells: it would erase the text under the merge, and Excel does not.
        page.merged_cells.add(area)
    for name in hidden_sheets:
        workbook[name].sheet_state = "hidden"
    workbook.save(path)
    return path


def write_package(path: Path, sheet: str, **parts: str) -> Path:
    """Write a package around the XML of one sheet «Лист», as another program would."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_TYPES}/{name}" Target="{name}.xml"/>' for name in parts
    )
    date1904 = parts.pop("date1904", "0")
    content = {
        "_rels/.rels": f'<Relationships {_PACKAGE}><Relationship Id="r1" '
        f'Type="{_TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} {RELATION}><workbookPr date1904="{date1904}"/>'
        '<sheets><sheet name="Лист" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships {_PACKAGE}><Relationship Id="s1" '
        f'Type="{_TYPES}/worksheet" Target="worksheets/sheet1.xml"/>{relations}</Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN} {RELATION}>{sheet}</worksheet>",
    }
    content.update({f"xl/{name}.xml": text for name, text in parts.items()})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return path


@pytest.fixture
def make_workbook(tmp_path: Path) -> MakeWorkbook:
    """Return a function that writes a workbook from lists and gives its path."""

    def make(sheets: Mapping[str, Rows], *, name: str = "книга.xlsx", **looks: Any) -> Path:
        return write_workbook(tmp_path / name, sheets, **looks)

    return make


@pytest.fixture
def raw_sheet(make_workbook: MakeWorkbook) -> Callable[..., RawSheet]:
    """Return a function that gives rows back as the raw sheet read from a file."""

    def make(rows: Rows, **looks: Any) -> RawSheet:
        return open_workbook(make_workbook({"Лист": rows}, **looks)).sheets[0]

    return make


@pytest.fixture
def sheet_from_xml(tmp_path: Path) -> Callable[..., RawSheet]:
    """Return a function that reads a sheet given as XML."""

    def make(xml: str, **parts: str) -> RawSheet:
        return open_workbook(write_package(tmp_path / "книга.xlsx", xml, **parts)).sheets[0]

    return make


@pytest.fixture
def read(make_workbook: MakeWorkbook) -> Callable[..., tuple[WorkbookRecords, list[Issue]]]:
    """Return a function that reads lists for a kind of the given sheets."""

    def make(
        sheets: Mapping[str, Rows], *known: Sheet, **looks: Any
    ) -> tuple[WorkbookRecords, list[Issue]]:
        return read_records(open_workbook(make_workbook(sheets, **looks)), kind_of(*known))

    return make


def kind_of(*sheets: Sheet) -> Kind:
    """Return a kind with these sheets."""
    return Kind("проба", "trial", "Проба", "", Path("x.docx"), "x", sheets, Path("x.toml"))


@pytest.fixture
def told() -> Told:
    """Return a function that gives issues as «code place», which is what tests compare."""
    return lambda issues: [f"{issue.code} {issue.location}" for issue in issues]
