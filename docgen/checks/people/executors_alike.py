"""An executor of a plan is written in one way from its first row to its last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Final

from docgen.checks.keyed import name_in
from docgen.checks.paper import Paper
from docgen.checks.people.mentions import people_columns
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.name_likeness import folded, is_slip
from docgen.russian.typography import typeset

Words = tuple[str, ...]
# Abbreviated words -> how the word in full begins.
_SHORT: Final = {
    "зам": "заместител", "кл": "классн", "рук": "руководител", "зав": "заведующ",
    "преп": "преподавател", "уч": "учител", "восп": "воспитател", "пед": "педагог",
    "нач": "началь", "дир": "директор", "отв": "ответственн", "соц": "социальн",
    "псих": "психолог", "орг": "организатор", "библ": "библиоте", "шк": "школьн",
    "доп": "дополнительн", "адм": "администра", "админ": "администра", "спец": "специалист",
}  # fmt: skip
_STEMS: Final = tuple(_SHORT.values())
_BREAK: Final = lazy_regex(r"[\n;,]")
_WORD: Final = lazy_regex(r"[^\W_]+")
_NEAR_WORD: Final = 6
_RAW: Final = attrgetter("raw")


def executors_alike(paper: Paper) -> Iterator[Issue]:
    """Yield the posts and groups that are written otherwise than more often in the same column.

    «Кл. руководители» among «Классные руководители», «Зам.директора» among «Зам. директора»; not
    what the document prints alike: letter case, «ё» and what typography mends are of no account.
    """
    for _, cells in paper.once(people_columns):
        texts = {value.raw for _, _, value in cells}
        naming_groups = set(filter(_groups, texts))
        by_heading: dict[str, list[Value]] = {}
        for _, heading, value in cells if naming_groups else ():
            if value.raw in naming_groups:
                by_heading.setdefault(heading, []).append(value)
        for values in by_heading.values():
            yield from _odd_ones(values)


@lru_cache(maxsize=65536)
def _groups(text: str) -> tuple[str, ...]:
    """Return the posts and groups of a cell: all of it but for names."""
    parts = filter(None, map(str.strip, _BREAK.split(text)))
    return tuple(part for part in parts if name_in(part) is None)


def _odd_ones(values: list[Value]) -> Iterator[Issue]:
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for raw, count in Counter(map(_RAW, values)).items():
        for text in _groups(raw):
            counts[_shown(text)] += count
            first.setdefault(_shown(text), text)
    usual = _usual(counts) if len(counts) > 1 else {}
    for value in values if usual else ():
        for text in _groups(value.raw):
            if (instead := usual.get(_shown(text))) is not None:
                yield warning(
                    "executors-alike",
                    value.location,
                    f"«{text}» в других строках записано как «{first[instead]}».",
                    "Пишите одного исполнителя везде одинаково.",
                )


def _usual(counts: Counter[str]) -> dict[str, str]:
    """Return the odd writings with the usual one of each: more frequent, in full, or earlier."""
    usual: dict[str, str] = {}
    kept: dict[Words, list[tuple[Words, str]]] = {}
    split = {shown: tuple(_WORD.findall(shown)) for shown in counts}
    in_order = sorted(counts, key=lambda shown: (-counts[shown], _abbreviated(split[shown])))
    for shown in in_order:
        words = split[shown]
        # Under the words in full, and under all of them but one, which may be mistyped.
        keys = [tuple(map(_stem, words)), *_but_one(words)]
        instead = next(
            (
                text
                for key in keys
                for other, text in kept.get(key, ())
                if _mean_one(words, other) or _are_near(words, other)
            ),
            "",
        )
        if instead:
            usual[shown] = instead
            continue
        for key in keys:
            kept.setdefault(key, []).append((words, shown))
    return usual


def _abbreviated(words: Words) -> int:
    return sum(word in _SHORT for word in words)


def _but_one(words: Words) -> Iterator[Words]:
    for place, word in enumerate(words):
        if len(word) >= _NEAR_WORD - 1 and word.isalpha():  # a letter may be left out
            yield (*words[:place], "", *words[place + 1 :])


@lru_cache(maxsize=8192)
def _shown(text: str) -> str:
    """Return the text without the differences that nobody minds or that printing mends."""
    return folded(typeset(text).replace("\u00a0", " ")).rstrip(".")


def _stem(word: str) -> str:
    """Return what an abbreviated word and the word in full have in common."""
    return _SHORT.get(word) or next((stem for stem in _STEMS if word.startswith(stem)), word)


def _mean_one(one: Words, other: Words) -> bool:
    """Return whether the words are equal but for abbreviations: «классные» is no «классный»."""
    return len(one) == len(other) and all(
        left == right or (_stem(left) == _stem(right) and {left, right} & _SHORT.keys())
        for left, right in zip(one, other, strict=True)
    )


def _are_near(one: Words, other: Words) -> bool:
    """Return whether of all the words one differs, by a letter inside it."""
    if len(one) != len(other):
        return False
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    left, right = differing[0]
    long_enough = min(len(left), len(right)) >= _NEAR_WORD
    return long_enough and f"{left}{right}".isalpha() and is_slip(left, right)
