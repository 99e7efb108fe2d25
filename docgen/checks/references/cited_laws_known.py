"""A well-known act is cited with its own date, number and title (R-ORD-3)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.paper import Paper
from docgen.checks.references.citations import citations
from docgen.checks.references.known_laws import Law, known_difference
from docgen.issues import Issue, warning
from docgen.russian.dates import date_in_digits


def cited_laws_known(paper: Paper) -> Iterator[Issue]:
    """Yield the acts whose date, number or title is that of no act, or of another one."""
    for cited in paper.once(citations):
        known = known_difference(cited.act)
        if known is not None:
            law, detail = known
            full = f"{law.name} от {date_in_digits(law.day)} № {law.number}"
            title = f" «{law.title}»" if law.title else ""
            text = " ".join(cited.act.text.split())
            yield warning(
                "cited-laws-known",
                cited.location,
                f"«{text}»: {detail} не от этого {_of(law)}.",
                f"Если это {full}{title}, исправьте ссылку.",
            )


def _of(law: Law) -> str:
    return "закона" if law.kind == "закон" else "документа"
