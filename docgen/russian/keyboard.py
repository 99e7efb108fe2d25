"""Russian words typed while the keyboard was set to English: «ghbdtn» for «привет»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.morphology import NAMES, known_readings

_ENGLISH: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
_RUSSIAN: Final = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_TO_RUSSIAN: Final = str.maketrans(_ENGLISH, _RUSSIAN)

_CHUNK: Final = lazy_regex(r"[^\s«»„“”()–—!?…]+")
_KEYS: Final = lazy_regex(r"[A-Za-z\[\]{};:'\",.<>`~-]+")
# What stands at the ends of a word is either a sign or a letter: «ghbrfp.», «[kt,» for «хлеб».
_ENDS: Final = lazy_regex(r"([\[{<'\"]*)(.*?)([\]};:'\",.>]*)")
# Made as no word of another language is: no vowel, four consonants together, «jr», «qr», a start
# such as «lt», a sign for a letter.
_ODD: Final = lazy_regex(
    r"^[^aeiouy]+$|[b-df-hj-np-tv-xz]{4}|j[^aeiou]|q[^u]|[\[\]{};:\",.<>`~]"
    r"|^(?!bl|br|ch|cl|cr|cz|dr|dw|dz|fl|fr|gh|gl|gn|gr|kh|kl|kn|kr|ll|mc|mn|ph|pl|pn|pr|ps|pt|rh|sc"
    r"|sf|sh|sk|sl|sm|sn|sp|sq|sr|st|sv|sw|sz|th|tr|ts|tw|vl|vr|wh|wr|zh|zl)[b-df-hj-np-tv-xz]{2}"
)
#: Longer words of another language that are Russian ones on the other keys, as far as we know.
_FOREIGN: Final = frozenset(("entity",))
_LONG: Final = 6
_SIGNS: Final = "[]{};:'\",.<>`~"
_OPENING: Final = "[{'\"."
_LETTER: Final = lazy_regex(r"[a-z]")
_SHORTEST: Final = 4
_LONGEST: Final = 60
_LOOK_BACK: Final = 40
_SHORT_WORDS: Final = frozenset(
    ("в", "и", "с", "к", "о", "у", "а", "на", "по", "за", "от", "до", "из", "об", "не", "со", "во")
)
_SECRET: Final = lazy_regex(r"(?:парол|логин)[а-я]*[\s:«\"–—-]*$", re.IGNORECASE)


def typed_in_english(text: str) -> Iterator[tuple[str, str]]:
    """Yield words, together with those beside them, as typed and as they were meant.

    Each is unlike any word of another language, and is one of the Russian dictionary, or a
    surname, on the other keys. Those beside it need be Russian words alone.
    """
    run: list[re.Match[str]] = []
    for chunk in _CHUNK.finditer(text):
        if run and not text[run[-1].end() : chunk.start()].isspace():
            yield from _meant(text, run)
            run = []
        if _read(chunk[0]) is not None:
            run.append(chunk)
        elif run:
            yield from _meant(text, run)
            run = []
    yield from _meant(text, run)


def _meant(text: str, run: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    read = [one for chunk in run if (one := _read(chunk[0])) is not None]
    if not any(is_sure for _, _, is_sure in read):
        return
    start = run[0].start()
    if _SECRET.search(text[max(0, start - _LOOK_BACK) : start]) is None:
        yield " ".join(typed for typed, _, _ in read), " ".join(meant for _, meant, _ in read)


@lru_cache(maxsize=4096)
def _read(chunk: str) -> tuple[str, str, bool] | None:
    """Return a word without the signs at its ends, what was meant, and whether that is sure."""
    if len(chunk) > _LONGEST or _KEYS.fullmatch(chunk) is None:
        return None
    ends = _ENDS.fullmatch(chunk)
    assert ends is not None
    before, word, after = ends.groups()
    for typed in dict.fromkeys(
        head + word + after[:size] for head in (before, "") for size in range(len(after) + 1)
    ):
        meant = typed.translate(_TO_RUSSIAN)
        if _is_russian(meant):
            return typed, meant, _is_sure(typed, meant)
    return None


def _is_russian(word: str) -> bool:
    small = word.lower()
    if len(word) < _SHORTEST - 1:
        return small in _SHORT_WORDS
    if not (small == word or word.isupper() or word[1:].islower() or "-" in word):
        return False
    if "-" in small:
        return all(len(part) > 1 and known_readings(part) for part in small.split("-"))
    readings = known_readings(small)
    return any(word[0].isupper() or not NAMES & one.grammemes for one in readings)


def _is_sure(typed: str, meant: str) -> bool:
    # A word may begin with a bracket or a quote, or a point: «.pth»; with no other sign.
    small = typed.lower().rstrip(_SIGNS).lstrip(_OPENING)
    if max(map(len, meant.split("-"))) < _SHORTEST or len(_LETTER.findall(small)) < _SHORTEST:
        return False
    if len(small) >= _LONG and "-" not in small:
        return small not in _FOREIGN
    return not meant.isupper() and _ODD.search(small) is not None
