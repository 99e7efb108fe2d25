"""A document refers to nothing that was signed after it (R-ORD-3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.checks.paper import Paper
from docgen.checks.references.agreement import number_key
from docgen.checks.references.citations import citations, own_act, shown
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.russian.dates import date_in_digits


def cited_acts_not_later(paper: Paper) -> Iterator[Issue]:
    """Yield the acts, and the versions of acts, dated later than the document.

    Corner blocks are signed when the paper is done, and the mark of an attachment names the paper
    itself: both are left out.
    """
    own = paper.once(own_act)
    written = own.day or _approved(paper)
    if written is None:
        return
    for cited in paper.once(citations):
        act = cited.act
        if act.day is None or act.day <= written or cited.is_mark:
            continue
        names_itself = (
            act.kind in (own.kind, "") and own.number and number_key(own) == number_key(act)
        )
        if cited.shape is not Shape.APPROVALS and not names_itself:
            yield warning(
                "cited-acts-not-later",
                cited.location,
                f"{shown(act.kind, act.day, act.number)} позже самого документа "
                f"({date_in_digits(written)}).",
                "Исправьте дату: сослаться можно только на то, что уже подписано.",
            )


def _approved(paper: Paper) -> date | None:
    """Return the day of approval of a paper without a date of its own."""
    days = [c.act.day for c in paper.once(citations) if c.shape is Shape.APPROVALS and c.act.day]
    return max(days, default=None)
