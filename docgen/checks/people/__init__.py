"""Who is named, how, and whether they belong there."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.paper import Check, CheckAcross
from docgen.checks.people.leaders_among_present import leaders_among_present

CHECKS: Mapping[str, Check] = {
    "leaders-among-present": leaders_among_present,
}
ACROSS: Mapping[str, CheckAcross] = {}
