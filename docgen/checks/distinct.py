"""Texts once each, and what is looked for in all of them together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import count
from typing import Final

from docgen.checks.signs import Joined, Sign, Signs
from docgen.lazy_regex import lazy_regex

_LETTER: Final = "[А-Яа-яЁё]"
_WORD: Final = lazy_regex(rf"{_LETTER}+")
#: More texts are searched with all their words at hand, and nothing is kept of them.
FEW: Final = 1000
#: So many words are looked for one by one.
_FEW_WORDS: Final = 8


class Search:
    """Numbers that are looked for as they are asked for, none of them twice."""

    def __init__(self, others: Iterator[int]) -> None:
        self._found: list[int] = []
        self._others = others

    def __iter__(self) -> Iterator[int]:
        yield from self._found
        for number in self._others:
            self._found.append(number)
            yield number


class Distinct:
    """The distinct ones of texts, numbered in the order in which they come first."""

    def __init__(self, said: Iterable[str]) -> None:
        self._said = tuple(said)
        self.texts = tuple(dict.fromkeys(self._said))
        self.are_many = len(self.texts) > FEW
        #: Of the signs looked for so far: the texts found, and the search for the others.
        self._found: dict[Signs, Search] = {}

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each text was given."""
        return Counter(self._said)

    @cached_property
    def places(self) -> tuple[list[int], ...]:
        """The places at which each text stands among those that were given."""
        by_text: dict[str, list[int]] = {text: [] for text in self.texts}
        for at, text in enumerate(self._said):
            by_text[text].append(at)
        return tuple(by_text.values())

    @cached_property
    def numbers(self) -> list[int]:
        """The number of the text at each place."""
        return list(map(dict(zip(self.texts, count(), strict=False)).__getitem__, self._said))

    @cached_property
    def joined(self) -> Joined:
        """The texts as they are searched."""
        return Joined(self.texts, are_many=self.are_many)

    def with_sign(self, sign: Sign) -> Iterator[int]:
        """Yield the numbers of the texts in which a sign stands."""
        return self.joined.with_sign(sign)

    def searched(self, signs: Signs) -> Search:
        """Return the numbers of the texts with one of the signs; no text is searched twice."""
        return self._found.setdefault(signs, Search(self.joined.having(signs)))

    @cached_property
    def words(self) -> Collection[str]:
        """All Russian words, as typed, once each."""
        if not self.are_many:
            return self._index.keys()
        return dict.fromkeys(_WORD.findall(self.joined.between_blanks)).keys()

    def with_words(self, words: Iterable[str]) -> Iterator[int]:
        """Yield the numbers of the texts in which one of these Russian words stands."""
        known = set(words).intersection(self.words)
        # Few texts are sooner parted into all their words than searched for one.
        indexed = self._index if len(known) > _FEW_WORDS or not self.are_many else None
        for word in known:
            yield from self._saying(word) if indexed is None else indexed[word]

    def _saying(self, word: str) -> Iterator[int]:
        whole = re.compile(rf"{word}(?<!{_LETTER}{word})(?!{_LETTER})")
        return self.joined.with_sign(whole, as_typed=True)

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """The numbers of the texts in which each word stands, as often as it stands there."""
        index: dict[str, list[int]] = {}
        words: Callable[[str], Iterable[str]] = _WORD.findall if self.are_many else _words_in
        for number, text in enumerate(self.texts):
            for word in words(text):
                index.setdefault(word, []).append(number)
        return index


@lru_cache(maxsize=8192)
def _words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text, known of one that another paper has."""
    return tuple(_WORD.findall(text))
