"""Words typed with letters of two alphabets that look the same (R-CLEAN-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.morphology import is_dictionary_word

_LATIN: Final = "AaBCcEeHKkMOoPpTXxYy"
_CYRILLIC: Final = "АаВСсЕеНКкМОоРрТХхУу"
_TO_CYRILLIC: Final = str.maketrans(_LATIN, _CYRILLIC)
# «І» of the old and the Ukrainian alphabet stands in Roman numerals only.
_TO_LATIN: Final = str.maketrans(f"{_CYRILLIC}Іі", f"{_LATIN}Ii")
_MIXED: Final = lazy_regex(
    r"(?<![A-Za-z\u0400-\u04ff])(?:[A-Za-z]+[\u0400-\u04ff]|[\u0400-\u04ff]+[A-Za-z])"
    r"[A-Za-z\u0400-\u04ff]*"
)
_ROMAN: Final = lazy_regex(r"[IVXLCDMІХСМ]+")
# A figure for a letter: «пр0токол», «3аседание».
_FIGURE: Final = lazy_regex(r"(?<![\w.])(?:[А-ЯЁа-яё]+0[А-ЯЁа-яё]+|[3З0][а-яё]{5,})(?![\w])")
_FROM_FIGURES: Final = str.maketrans("03", "оз")
# A preposition or a conjunction: «c 1 сентября», «O проведении».
_LONE_SMALL: Final = lazy_regex(r"(?<![\w.,)-])[acoyk](?=[ \u00a0](?:[а-яё]{2}|[А-ЯЁ]|\d))")
_LONE_CAPITAL: Final = lazy_regex(
    r"(?:(?<=^)|(?<=[.!?:;] )|(?<=[«(\n]))[ACOYKB](?=[ \u00a0][а-яё]{3})"
)
_SINGLE: Final = lazy_regex(r"(?<![\w])[a-zA-Z](?![\w])")
# «найти a и b», «a + c», «точки A, B».
_FORMULA: Final = lazy_regex(
    r"(?<!\w)[a-zA-Z](?:,|[ \u00a0]+(?:и|или|=|[+<>·*/–-]))[ \u00a0]*[a-zA-Z\d](?!\w)"
)
# An abbreviation that looks Russian and stands in a row of Russian ones: «НОО, ООО и COO».
_ABBREVIATION: Final = lazy_regex(r"(?<![\w-])[ABCEHKMOPTXY]{2,6}(?![\w-])")
_RUSSIAN_BEFORE: Final = lazy_regex(r"[А-ЯЁ]{2,6}(?:,| и| или)?[ \u00a0]$")
_RUSSIAN_AFTER: Final = lazy_regex(r"(?:,| и| или)?[ \u00a0][А-ЯЁ]{2,6}(?!\w)")
# Those that all letters of are such, of which a row of levels or acts is made.
_KNOWN: Final = frozenset(("НОО", "ООО", "СОО", "ВО", "МО", "ОО", "РМО"))
# «N9 412», «Nº 412», «от 29.12.2012 N 273-ФЗ» as scanners and databases of laws have it.
_NUMBER_SIGN: Final = lazy_regex(
    r"(?<![\w.])N(?:9|o|о|[°º])(?=[ \u00a0]\d)|(?<=\d{4}[ \u00a0])N(?=[ \u00a0]\d)"
)
_WORD: Final = lazy_regex(r"\w+")
_ENGLISH: Final = lazy_regex(r"[A-Za-z]{2,}[.,;:!?)]?[ \u00a0]*$")
# «Петрова A.B.», «A.B. Петрова»
_LATIN_INITIAL: Final = r"[ABCEHKMOPTXY]\.[ \u00a0]?[A-ZА-ЯЁ]\.|[А-ЯЁ]\.[ \u00a0]?[ABCEHKMOPTXY]\."
_INITIALS: Final = lazy_regex(
    rf"(?<=[а-яё][ \u00a0])(?:{_LATIN_INITIAL})"
    rf"|(?<![\w.])(?:{_LATIN_INITIAL})(?=[ \u00a0]?[А-ЯЁ][а-яё])"
)


def mixed_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word with look-alike letters of the other alphabet, and the word typed right.

    A word that is meant to be of two alphabets («SMMщик», «Zабота») cannot be typed with one,
    and is left alone; so are codes: «5a», «IT-куб», «COVID-19».
    """
    for found in _MIXED.finditer(text):
        right = in_one_alphabet(found[0])
        if right is not None:
            yield found[0], right
    for found in _FIGURE.finditer(text):
        right = found[0].lower().translate(_FROM_FIGURES)
        if found[0] != found[0].translate(_FROM_FIGURES) and is_dictionary_word(right):
            yield found[0], right
    for found in _ABBREVIATION.finditer(text):
        if _is_among_russian(text, found) and (right := to_cyrillic(found[0])) is not None:
            yield found[0], right
    for found in _NUMBER_SIGN.finditer(text):
        yield found[0], "№"
    if _SINGLE.search(text) is None:
        return
    is_formula = _FORMULA.search(text) is not None
    for pattern in (_INITIALS,) if is_formula else (_LONE_SMALL, _LONE_CAPITAL, _INITIALS):
        for found in pattern.finditer(text):
            right = to_cyrillic(found[0])
            # An English article stands between English words.
            if (
                right is not None
                and _ENGLISH.search(text[max(0, found.start() - 20) : found.start()]) is None
            ):
                yield found[0], right


def in_one_alphabet(word: str) -> str | None:
    """Return a word of two alphabets typed with one of them, None when none has all its letters.

    Where both have, a Roman numeral is Latin and all else Russian.
    """
    latin, cyrillic = word.translate(_TO_LATIN), to_cyrillic(word)
    if latin.isascii() and (_ROMAN.fullmatch(word) or cyrillic is None):
        return latin
    return cyrillic


def to_cyrillic(word: str) -> str | None:
    """Return the word with Russian letters for the Latin ones of the same look, or None."""
    right = word.translate(_TO_CYRILLIC)
    return None if any("a" <= sign.lower() <= "z" for sign in right) else right


def _is_among_russian(text: str, found: re.Match[str]) -> bool:
    """Whether a Russian abbreviation stands beside, or the same one elsewhere in the text."""
    right = found[0].translate(_TO_CYRILLIC)
    before = text[max(0, found.start() - 12) : found.start()]
    beside = _RUSSIAN_BEFORE.search(before) or _RUSSIAN_AFTER.match(text, found.end())
    return (right in _KNOWN and beside is not None) or right in _WORD.findall(text)
