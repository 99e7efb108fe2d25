"""Acts, orders, minutes and attachments that the text names."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.paper import Check, CheckAcross
from docgen.checks.references.attachment_marks_fit import attachment_marks_fit
from docgen.checks.references.attachments_mentioned import attachments_mentioned
from docgen.checks.references.citations_complete import citations_complete
from docgen.checks.references.cited_acts_agree import cited_acts_agree
from docgen.checks.references.cited_acts_agree_across import cited_acts_agree_across
from docgen.checks.references.cited_acts_not_later import cited_acts_not_later
from docgen.checks.references.cited_laws_known import cited_laws_known
from docgen.checks.references.clauses_cited_exist import clauses_cited_exist
from docgen.checks.references.order_fits_approval import order_fits_approval
from docgen.checks.references.register_in_order import register_in_order
from docgen.checks.references.register_numbers_once import register_numbers_once

CHECKS: Mapping[str, Check] = {
    "attachments-mentioned": attachments_mentioned,
    "attachment-marks-fit": attachment_marks_fit,
    "citations-complete": citations_complete,
    "cited-acts-not-later": cited_acts_not_later,
    "cited-acts-agree": cited_acts_agree,
    "cited-laws-known": cited_laws_known,
    "clauses-cited-exist": clauses_cited_exist,
    "order-fits-approval": order_fits_approval,
}
ACROSS: Mapping[str, CheckAcross] = {
    "cited-acts-agree-across": cited_acts_agree_across,
    "register-numbers-once": register_numbers_once,
    "register-in-order": register_in_order,
}
