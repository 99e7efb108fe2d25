"""Acts, orders, minutes and attachments that the text names."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.paper import Check, CheckAcross
from docgen.checks.references.attachments_mentioned import attachments_mentioned

CHECKS: Mapping[str, Check] = {
    "attachments-mentioned": attachments_mentioned,
}
ACROSS: Mapping[str, CheckAcross] = {}
