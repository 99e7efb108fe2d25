"""Texts once each, and what is looked for in all of them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain, count
from typing import Final

from docgen.checks.joined import Joined, ManyJoined
from docgen.checks.signs import Sign, Signs
from docgen.lazy_regex import lazy_regex

_WORD: Final = lazy_regex("[А-Яа-яЁё]+")
#: More texts are looked through by what stands between their blanks, and nothing is kept of them.
FEW: Final = 1000


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
        places: dict[str, list[int]] = {}
        for at, text in enumerate(self._said):
            if text in places:
                places[text].append(at)
            else:
                places[text] = [at]
        self.texts = tuple(places)
        #: The places at which each text stands among those that were given.
        self.places = tuple(places.values())
        self.are_many = len(self.texts) > FEW
        #: Of the signs looked for so far: the texts found, and the search for the others.
        self._found: dict[Signs, Search] = {}

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each text was given."""
        return dict(zip(self.texts, map(len, self.places), strict=True))

    @cached_property
    def numbers(self) -> list[int]:
        """The number of the text at each place."""
        return list(map(dict(zip(self.texts, count(), strict=False)).__getitem__, self._said))

    @cached_property
    def joined(self) -> Joined:
        """The texts as they are searched."""
        return ManyJoined(self.texts) if self.are_many else Joined(self.texts)

    def with_sign(self, sign: Sign) -> Iterator[int]:
        """Yield the numbers of the texts in which a sign stands."""
        return self.joined.with_sign(sign)

    def searched(self, signs: Signs) -> Search:
        """Return the numbers of the texts with one of the signs; no text is searched twice."""
        return self._found.setdefault(signs, Search(self.joined.having(signs)))

    @property
    def words(self) -> Collection[str]:
        """All Russian words, as typed, once each."""
        return self._index.keys()

    def with_words(self, words: Iterable[str]) -> Iterable[int]:
        """Return the numbers of the texts in which one of these Russian words stands."""
        index = self._index
        return set(chain.from_iterable(index.get(word, ()) for word in set(words)))

    @cached_property
    def _index(self) -> Mapping[str, Iterable[int]]:
        """The words, each with the numbers of the texts in which it stands."""
        index: defaultdict[str, list[int]] = defaultdict(list)
        if not isinstance(self.joined, ManyJoined):
            for number, text in enumerate(self.texts):
                for word in _words_in(text):
                    index[word].append(number)
            return index
        for chunk, numbers in self.joined.chunks.items():
            for word in _WORD.findall(chunk):
                index[word] += numbers
        return index


@lru_cache(maxsize=8192)
def _words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text, known of one that another paper has."""
    return tuple(_WORD.findall(text))
