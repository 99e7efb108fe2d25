"""Words that no dictionary holds while a word one letter away is in it.

Measured by ``benchmarks/spelling.py``, which also says why there is no second dictionary.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.morphology import (
    NAMES_OF_PEOPLE,
    dictionary_endings,
    dictionary_letters,
    is_dictionary_word,
    is_only,
    known_readings,
    marks,
)

#: Shorter words are near to too many others; what is longer is no word.
SHORTEST: Final = 5
_LONGEST: Final = 40
_RUSSIAN: Final = lazy_regex(r"[а-яё]+")

# First parts that make new words at will: «медиацентр», «внутришкольный», «неуспешность».
_FIRST_PART: Final = lazy_regex(
    r"(?:не|вне|внутри|меж|между|сверх|супер|мини|микро|макро|мульти|анти|псевдо|экс|авто|аудио"
    r"|видео|фото|теле|кино|радио|медиа|кибер|био|гео|эко|нейро|нано|агро|гидро|аэро|тех|спорт"
    r"|соц|пед|мед|физ|спец|гос|проф|орг|худ|полит|психо|само|взаимо|много|мало|разно|обще"
    r"|одно|двух|трёх|трех|четырёх|четырех|пяти|шести|семи|восьми|девяти|десяти|полу|пол|нац"
    r"|благо|веб|онлайн|интернет|метод|пост|пере|под|ре|со)(?=[а-яё]{6})"
)
# Words of today that the dictionary does not hold yet and that are near to others.
_NEW: Final = lazy_regex(
    r"(?:квиз|квест|фл[еэ]шмоб|вейп|снюс|спайс|ковид|дистант|телеграм|сферум|паблик|чеклист|воркаут"
    r"|зарничк|эколят|условник|внеурочк|туриад|фишинг|хромаке|влог|рилс|айкью|парсинг|валидн"
    r"|сторис|стрим|мерч|лендинг|дипфейк|айти|психолого|профпроб|разговорчик|юморин|блинниц"
    r"|фотозон|скретч|хейтер|зебрят|физбо|матбо|тестопласт|квиллинг|макраме|фолдинг|киригами"
    r"|карвинг|изонит|соутаж|осенин|засевалк|щедровк|кронировани|тревожк|медиативн|буллер|багги"
    r"|слайсер|промпт|подушев)[а-яё]{0,4}"
)
# What is written so more often than right, two letters away from it; stems and their right form.
_STEMS: Final = (
    ("исскуст", "искусст"), ("исскус", "искусс"), ("коммис", "комисс"), ("школн", "школьн"),
    ("граммат", "грамот"), ("интелект", "интеллект"), ("рассчет", "расчет"),
    ("инцинд", "инцид"), ("преценд", "прецед"), ("дистанцин", "дистанцион"),
)  # fmt: skip
# Letters that are written for one another by ear or by the look of them.
_PAIRS: Final = ("оа", "еи", "иы", "ея", "её", "эе", "тд", "бп", "сз", "вф", "кг", "шщ", "ьъ")
_ALIKE: Final = frozenset({*_PAIRS, *(pair[::-1] for pair in _PAIRS)})
_ODD: Final = frozenset({"Arch", "Erro", "Infr", "Litr"})
# What stands before a noun or adjective and is glued to it by haste, yet is no first part.
_GLUED_WORDS: Final = ("для", "или", "при", "в", "и", "к")
_SWAPPED, _LACKING, _EXTRA, _WRONG = range(4)


@lru_cache(maxsize=65536)
def corrections(word: str) -> tuple[str, ...]:
    """Return what a word in small letters was perhaps meant to be, the likeliest first.

    Empty for a word of the dictionary, for one made by the rules (a first part, «-ся»), and for
    one that is not near to any: a term or a name that the dictionary does not hold.
    """
    if not SHORTEST <= len(word) <= _LONGEST or _RUSSIAN.fullmatch(word) is None or is_sound(word):
        return ()
    by_stem = _by_stem(word)
    if by_stem:
        return (by_stem,)
    ranks: dict[str, int] = {}
    for near, rank in _near(word):
        if near not in ranks and _is_usual(near):
            ranks[near] = rank
    found = sorted(ranks, key=lambda near: (ranks[near], near))
    if not found or word.endswith(found[0]):  # «вшколе» is nearer to «в школе» than to «школе»
        return (*_in_two(word), *found)
    return tuple(found)


@lru_cache(maxsize=65536)
def is_sound(word: str) -> bool:
    """Return whether a word in small letters is in the dictionary or made by the rules."""
    if is_dictionary_word(word):
        # «олимпиды» are a name's forms to the dictionary; a name is not written small.
        return not is_only(word, NAMES_OF_PEOPLE)
    if "ё" in word and is_dictionary_word(word.replace("ё", "е")):
        return True
    if word.endswith(("ся", "сь")) and is_dictionary_word(word[:-2]):
        return any(reading & {"VERB", "INFN", "GRND", "PRTF"} for reading in marks(word[:-2]))
    if _NEW.fullmatch(word) or (word.endswith("ски") and is_dictionary_word(f"{word}й")):
        return True
    first = _FIRST_PART.match(word)
    return first is not None and is_dictionary_word(word[first.end() :])


def _by_stem(word: str) -> str:
    for wrong, right in _STEMS:
        if word.startswith(wrong) and is_dictionary_word(right + word[len(wrong) :]):
            return right + word[len(wrong) :]
    return ""


def _near(word: str) -> Iterator[tuple[str, int]]:
    """Yield the words of the dictionary one slip away, and which slip makes this word of them."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        slips = dict(_slips(tail, dictionary_letters(head)))
        for end in dictionary_endings(head, list(slips)):
            yield head + end, slips[end]


def _slips(tail: str, letters: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield what a slip in the first letter made this of: swapped, lacking, too many, wrong.

    Right words begin with one of these letters here.
    """
    if len(tail) > 1 and tail[0] != tail[1] and tail[1] in letters:
        yield tail[1] + tail[0] + tail[2:], _SWAPPED
    for letter in letters:
        yield letter + tail, _LACKING
    if tail:
        yield tail[1:], _EXTRA
        for letter in letters:
            if letter != tail[0]:
                yield letter + tail[1:], _LACKING if letter + tail[0] in _ALIKE else _WRONG


def _is_usual(word: str) -> bool:
    return any(not reading & (NAMES_OF_PEOPLE | _ODD) for reading in marks(word))


def _in_two(word: str) -> tuple[str, ...]:
    """Two words typed without a blank: «вшколе», «педагогическогосовета»; empty if they are not."""
    for first in _GLUED_WORDS:
        rest = word.removeprefix(first)
        if rest != word and len(rest) >= SHORTEST and is_dictionary_word(rest) and _is_usual(rest):
            return (f"{first} {rest}",)
    for place in range(SHORTEST, len(word) - SHORTEST + 1):
        one, two = word[:place], word[place:]
        if is_dictionary_word(one) and is_dictionary_word(two) and _agree(one, two):
            return (f"{one} {two}",)
    return ()


def _agree(one: str, two: str) -> bool:
    """Whether two words make a phrase: «педагогического совета», «проверку готовности»."""
    if any("Fixd" in reading for reading in marks(one)):
        return False  # «видеоурок»: a word without cases is a first part
    nouns = {reading.case for reading in known_readings(two) if reading.is_noun}
    return any(
        (reading.is_adjective and reading.case in nouns)
        or (reading.is_noun and reading.case == "accs" and "gent" in nouns)
        for reading in known_readings(one)
    )
