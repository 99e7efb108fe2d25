"""The workbook «Сводка»: what became of every document of a batch, and all that was found."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from docgen.issues import SEVERITY_WORDS, Issue
from docgen.workbook.form import looks
from docgen.workbook.properties import as_made_by

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DOCUMENTS: Final = {
    "№": 6,
    "Школа": 30,
    "Документ": 14,
    "Файл": 48,
    "Страниц": 10,
    "Что с ним": 22,
    "Замечания": 70,
}
_PAGES: Final = "Страниц"
_FINDINGS: Final = {"№": 6, "Где": 24, "Важность": 16, "Что не так": 60, "Что сделать": 60}
_BAD: Final = looks.fill(looks.WRONG)
_LINK: Final = looks.letters(color="0B5394", underline=True)
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")
_NUMBER: Final = Alignment(horizontal="center", vertical="top")
_OF_FORMULAS: Final = ("=", "+", "-", "@", "\t")
_SEE_COMMON: Final = "Общие для многих – на листе «Замечания»."
# What so few documents share is told with each of them.
_FEW: Final = 3
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
    columns = dict(_DOCUMENTS)
    if not any(row.pages for row in rows):
        del columns[_PAGES]
    places = {name: place for place, name in enumerate(columns, 1)}
    common = _common(rows)
    for number, row in enumerate(rows, 1):
        own = [_told(issue) for issue in row.issues if issue not in common]
        told = "\n".join([*own, *([_SEE_COMMON] if len(own) < len(row.issues) else [])])
        pages = (row.pages or None,) if _PAGES in columns else ()
        texts = (number, row.recipient, row.kind, row.file, *pages, row.state, told)
        _write(page, number + 1, texts, columns)
        if row.file:
            link = page.cell(number + 1, places["Файл"])
            link.hyperlink = quote(row.file)
            link.font = _LINK
        if not row.is_made:
            page.cell(number + 1, places["Что с ним"]).fill = _BAD
    _frame(page, columns)
    page = workbook.create_sheet("Замечания")
    for number, issue in enumerate(issues, 1):
        words = (SEVERITY_WORDS[issue.severity], issue.message, issue.hint)
        place = str(issue.location.sheet and issue.location)
        _write(page, number + 1, (number, place, *words), _FINDINGS)
    if not issues:
        _write(page, 2, (None, None, None, "Замечаний нет."), _FINDINGS)
    _frame(page, _FINDINGS)
    stream = io.BytesIO()
    workbook.save(stream)
    return as_made_by(stream.getvalue(), office)


def _frame(page: Worksheet, columns: Mapping[str, int]) -> None:
    """Give a page its headings, widths, a filter, and the look of a printed one."""
    for place, (name, width) in enumerate(columns.items(), 1):
        looks.style_heading(looks.put(page, 1, place, name))
        page.column_dimensions[get_column_letter(place)].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(2, page.max_row)}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"


def _write(
    page: Worksheet, row: int, values: Sequence[str | int | None], columns: Mapping[str, int]
) -> None:
    """Write a row as high as its texts: not every program finds that out by itself."""
    texts = []
    for place, (value, width) in enumerate(zip(values, columns.values(), strict=False), 1):
        if isinstance(value, str) and value:
            cell = looks.put(page, row, place, value[:_LONGEST])
            # Still a text when somebody has opened the cell and pressed Enter.
            cell.quotePrefix = value.startswith(_OF_FORMULAS)
            cell.alignment = _WRAPPED
            texts.append((value, float(width)))
        elif value:
            number = page.cell(row, place)
            number.value, number.alignment = value, _NUMBER
    looks.fit_height(page, row, texts)


def _common(rows: Sequence[SummaryRow]) -> frozenset[Issue]:
    """Return the warnings that most documents share: their rows would all say the same."""
    counts = Counter(issue for row in rows for issue in row.issues if not issue.is_error)
    most = max(_FEW, len(rows) // 2)
    return frozenset(issue for issue, number in counts.items() if number > most)


def _told(issue: Issue) -> str:
    place = f"{issue.location}: " if issue.location.sheet else ""
    return f"{SEVERITY_WORDS[issue.severity]} – {place}{issue.message}"
