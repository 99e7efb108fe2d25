"""What is right in two ways is written in one: «2026/2027», «IV квартал», «Управляющий совет»."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.text.passages import Passage, passages
from docgen.checks.text.signs import (
    CAPITAL_PHRASE,
    COUNCIL,
    LATIN_NUMBER,
    NUMBER_SIGN,
    PART_OF_YEAR,
    SCHOOL_YEARS,
    WORD_START,
    YO,
)
from docgen.checks.texts import Texts
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.morphology import NAMES, is_dictionary_word, known_readings, marks, readings
from docgen.russian.stems import stem

#: A spelling that is rare in the paper: its first cell, its text, the usual text.
Odd = tuple[Value, str, str]

_LATIN_NUMBER: Final = lazy_regex(r"(?<![\w-])N (\d+)")
_QUOTED: Final = lazy_regex(r"«[^«»]*»")
_SCHOOL_YEAR: Final = lazy_regex(
    r"(?<![\d./–-])20(?P<from>\d\d)(?P<sign>[/–-])(?P<end>20\d\d|\d\d)(?![\d./–-])(?=[ \u00a0]уч)"
)
# «Управляющий совет», «Совет обучающихся»; what opens a sentence has its capital by that.
_BODY: Final = lazy_regex(
    r"(?<=[а-яё,] )(?P<one>[А-ЯЁа-яё]{6,}(?:ий|ый|ого|его|ому|ему|ым|им|ом|ем)) "
    r"(?P<two>[Сс]овет(?:а|у|ом|е)?)(?!\w)"
)
_BODY_OF: Final = lazy_regex(
    r"(?<=[а-яё,] )(?P<one>[Сс]овет(?:а|у|ом|е)?) (?P<two>[А-ЯЁа-яё]{5,}(?:ов|ей|ев|их|ых))(?!\w)"
)
# «IV квартал», «4 квартал»; «в 1–4 четвертях» are numbers of both.
_PART_OF_YEAR: Final = lazy_regex(
    r"(?<![\w.,–/-])(?P<number>[IVХX]+|[1-4](?:-[а-я]{1,3})?) "
    r"(?P<part>квартал|четверт(?=(?:ь|и|ью|ей|ям|ях|ями)(?!\w))|полугоди|триместр)[а-яё]*(?!\w)"
)
# «Дорожной карты» within a sentence, and the same in small letters.
_PHRASE: Final = lazy_regex(
    r"(?<=[а-яё,] )(?P<one>[А-ЯЁ][а-яё]{4,}(?:[ыио]й|[ао][яе]|[ыи][ех]|[ое]го|[ое]му|ую|[ыиое]м))"
    # «Федерального закона от 29.12.2012», «Средней школы № 5» are names; «Новый год» is a feast.
    r" (?P<two>(?!год)[а-яё]{4,})(?!\w)(?! (?:[а-яё]+ ){0,2}(?:№|«|от \d|имени|им\.))"
)
_WORD: Final = lazy_regex(r"[А-ЯЁа-яё]{5,}")
_USUAL, _MUCH, _OFTEN = 2, 3, 3


def odd_spellings(paper: Paper) -> Iterator[Odd]:
    """Yield spellings that stand once while another one of the same thing stands oftener."""
    texts = paper.once(passages)
    yield from _phrases(texts)
    yield from _latin_numbers(texts)
    for found in (_years(texts), _parts_of_years(texts), _bodies(texts), _with_yo(texts)):
        uses: defaultdict[str, defaultdict[str, Counter[str]]]
        uses = defaultdict(lambda: defaultdict(Counter))
        first: dict[tuple[str, str], Value] = {}
        for thing, spelling, shown, cells in found:
            uses[thing][spelling][shown] += len(cells)
            first.setdefault((thing, spelling), cells[0].value)
        for thing, spellings in uses.items():
            usual = max(spellings.values(), key=Counter.total)
            for spelling, rare in spellings.items():
                if rare.total() == 1 and usual.total() >= _USUAL:
                    (shown,) = rare
                    yield first[thing, spelling], shown, usual.most_common(1)[0][0]


#: A thing, how it is spelled, as it stands in a text, the cells with that text.
_Use = tuple[str, str, str, Sequence[Passage]]


def _years(texts: Texts[Passage]) -> Iterator[_Use]:
    for text, cells in _plain(texts.having(SCHOOL_YEARS).distinct()):
        for found in _SCHOOL_YEAR.finditer(_QUOTED.sub("", text)):
            if (int(found["from"]) + 1) % 100 != int(found["end"][-2:]):
                continue  # «2024–2028 учебные годы» is a span
            sign = "/" if found["sign"] == "/" else "–"
            yield "", f"{sign}{len(found['end'])}", found[0], cells


def _parts_of_years(texts: Texts[Passage]) -> Iterator[_Use]:
    for text, cells in _plain(texts.having(PART_OF_YEAR).distinct()):
        for found in _PART_OF_YEAR.finditer(_QUOTED.sub("", text)):
            number = found["number"]
            spelling = "1" if number.isdecimal() else "1-й" if "-" in number else "I"
            yield found["part"], spelling, found[0], cells


def _latin_numbers(texts: Texts[Passage]) -> Iterator[Odd]:
    """Yield «N 3» of a paper that has «№» in its other texts (R-REG-2)."""
    latin = [
        (cell.value, found)
        for text, cells in _plain(texts.having(LATIN_NUMBER).distinct())
        if (found := _LATIN_NUMBER.search(text))
        for cell in cells
    ]
    if latin and sum("№" in passage.text for passage in texts.having(NUMBER_SIGN)) >= _USUAL:
        for value, found in latin:
            yield value, found[0], f"№ {found[1]}"


def _phrases(texts: Texts[Passage]) -> Iterator[Odd]:
    """Yield «Дорожной карты» that has a capital once, and none where it stands oftener."""
    odd: defaultdict[tuple[str, str], list[tuple[Value, str]]] = defaultdict(list)
    for text, cells in _plain(texts.having(CAPITAL_PHRASE).alike()):
        for found in _PHRASE.finditer(_QUOTED.sub("", text)):
            # «Порядком проведения» is the name of an act.
            if any(reading.is_adjective for reading in known_readings(found["one"].lower())[:1]):
                term = stem(found["one"]), stem(found["two"])
                odd[term] += [(cell.value, found[0]) for cell in cells]
    once = {term: uses[0] for term, uses in odd.items() if len(uses) == 1}
    small: defaultdict[str, set[str]] = defaultdict(set)
    roots = {one for one, _ in once}
    for word in texts.words if once else ():
        if word.islower() and stem(word) in roots:
            small[stem(word)].add(word)
    for (one, two), (value, shown) in once.items():
        alike = _plain(texts.with_words(small[one]).alike())
        near = [(text, cells) for text, cells in alike if f" {two}" in text]
        if not near:
            continue
        said = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(small[one]))}) {two}[а-яё]{{0,4}}(?!\w)")
        plain: Counter[str] = Counter()
        for text, cells in near:
            for found in said.finditer(text):
                plain[found[0]] += len(cells)
        if plain.total() >= _OFTEN:
            yield value, shown, plain.most_common(1)[0][0]


def _bodies(texts: Texts[Passage]) -> Iterator[_Use]:
    for text, cells in _plain(texts.having(COUNCIL).alike()):
        for pattern in (_BODY, _BODY_OF):
            for found in pattern.finditer(text):
                capitals = "".join("А" if word[0].isupper() else "а" for word in found[0].split())
                yield f"{stem(found['one'])} {stem(found['two'])}", capitals, found[0], cells


def _with_yo(texts: Texts[Passage]) -> Iterator[_Use]:
    """Yield the words of a paper that writes «ё» which have it here and lack it there (R-YO-1)."""
    if not texts.have(YO):
        return
    spelled = {_bare(word) for word in texts.words if _has_yo(word)}
    starts = {word[:WORD_START] for word in spelled}
    roots = {stem(word) for word in spelled}
    asked = texts.with_words(
        w for w in texts.words if _bare(w)[:WORD_START] in starts and _root(w) in roots
    )
    words = [
        (cells, word)
        for text, cells in _plain(asked.alike())
        for word in _WORD.findall(_QUOTED.sub("", text))
        if _root(word) in roots
    ]
    dotted = {_root(word) for _, word in words if _has_yo(word)}
    uses = [
        (cells, word)
        for cells, word in words
        if _root(word) in dotted and (_has_yo(word) or _lacks_yo(word.lower()))
    ]
    plain = sum(len(cells) for cells, word in uses if not _has_yo(word))
    if plain * _MUCH > sum(len(cells) for cells, word in words if "ё" in word):
        return
    for cells, word in uses:
        yield _root(word), "ё" if _has_yo(word) else "е", word, cells


def _has_yo(word: str) -> bool:
    return "ё" in word or "Ё" in word


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    return word.lower().replace("ё", "е")


@lru_cache(maxsize=65536)
def _root(word: str) -> str:
    return stem(_bare(word))


def _plain(
    texts: Iterable[tuple[str, Sequence[Passage]]],
) -> Iterator[tuple[str, Sequence[Passage]]]:
    return ((text.replace("\u00a0", " "), cells) for text, cells in texts)


def _lacks_yo(word: str) -> bool:
    """Whether a word is no name, and not one of its own without «ё» as «все» is beside «всё»."""
    if any(reading & NAMES for reading in marks(word)):
        return False
    return not is_dictionary_word(word) or all("ё" in reading.form for reading in readings(word))
