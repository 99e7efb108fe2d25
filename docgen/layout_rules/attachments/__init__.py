"""Attachments (document-rules, section 3)."""

from collections.abc import Mapping

from docgen.layout_rules.attachments.sheets import (
    attachments_in_order,
    attachments_named,
    attachments_on_new_page,
)
from docgen.layout_rules.paper import LayoutCheck

CHECKS: Mapping[str, LayoutCheck] = {
    "attachments-on-new-page": attachments_on_new_page,
    "attachments-in-order": attachments_in_order,
    "attachments-named": attachments_named,
}
