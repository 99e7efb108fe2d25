"""What the dictionary says of the words that it holds, read straight from its files.

pymorphy3 loads all of them before it answers, which takes as long as reading a workbook; most
questions are about a word or two, and need a few bytes. The answers are pymorphy3's own, in its
order (``tests/russian/test_word_dictionary.py``); only it can guess at words that are not there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from docgen.russian.dawg import ROOT, Dawg

#: The form of the files that this module reads (``format_version`` in meta.json).
_FORMAT: Final = "2.4"
_EITHER: Final = ("е".encode(), "ё".encode())
#: In UTF-8 a Russian letter is two bytes; what is less is a hyphen or the end of a word.
_FIRST_OF_TWO: Final = 0xC0
_PAYLOAD: Final = struct.Struct(">HH")  # paradigm, place in it


class WordDictionary:
    """The dictionary in a folder of files compiled for pymorphy3."""

    def __init__(self, folder: Path) -> None:
        """Open the list of words; the other files wait until they are needed.

        Raises:
            OSError: A file cannot be read.
            ValueError, KeyError, TypeError: The files are of another format.
        """
        meta = dict(_json(folder / "meta.json"))
        if meta["format_version"] != _FORMAT or not meta["P(t|w)"]:
            raise ValueError(f"the dictionary is of format {meta['format_version']}")
        self._folder = folder
        self._prefixes: list[str] = meta["compile_options"]["paradigm_prefixes"]
        self._tags_file: str = meta["gramtab_formats"]["opencorpora-int"]
        self._words = Dawg(folder / "words.dawg")

    def holds(self, word: str) -> bool:
        """Return whether a form is there, in any letter case; «е» may stand for «ё»."""
        return self._leads_to_word(word.lower(), ROOT)

    def endings(self, beginning: str, ends: Iterable[str]) -> Iterator[str]:
        """Yield the ends that make a word of a beginning, all in small letters.

        The beginning is looked up but once, which makes this the way to ask of many like words.
        """
        states = [state for _, state in self._spellings(beginning)]
        for end in ends:
            if any(self._leads_to_word(end, state) for state in states):
                yield end

    def letters(self, beginning: str) -> set[str]:
        """Return the Russian letters with which words go on after a beginning in small letters."""
        found = {
            bytes((first, second)).decode()
            for _, state in self._spellings(beginning)
            for first, half in self._words.children(state)
            if first >= _FIRST_OF_TWO
            for second, _ in self._words.children(half)
        }
        return found | {"е"} if "ё" in found else found

    def entries(self, word: str) -> list[Entry]:
        """Return all the readings of a form, the likeliest first; of unknown words none."""
        lower = word.lower()
        found = list(self._entries(lower))
        if len(found) > 1:
            likely = self._frequencies
            start = likely.follow(_bytes(f"{lower}:"))
            if start is not None:
                ends = {entry.tag: likely.follow(entry.tag.encode(), start) for entry in found}
                often = {t: likely.number(end) if end is not None else 0 for t, end in ends.items()}
                found.sort(key=lambda entry: often[entry.tag], reverse=True)
        return found

    def marks(self, word: str) -> Iterator[frozenset[str]]:
        """Yield the grammemes of each reading of a form, in no order: that costs little."""
        return (entry.grammemes for entry in self._entries(word.lower()))

    def _entries(self, lower: str) -> Iterator[Entry]:
        for form, end in self._spellings(lower):
            for payload in self._words.payloads(end):
                yield Entry(self, form, *_PAYLOAD.unpack(payload))

    def _leads_to_word(self, text: str, state: int) -> bool:
        """Return whether letters, with «ё» for «е» or not, lead from a state to a word's end."""
        piece, letter, rest = text.partition("е")
        end = self._words.follow(_bytes(piece), state)
        if end is None:
            return False
        if not letter:
            return self._words.has_payload(end)
        for either in _EITHER:
            following = self._words.follow(either, end)
            if following is not None and self._leads_to_word(rest, following):
                return True
        return False

    def _spellings(self, lower: str) -> list[tuple[str, int]]:
        """Return a word and what it is with «ё» for «е», each with the state where it ends."""
        found = [("", ROOT)]
        for number, piece in enumerate(lower.split("е")):
            letters = ("е", "ё") if number else ("",)
            ends = (
                (f"{form}{letter}{piece}", self._words.follow(_bytes(letter + piece), state))
                for form, state in found
                for letter in letters
            )
            found = [(form, end) for form, end in ends if end is not None]
        if len(found) > 1:
            found.sort(key=lambda one: [n for n, sign in enumerate(one[0]) if sign != lower[n]])
        return found

    @cached_property
    def _frequencies(self) -> Dawg:
        """How often each reading of a word was met in texts, by «word:tag»."""
        return Dawg(self._folder / "p_t_given_w.intdawg")

    @cached_property
    def _tags(self) -> list[str]:
        tags: list[str] = _json(self._folder / self._tags_file)
        return tags

    @cached_property
    def _suffixes(self) -> list[str]:
        suffixes: list[str] = _json(self._folder / "suffixes.json")
        return suffixes

    @cached_property
    def _paradigms(self) -> tuple[memoryview, list[int]]:
        """All paradigms as they stand in their file, and where each begins: its length is there."""
        numbers = memoryview((self._folder / "paradigms.array").read_bytes()).cast("H")
        starts = []
        place = 1
        for _ in range(numbers[0]):
            starts.append(place)
            place += 1 + numbers[place]
        return numbers, starts

    def tag(self, paradigm: int, place: int) -> str:
        """Return the grammemes of a form, as in «NOUN,anim,masc sing,nomn»."""
        numbers, starts = self._paradigms
        start = starts[paradigm]
        return self._tags[numbers[start + 1 + numbers[start] // 3 + place]]

    def affixes(self, paradigm: int, place: int) -> tuple[str, str]:
        """Return what stands before and behind the stem in a form."""
        numbers, starts = self._paradigms
        start = starts[paradigm] + 1 + place
        size = numbers[starts[paradigm]] // 3
        return self._prefixes[numbers[start + 2 * size]], self._suffixes[numbers[start]]

    def size(self, paradigm: int) -> int:
        """Return how many forms a paradigm has."""
        numbers, starts = self._paradigms
        return numbers[starts[paradigm]] // 3


class Entry(Struct, frozen=True):
    """One reading of a form that the dictionary holds."""

    dictionary: WordDictionary
    form: str
    paradigm: int
    place: int

    @property
    def tag(self) -> str:
        """The grammemes, as the dictionary writes them."""
        return self.dictionary.tag(self.paradigm, self.place)

    @property
    def grammemes(self) -> frozenset[str]:
        """The same one by one."""
        return _grammemes(self.tag)

    @property
    def lemma(self) -> str:
        """The first form of the word."""
        return self._form(0) if self.place else self.form

    def forms(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield all forms of the word with their grammemes."""
        for place in range(self.dictionary.size(self.paradigm)):
            yield self._form(place), _grammemes(self.dictionary.tag(self.paradigm, place))

    def _form(self, place: int) -> str:
        prefix, suffix = self.dictionary.affixes(self.paradigm, self.place)
        stem = self.form[len(prefix) : len(self.form) - len(suffix)]
        prefix, suffix = self.dictionary.affixes(self.paradigm, place)
        return f"{prefix}{stem}{suffix}"


@cache
def _grammemes(tag: str) -> frozenset[str]:
    return frozenset(tag.replace(" ", ",").split(","))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _json(path: Path) -> Any:
    return msgspec.json.decode(path.read_bytes())
