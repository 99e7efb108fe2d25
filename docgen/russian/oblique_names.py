"""The nominative of a name that stands in running text in some case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.russian.cases import OBLIQUE_CASES, Case, Gender
from docgen.russian.first_names import is_first_name
from docgen.russian.morphology import Reading, inflected, is_common_word, marks, readings
from docgen.russian.name_declension import decline_name, name_gender
from docgen.russian.name_forms import Name
from docgen.russian.name_likeness import as_compared
from docgen.russian.name_parsing import is_patronymic, looks_like_oblique_name
from docgen.russian.name_patterns import WRITTEN_NAME, titled

_POSSESSIVE: Final = lazy_regex(r"(.+(?:[оеё]в|[иы]н))(?:а|у|ым|е|ой|ою)")
_ADJECTIVE: Final = lazy_regex(r"(.+[сц]к)(?:ого|ому|им|ом|ой|ую|ою)")
_SURELY_OBLIQUE: Final = lazy_regex(
    r"(?:[оеё]в|[иы]н)(?:у|ым|ой|ою)$|[сц]к(?:ого|ому|им|ом|ую|ою)$"
)


class NameReading(Struct, frozen=True):
    """A nominative that a written name may have, and the case in which it is written."""

    name: Name
    case: Case


def written_name(found: re.Match[str]) -> Name:
    """Return the parts of a match of ``WRITTEN_NAME``, in the case in which they stand."""
    if found["full"]:
        return Name(*re.split(r"[ \u00a0]", found["full"], maxsplit=2))
    first, last = re.findall(r"[А-ЯЁ]\.", found["given"] or found["letters"])
    return Name(found["after"] or found["before"], first, last)


def names_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the names of a running text as matches of ``WRITTEN_NAME``.

    A common word before initials is no surname if one follows: «Пришла М.П. Петрова».
    """
    place = 0
    while found := WRITTEN_NAME.search(text, place):
        if found["after"] and is_common_word(found["after"]):
            found = WRITTEN_NAME.match(text, found.start("given")) or found
        yield found
        place = found.end()


@lru_cache(maxsize=2048)
def name_readings(written: Name) -> tuple[NameReading, ...]:
    """Return what a name in running text may be a form of; the likeliest first.

    «Петровой Марии Павловне» is one name in the dative; «Петрову М.П.» may be a man's dative or a
    woman's accusative. Each reading, declined, gives the written form again.
    """
    if _is_nominative(written):
        return (NameReading(written, "nominative"),)
    found: dict[tuple[Name, Case], None] = {}
    for name in _candidates(written):
        shown = name_gender(name)
        genders: tuple[Gender, ...] = (shown,) if shown else ("m", "f")
        for case, gender in product(OBLIQUE_CASES, genders):
            if as_compared(decline_name(name, case, gender)) == as_compared(written):
                found[name, case] = None
    return tuple(NameReading(name, case) for name, case in found)


def _is_nominative(written: Name) -> bool:
    if not written.is_initials:
        return is_patronymic(written.patronymic) and not looks_like_oblique_name(
            f"{written.surname} {written.first_name} {written.patronymic}"
        )
    if _SURELY_OBLIQUE.search(written.surname):
        return False
    known = _readings_as(written.surname, "Surn")
    return not known or any(one.is_nominative and one.number != "plur" for one in known)


def _candidates(written: Name) -> Iterator[Name]:
    parts = zip(
        (written.surname, written.first_name, written.patronymic),
        ("Surn", "Name", "Patr"),
        strict=True,
    )
    for words in product(*(_first_forms(word, mark) for word, mark in parts)):
        yield Name(*words)


def _readings_as(word: str, mark: str) -> list[Reading]:
    """Return the readings of a word that take it for a surname, a first name or a patronymic."""
    found = zip(readings(word), marks(word), strict=False)
    return [reading for reading, grammemes in found if mark in grammemes]


def _first_forms(word: str, mark: str) -> tuple[str, ...]:
    """Return the nominatives of a word as a surname, a first name or a patronymic."""
    if word.endswith("."):
        return (word,)
    forms = {
        titled(form): None
        for reading in _readings_as(word, mark)
        if reading.number != "plur"
        if (form := inflected(reading, "nominative", "sing", animate=True))
    }
    if mark == "Name":
        forms = {form: None for form in forms if is_first_name(form)} or forms
    # No dictionary holds every surname; these endings are put back by rule.
    if mark == "Surn" and (stem := _POSSESSIVE.fullmatch(word)):
        forms |= {stem[1]: None, f"{stem[1]}а": None}
    if mark == "Surn" and (stem := _ADJECTIVE.fullmatch(word)):
        forms |= {f"{stem[1]}ий": None, f"{stem[1]}ая": None}
    return tuple(forms) or (word,)
