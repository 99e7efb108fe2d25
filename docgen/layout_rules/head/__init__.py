"""The head of a document: kind, title, date, number, place (document-rules, section 2)."""

from collections.abc import Mapping

from docgen.layout_rules.head.date_and_number import (
    dates_alike,
    dates_of_head,
    number_signs,
    place_bare,
)
from docgen.layout_rules.head.kind_and_title import (
    kind_in_capitals,
    title_about,
    title_bare,
    title_narrow,
)
from docgen.layout_rules.paper import LayoutCheck

CHECKS: Mapping[str, LayoutCheck] = {
    "kind-in-capitals": kind_in_capitals,
    "title-of-page-bare": title_bare,
    "title-about": title_about,
    "title-narrow": title_narrow,
    "dates-of-head": dates_of_head,
    "dates-alike": dates_alike,
    "number-signs": number_signs,
    "place-bare": place_bare,
}
