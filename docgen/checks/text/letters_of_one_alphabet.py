"""A word is typed with the letters of one alphabet (R-CLEAN-1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.text.passages import passages
from docgen.checks.text.signs import MIXED
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.russian.alphabets import mixed_words

_RUSSIAN: Final = lazy_regex(r"[\u0400-\u04ff]")


def letters_of_one_alphabet(paper: Paper) -> Iterator[Issue]:
    """Yield words with look-alike letters of the other alphabet, once each with their count."""
    for passage, (word, right) in paper.once(passages).having(MIXED).found(mixed):
        yield warning(
            "letters-of-one-alphabet",
            passage.value.location,
            f"«{word}»: {_guilty(word, right)}.",
            f"Наберите слово заново на одной раскладке: «{right}».",
        )


def mixed(text: str) -> dict[tuple[str, str], None]:
    """Return the words with letters of both alphabets, each as it should be."""
    return dict.fromkeys(mixed_words(text))


def _guilty(word: str, right: str) -> str:
    if right == "№":
        return "вместо знака номера стоит латинская буква"
    wrong = [
        one for one, two in zip(word, right, strict=True) if one != two and one not in " \u00a0"
    ]
    if any(sign.isdecimal() for sign in wrong):
        return "вместо буквы стоит цифра"
    letters = ", ".join(f"«{sign}»" for sign in dict.fromkeys(wrong))
    alphabet = "русская" if _RUSSIAN.match(wrong[0]) else "латинская"
    many = len(set(wrong)) > 1
    return f"{letters} – {alphabet[:-2] + 'ие буквы' if many else alphabet + ' буква'}"
