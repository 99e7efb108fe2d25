"""What is wrong with a template, before any document is made by it.

A family is a folder, a rule a function ``TemplatePaper -> issues`` under its code; the code says
what must be true. Rules look at the file alone, and at the names that the kinds of the template
offer; none changes anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docgen.crash import as_docgen_error
from docgen.issues import Issue, Location, warning
from docgen.layout_rules import file
from docgen.template_checks import blocks, look, page, tags
from docgen.template_checks.paper import FILE, TemplateCheck, TemplatePaper

_FAMILIES: Final = (tags, blocks, file, look, page)

#: The code of the findings -> the rule.
CHECKS: Mapping[str, TemplateCheck] = {
    code: check for family in _FAMILIES for code, check in family.CHECKS.items()
}


def run_template_checks(paper: TemplatePaper) -> list[Issue]:
    """Return what all rules find in the template."""
    return [issue for check in CHECKS.values() for issue in _found(check, paper)]


def _found(check: TemplateCheck, paper: TemplatePaper) -> list[Issue]:
    """Return what one rule finds; a fault of it must not cost the others."""
    try:
        return list(check(paper))
    except Exception as failure:  # noqa: BLE001 - whatever it is, the template is not at fault
        told = as_docgen_error(failure)
        place = Location(str(paper.path), part=FILE)
        return [warning("internal-error", place, told.message, told.hint)]


__all__ = ["CHECKS", "TemplateCheck", "TemplatePaper", "run_template_checks"]
