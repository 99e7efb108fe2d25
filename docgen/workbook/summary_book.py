"""The workbook «Сводка»: what became of every document of a batch, and all that was found."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from docgen.issues import SEVERITY_WORDS, Issue
from docgen.workbook.properties import as_made_by

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DOCUMENTS: Final = {
    "№": 5,
    "Школа": 30,
    "Документ": 14,
    "Файл": 48,
    "Что с ним": 22,
    "Замечания": 70,
}
_PAGES: Final = {"Страниц": 9}
_FINDINGS: Final = {"№": 5, "Где": 24, "Важность": 16, "Что не так": 60, "Что сделать": 60}
_HEAD: Final = PatternFill("solid", fgColor="FFE7EDF5")
_BAD: Final = PatternFill("solid", fgColor="FFF8C4BE")
_LINK: Final = Font(color="FF0B5394", underline="single")
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")
_OF_FORMULAS: Final = ("=", "+", "-", "@", "\t")
_LONGEST: Final = 32_000


class SummaryRow(Struct, frozen=True):
    """A document: ``file`` is its path from the folder of the summary, empty when it has none.

    ``pages`` is 0 where nobody knows how many there are.
    """

    recipient: str
    kind: str
    file: str
    state: str
    is_made: bool
    issues: tuple[Issue, ...] = ()
    pages: int = 0


def summary_book(rows: Sequence[SummaryRow], issues: Sequence[Issue], office: str = "") -> bytes:
    """Return the .xlsx, in its properties this office; the same rows give the same bytes.

    Whatever a workbook says is a text here: «=…» of a cell is no formula.
    """
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = "Документы"
    paged = any(row.pages for row in rows)
    _head(page, {**_DOCUMENTS, **_PAGES} if paged else _DOCUMENTS)
    for number, row in enumerate(rows, 1):
        told = "\n".join(_told(issue) for issue in row.issues)
        _write(page, number + 1, (number, row.recipient, row.kind, row.file, row.state, told))
        if row.pages:
            page.cell(number + 1, len(_DOCUMENTS) + 1).value = row.pages
        if row.file:
            link = page.cell(number + 1, 4)
            link.hyperlink = quote(row.file)
            link.font = _LINK
        if not row.is_made:
            page.cell(number + 1, 5).fill = _BAD
    page = workbook.create_sheet("Замечания")
    _head(page, _FINDINGS)
    for number, issue in enumerate(issues, 1):
        words = (SEVERITY_WORDS[issue.severity], issue.message, issue.hint)
        _write(page, number + 1, (number, str(issue.location.sheet and issue.location), *words))
    if not issues:
        _write(page, 2, (None, None, None, "Замечаний нет."))
    stream = io.BytesIO()
    workbook.save(stream)
    return as_made_by(stream.getvalue(), office)


def _head(page: Worksheet, columns: dict[str, int]) -> None:
    for place, (name, width) in enumerate(columns.items(), 1):
        cell = page.cell(1, place)
        cell.value, cell.font, cell.fill = name, Font(bold=True), _HEAD
        page.column_dimensions[get_column_letter(place)].width = width
    page.freeze_panes = "A2"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"


def _write(page: Worksheet, row: int, values: Sequence[object]) -> None:
    for place, value in enumerate(values, 1):
        if value in (None, ""):
            continue
        cell = page.cell(row, place)
        cell.value = value[:_LONGEST] if isinstance(value, str) else value  # type: ignore[assignment]
        if isinstance(value, str):
            cell.data_type = "s"
            # Still a text when somebody has opened the cell and pressed Enter.
            cell.quotePrefix = value.startswith(_OF_FORMULAS)
        cell.alignment = _WRAPPED


def _told(issue: Issue) -> str:
    place = f"{issue.location}: " if issue.location.sheet else ""
    return f"{SEVERITY_WORDS[issue.severity]} – {place}{issue.message}"
