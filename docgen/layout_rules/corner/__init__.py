"""Corner blocks (document-rules, section 3)."""

from collections.abc import Mapping

from docgen.layout_rules.corner.grifs import (
    approval_agrees,
    approval_at_right,
    approval_bare,
    approval_by_act,
    approval_once,
    attachments_at_right,
    names_in_corners,
)
from docgen.layout_rules.paper import LayoutCheck

CHECKS: Mapping[str, LayoutCheck] = {
    "approval-at-right": approval_at_right,
    "approval-bare": approval_bare,
    "approval-agrees": approval_agrees,
    "approval-by-act": approval_by_act,
    "approval-once": approval_once,
    "names-in-corners": names_in_corners,
    "attachments-at-right": attachments_at_right,
}
