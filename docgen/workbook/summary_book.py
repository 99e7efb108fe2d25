"""The workbook «Сводка»: what became of every document of a batch, and all that was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from msgspec import Struct

from docgen.issues import SEVERITY_WORDS, Issue
from docgen.workbook.plain_pages import PageCell, PlainPage, plain_book

_DOCUMENTS: Final = {
    "№": 6,
    "Школа": 30,
    "Документ": 20,
    "Файл": 48,
    "Страниц": 10,
    "Что с ним": 22,
    "Замечания": 70,
}
_PAGES: Final = "Страниц"
_FILE: Final = "Файл"
_WIDEST: Final = 80
_SEE_COMMON: Final = "Общие для многих – на листе «Замечания»."
# What so few documents share is told with each of them.
_FEW: Final = 3
_FINDINGS: Final = {"№": 6, "Где": 24, "Важность": 16, "Что не так": 60, "Что сделать": 60}


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
    columns = dict(_DOCUMENTS)
    if not any(row.pages for row in rows):
        del columns[_PAGES]
    # LibreOffice does not wrap a link: the name has to fit into one line.
    longest = max((len(row.file) for row in rows), default=0)
    columns[_FILE] = min(max(columns[_FILE], longest), _WIDEST)
    documents = PlainPage("Документы", columns)
    common = _common(rows)
    for number, row in enumerate(rows, 1):
        own = [_told(issue) for issue in row.issues if issue not in common]
        told = "\n".join([*own, *([_SEE_COMMON] if len(own) < len(row.issues) else [])])
        cells = [PageCell(number), _text(row.recipient), _text(row.kind)]
        cells.append(PageCell(row.file, link=quote(row.file)) if row.file else None)
        if _PAGES in columns:
            cells.append(PageCell(row.pages) if row.pages else None)
        state = PageCell(row.state, is_wrong=not row.is_made)
        documents.rows.append([*cells, state, _text(told)])
    findings = PlainPage("Замечания", _FINDINGS)
    for number, issue in enumerate(issues, 1):
        place = str(issue.location.sheet and issue.location)
        words = (place, SEVERITY_WORDS[issue.severity], issue.message, issue.hint)
        findings.rows.append([PageCell(number), *map(_text, words)])
    if not issues:
        findings.rows.append([None, None, None, PageCell("Замечаний нет."), None])
    return plain_book((documents, findings), office)


def _text(text: str) -> PageCell | None:
    return PageCell(text) if text else None


def _common(rows: Sequence[SummaryRow]) -> frozenset[Issue]:
    """Return the warnings that most documents share: their rows would all say the same."""
    counts = Counter(issue for row in rows for issue in row.issues if not issue.is_error)
    most = max(_FEW, len(rows) // 2)
    return frozenset(issue for issue, number in counts.items() if number > most)


def _told(issue: Issue) -> str:
    place = f"{issue.location}: " if issue.location.sheet else ""
    return f"{SEVERITY_WORDS[issue.severity]} – {place}{issue.message}"
