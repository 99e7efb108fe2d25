"""One act is cited in one way throughout a document (R-ORD-3)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.paper import Paper
from docgen.checks.references.agreement import difference
from docgen.checks.references.citations import Cited, citations
from docgen.checks.references.forms import Forms, told
from docgen.checks.references.known_laws import known_difference
from docgen.issues import Issue


def cited_acts_agree(paper: Paper) -> Iterator[Issue]:
    """Yield the citations whose date, number or title differs from the same act's elsewhere.

    The form that more cells have is taken for right, of two the first one.
    """
    forms = Forms()
    cited = paper.once(comparable)
    for one in cited:
        forms.add(one, one.location)
    for one in cited:
        for right in forms.better(one.act):
            detail = difference(one.act, right.act)
            if detail is not None:
                yield told("cited-acts-agree", one, right.act, detail, f"в ячейке {right.location}")
                break


def comparable(paper: Paper) -> tuple[Cited, ...]:
    """Return the citations to compare: not those told against the laws themselves, nor marks."""
    return tuple(
        one
        for one in paper.once(citations)
        if not one.is_mark and known_difference(one.act) is None
    )
