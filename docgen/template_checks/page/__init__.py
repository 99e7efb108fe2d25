"""The sheet, by document-rules section 1: paper, margins, page numbers, size, language."""

from collections.abc import Mapping

from docgen.layout_rules.letters.size import language_russian, text_large_enough
from docgen.layout_rules.page.numbers import pages_numbered
from docgen.layout_rules.page.sheet import margins_enough, paper_a4
from docgen.template_checks.page.tables import table_head_repeats
from docgen.template_checks.paper import TemplateCheck

CHECKS: Mapping[str, TemplateCheck] = {
    "paper-a4": paper_a4,
    "margins-enough": margins_enough,
    "pages-numbered": pages_numbered,
    "table-head-repeats": table_head_repeats,
    "text-large-enough": text_large_enough,
    "language-russian": language_russian,
}
