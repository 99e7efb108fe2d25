"""Surnames that decline in one way only, so that nobody need look at their forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.cases import Case
from docgen.russian.morphology import NAMES, Reading, inflected, known_readings
from docgen.russian.surnames import is_particle

# No vowel to lose before the last consonant («Хомяк», «Ткачук», «Мкртчян», «Волк»), no sibilant,
# after which the instrumental depends on the stress; doubled letters are foreign, and «Милн» too.
_PLAIN: Final = lazy_regex(
    r"[аиуыюэя][бвгдзклмнпрстфх]$|([^аеёиоуыэюяьй])(?!\1)[бвгдзклмпрстфх]$|[аяу]й$|[аы]рь$|[аиуы][дл]ь$"
)
_PLAIN_A: Final = lazy_regex(r"(.)(?!\1)[бвгдзклмнпрстфх]а$")
# «Журба», «Кузема», «Шульга», but for «Дега» and «Дюма»: long enough to be no French one.
_NATIVE_A: Final = lazy_regex(r"(?:..[аеиоуыюя]|.[аеиоуыюя][йлнрь]ь?)[бвгдзклмнпрстфх]а$")
# «Цыбуля», «Козуля»; «Золя» and «Данелия» may be frozen.
_NATIVE_YA: Final = lazy_regex(r"..[уы]ля$")
_OTHER_NAMES: Final = NAMES - {"Surn"}
_CONSONANT: Final = lazy_regex("[бвгджзйклмнпрстфхцчшщь]$")
_ENDING: Final = lazy_regex("[аьй]$")


def is_regular(surname: str, forms: Mapping[Case, str]) -> bool:
    """Return whether the forms of a surname (in small letters) are beyond doubt.

    A consonant that keeps its vowel is, and so is what the dictionary declines alike, as a noun
    or a surname: «Заяц», «Мороз», «Цой», «Чайка». A foreign surname in -а may be frozen; one
    built as Russian and Ukrainian ones are («Журба») is not.
    """
    if is_particle(surname):
        return False
    if _PLAIN.search(surname):
        return all(form.startswith(_ENDING.sub("", surname)) for form in forms.values())
    if _NATIVE_YA.search(surname) or (_PLAIN_A.search(surname) and _NATIVE_A.search(surname)):
        return True
    may_be_noun = _PLAIN_A.search(surname) if surname.endswith("а") else _CONSONANT.search(surname)
    return bool(may_be_noun) and _as_in_dictionary(surname, tuple(forms.items()))


@lru_cache(maxsize=4096)
def _as_in_dictionary(surname: str, forms: tuple[tuple[Case, str], ...]) -> bool:
    return any(
        reading.is_noun
        and not _OTHER_NAMES & reading.grammemes
        and reading.is_nominative
        and reading.number == "sing"
        and all(_form(reading, case) == form.replace("ё", "е") for case, form in forms)
        for reading in known_readings(surname)
    )


def _form(reading: Reading, case: Case) -> str:
    """Return the form that the dictionary gives a man of this name, «Мороза» in the accusative."""
    like_genitive = case == "accusative" and not reading.form.endswith("а")
    form = inflected(reading, "genitive" if like_genitive else case, "sing", animate=True)
    return (form or "").replace("ё", "е")
