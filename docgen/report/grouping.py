"""Findings in the order in which a person mends them: by workbook, by sheet, gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from docgen.issues import Issue, Location, Severity
from docgen.report.facts import Document, Run, workbook_names

_ORDER: Final = tuple(Severity)


class Folded(Struct, frozen=True):
    """Findings that say the same words about several places of a sheet; never empty."""

    issues: tuple[Issue, ...]

    @property
    def first(self) -> Issue:
        """The finding that speaks for all of them."""
        return self.issues[0]


class SheetFindings(Struct, frozen=True):
    """What is to be mended on one sheet, or in one part of a template.

    The name is empty for the workbook as a whole.
    """

    name: str
    findings: tuple[Folded, ...]

    @property
    def title(self) -> str:
        """How the sheet, the part of a template, or the file as a whole is headed."""
        part = self.findings[0].first.location.part
        if part:
            return part[:1].upper() + part[1:]
        return f"Лист «{self.name}»" if self.name else "Вся книга"


class WorkbookFindings(Struct, frozen=True):
    """One workbook as shown: its name, documents, findings, those accepted, its marked copy."""

    name: str
    documents: tuple[Document, ...]
    sheets: tuple[SheetFindings, ...]
    accepted: tuple[Issue, ...]
    marked: Path | None


def by_workbook(run: Run, base: Path) -> list[WorkbookFindings]:
    """Return the workbooks of a run in its order; ``base`` is where shown paths start."""
    names = workbook_names(run, base)
    documents: dict[str, list[Document]] = {}
    for document in run.documents:
        documents.setdefault(names[str(document.workbook)], []).append(document)
    issues: dict[str, list[Issue]] = {name: [] for name in documents}
    for issue in run.issues:
        issues.setdefault(names[issue.location.workbook], []).append(issue)
    marked = {names.get(path, path): copy for path, copy in run.marked.items()}
    return [
        WorkbookFindings(
            name,
            tuple(documents.get(name, ())),
            _by_sheet([issue for issue in found if not issue.accepted]),
            tuple(issue for issue in found if issue.accepted),
            marked.get(name),
        )
        for name, found in issues.items()
    ]


def _by_sheet(issues: Sequence[Issue]) -> tuple[SheetFindings, ...]:
    """Return the sheets, those with the gravest findings first; the workbook as a whole leads."""
    sheets: dict[str, list[Issue]] = {}
    for issue in sorted(issues, key=_gravity):
        sheets.setdefault(_sheet(issue.location), []).append(issue)
    names = sorted(sheets, key=bool)
    return tuple(SheetFindings(name, _folded(sorted(sheets[name], key=_place))) for name in names)


def _sheet(location: Location) -> str:
    return location.sheet or location.part


def _gravity(issue: Issue) -> int:
    return _ORDER.index(issue.severity)


def _place(issue: Issue) -> tuple[int, int, int]:
    place = issue.location
    return _gravity(issue), place.row or place.paragraph or 0, place.column or 0


def _folded(issues: Sequence[Issue]) -> tuple[Folded, ...]:
    same: dict[tuple[str, Severity, str, str], list[Issue]] = {}
    for issue in issues:
        key = (issue.code, issue.severity, issue.message, issue.hint)
        same.setdefault(key, []).append(issue)
    return tuple(Folded(tuple(group)) for group in same.values())
