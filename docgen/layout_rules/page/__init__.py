"""The sheet: paper, margins, numbers of pages (document-rules, section 1)."""

from collections.abc import Mapping

from docgen.layout_rules.page.numbers import pages_of_document_numbered
from docgen.layout_rules.page.office import margins_mirrored, margins_of_office
from docgen.layout_rules.page.sheet import paper_a4
from docgen.layout_rules.paper import LayoutCheck

CHECKS: Mapping[str, LayoutCheck] = {
    "paper-a4": paper_a4,
    "margins-enough": margins_of_office,
    "margins-mirrored": margins_mirrored,
    "pages-numbered": pages_of_document_numbered,
}
