"""Every attachment is mentioned in the text, and every mention has its attachment (R-APP-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.keyed import rows_with, value_of
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.records import Record

_MENTION = re.compile(r"прил(?:ожени\w*|\.)\s*(?:№|N)?\s*(\d+)?", re.IGNORECASE)
_APPENDED = re.compile(r"прилага\w+", re.IGNORECASE)


def attachments_mentioned(paper: Paper) -> Iterator[Issue]:
    """Yield attachments that no clause mentions, and mentions of attachments that are not there."""
    attachments = _attachments(paper)
    mentioned: set[str] = set()
    unnumbered = False
    for sheet, clause in rows_with(paper, "text"):
        value = value_of(sheet, clause, "text") if sheet.shape is Shape.CLAUSES else None
        if value is None:
            continue
        unnumbered = unnumbered or bool(_APPENDED.search(value.raw))
        for found in _MENTION.finditer(value.raw):
            number = found.group(1)
            if number is None:
                unnumbered = True
                continue
            mentioned.add(number)
            if number not in attachments:
                yield warning(
                    "attachments-mentioned",
                    value.location,
                    f"В тексте есть приложение {number}, а на листе «Приложения» его нет.",
                    "Добавьте приложение или исправьте номер.",
                )
    for number, record in attachments.items():
        if number not in mentioned and not unnumbered:
            yield warning(
                "attachments-mentioned",
                record.location,
                f"Приложение {number} в тексте не названо.",
                "Упомяните его в пункте: «(приложение № …)».",
            )


def _attachments(paper: Paper) -> dict[str, Record]:
    """Return the attachments by their number, typed or counted."""
    rows = [row for sheet, row in rows_with(paper, "title") if sheet.shape is Shape.ATTACHMENTS]
    numbered = {}
    for place, record in enumerate(rows, start=1):
        typed = record.get("№")
        numbered[typed.raw.strip() if typed else str(place)] = record
    return numbered
