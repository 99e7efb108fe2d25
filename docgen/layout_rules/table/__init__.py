"""Tables (document-rules, section 7)."""

from collections.abc import Mapping

from docgen.layout_rules.paper import LayoutCheck
from docgen.layout_rules.table.columns import (
    columns_sensible,
    headings_of_columns,
    rows_in_order,
    table_in_margins,
    table_wide_as_text,
)
from docgen.layout_rules.table.pages import (
    column_numbers_repeat,
    head_repeats,
    rows_whole,
    section_rows_keep,
)

CHECKS: Mapping[str, LayoutCheck] = {
    "table-head-repeats": head_repeats,
    "column-numbers-repeat": column_numbers_repeat,
    "rows-whole": rows_whole,
    "section-rows-keep": section_rows_keep,
    "table-in-margins": table_in_margins,
    "table-wide-as-text": table_wide_as_text,
    "columns-sensible": columns_sensible,
    "headings-of-columns": headings_of_columns,
    "rows-in-order": rows_in_order,
}
