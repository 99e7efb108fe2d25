"""Letters, signs, words."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.paper import Check, CheckAcross

CHECKS: Mapping[str, Check] = {}
ACROSS: Mapping[str, CheckAcross] = {}
