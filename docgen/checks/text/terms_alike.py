"""A term is spelled in one way throughout the paper: «онлайн» or «он-лайн», not both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from docgen.checks.paper import Paper
from docgen.checks.text.passages import Passage, passages
from docgen.checks.text.shortened_once import shortened_once
from docgen.checks.text.signs import TERM_OF_PARTS, WORD_OF_CAPITALS
from docgen.checks.text.spellings_alike import odd_spellings
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.months import month_number
from docgen.russian.stems import stem

_HYPHENED: Final = lazy_regex(r"(?<![\w-])[А-ЯЁа-яё]{2,}-[а-яё]{2,}(?![\w-])")
_SHORTENED: Final = lazy_regex(r"(?<![\w.-])[А-ЯЁа-яё][а-яё]{1,6}\.[ \u00a0]?[а-яё]{4,}(?![\w-])")
_PLAIN: Final = lazy_regex(r"(?<![\w-])[А-ЯЁа-яё][а-яё]{4,}(?!\w)")
_TWO_WORDS: Final = lazy_regex(r"(?<![\w-])([А-ЯЁа-яё]{2,})[ \u00a0](?=([А-ЯЁа-яё]{3,})(?![\w-]))")
_BETWEEN_PARTS: Final = lazy_regex(r"[-.]\s*")
_CAPITALS: Final = lazy_regex(r"(?<![\w-])[А-ЯЁ]+[а-яё]+[А-ЯЁ][А-ЯЁа-яё]*(?![\w-])")
_TITLE: Final = lazy_regex(r"(?<=«)[А-ЯЁ][а-яё]+(?![\w-])")
_PARTICLES: Final = frozenset(
    (
        "по", "во", "в", "из", "кое", "кой", "то", "таки", "либо", "нибудь", "что", "как", "кто",
        "где", "когда", "чуть", "еле", "мало", "так", "всё", "все", "ка", "под", "за", "над",
        "какой", "какая", "какие", "какое", "один", "два", "три", "пять", "день", "вот",
    )
)  # fmt: skip
_DAYS: Final = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")


class _Spelling(Struct):
    shown: str
    value: Value
    count: int = 0


def terms_alike(paper: Paper) -> Iterator[Issue]:
    """Yield terms that stand in the paper both with and without a hyphen, a blank or a point.

    «медиа-центр» and «медиацентр», «план-график» and «план график», «пед. совет» and «педсовет»,
    «СанПиН» and «СанПин»; the rarer spelling is told, at its first cell. So are school years,
    capitals of councils and «ё».
    """
    found = _spellings(paper)
    for spellings in found.values():
        if len(spellings) < 2:
            continue
        # Of two that stand as often, the one without a sign is that of the dictionary.
        usual = max(spellings.items(), key=lambda item: (item[1].count, not item[0]))[1]
        for other in spellings.values():
            if other is not usual:
                yield _issue(other.value, other.shown, usual.shown)
    for value, odd, usual_spelling in (*odd_spellings(paper), *shortened_once(paper)):
        yield _issue(value, odd, usual_spelling)


def _issue(value: Value, shown: str, usual: str) -> Issue:
    return warning(
        "terms-alike",
        value.location,
        f"«{shown}», а в других местах «{usual}».",
        "Пишите одинаково во всём документе.",
    )


def _spellings(paper: Paper) -> dict[str, dict[str, _Spelling]]:
    """Return the spellings of each term that has a hyphen or a point somewhere, by its letters."""
    texts = paper.once(passages)
    found: defaultdict[str, dict[str, _Spelling]] = defaultdict(dict)
    pairs: set[tuple[str, str]] = set()
    asked = texts.having(TERM_OF_PARTS, WORD_OF_CAPITALS)
    inner: set[str] = set()
    if texts.have(WORD_OF_CAPITALS):
        inner = {word.lower() for word in texts.words if _CAPITALS.match(word)}
        asked |= texts.with_words(word for word in texts.words if word.lower() in inner)
    for text, cells in asked.alike():
        for pattern, may_fit in (
            (_HYPHENED, "-" in text),
            (_SHORTENED, "." in text),
            (_CAPITALS, bool(inner)),
        ):
            for match in pattern.finditer(text) if may_fit else ():
                parts = _BETWEEN_PARTS.split(match[0].lower())
                if pattern is _CAPITALS:
                    _add(found, match[0].lower(), match[0], match[0], cells)
                elif _is_term(parts):
                    pairs.add((parts[0], parts[1]))
                    sign = "-" if pattern is _HYPHENED else "."
                    _add(found, _key("".join(parts)), sign, match[0], cells)
        for match in _TITLE.finditer(text) if inner else ():
            if match[0].lower() in inner:
                _add(found, match[0].lower(), match[0], match[0], cells)
    if not pairs:
        return found
    joined = {_key("".join(pair)) for pair in pairs}
    apart = defaultdict(set)
    for one, two in pairs:
        apart[one].add(_key(two))
    meant = texts.with_words(
        word for word in texts.words if word.lower() in apart or _key(word.lower()) in joined
    )
    for text, cells in meant.alike():
        for match in _PLAIN.finditer(text):
            if _key(match[0].lower()) in joined:
                _add(found, _key(match[0].lower()), "", match[0], cells)
        for match in _TWO_WORDS.finditer(text):
            one, two = match[1].lower(), match[2].lower()
            if one in apart and _key(two) in apart[one]:
                _add(found, _key(one + two), " ", f"{match[1]} {match[2]}", cells)
    return found


def _add(
    found: defaultdict[str, dict[str, _Spelling]],
    key: str,
    sign: str,
    shown: str,
    cells: Sequence[Passage],
) -> None:
    spelling = found[key].setdefault(sign, _Spelling(shown, cells[0].value))
    spelling.count += len(cells)


def _is_term(parts: list[str]) -> bool:
    if any(part in _PARTICLES for part in parts):
        return False
    # «сентябрь-октябрь», «понедельник-пятница» are spans.
    spans = [month_number(part) or part.startswith(_DAYS) for part in parts]
    return not all(spans)


def _key(word: str) -> str:
    """Return the word without its ending, so that all its cases are one term."""
    return stem(word.replace("ё", "е"))
