"""The mark of an attachment names the document that it is attached to (R-APP-2, R-APP-3)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.paper import Paper
from docgen.checks.references.agreement import number_key
from docgen.checks.references.citations import citations, own_act, shown
from docgen.issues import Issue, warning


def attachment_marks_fit(paper: Paper) -> Iterator[Issue]:
    """Yield the marks «УТВЕРЖДЕН приказом … от … № …» with a date or number not the document's."""
    own = paper.once(own_act)
    for cited in paper.once(citations):
        act = cited.act
        if not cited.is_mark:
            continue
        other_day = act.day is not None and own.day is not None and act.day != own.day
        other_number = act.number and own.number and number_key(act) != number_key(own)
        if other_day or other_number:
            yield warning(
                "attachment-marks-fit",
                cited.location,
                f"В отметке приложения – «{shown(act.kind, act.day, act.number)}», "
                f"а сам документ – «{shown(own.kind, own.day, own.number)}».",
                "Исправьте отметку или дату и номер на листе «Реквизиты».",
            )
