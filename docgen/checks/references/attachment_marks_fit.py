"""The mark of an attachment names the document that it is attached to (R-APP-2, R-APP-3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.paper import Paper
from docgen.checks.references.agreement import issued_by, number_key
from docgen.checks.references.citations import Cited, OwnAct, citations, own_act, shown
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape

_MARK = re.compile(r"\s*(?:приложение\b[^.]{0,15}?\sк\s|утвержд[её]н[аоы]?\b)", re.IGNORECASE)
_MAX_MARK = 300
_FIRST_ROWS = 10


def attachment_marks_fit(paper: Paper) -> Iterator[Issue]:
    """Yield the marks «УТВЕРЖДЕН приказом … от … № …» with a date or number not the document's."""
    own = paper.once(own_act)
    for cited in paper.once(citations):
        act = cited.act
        if not _is_mark(cited, own):
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


def _is_mark(cited: Cited, own: OwnAct) -> bool:
    """Return whether a citation names the paper itself, as typed in the corner of an attachment."""
    act = cited.act
    if act.kind not in (own.kind, ""):
        return False
    if cited.is_mark:
        return True
    if cited.shape not in (None, Shape.ATTACHMENTS) or (cited.location.row or 0) > _FIRST_ROWS:
        return False
    if not issued_by(act.issuer, own.issuer):
        return False
    alone = " ".join(cited.raw.split()) == " ".join(act.text.split())
    begun = len(cited.raw) <= _MAX_MARK and _MARK.match(cited.raw) is not None
    return begun if act.kind else alone
