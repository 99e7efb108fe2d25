"""What each code of a finding means, why it matters and how to mend it: TOML files, in Russian.

A file is a family. ``family`` is its Russian name; every other key is a code with a table of
``title``, ``why``, ``mend`` and, where a pair says more than words, ``wrong`` and ``right``;
``rule`` is the id of the rule of a correct document that stands behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from docgen.names import nearest_name, normal_name
from docgen.toml_text import all_parsed

#: What is told under ``proof-…`` is one kind of trouble to a person, whatever the proof.
_PROOF: Final = "proof"


class Explanation(Struct, frozen=True):
    """A code explained; all texts are Russian, ``wrong`` and ``right`` may be empty."""

    code: str
    family: str
    title: str
    why: str
    mend: str
    wrong: str = ""
    right: str = ""
    rule: str = ""

    @property
    def called(self) -> str:
        """The code, with the rule behind it where there is one: «margins-enough, R-PAGE-2»."""
        return f"{self.code}, {self.rule}" if self.rule else self.code


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return all explanations by code, family by family."""
    found: dict[str, Explanation] = {}
    paths = sorted(Path(__file__).parent.glob("*.toml"))
    for table in all_parsed([path.read_text(encoding="utf-8") for path in paths]):
        family = str(table.pop("family"))
        for code, texts in table.items():
            found[code] = Explanation(code, family, **texts)
    return found


def explanation(code: str) -> Explanation | None:
    """Return what is said of a code; all proofs of a document are explained as one."""
    known = explanations()
    return known.get(_PROOF if code.startswith(f"{_PROOF}-") else code)


def codes_of(words: str) -> tuple[str, ...]:
    """Return the codes that a person means: one by its name in any letters, or by its title."""
    named = explanation(words.strip().casefold())
    if named:
        return (named.code,)
    wanted = normal_name(words)
    return tuple(t.code for t in explanations().values() if normal_name(t.title) == wanted)


def nearest_code(words: str) -> str | None:
    """Return the code or the title that was most likely meant, or None when none is near."""
    known = explanations().values()
    return nearest_name(words, [name for told in known for name in (told.code, told.title)])
