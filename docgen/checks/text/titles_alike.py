"""A title in quotes stands in one form: «Ступени роста», not «Ступеньки роста» as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct, field

from docgen.checks.paper import Paper
from docgen.checks.shapes import by_shape
from docgen.checks.text.passages import passages
from docgen.checks.text.signs import QUOTE
from docgen.issues import Issue, Location, warning
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.morphology import (
    is_dictionary_word,
    look_like_one_word,
    may_be_one_word,
    readings,
)
from docgen.russian.name_likeness import folded, is_slip

_QUOTED: Final = lazy_regex(r"(?:([а-яёА-ЯЁ]+)[ \u00a0]+)?[«„\"]([^«»„“”\"\n]{4,60})[»“”\"]")
_WORD: Final = lazy_regex(r"[А-ЯЁа-яё]+(?:-[а-яё]+)*|[^\W_]+")
#: Titles of acts are cited in many forms, and are another rule's.
_OF_ACT: Final = lazy_regex(r"(?:О|Об|Обо)[ \u00a0]")
_LISTED: Final = lazy_regex(r",[ \u00a0]+|[ \u00a0]+и[ \u00a0]+")
_INNER: Final = lazy_regex(r"[а-яё][А-ЯЁ]")
_LONG, _ROOT, _SUFFIX = 6, 5, 3


class _Title(Struct):
    """A title: how often it stands, where first, after which words, which column it fills."""

    shown: str
    first: Value
    count: int = 0
    nouns: set[str] = field(default_factory=set)
    column: str = ""
    #: How often it stands in which capitals, and where first in each.
    capitals: dict[str, tuple[int, Value]] = field(default_factory=dict)

    def is_beside(self, other: _Title) -> bool:
        """Whether both follow one noun, or fill cells of columns of one name on two sheets."""
        sheets = {self.first.location.sheet, other.first.location.sheet}
        return (self.column == other.column != "" and len(sheets) > 1) or any(
            may_be_one_word(one, two) and _is_noun(one) and _is_noun(two)
            for one in self.nouns
            for two in other.nouns
        )


def titles_alike(paper: Paper) -> Iterator[Issue]:
    """Yield titles that stand once and differ in one word from a title that stands elsewhere.

    Another case of a title is no slip, and only after the same word («мастерская «Снежинка»») or
    alone in cells of columns of one name are all in the same case. Capitals that stand once are
    told too: «Лесной Край» beside «Лесной край».
    """
    by_rest: defaultdict[tuple[int, tuple[str, ...]], list[tuple[str, _Title]]] = defaultdict(list)
    found = _titles(paper)
    yield from _odd_capitals(found.values())
    for words, title in found.items():
        for place, word in enumerate(words):
            rest = (*words[:place], "", *words[place + 1 :])
            by_rest[place, rest].append((word, title))
    told: set[int] = set()
    for (place, rest), alike in by_rest.items():
        for word, title in reversed(alike) if len(alike) > 1 else ():
            others = (other for other in alike if other[1] is not title)
            if title.count == 1 and id(title) not in told:
                right = next((o for o in others if _is_meant(word, title, o, place, rest)), None)
                if right is not None:
                    told.update((id(title), id(right[1])))
                    yield _issue(title, right[1])


def _issue(title: _Title, right: _Title) -> Issue:
    return warning(
        "titles-alike",
        title.first.location,
        f"«{title.shown}», а в других местах «{right.shown}».",
        "Проверьте, одно ли это название, и пишите его одинаково.",
    )


def _odd_capitals(titles: Iterable[_Title]) -> Iterator[Issue]:
    for title in titles:
        usual, (times, _) = max(title.capitals.items(), key=lambda form: form[1][0])
        for shown, (count, value) in title.capitals.items():
            # A title in capitals alone heads something, and «ТехноФерма» is another rule's.
            other = any(one.isupper() or _INNER.search(one) for one in (shown, usual))
            # «Отлично» opens a cell, «на «отлично»» does not.
            other = other or (" " not in shown and shown[1:] == usual[1:])
            if count == 1 and times > 1 and not other:
                yield _issue(_Title(shown, value), _Title(usual, value))


def _is_meant(
    word: str, title: _Title, other: tuple[str, _Title], place: int, rest: tuple[str, ...]
) -> bool:
    """Whether a title that stands once is rather this other one, which has another word here."""
    right, usual = other
    long = min(len(word), len(right))
    if long < _ROOT - 1 or not word.isalpha() or not right.isalpha():
        return False
    if folded(word) == folded(right):
        return usual.count > 1
    if not is_dictionary_word(word) and is_slip(word, right):
        return is_dictionary_word(right) or usual.count > 1
    as_other = len(rest) > 1 and long >= _LONG and _is_other(word, right, title, usual)
    if not look_like_one_word(word, right):
        return as_other
    as_form = title.is_beside(usual) or (usual.count > 1 and place > 0 and _is_name(rest[0]))
    # Words that the dictionary does not hold are not guessed at where it would change nothing.
    return as_form if as_form is as_other or may_be_one_word(word, right) else as_other


def _is_other(word: str, right: str, title: _Title, usual: _Title) -> bool:
    """Whether one word of a title was taken for another: «ступеньки» for «ступени»."""
    if not is_dictionary_word(word):
        return False
    if usual.count < 2:
        return is_slip(word, right) and title.is_beside(usual)
    return is_slip(word, right) or _is_derived(word, right)


def _is_name(word: str) -> bool:
    """Whether a word at the head is a noun in the nominative, so that what follows stays."""
    return any(reading.is_noun and reading.is_nominative for reading in readings(word))


def _is_derived(one: str, other: str) -> bool:
    """Whether two words have one root and short endings of their own: «ступени», «ступеньки»."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return same >= _ROOT and max(len(one), len(other)) - same <= _SUFFIX


def _titles(paper: Paper) -> dict[tuple[str, ...], _Title]:
    """Return the titles between quotes by their words in small letters."""
    titles: dict[tuple[str, ...], _Title] = {}
    alone: list[tuple[_Title, Value]] = []
    for text, cells in paper.once(passages).having(QUOTE).alike(unless=_has_figures):
        end, noun = 0, ""
        for found in _QUOTED.finditer(text):
            words = tuple(word.lower() for word in _WORD.findall(found[2]))
            if not words or _OF_ACT.match(found[2]):
                continue
            title = titles.get(words)
            if title is None:
                title = titles[words] = _Title(found[2].strip(), cells[0].value)
            title.count += len(cells)
            count, first = title.capitals.get(found[2], (0, cells[0].value))
            title.capitals[found[2]] = count + len(cells), first
            # «групп «Ромашка», «Радуга» и «Пчёлки»»: one word stands before all of them.
            is_next = _LISTED.fullmatch(text, end, found.start(2) - 1) is not None
            noun = noun if is_next else (found[1] or "").lower()
            end = found.end()
            if noun:
                title.nouns.add(noun)
            if found[0] == text.strip():
                alone += [(title, passage.value) for passage in cells]
    headings = _headings(paper) if alone else {}
    for title, value in alone:
        title.column = headings.get(value.location, "")
        title.nouns.add(title.column)
    return titles


@by_shape
def _has_figures(text: str) -> bool:
    """Return whether a title of a text has figures in it."""
    return any(map(str.isdecimal, "".join(found[2] for found in _QUOTED.finditer(text))))


@lru_cache(maxsize=4096)
def _is_noun(word: str) -> bool:
    return any(reading.is_noun for reading in readings(word)[:1])


def _headings(paper: Paper) -> dict[Location, str]:
    """Return the name of the column of each cell of a list or table."""
    return {
        value.location: name
        for data in paper.records.sheets.values()
        for record in data.records
        for name, value in record.values.items()
    }
