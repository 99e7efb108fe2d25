"""The number of a clause fits its level, and no level is skipped (R-ORD-6)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.clauses import Clause, clause_lists
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning


def numbers_fit_levels(paper: Paper) -> Iterator[Issue]:
    """Yield the clauses whose number has another depth than their level, or hangs under nothing."""
    for clauses in paper.once(clause_lists):
        above = 0
        for clause in clauses.clauses:
            depth = _own_depth(clause)
            if clause.typed and clause.level and clause.depth not in (depth, None):
                yield warning(
                    "numbers-fit-levels",
                    clause.level.location,
                    f"Номер {clause.typed.raw.strip()} – уровня {depth}, "
                    f"а в столбце «{_name(clause)}» стоит {clause.depth}.",
                    "Исправьте номер или уровень; одного из двух достаточно.",
                )
            elif depth > above + 1:
                place = clause.level or clause.typed
                yield warning(
                    "numbers-fit-levels",
                    place.location if place else clause.record.location,
                    f"Пункт уровня {depth} стоит не под пунктом уровня {depth - 1}: "
                    f"номер получится {clause.numbered.number}.",
                    "Исправьте уровень или впишите выше пункт, которого не хватает.",
                )
            above = depth


def _own_depth(clause: Clause) -> int:
    """Return the level inside the list: «2.1» under question 2 is the first one."""
    number = clause.numbered.number
    under = clause.parent and number.startswith(f"{clause.parent}.")
    return clause.numbered.level - (clause.parent.count(".") + 1 if under else 0)


def _name(clause: Clause) -> str:
    column = clause.level.column if clause.level else None
    return column.name if column else "Уровень"
