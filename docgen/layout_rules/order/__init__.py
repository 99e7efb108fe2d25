"""The text of an order (document-rules, section 4)."""

from collections.abc import Mapping

from docgen.layout_rules.order.clauses import (
    clauses_in_order,
    clauses_not_deep,
    command_there,
    command_with_colon,
    control_last,
)
from docgen.layout_rules.paper import LayoutCheck

CHECKS: Mapping[str, LayoutCheck] = {
    "command-there": command_there,
    "command-with-colon": command_with_colon,
    "clauses-in-order": clauses_in_order,
    "clauses-not-deep": clauses_not_deep,
    "control-last": control_last,
}
