"""Words that the dictionary does not hold, read by their likeness to those that it holds.

That is pymorphy3's work. It loads all files of the dictionary, so it is loaded when first asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct


class Guess(Struct, frozen=True):
    """One way to read a word, and the other forms that the word then has."""

    parse: Any

    @property
    def form(self) -> str:
        """The form in small letters, with «ё»."""
        return str(self.parse.word)

    @property
    def is_known(self) -> bool:
        """Whether the dictionary holds the form: that of «А.» in «А. Петров» as well."""
        return bool(self.parse.is_known)

    @property
    def grammemes(self) -> frozenset[str]:
        """The grammemes of the form."""
        return frozenset(self.parse.tag.grammemes)

    @property
    def lemma(self) -> str:
        """The first form of the word."""
        return str(self.parse.normal_form)

    def forms(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield all forms of the word with their grammemes."""
        for parse in self.parse.lexeme:
            yield str(parse.word), frozenset(parse.tag.grammemes)


def guesses(word: str) -> list[Guess]:
    """Return all that the library can take a word for, the likeliest first."""
    return [Guess(parse) for parse in _analyzer().parse(word)]


def is_known(word: str) -> bool:
    """Return whether the dictionary holds a form, by the library."""
    return bool(_analyzer().word_is_known(word))


def dictionary_folder() -> Path:
    """Return the folder with the files of the dictionary."""
    from pymorphy3_dicts_ru import get_path

    return Path(get_path())


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(path=str(dictionary_folder()), lang="ru")
