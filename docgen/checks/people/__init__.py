"""Who is named, how, and whether they belong there."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.paper import Check, CheckAcross
from docgen.checks.people.leaders_among_present import leaders_among_present
from docgen.checks.people.names_agree import (
    given_names_agree,
    names_agree_across,
    surnames_agree,
)

CHECKS: Mapping[str, Check] = {
    "surnames-agree": surnames_agree,
    "given-names-agree": given_names_agree,
    "leaders-among-present": leaders_among_present,
}
ACROSS: Mapping[str, CheckAcross] = {"names-agree-across": names_agree_across}
