"""Signatures and what stands below them (document-rules, section 5)."""

from collections.abc import Mapping

from docgen.layout_rules.paper import LayoutCheck
from docgen.layout_rules.signature.block import (
    executor_in_full,
    signature_apart,
    signature_by_right,
    signature_not_alone,
    signature_written,
)
from docgen.layout_rules.signature.certified import extract_certified

CHECKS: Mapping[str, LayoutCheck] = {
    "signature-written": signature_written,
    "signature-by-right": signature_by_right,
    "signature-apart": signature_apart,
    "signature-not-alone": signature_not_alone,
    "executor-in-full": executor_in_full,
    "extract-certified": extract_certified,
}
