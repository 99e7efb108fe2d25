"""Letters, signs and words."""

from __future__ import annotations

from tests.checks.books import Case

CASES: list[Case] = []
