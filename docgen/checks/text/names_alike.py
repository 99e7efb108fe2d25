"""A name of a place, a school, a programme is spelled in one way throughout the paper."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.text.passages import passages
from docgen.issues import Issue, warning
from docgen.records import Value
from docgen.russian.morphology import is_common_word, is_dictionary_word
from docgen.russian.name_parsing import is_patronymic
from docgen.russian.stems import stem

_NAME: Final = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]{5,}(?:-[А-ЯЁ][а-яё]+)?(?![\w-])")
#: Beside a name of a person: initials, another name.
_PERSON_AFTER: Final = re.compile(r"[ \u00a0]+(?:[А-ЯЁ]\.|[А-ЯЁ][а-яё]+[ \u00a0]+[А-ЯЁ][а-яё]+)")
_PERSON_BEFORE: Final = re.compile(r"(?:[А-ЯЁ]\.|[А-ЯЁ][а-яё]+)[ \u00a0]?$")
_OFTEN: Final = 3


@dataclass(slots=True)
class _Name:
    """All forms of a name that begin alike: how often each stands, and where the first one."""

    forms: Counter[str] = field(default_factory=Counter)
    first: Value | None = None

    @property
    def count(self) -> int:
        return self.forms.total()


def names_alike(paper: Paper) -> Iterator[Issue]:
    """Yield names that stand once and are one letter from a name that stands often.

    Names of people are another rule's; a word of the dictionary is a name of its own. «ё» for «е»
    is told where the same name is mostly written the other way (R-YO-1).
    """
    names = _names(paper)
    often = {root: name for root, name in names.items() if name.count >= _OFTEN}
    by_slip: defaultdict[str, list[str]] = defaultdict(list)
    for root in often:
        for key in _slips(root):
            by_slip[key].append(root)
    for root, name in names.items():
        if name.count > 1 or name.first is None:
            continue
        word = next(iter(name.forms))
        near = {other for key in _slips(root) for other in by_slip[key] if _one_slip(root, other)}
        for other in sorted(near):
            usual = often[other].forms.most_common(1)[0][0]
            if _folded(root) == _folded(other) or not is_dictionary_word(word):
                yield warning(
                    "names-alike",
                    name.first.location,
                    f"«{word}» – так один раз, а «{usual}» – {often[other].count}.",
                    "Проверьте, одно ли это название, и пишите его одинаково.",
                )
                break


def _names(paper: Paper) -> dict[str, _Name]:
    names: defaultdict[str, _Name] = defaultdict(_Name)
    for passage in paper.once(passages):
        if passage.holds_names:
            continue
        text = passage.text
        for found in _NAME.finditer(text):
            word = found[0]
            if _is_person(text, found) or is_common_word(word):
                continue
            name = names[stem(word)]
            name.forms[word] += 1
            name.first = name.first or passage.value
    return dict(names)


def _is_person(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 25) : found.start()]
    return (
        is_patronymic(found[0])
        or _PERSON_AFTER.match(text, found.end()) is not None
        or _PERSON_BEFORE.search(before) is not None
    )


def _slips(root: str) -> set[str]:
    """Return the root and all it becomes without one letter: two that share one are near."""
    return {root, *(root[:place] + root[place + 1 :] for place in range(len(root)))}


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter was swapped with the next, left out, put in or taken for another.

    A last letter that is another is rather another form of the word.
    """
    if one == other:
        return False
    if len(one) > len(other):
        one, other = other, one
    start = next((n for n, sign in enumerate(one) if sign != other[n]), len(one))
    if (
        one[start : start + 2] == other[start : start + 2][::-1]
        and one[start + 2 :] == (other[start + 2 :])
    ):
        return True
    rest = one[start + (len(one) == len(other)) :]
    return rest == other[start + 1 :] and bool(rest)


def _folded(text: str) -> str:
    return text.replace("ё", "е")
