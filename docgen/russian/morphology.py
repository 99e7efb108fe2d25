"""The morphological dictionary: what it says of a word, and how the word is inflected.

Words that it holds are looked up in its files; the library that guesses at others is loaded when
the first such guess is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Final, Literal, Protocol

from msgspec import Struct

from docgen.russian import word_guesses
from docgen.russian.cases import Case
from docgen.russian.word_dictionary import WordDictionary

Number = Literal["sing", "plur"]

GRAMMEMES: Final[dict[Case, str]] = {
    "nominative": "nomn",
    "genitive": "gent",
    "dative": "datv",
    "accusative": "accs",
    "instrumental": "ablt",
    "prepositional": "loct",
}

#: The grammemes of names: surnames, first names, patronymics.
NAMES_OF_PEOPLE: Final = frozenset({"Surn", "Name", "Patr"})
#: The same with those of places, organisations, marks.
NAMES: Final = NAMES_OF_PEOPLE | {"Geox", "Orgn", "Trad"}

#: A form of a word and its grammemes, as the dictionary names them: «Surn», «gent».
Form = tuple[str, frozenset[str]]

_PARTS: Final = frozenset(
    ("NOUN", "ADJF", "ADJS", "PRTF", "PRTS", "NUMR", "NPRO", "VERB", "INFN", "GRND", "ADVB", "COMP",
     "PRED", "PREP", "CONJ", "PRCL", "INTJ")
)  # fmt: skip
_CASES: Final = frozenset((*GRAMMEMES.values(), "voct", "gen1", "gen2", "acc2", "loc1", "loc2"))
_NUMBERS: Final = frozenset({"sing", "plur"})
_GENDERS: Final = frozenset({"masc", "femn", "neut"})
_LETTERS: Final = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_UNUSUAL: Final = frozenset({"V-oy", "Arch", "Erro", "Infr"})


class Source(Protocol):
    """A form of a word and its other forms: from the dictionary, or guessed by likeness."""

    @property
    def grammemes(self) -> frozenset[str]:
        """The grammemes of the form."""

    @property
    def lemma(self) -> str:
        """The first form of the word."""

    def forms(self) -> Iterator[Form]:
        """Yield all forms of the word."""


class Reading(Struct, frozen=True):
    """One way to read a word: part of speech, case, number, gender, and how sure it is."""

    part: str
    case: str
    number: str
    gender: str
    animate: bool
    known: bool
    form: str
    source: Source | None

    @property
    def grammemes(self) -> frozenset[str]:
        """All that the dictionary says of the form: «Surn», «gent»."""
        return frozenset() if self.source is None else self.source.grammemes

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


@lru_cache(maxsize=16384)
def readings(word: str) -> tuple[Reading, ...]:
    """All the readings of a word, the likeliest first; empty without the dictionary."""
    return known_readings(word) or _guesses(word)


@lru_cache(maxsize=16384)
def known_readings(word: str) -> tuple[Reading, ...]:
    """The readings of a word that the dictionary holds, the likeliest first; of others none."""
    dictionary = _dictionary()
    # A lone capital is an initial as well, which is no matter of the dictionary.
    if dictionary is None or (len(word) == 1 and word.isupper()):
        return tuple(reading for reading in _guesses(word) if reading.known)
    entries = dictionary.entries(word)
    return tuple(_reading(entry, entry.form, is_known=True) for entry in entries)


@lru_cache(maxsize=16384)
def is_dictionary_word(word: str) -> bool:
    """Return whether the dictionary holds this form of a word, in any letter case; «ё» may be «е».

    Without the dictionary every word passes.
    """
    if not morphology_available():
        return True
    dictionary = _dictionary()
    return word_guesses.is_known(word) if dictionary is None else dictionary.holds(word)


def dictionary_letters(beginning: str) -> Collection[str]:
    """Return the letters with which words of the dictionary go on; without it all that may."""
    dictionary = _dictionary()
    return _LETTERS if dictionary is None else dictionary.letters(beginning)


def dictionary_endings(beginning: str, ends: Sequence[str]) -> Iterable[str]:
    """Return the ends that make a word of the dictionary of a beginning, all in small letters."""
    dictionary = _dictionary()
    if dictionary is None:
        return [end for end in ends if is_dictionary_word(beginning + end)]
    return dictionary.endings(beginning, ends)


@lru_cache(maxsize=16384)
def is_common_word(word: str) -> bool:
    """Return whether the dictionary holds the word and it cannot be anybody's or any place's name.

    Without the dictionary no word is surely common.
    """
    if not morphology_available() or not is_dictionary_word(word):
        return False
    return not any(reading & NAMES for reading in marks(word.lower()))


@lru_cache(maxsize=16384)
def marks(word: str) -> tuple[frozenset[str], ...]:
    """The grammemes of each reading of a word, as the dictionary names them: «Surn», «gent»."""
    return tuple(reading.grammemes for reading in readings(word))


def is_only(word: str, meant: frozenset[str]) -> bool:
    """Return whether each reading of a word that the dictionary holds has one of these grammemes.

    Which reading is likelier does not matter here, and takes longer to find than all the others.
    """
    dictionary = _dictionary()
    is_held = False
    for reading in dictionary.marks(word) if dictionary is not None else ():
        if not reading & meant:
            return False
        is_held = True
    return is_held or all(reading & meant for reading in marks(word))


@lru_cache(maxsize=4096)
def lemmas(word: str) -> frozenset[str]:
    """The first forms of the words that a word in small letters may be a form of."""
    return frozenset(reading.source.lemma for reading in readings(word) if reading.source)


def may_be_one_word(one: str, other: str) -> bool:
    """Return whether two words in small letters may be forms of one word: «школы», «школой»."""
    return look_like_one_word(one, other) and not lemmas(one).isdisjoint(lemmas(other))


def look_like_one_word(one: str, other: str) -> bool:
    """Return whether the first letters let two words be forms of one, without a guess at any.

    Those of the dictionary may change them («идти», «шёл»); all others are taken to keep them.
    """
    return one[:_KEPT].replace("ё", "е") == other[:_KEPT].replace("ё", "е") or (
        is_dictionary_word(one) and is_dictionary_word(other)
    )


_KEPT: Final = 2
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
    unwanted = _UNUSUAL if "Supr" in reading.grammemes else _UNUSUAL | {"Supr"}
    variants = [
        form
        for form, grammemes in (reading.source.forms() if reading.source else ())
        if wanted <= grammemes
        and ("plur" in wanted or not reading.gender or reading.gender in grammemes)
        and not unwanted & grammemes
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


def _reading(source: Source, form: str, *, is_known: bool) -> Reading:
    part, case, number, gender, animate = _facts(source.grammemes)
    return Reading(part, case, number, gender, animate, is_known, form, source)


@cache
def _facts(grammemes: frozenset[str]) -> tuple[str, str, str, str, bool]:
    part, case, number, gender = (
        next(iter(grammemes & kind), "") for kind in (_PARTS, _CASES, _NUMBERS, _GENDERS)
    )
    return part, case, number, gender, "anim" in grammemes


def _guesses(word: str) -> tuple[Reading, ...]:
    """All the readings of a word by the library, which takes unknown words for like ones."""
    if not morphology_available():
        return ()
    return tuple(
        _reading(guess, guess.form, is_known=guess.is_known) for guess in word_guesses.guesses(word)
    )


@lru_cache(maxsize=1)
def _dictionary() -> WordDictionary | None:
    """The files of the dictionary; None when they are not there, or not as we know them."""
    if not morphology_available():
        return None
    try:
        return WordDictionary(word_guesses.dictionary_folder())
    except (OSError, ValueError, KeyError, TypeError):
        return None
