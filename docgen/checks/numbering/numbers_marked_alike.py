"""Numbers of one column all end with a dot, or none does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from docgen.checks.numbering.sequences import Item, sequences
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape


def numbers_marked_alike(paper: Paper) -> Iterator[Issue]:
    """Yield the first of the fewer numbers «1.2» among «1.1.», «1.3.» of the same level.

    Numbers of clauses are left out: docgen puts their dots itself.
    """
    for sequence in paper.once(sequences):
        if sequence.shape in (Shape.CLAUSES, Shape.ATTACHMENTS):
            continue
        levels: dict[int, list[Item]] = defaultdict(list)
        for item in sequence.items:
            if item.label:
                levels[item.label.count(".")].append(item)
        for items in levels.values():
            dotted = [item for item in items if not item.raw[-1].isdecimal()]
            plain = [item for item in items if item.raw[-1].isdecimal()]
            if dotted and plain:
                fewer, more = sorted((dotted, plain), key=len)
                yield warning(
                    "numbers-marked-alike",
                    fewer[0].location,
                    f"Номер «{fewer[0].raw}» записан не так, как «{more[0].raw}» "
                    f"(ячейка {more[0].location.cell}).",
                    "Ставьте точку после всех номеров или ни после одного.",
                )
