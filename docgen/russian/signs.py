"""Quotes and brackets without their pair, signs and words typed twice, blanks that lack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, Literal

from docgen.lazy_regex import lazy_regex
from docgen.russian.months import MONTH_PATTERN
from docgen.russian.morphology import is_common_word, is_dictionary_word

Fault = Literal["unclosed", "unopened"]

_SIGN: Final = lazy_regex(r"[«»„“”\"()\[\]{}]")
_NO_SIGN: Final = r"[^«»„“”\"()\[\]{}]"
# What most texts are: each sign with its pair, nothing in brackets that may be the mark of an item.
_PAIRED: Final = lazy_regex(
    rf"{_NO_SIGN}*+(?:(?:«{_NO_SIGN}*+»|\([^«»„“”\"()\[\]{{}};:\n]*+\)){_NO_SIGN}*+)*"
)
_PAIRS: Final = {"»": "«", ")": "(", "]": "[", "}": "{", "“": "„", "”": '"'}
_BLUNT: Final = '„“”"'
# «1)», «а)», «iv)» before an item; «:)».
_ITEM_MARK: Final = lazy_regex(
    r"(?:^|(?<!№)[\s;:,.(«])(?:\d{1,2}(?:\.\d{1,3})*\.?|[A-Za-zА-Яа-яЁё]{1,2}|[ivxIVX]+|\*+)$"
)
# A mark at the beginning of an item, which closes no bracket that is still open.
_SURE_MARK: Final = lazy_regex(r"(?:\n[ \u00a0]*|[;:][ \u00a0]+)(?:\d{1,2}|[а-яa-z])$")
# One closing sign does not close «О питании, постановлением от 01.09.2026 № 5 «О цене»: the first
# title ends where the next act is named.
_NEXT_ACT: Final = lazy_regex(
    r",\s+(?:приказом|постановлением|распоряжением|(?:федеральным\s+)?законом|письмом|уставом"
    r"|решением|протоколом|указом)\s[^«]*«",
    re.IGNORECASE,
)
_SMILEY: Final = lazy_regex(r"[:;=]-?$")

_DOUBLED_SIGNS: Final = lazy_regex(
    r"(?<![.…?!])\.\.(?![.\w])|,[ \u00a0]*,+|[,;][ \u00a0]*\.(?![.\d])"
    r"|,[ \u00a0]*;|;[ \u00a0]*[,;:]"
    # «слова РЕШИЛИ:, СЛУШАЛИ:» is a colon that is spoken of.
    r"|(?<![А-ЯЁ:]):[ \u00a0]*[:,;](?![)(])|(?<![А-ЯЁ]):[ \u00a0]*\.(?![.\d])|,[ \u00a0]*:(?![)(])"
    r"|(?<=\w)[ \u00a0]?\.[ \u00a0]\.(?![ .])|»[ \u00a0]?»[ \u00a0]?»"
)
_DOUBLED_WORD: Final = lazy_regex(r"(?<![\w.-])([А-ЯЁа-яё]+)[ \u00a0]+([А-ЯЁа-яё]+)(?![\w.)-])")
_DOUBLED_PHRASE: Final = lazy_regex(
    r"(?<![\w.-])([А-ЯЁа-яё]+(?:[ \u00a0]+[А-ЯЁа-яё]+){1,2})[ \u00a0]+(?i:\1)(?![\w-])"
)
# What is said twice on purpose.
_TWICE: Final = frozenset(
    ("да", "нет", "очень", "чуть", "едва", "еле", "так", "вот", "ну", "много", "долго", "еще")
)
_GLUED_FIGURES: Final = lazy_regex(r"(?<![\w.,])(?:\d+[/–-])?\d+([а-яё]{3,})(?![\w-])")
_ENDINGS: Final = frozenset(("ого", "его", "ому", "ему", "ыми", "ими", "мин", "сек", "чел", "руб"))
_GLUED_STOP: Final = lazy_regex(
    r"(?<![\w.@])([А-ЯЁа-яё]?[а-яё]+)\.([А-ЯЁ]?[а-яё]{2,})(?![\w]|\.\w)"
)
# «от15.09.2025», «до10 октября», «с1 сентября»; a letter with a figure may be a code: «в2».
_GLUED_PREPOSITION: Final = lazy_regex(
    r"(?<![\w.-])(?:([Оо]т|[Дд]о|[Пп]о|[Нн]а|[Зз]а|[Ии]з|[Пп]осле|[Чч]ерез|[Оо]коло|[Сс]о)"
    rf"|([ВвСсКк]))(\d{{1,2}}(?:\.\d{{2}}\.\d{{2,4}}|[ \u00a0]{MONTH_PATTERN})(?!\w)"
    r"|(?(1)\d+(?!\w)|(?!)))"
)
# «чек- лист», «школа -это»; not «учебно- и внеурочная».
_TORN: Final = lazy_regex(
    r"(?<![\w-])[А-ЯЁа-яё]{2,}-[ \u00a0](?!(?:и|или|а|до|по)[ \u00a0])[А-ЯЁа-яё]{2,}"
    r"|[а-яё]{2,}[ \u00a0]-[а-яё]{2,}"
)
_GLUED_DASHES: Final = lazy_regex(r"([А-ЯЁа-яё]{2,}) ?--(?:(?<! --)|(?! )) ?([А-ЯЁа-яё]{2,})")
# Printing takes such a quote for no quote: «МБОУ"СОШ № 5"».
#: «план(форма 1)», and not «класс(ы)», «сбор(-ы)».
_GLUED_BRACKET: Final = lazy_regex(r"(?<![\w-])([а-яё]{4,})\(([а-яё]{4,})(?![\w-])")
_GLUED_QUOTE: Final = lazy_regex(r"([А-ЯЁа-яё]{2,})\"([А-ЯЁ][А-ЯЁа-яё]+)")
_OPENING: Final = ("«", "„", '"')
_CLOSING: Final = ("»", "“", "”", '"')
_DOMAINS: Final = frozenset(("рф", "рус", "дети", "онлайн", "сайт", "москва", "орг", "ком"))


def unpaired_signs(text: str) -> list[tuple[int, str, Fault]]:
    """Return the quotes and brackets without a pair: their place, the sign, what is wrong.

    One closing «ёлочка» may close two («О плане «СОШ № 5»: R-QUOT-1). A bracket after the mark of
    an item («1)», «а)»), inches and apostrophes want no pair.
    """
    if _PAIRED.fullmatch(text):
        return []
    pairing = _Pairing(text)
    for found in _SIGN.finditer(text):
        pairing.read(found.start(), found[0])
    return pairing.faults()


class _Pairing:
    """The signs of a text that are open as far as it has been read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[tuple[int, str]] = []
        self._counts: Counter[str] = Counter()
        #: «ёлочки» that the closing one of an inner pair may have closed too.
        self._perhaps_closed = 0
        self._faults: list[tuple[int, str, Fault]] = []

    def read(self, place: int, sign: str) -> None:
        """Take the next sign."""
        role = self._role(place) if sign in _BLUNT else sign
        if role in _PAIRS:
            self._close(place, role)
        elif role:
            self._open.append((place, role))
            self._counts[role] += 1

    def faults(self) -> list[tuple[int, str, Fault]]:
        """Return what has no pair when all is read."""
        left = [self._fault(place, "unclosed") for place, _ in self._open]
        return sorted([*self._faults, *left])

    def _close(self, place: int, role: str) -> None:
        wanted = _PAIRS[role]
        before = f"\n{self._text[:place]}"[-20:] if place < 20 else self._text[place - 20 : place]
        if role == ")" and _SURE_MARK.search(before):
            return
        innermost = self._open[-1][1] if self._open else ""
        if role == "»" and self._perhaps_closed and innermost != wanted:
            self._perhaps_closed -= 1
            return
        if not self._counts[wanted]:
            if role != ")" or not _is_mark(before):
                self._faults.append(self._fault(place, "unopened"))
            return
        while self._open[-1][1] != wanted:
            self._faults.append(self._fault(self._pop(), "unclosed"))
        self._pop()
        while role == "»" and self._open and self._open[-1][1] == "«":
            outer = self._pop()
            lacks = self._text.count("«") > self._text.count("»")
            if lacks and _NEXT_ACT.search(self._text, outer, place):
                self._faults.append(self._fault(outer, "unclosed"))
            else:
                self._perhaps_closed += 1

    def _pop(self) -> int:
        place, role = self._open.pop()
        self._counts[role] -= 1
        return place

    def _fault(self, place: int, fault: Fault) -> tuple[int, str, Fault]:
        return place, self._text[place], fault

    def _role(self, place: int) -> str:
        """Return what a blunt quote is: „ or a straight one opens, “ or ” closes, "" is inches."""
        text = self._text
        sign = text[place]
        if sign in "„”" or (sign == "“" and self._counts["„"]):
            return sign
        before, after = text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
        if not self._counts['"']:
            # Something must be opened first: «5"А"», «словами:"да"».
            if after.isalnum() or (not before.isalnum() and not after.isspace()):
                return '"'
            return "" if before.isdecimal() else "”"
        opens = (before.isspace() or before in '([{«„“"') and (after.isalnum() or after in "«„(")
        return '"' if opens else "”"


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
        if (
            two.islower()
            or (one.isupper() and two.isupper() and len(one) > 1)
            or (len(two) > 2 and is_common_word(two))
        ):
            start = found.end(2)
            yield found[0]


def doubled_phrases(text: str) -> Iterator[str]:
    """Yield phrases of two or three words typed twice running: «в целях в целях»."""
    for found in _DOUBLED_PHRASE.finditer(text):
        words = {word.lower() for word in found[1].split()}
        if len(words) > 1 and not words <= _TWICE:
            yield found[0]


def glued_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield what lacks a blank, and how it is written with it: «1сентября», «утв.Приказом».

    A dash with a blank at one side only may be a hyphen or a dash: «чек- лист», «школа -это».

    Only what printing does not set apart: «2027г.», «№5» are no findings.
    """
    for found in _GLUED_FIGURES.finditer(text):
        word = found[1]
        if word not in _ENDINGS and is_dictionary_word(word) and not word.startswith("лет"):
            yield found[0], f"{found[0].removesuffix(word)} {word}"
    for found in _GLUED_PREPOSITION.finditer(text):
        word = found[1] or found[2]
        yield found[0], f"{word} {found[3]}"
    for found in _TORN.finditer(text):
        one, two = (part.strip() for part in found[0].split("-"))
        yield found[0], f"{one}-{two}» или «{one} – {two}"
    for found in _GLUED_DASHES.finditer(text):
        yield found[0], f"{found[1]} – {found[2]}"
    for found in _GLUED_QUOTE.finditer(text):
        opens = text.count('"', 0, found.end(1)) % 2 == 0
        yield found[0], f'{found[1]} "{found[2]}' if opens else f'{found[1]}" {found[2]}'
    for found in _GLUED_BRACKET.finditer(text):
        if is_dictionary_word(found[1]) and is_dictionary_word(found[2]):
            yield found[0], f"{found[1]} ({found[2]}"
    for found in _GLUED_STOP.finditer(text):
        one, two = found[1], found[2]
        if two.lower() in _DOMAINS or not is_dictionary_word(two) or _is_named_so(text, found):
            continue
        if len(two) > 2 and len(one) > 1:
            yield found[0], f"{one}. {two}"


def _is_named_so(text: str, found: re.Match[str]) -> bool:
    """Whether the point belongs to a name: «Сириус.Курсы», на платформе Учи.Дома."""
    before = text[max(0, found.start() - 30) : found.start()].replace("\u00a0", " ").rstrip()
    after = text[found.end() : found.end() + 1]
    if before[-1:] in _OPENING and after in _CLOSING:
        return True
    if not (found[1][0].isupper() and found[2][0].isupper() and is_common_word(found[1])):
        return False
    return before[-1:] in _OPENING or before.split(" ")[-1].islower()
