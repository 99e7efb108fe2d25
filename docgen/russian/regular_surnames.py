"""Surnames that decline in one way only, so that nobody need look at their forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.cases import Case
from docgen.russian.morphology import NAMES, inflected, known_readings
from docgen.russian.surnames import is_particle

# No vowel to lose before the last consonant («Хомяк», «Ткачук», «Мкртчян», «Волк»), no sibilant,
# after which the instrumental depends on the stress; doubled letters are foreign, and «Милн» too.
_PLAIN: Final = lazy_regex(
    r"[аиуыюэя][бвгдзклмнпрстфх]$|([^аеёиоуыэюяьй])(?!\1)[бвгдзклмпрстфх]$|[аяу]й$|[аы]рь$"
)
_PLAIN_A: Final = lazy_regex(r"(.)(?!\1)[бвгдзклмнпрстфх]а$")
_ENDING: Final = lazy_regex("[аьй]$")


def is_regular(surname: str, forms: Mapping[Case, str]) -> bool:
    """Return whether the forms of a surname (in small letters) are beyond doubt.

    A consonant that keeps its vowel is; a word in -а is when the dictionary declines it alike, for
    a foreign surname in -а may be frozen.
    """
    if is_particle(surname):
        return False
    if _PLAIN.search(surname):
        return all(form.startswith(_ENDING.sub("", surname)) for form in forms.values())
    return bool(_PLAIN_A.search(surname)) and _as_in_dictionary(surname, tuple(forms.items()))


@lru_cache(maxsize=4096)
def _as_in_dictionary(surname: str, forms: tuple[tuple[Case, str], ...]) -> bool:
    return any(
        reading.is_noun
        and not NAMES & reading.grammemes
        and reading.is_nominative
        and reading.number == "sing"
        and all(inflected(reading, case, "sing", animate=True) == form for case, form in forms)
        for reading in known_readings(surname)
    )
