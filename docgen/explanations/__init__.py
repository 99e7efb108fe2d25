"""What each code of a finding means, why it matters and how to mend it: TOML files, in Russian.

A file is a family. ``family`` is its Russian name; every other key is a code with a table of
``title``, ``why``, ``mend`` and, where a pair says more than words, ``wrong`` and ``right``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code explained; all texts are Russian, ``wrong`` and ``right`` may be empty."""

    code: str
    family: str
    title: str
    why: str
    mend: str
    wrong: str = ""
    right: str = ""


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return all explanations by code, family by family."""
    found: dict[str, Explanation] = {}
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        family = str(table.pop("family"))
        for code, texts in table.items():
            found[code] = Explanation(code, family, **texts)
    return found
