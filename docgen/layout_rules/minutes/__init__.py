"""Minutes (document-rules, section 6)."""

from collections.abc import Mapping

from docgen.layout_rules.minutes.course import (
    intro_in_order,
    labels_with_colon,
    many_present_apart,
    questions_in_order,
    signed_by_both,
)
from docgen.layout_rules.paper import LayoutCheck

CHECKS: Mapping[str, LayoutCheck] = {
    "intro-in-order": intro_in_order,
    "labels-with-colon": labels_with_colon,
    "questions-in-order": questions_in_order,
    "many-present-apart": many_present_apart,
    "signed-by-both": signed_by_both,
}
