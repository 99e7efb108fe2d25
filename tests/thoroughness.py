"""How far the tests look: with every run at what is likely, with DOCGEN_THOROUGH=1 at all.

``.ci/run`` looks so at the tests marked ``thorough`` and at those that hypothesis runs.
"""

from __future__ import annotations

import os

THOROUGH = bool(os.environ.get("DOCGEN_THOROUGH"))


def examples(number: int) -> int:
    """Return how many random examples a test tries: so many, or ten times as many."""
    return number * 10 if THOROUGH else number
