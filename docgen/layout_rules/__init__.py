"""What is wrong with the pages of a finished document, whoever made it: rules by document-rules.

A family is a folder, a rule a function ``LayoutPaper -> issues`` under its code; the code says what
must be true, and ``rule`` of its explanation is the id of the rule behind it (``R-PAGE-2``). Rules
look at the file alone. Those that are for one kind of paper apply where the words of the document
prove that it is one; whatever is not certain is passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docgen.crash import as_docgen_error
from docgen.issues import Issue, Location, warning
from docgen.layout_rules import (
    attachments,
    corner,
    file,
    head,
    letters,
    minutes,
    order,
    page,
    paragraphs,
    signature,
    signs,
    table,
)
from docgen.layout_rules.file.properties import properties_filled
from docgen.layout_rules.paper import LayoutCheck, LayoutPaper
from docgen.layout_rules.word_paper import FILE

_FAMILIES: Final = (
    page, letters, paragraphs, head, corner, order, minutes, table, signature, attachments, signs,
    file,
)  # fmt: skip

#: The code of the findings -> the rule.
RULES: Mapping[str, LayoutCheck] = {
    **{code: check for family in _FAMILIES for code, check in family.CHECKS.items()},
    "properties-filled": properties_filled,
}


def run_layout_rules(paper: LayoutPaper) -> list[Issue]:
    """Return what all rules find in the document."""
    return [issue for rule in RULES.values() for issue in _found(rule, paper)]


def _found(rule: LayoutCheck, paper: LayoutPaper) -> list[Issue]:
    """Return what one rule finds; a fault of it must not cost the others."""
    try:
        return list(rule(paper))
    except Exception as failure:  # noqa: BLE001 - whatever it is, the document is not at fault
        told = as_docgen_error(failure)
        place = Location(str(paper.path), part=FILE)
        return [warning("internal-error", place, told.message, told.hint)]


__all__ = ["RULES", "LayoutCheck", "LayoutPaper", "run_layout_rules"]
