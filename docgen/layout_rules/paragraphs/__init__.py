"""Paragraphs: indents, spacing, what stays together (document-rules, section 1)."""

from collections.abc import Mapping

from docgen.layout_rules.paper import LayoutCheck
from docgen.layout_rules.paragraphs.blanks import (
    blanks_single,
    letters_apart_by_spacing,
    no_blanks_as_layout,
    no_tabs_in_row,
)
from docgen.layout_rules.paragraphs.body_text import (
    first_lines_indented,
    headings_keep,
    lines_not_apart,
    no_widows,
    text_indented_alike,
    text_to_edges,
)
from docgen.layout_rules.paragraphs.empty import no_empty_paragraphs

CHECKS: Mapping[str, LayoutCheck] = {
    "first-lines-indented": first_lines_indented,
    "text-indented-alike": text_indented_alike,
    "lines-not-apart": lines_not_apart,
    "text-to-edges": text_to_edges,
    "no-widows": no_widows,
    "headings-keep": headings_keep,
    "no-empty-paragraphs": no_empty_paragraphs,
    "no-blanks-as-layout": no_blanks_as_layout,
    "no-tabs-in-row": no_tabs_in_row,
    "blanks-single": blanks_single,
    "letters-apart-by-spacing": letters_apart_by_spacing,
}
