"""A run as one JSON object. Fields are only ever added to it.

``documents``: ``workbook``, ``kind``, ``output`` (path or null), ``status``, and
``recipient`` where a workbook makes many documents. ``issues``, every one
of them: ``workbook``, ``sheet``, ``cell`` («B7», «7» for a row, «B» for a column), ``code``,
``severity`` (error, warning, note), ``message``, ``hint``, ``title`` and ``why`` of the code,
``text`` of the cell, ``accepted``: the reason, empty for a finding that counts. ``marked``: the
copies that were written, if any. A document has ``pdf``, the run ``print_set`` (paths), when these
were asked for and made. Where templates were checked, ``workbook`` is the template, and an
issue has also ``part`` («текст», «верхний колонтитул»), ``paragraph`` (its number in the part, or
null) and ``place`` («таблица 2, строка 3, столбец 4»); ``text`` is its paragraph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from docgen.errors import DocgenError
from docgen.explanations import explanation
from docgen.issues import Issue, Location, error
from docgen.report.facts import FAILURE_CODE, Run, shown_path, workbook_names


def json_report(run: Run, base: Path) -> str:
    """Return the run as one JSON object: ``documents`` and ``issues``, accepted ones too."""
    names = workbook_names(run, base)
    documents = [
        {
            "workbook": names[str(document.workbook)],
            "kind": document.kind,
            "output": shown_path(document.output, base) if document.output else None,
            "status": document.status,
            **({"pdf": shown_path(document.pdf, base)} if document.pdf else {}),
            **({"recipient": document.recipient} if document.recipient else {}),
        }
        for document in run.documents
    ]
    issues = [_issue_fields(issue, names[issue.location.workbook]) for issue in run.issues]
    marked = [shown_path(path, base) for path in run.marked.values()]
    more: dict[str, object] = {"marked": marked} if marked else {}
    if run.print_set:
        more["print_set"] = shown_path(run.print_set, base)
    return _object(documents, issues, **more)


def json_failure(failure: DocgenError) -> str:
    """Return the JSON of a run that could not be: no documents, one issue ``docgen-error``."""
    issue = error(FAILURE_CODE, Location(), failure.message, failure.hint)
    return _object([], [_issue_fields(issue, "")])


def _object(documents: Iterable[object], issues: Iterable[object], **more: object) -> str:
    report = {"documents": list(documents), "issues": list(issues), **more}
    return json.dumps(report, ensure_ascii=False, indent=2)


def _issue_fields(issue: Issue, workbook: str) -> dict[str, object]:
    told = explanation(issue.code)
    place = issue.location
    within = {"part": place.part, "paragraph": place.paragraph, "place": place.place}
    return {
        "workbook": workbook,
        "sheet": issue.location.sheet,
        "cell": issue.location.cell,
        "code": issue.code,
        "severity": issue.severity.value,
        "message": issue.message,
        "hint": issue.hint,
        "title": told.title if told else "",
        "why": told.why if told else "",
        **({"rule": told.rule} if told and told.rule else {}),
        "text": issue.text,
        "accepted": issue.accepted,
        **(within if place.part else {}),
    }
