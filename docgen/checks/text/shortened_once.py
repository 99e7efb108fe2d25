"""A term that is mostly written in full is not shortened once: «раб. группа»."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.text.passages import passages
from docgen.checks.text.signs import TERM_OF_PARTS
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.stems import stem

_SHORT: Final = lazy_regex(
    r"(?<![\w.-])(?P<one>[А-ЯЁа-яё][а-яё]{1,6})\.[ \u00a0]?(?P<two>[а-яё]{4,})(?![\w-])"
)
_FULL: Final = lazy_regex(r"(?<![\w-])(?=([А-ЯЁа-яё]{4,})[ \u00a0]([а-яё]{4,})(?![\w-]))")
#: What is shortened by custom wherever it stands: units, parts of addresses, «им.», «ст.».
_USUAL: Final = frozenset(
    (
        "им", "ул", "тыс", "млн", "млрд", "руб", "коп", "каб", "ауд", "тел", "стр", "обл", "гор",
        "пос", "дер", "респ", "мин", "сек", "чел", "экз", "шт", "кв", "куб", "пр", "проч", "напр",
        "ред", "изд", "прил", "утв", "изм", "абз", "подп", "разд", "гл", "зам", "зав", "кл", "рук",
        "отв", "св", "тов", "мес", "нед", "четв", "доп", "ст",
    )
)  # fmt: skip
_LEAST, _TWICE = 3, 2


def shortened_once(paper: Paper) -> Iterator[tuple[Value, str, str]]:
    """Yield each term that is shortened once and stands in full at least twice, with its full form.

    Posts («зам. директора») are another rule's.
    """
    texts = paper.once(passages)
    short: defaultdict[tuple[str, str], list[tuple[Value, str]]] = defaultdict(list)
    for text, cells in texts.having(TERM_OF_PARTS).distinct():
        for found in _SHORT.finditer(text):
            one = found["one"].lower()
            if len(one) >= _LEAST and one not in _USUAL:
                short[one, stem(found["two"])] += [(cell.value, found[0]) for cell in cells]
    once = {term: uses[0] for term, uses in short.items() if len(uses) == 1}
    starts = tuple({one for one, _ in once})
    full: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    words = {word for word in texts.words if word.lower().startswith(starts)} if once else set()
    for text, cells in texts.with_words(words).distinct() if words else ():
        for found in _FULL.finditer(text):
            first, root = found[1].lower(), stem(found[2])
            for one, two in once:
                if two == root and len(first) > len(one) and first.startswith(one):
                    full[one, two][f"{found[1]} {found[2]}"] += len(cells)
    for term, (value, shown) in once.items():
        if full[term].total() >= _TWICE:
            yield value, shown, full[term].most_common(1)[0][0]
