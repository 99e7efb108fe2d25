"""Texts once each, and what is looked for in all of them together."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import count
from typing import Final

from docgen.checks.signs import Joined, Signs
from docgen.lazy_regex import lazy_regex

_LETTER: Final = "[А-Яа-яЁё]"
_WORD: Final = lazy_regex(rf"{_LETTER}+")
#: More texts are searched with all their words at hand, and nothing is kept of them.
FEW: Final = 1000
#: So many words are looked for one by one.
_FEW_WORDS: Final = 8


class Distinct:
    """The distinct ones of texts, numbered in the order in which they come first."""

    def __init__(self, said: Iterable[str]) -> None:
        self._said = tuple(said)
        self.texts = tuple(dict.fromkeys(self._said))
        self.are_many = len(self.texts) > FEW
        #: Of the signs looked for so far: the texts found, and the search for the others.
        self._found: dict[Signs, tuple[list[int], Iterator[int]]] = {}

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
        return Joined(self.texts, (lambda: self.words) if self.are_many else None)

    def searched(self, signs: Signs) -> Iterator[int]:
        """Yield the numbers of the texts with one of the signs; no text is searched twice."""
        found, others = self._found.setdefault(signs, ([], self.joined.having(signs)))
        yield from found
        for number in others:
            found.append(number)
            yield number

    @cached_property
    def words(self) -> Collection[str]:
        """All Russian words, as typed, once each."""
        if not self.are_many:
            return self._index.keys()
        # Of pieces between blanks most come again as well, and to part a text there costs little.
        pieces = dict.fromkeys(self.joined.typed.split(" "))
        return dict.fromkeys(_WORD.findall(" ".join(pieces))).keys()

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
