"""What a run did, as text for a person and as JSON for a program."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from docgen.errors import DocgenError
from docgen.issues import Issue, Location, Severity, error

FAILURE_CODE = "docgen-error"


class Document(Protocol):
    """What a report needs to know of a document that was checked or built."""

    @property
    def workbook(self) -> Path:
        """The workbook it comes from."""

    @property
    def kind(self) -> str:
        """The Russian name of its kind."""

    @property
    def output(self) -> Path | None:
        """The file it was written to, if it was."""

    @property
    def status(self) -> str:
        """One of built, unchanged, kept, failed, checked."""


class Run(Protocol):
    """What a report needs to know of a run."""

    @property
    def documents(self) -> Sequence[Document]:
        """The documents in the order of their workbooks."""

    @property
    def issues(self) -> Sequence[Issue]:
        """All issues of all workbooks."""

    @property
    def checking(self) -> bool:
        """Whether the workbooks were only checked."""


def text_report(run: Run, base: Path) -> str:
    """Return the report a person reads: workbooks with their issues and documents, then the sum.

    ``base`` is the folder that shown paths start from.
    """
    names = _workbook_names(run, base)
    order = dict.fromkeys(names[str(document.workbook)] for document in run.documents)
    order.update(dict.fromkeys(names[issue.location.workbook] for issue in run.issues))
    parts = []
    for workbook in order:
        issues = [issue for issue in run.issues if names[issue.location.workbook] == workbook]
        documents = [d for d in run.documents if names[str(d.workbook)] == workbook]
        lines = [_issue_line(issue) for issue in in_reading_order(issues)]
        lines += [
            line
            for document in documents
            if (line := _document_line(document, base, checking=run.checking))
        ]
        if lines:
            parts.append("\n".join([workbook or "Рабочая папка", *(f"  {x}" for x in lines)]))
    return "\n\n".join([*parts, summary(run)])


def summary(run: Run) -> str:
    """Return the last line of a report: how many documents, errors and warnings."""
    if run.checking:
        counts = [
            ("Проверено документов", len(run.documents)),
            ("с ошибками", _count(run, "failed")),
        ]
    else:
        counts = [
            ("Собрано документов", _count(run, "built", "kept")),
            ("без изменений", _count(run, "unchanged")),
            ("не собрано", _count(run, "failed")),
        ]
    first, *rest = (
        f"{words}: {number}" for words, number in counts if number or words[0].isupper()
    )
    head = ", ".join([first, *rest])
    errors = sum(issue.is_error for issue in run.issues)
    warnings = sum(issue.severity is Severity.WARNING for issue in run.issues)
    return f"{head}. Ошибок: {errors}, предупреждений: {warnings}."


def in_reading_order(issues: Sequence[Issue]) -> list[Issue]:
    """Return one workbook's issues by sheet as they come, errors first, then down the sheet.

    What concerns the workbook as a whole comes before its sheets.
    """
    sheets = list(dict.fromkeys(["", *(issue.location.sheet for issue in issues)]))

    def place(issue: Issue) -> tuple[int, bool, int, int]:
        location = issue.location
        return (
            sheets.index(location.sheet),
            not issue.is_error,
            location.row or 0,
            location.column or 0,
        )

    return sorted(issues, key=place)


def json_report(run: Run, base: Path) -> str:
    """Return the run as one JSON object: ``documents`` and ``issues``."""
    names = _workbook_names(run, base)
    documents = [
        {
            "workbook": names[str(document.workbook)],
            "kind": document.kind,
            "output": shown_path(document.output, base) if document.output else None,
            "status": document.status,
        }
        for document in run.documents
    ]
    issues = [_issue_fields(issue, names[issue.location.workbook]) for issue in run.issues]
    return _object(documents, issues)


def json_failure(failure: DocgenError) -> str:
    """Return the JSON of a run that could not be: no documents, one issue ``docgen-error``."""
    issue = error(FAILURE_CODE, Location(), failure.message, failure.hint)
    return _object([], [_issue_fields(issue, "")])


def shown_path(path: Path, base: Path) -> str:
    """Return the path from this folder when it lies inside, else whole."""
    absolute = Path(os.path.normpath(base / path))
    return str(absolute.relative_to(base) if absolute.is_relative_to(base) else absolute)


def _object(documents: Iterable[object], issues: Iterable[object]) -> str:
    report = {"documents": list(documents), "issues": list(issues)}
    return json.dumps(report, ensure_ascii=False, indent=2)


def _issue_fields(issue: Issue, workbook: str) -> dict[str, str]:
    return {
        "workbook": workbook,
        "sheet": issue.location.sheet,
        "cell": issue.location.cell,
        "code": issue.code,
        "severity": issue.severity.value,
        "message": issue.message,
        "hint": issue.hint,
    }


def _issue_line(issue: Issue) -> str:
    location = issue.location
    place = "!".join(part for part in (location.sheet, location.cell) if part)
    weight = {Severity.WARNING: "предупреждение", Severity.NOTE: "к сведению"}.get(
        issue.severity, ""
    )
    # The workbook stands in the heading, so an issue about the whole of it needs no place.
    head = "".join(f"{part}: " for part in (place, weight) if part)
    # A cell may hold several lines; an issue stays one, so that it can be found and counted.
    return " ".join(f"{head}{issue.message} {issue.hint}".split())


def _document_line(document: Document, base: Path, *, checking: bool) -> str:
    output = shown_path(document.output, base) if document.output else ""
    return {
        "built": f"Собран: {output}",
        "unchanged": f"Без изменений: {output}",
        "kept": f"Прежний файл правили, он сохранён; новый лежит рядом: {output}",
        "failed": "Исправьте ошибки и проверьте ещё раз."
        if checking
        else "Документ не собран: исправьте ошибки и запустите ещё раз.",
    }.get(document.status, "")


def _workbook_names(run: Run, base: Path) -> dict[str, str]:
    """Return how each workbook is shown, by its path and by whatever issues call it."""
    names = {str(d.workbook): shown_path(d.workbook, base) for d in run.documents}
    by_file_name: dict[str, list[str]] = {}
    for path, shown in names.items():
        by_file_name.setdefault(Path(path).name, []).append(shown)
    for issue in run.issues:
        called = issue.location.workbook
        same = by_file_name.get(called, [])
        # An issue may give the file name alone; it is known when one document only bears it.
        names.setdefault(called, same[0] if len(same) == 1 else _shown_name(called, base))
    return names


def _shown_name(called: str, base: Path) -> str:
    return shown_path(Path(called), base) if called else ""


def _count(run: Run, *statuses: str) -> int:
    return sum(document.status in statuses for document in run.documents)
