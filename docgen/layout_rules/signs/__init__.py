"""Signs of the text (document-rules, section 8)."""

from collections.abc import Mapping

from docgen.layout_rules.paper import LayoutCheck
from docgen.layout_rules.signs.typed import (
    dashes_alike,
    dashes_between_words,
    no_traces,
    quotes_russian,
)

CHECKS: Mapping[str, LayoutCheck] = {
    "no-traces": no_traces,
    "quotes-russian": quotes_russian,
    "dashes-between-words": dashes_between_words,
    "dashes-signs-alike": dashes_alike,
}
