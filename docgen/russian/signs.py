"""Quotes and brackets without their pair, signs and words typed twice, blanks that lack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from docgen.russian.lazy_patterns import lazy_pattern
from docgen.russian.morphology import is_common_word, is_dictionary_word

Fault = Literal["unclosed", "unopened"]

_SIGN: Final = lazy_pattern(r"[«»„“”\"()\[\]{}]")
_PAIRS: Final = {"»": "«", ")": "(", "]": "[", "}": "{"}
_BLUNT: Final = "„“”\""
# «1)», «а)», «iv)» before an item; «:)».
_ITEM_MARK: Final = lazy_pattern(
    r"(?:^|[\s;:,.(«])(?:\d{1,3}(?:\.\d{1,3})*\.?|[A-Za-zА-Яа-яЁё]{1,2}|[ivxIVX]+|\*+)$"
)
_SMILEY: Final = lazy_pattern(r"[:;=]-?$")

_DOUBLED_SIGNS: Final = lazy_pattern(
    r"(?<![.…?!\w])\.\.(?![.\w])|(?<=\w)\.\.(?![.\w])|,[ \u00a0]*,+|[,;:][ \u00a0]*\.(?![.\d])"
    r"|[,:][ \u00a0]*;|;[ \u00a0]*[,;:]|:[ \u00a0]*[:,]|,[ \u00a0]*:(?![)(])"
    r"|(?<=\w)[ \u00a0]?\.[ \u00a0]\.(?![ .])|»[ \u00a0]?»[ \u00a0]?»"
)
_DOUBLED_WORD: Final = lazy_pattern(
    r"(?<![\w.-])([А-ЯЁа-яё]+)[ \u00a0]+([А-ЯЁа-яё]+)(?![\w.)-])(?=(.?))"
)
# What is said twice on purpose.
_TWICE: Final = frozenset(
    ("да", "нет", "очень", "чуть", "едва", "еле", "так", "вот", "ну", "много", "долго", "еще")
)
_GLUED_FIGURES: Final = lazy_pattern(r"(?<![\w.,])(?:\d+[/–-])?\d+([а-яё]{3,})(?![\w-])")
_ENDINGS: Final = frozenset(("ого", "его", "ому", "ему", "ыми", "ими", "мин", "сек", "чел", "руб"))
_GLUED_STOP: Final = lazy_pattern(
    r"(?<![\w.@])([А-ЯЁа-яё]?[а-яё]+)\.([А-ЯЁ]?[а-яё]{2,})(?![\w]|\.\w)"
)
_DOMAINS: Final = frozenset(("рф", "рус", "дети", "онлайн", "сайт", "москва", "орг", "ком"))


def unpaired_signs(text: str) -> list[tuple[int, str, Fault]]:
    """Return the quotes and brackets without a pair: their place, the sign, what is wrong.

    One closing «ёлочка» may close two («О плане «СОШ № 5»: R-QUOT-1). A bracket after the mark of
    an item («1)», «а)»), inches and apostrophes want no pair.
    """
    open_signs: list[tuple[int, str]] = []
    perhaps_closed: list[tuple[int, str]] = []
    faults: list[tuple[int, str, Fault]] = []
    for found in _SIGN.finditer(text):
        place, sign = found.start(), found[0]
        if sign in _BLUNT:
            sign = _blunt(text, place, open_signs)
            if not sign:
                continue
        if sign in "«([{\"„":
            open_signs.append((place, sign))
            continue
        wanted = {"“": "„", **_PAIRS}.get(sign, "\"")
        if not any(opener == wanted for _, opener in open_signs):
            if sign == "»" and perhaps_closed:
                perhaps_closed.pop()
            elif not (sign == ")" and _is_mark(text[:place])):
                faults.append((place, text[place], "unopened"))
            continue
        while open_signs[-1][1] != wanted:
            lost, opener = open_signs.pop()
            faults.append((lost, text[lost], "unclosed"))
        open_signs.pop()
        if sign == "»":
            while open_signs and open_signs[-1][1] == "«":
                perhaps_closed.append(open_signs.pop())
    faults += [(place, text[place], "unclosed") for place, _ in open_signs]
    return sorted(faults)


def _blunt(text: str, place: int, open_signs: list[tuple[int, str]]) -> str:
    """Return which quote a sign is: „ or \\" opens, “ or ” closes, nothing for inches."""
    sign = text[place]
    if sign == "„":
        return sign
    if sign == "“" and any(opener == "„" for _, opener in open_signs):
        return sign
    if sign == "”":
        return sign
    before, after = text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
    if not any(opener == "\"" for _, opener in open_signs):
        # Something must be opened first: «5"А"», «словами:"да"».
        if after.isalnum() or (not before.isalnum() and not after.isspace()):
            return "\""
        return "" if before.isdigit() else "”"
    opens = (before.isspace() or before in "([{«„“\"") and not after.isspace()
    return "\"" if opens else "”"


def _is_mark(before: str) -> bool:
    return _ITEM_MARK.search(before) is not None or _SMILEY.search(before) is not None


def doubled_signs(text: str) -> Iterator[str]:
    """Yield points, commas and the like of which one is too many: «..», «,,», «,.»."""
    for found in _DOUBLED_SIGNS.finditer(text):
        yield found[0]


def doubled_words(text: str) -> Iterator[str]:
    """Yield words typed twice running: «в в», «и и»; not «да да», «Ли Ли», «с С. Петровой»."""
    start = 0
    while found := _DOUBLED_WORD.search(text, start):
        one, two = found[1], found[2]
        start = found.start(2)
        plain = one.lower().replace("ё", "е")
        if plain != two.lower().replace("ё", "е") or plain in _TWICE:
            continue
        if two.islower() or (one.isupper() and two.isupper() and len(one) > 1) or (len(two) > 2 and is_common_word(two)):
            start = found.end(2)
            yield found[0]


def glued_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield what was typed without a blank, and with it: «1сентября», «утв.Приказом».

    Only what printing does not set apart: «2027г.», «№5» are no findings.
    """
    for found in _GLUED_FIGURES.finditer(text):
        word = found[1]
        if word not in _ENDINGS and is_dictionary_word(word) and not word.startswith("лет"):
            yield found[0], f"{found[0].removesuffix(word)} {word}"
    for found in _GLUED_STOP.finditer(text):
        one, two = found[1], found[2]
        if two.lower() in _DOMAINS or not is_dictionary_word(two):
            continue
        if len(two) > 2 and len(one) > 1:
            yield found[0], f"{one}. {two}"
