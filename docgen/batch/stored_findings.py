"""Findings of a document as plain data, told again by a run that does not make it anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import astuple, replace

from docgen.issues import Issue, Location, Severity


def stored(issues: Iterable[Issue]) -> tuple[Mapping[str, Any], ...]:
    """Return the findings as JSON can hold them."""
    return tuple(
        {
            "code": issue.code,
            "severity": issue.severity.value,
            "place": list(astuple(issue.location)[1:]),
            "message": issue.message,
            "hint": issue.hint,
            "text": issue.text,
        }
        for issue in issues
    )


def findings_of(found: Iterable[Mapping[str, Any]], workbook: Path) -> list[Issue]:
    """Return the findings again; what a person has damaged in the record is left out."""
    issues = []
    for one in found:
        try:
            issue = Issue(
                str(one["code"]),
                Severity(one["severity"]),
                Location(str(workbook), *one["place"]),
                str(one["message"]),
                str(one["hint"]),
            )
        except (KeyError, TypeError, ValueError):
            continue
        issues.append(replace(issue, text=str(one.get("text", ""))))
    return issues
