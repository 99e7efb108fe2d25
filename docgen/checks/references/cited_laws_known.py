"""A well-known federal law is cited with its own date, number and title (R-ORD-3)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.paper import Paper
from docgen.checks.references.citations import citations
from docgen.checks.references.known_laws import known_difference
from docgen.issues import Issue, warning
from docgen.russian.dates import date_in_digits


def cited_laws_known(paper: Paper) -> Iterator[Issue]:
    """Yield the laws whose date, number or title is that of no law, or of another one."""
    for cited in paper.once(citations):
        known = known_difference(cited.act)
        if known is not None:
            law, detail = known
            full = f"от {date_in_digits(law.day)} № {law.number} «{law.title}»"
            text = " ".join(cited.act.text.split())
            yield warning(
                "cited-laws-known",
                cited.location,
                f"«{text}»: {detail} не от этого закона.",
                f"Если это Федеральный закон {full}, исправьте ссылку.",
            )
