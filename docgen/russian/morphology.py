"""The morphological dictionary, loaded once and only when something needs it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Final, Literal

from docgen.russian.cases import Case

Number = Literal["sing", "plur"]

GRAMMEMES: Final[dict[Case, str]] = {
    "nominative": "nomn",
    "genitive": "gent",
    "dative": "datv",
    "accusative": "accs",
    "instrumental": "ablt",
    "prepositional": "loct",
}

#: The grammemes of names: surnames, first names, patronymics, places, organisations, marks.
NAMES: Final = frozenset({"Surn", "Name", "Patr", "Geox", "Orgn", "Trad"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: part of speech, case, number, gender, and how sure it is."""

    part: str
    case: str
    number: str
    gender: str
    animate: bool
    known: bool
    form: str
    source: Any

    @property
    def is_nominative(self) -> bool:
        """Whether the word is in the nominative."""
        return self.case == "nomn"

    @property
    def is_noun(self) -> bool:
        """Whether the word is a noun."""
        return self.part == "NOUN"

    @property
    def is_adjective(self) -> bool:
        """Whether the word is an adjective or a participle."""
        return self.part in ("ADJF", "PRTF")


@lru_cache(maxsize=1)
def morphology_available() -> bool:
    """Whether the dictionary is installed; without it posts stay as they are typed."""
    return find_spec("pymorphy3") is not None and find_spec("pymorphy3_dicts_ru") is not None


@lru_cache(maxsize=4096)
def readings(word: str) -> tuple[Reading, ...]:
    """All the readings of a word, the likeliest first; empty without the dictionary."""
    if not morphology_available():
        return ()
    return tuple(_reading(parse) for parse in _analyzer().parse(word))


def is_dictionary_word(word: str) -> bool:
    """Return whether the dictionary holds this form of a word, in any letter case; «ё» may be «е».

    Without the dictionary every word passes.
    """
    return not morphology_available() or bool(_analyzer().word_is_known(word))


def is_common_word(word: str) -> bool:
    """Return whether the dictionary holds the word and it cannot be anybody's or any place's name.

    Without the dictionary no word is surely common.
    """
    if not morphology_available() or not is_dictionary_word(word):
        return False
    return not any(reading & NAMES for reading in marks(word.lower()))


@lru_cache(maxsize=4096)
def marks(word: str) -> tuple[frozenset[str], ...]:
    """The grammemes of each reading of a word, as the dictionary names them: «Surn», «gent»."""
    if not morphology_available():
        return ()
    return tuple(frozenset(parse.tag.grammemes) for parse in _analyzer().parse(word))


@lru_cache(maxsize=4096)
def lemmas(word: str) -> frozenset[str]:
    """The first forms of the words that a word in small letters may be a form of."""
    return frozenset(reading.source.normal_form for reading in readings(word))


_OY_ENDINGS: Final[dict[Case, str]] = {
    "nominative": "ой",
    "genitive": "ого",
    "dative": "ому",
    "accusative": "ого",
    "instrumental": "ым",
    "prepositional": "ом",
}


def adjective_in_oy(word: str) -> Reading:
    """A reading for a masculine adjective in -ой that the dictionary does not hold."""
    return Reading("ADJF", "nomn", "sing", "masc", True, False, word.lower(), None)


@lru_cache(maxsize=8192)
def inflected(reading: Reading, case: Case, number: Number | None, animate: bool) -> str | None:
    """The word of a reading in a case, letter case lost; None when the dictionary has none."""
    if reading.source is None:
        return reading.form[:-2] + _OY_ENDINGS[case]
    wanted = {GRAMMEMES[case]}
    if number is not None:
        wanted.add(number)
    if reading.is_adjective and case == "accusative" and reading.gender != "femn":
        wanted.add("anim" if animate else "inan")
    found = _nearest(reading, wanted)
    if found is None and wanted & {"anim", "inan"}:
        found = _nearest(reading, wanted - {"anim", "inan"})
    return found


def _nearest(reading: Reading, wanted: set[str]) -> str | None:
    # Of variant forms («высшего», «высочайшего»; «офицеров») the one nearest to the source wins.
    source = reading.source
    variants: list[str] = [
        parse.word
        for parse in source.lexeme
        if wanted <= set(parse.tag.grammemes)
        and ("plur" in wanted or not reading.gender or parse.tag.gender == reading.gender)
        and "Supr" not in parse.tag.grammemes - source.tag.grammemes
        and "V-oy" not in parse.tag.grammemes
        and not {"Arch", "Erro", "Infr"} & set(parse.tag.grammemes)
    ]
    if not variants:
        return None
    return max(variants, key=lambda word: (_shared(word, reading.form), -len(word)))


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _reading(parse: Any) -> Reading:
    tag = parse.tag
    return Reading(
        part=str(tag.POS or ""),
        case=str(tag.case or ""),
        number=str(tag.number or ""),
        gender=str(tag.gender or ""),
        animate="anim" in tag.grammemes,
        known=bool(parse.is_known),
        form=str(parse.word),
        source=parse,
    )


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
