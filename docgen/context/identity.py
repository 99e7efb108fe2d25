"""Whether two written phrases are one."""

from __future__ import annotations

from docgen.names import normal_name


def same_phrase(text: str) -> str:
    """Return the form under which a post or a unit is known, however it is spaced or quoted."""
    return normal_name(text)
