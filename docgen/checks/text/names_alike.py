"""A name of a place, a school, a programme is spelled in one way throughout the paper."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct, field

from docgen.checks.paper import Paper
from docgen.checks.shapes import by_shape
from docgen.checks.text.cells_alike import cells_alike
from docgen.checks.text.institutions import institutions_alike
from docgen.checks.text.own_number import own_number
from docgen.checks.text.passages import Passage, passages
from docgen.checks.text.signs import NAME
from docgen.checks.texts import Texts
from docgen.issues import Issue, warning
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.records import Value, WorkbookRecords
from docgen.russian.morphology import is_common_word, is_dictionary_word, may_be_one_word
from docgen.russian.name_parsing import is_patronymic
from docgen.russian.stems import stem

# What stands before the capital is asked for behind it: the rare sign is looked for first.
_CAPITALISED: Final = r"[А-ЯЁ](?<![\w-].)[а-яё]{5,}+(?:-[А-ЯЁ][а-яё]+)?(?![\w-])"
_NAME: Final = lazy_regex(_CAPITALISED)
#: Beside a name of a person: initials, another name.
_OF_PERSON: Final = r"[ \u00a0]+(?:[А-ЯЁ]\.|[А-ЯЁ][а-яё]+[ \u00a0]+[А-ЯЁ][а-яё]+)"
_PERSON_AFTER: Final = lazy_regex(_OF_PERSON)
_NOBODY: Final = lazy_regex(rf"{_CAPITALISED}(?!{_OF_PERSON})")
_WITHIN_SENTENCE: Final = lazy_regex(rf"[ \u00a0](?<=[а-яё,].)[ \u00a0]*[«(]?({_CAPITALISED})")
_PERSON_BEFORE: Final = lazy_regex(r"(?:[А-ЯЁ]\.|[А-ЯЁ][а-яё]{2,})[ \u00a0]?$")
_WITHIN: Final = lazy_regex(r"[а-яё,][ \u00a0]+[«(]?$")
_OF_A_PLACE: Final = lazy_regex(r"ск$")
_OFTEN, _TWICE = 3, 2
_PEOPLE: Final = frozenset({ValueType.PERSON, ValueType.PEOPLE})


class _Name(Struct):
    """All forms of a name that begin alike: how often each stands, and where the first one."""

    forms: Counter[str] = field(default_factory=Counter)
    first: Value | None = None
    is_known: bool = False

    @property
    def count(self) -> int:
        return self.forms.total()


def names_alike(paper: Paper) -> Iterator[Issue]:
    """Yield names that stand once and are one letter from a name that stands oftener.

    Names of people are another rule's; a word of the dictionary is a name of its own, and so is
    one of the справочник, which has the right form of any other. «ё» for «е» is told where the
    same name is mostly written the other way (R-YO-1). The number of the own school is told too,
    and so are the names that fill cells, and those of institutions.
    """
    may_name = paper.directory is not None or paper.once(passages).have(NAME)
    names = _names(paper) if may_name else {}
    odd = {
        root: name
        for root, name in names.items()
        if name.count == 1
        and not name.is_known
        and name.first is not None
        and not is_common_word(next(iter(name.forms)))
    }
    usual = {root: name for root, name in names.items() if name.is_known or name.count >= _TWICE}
    by_slip: defaultdict[str, list[str]] = defaultdict(list)
    for root in usual if odd else ():
        for key in _slips(root):
            by_slip[key].append(root)
    for root, name in odd.items():
        word = next(iter(name.forms))
        near = {other for key in _slips(root) for other in by_slip[key] if _one_slip(root, other)}
        right = next((usual[o] for o in sorted(near) if _is_meant(word, root, o, usual[o])), None)
        if right is not None and name.first is not None:
            yield _issue(name.first, word, right)
    yield from own_number(paper)
    yield from cells_alike(paper)
    yield from institutions_alike(paper)


def _issue(value: Value, word: str, right: _Name) -> Issue:
    shown = right.forms.most_common(1)[0][0]
    is_rare = right.count < _TWICE
    where = f"а в справочнике «{shown}»" if is_rare else f"а «{shown}» – {right.count}"
    return warning(
        "names-alike",
        value.location,
        f"«{word}» – так один раз, {where}.",
        "Проверьте, одно ли это название, и пишите его одинаково.",
    )


def _is_meant(word: str, root: str, other: str, name: _Name) -> bool:
    """Whether a name that stands once is rather a slip of this other one."""
    is_usual = name.is_known or name.count >= _OFTEN
    if _folded(root) == _folded(other):
        return is_usual
    if is_dictionary_word(word) or not (is_usual or root[0] == other[0]):
        return False
    return not any(may_be_one_word(word.lower(), form.lower()) for form in name.forms)


def _names(paper: Paper) -> dict[str, _Name]:
    """Return the names of the paper and of the справочник by their stems.

    A common word is a name where it has its capital within a sentence, or means a place.
    """
    names: defaultdict[str, _Name] = defaultdict(_Name)
    named: set[str] = set()
    known = paper.of_directory(_of_directory)
    for text, alike in _with_names(paper.once(passages), known).alike():
        cells = [passage for passage in alike if not passage.holds_names]
        for root, word, is_name in _capitalised(text) if cells else ():
            name = names[root]
            name.forms[word] += len(cells)
            name.first = name.first or cells[0].value
            if is_name:
                named.add(root)
    for root, word in known:
        named.add(root)
        names[root].is_known = True
        names[root].forms[word] += 0
    return {root: name for root, name in names.items() if root in named}


def _with_names(texts: Texts[Passage], known: Iterable[tuple[str, str]]) -> Texts[Passage]:
    """Return the texts with a word of which some form is a name somewhere: most words never are."""
    words = texts.all_found(_NOBODY)
    roots = {root for root, _ in known}
    roots.update(root for root, is_name in map(_stem_of, words) if is_name)
    roots.update(_stem_of(word)[0] for word in texts.all_found(_WITHIN_SENTENCE))
    asked = (word for word in words if _stem_of(word)[0] in roots)
    return texts.with_words(word.partition("-")[0] for word in asked)


def _of_directory(directory: WorkbookRecords | None) -> tuple[tuple[str, str], ...]:
    """Return the stems of the names of the справочник, each with its word."""
    values = (
        value
        for data in (directory.sheets.values() if directory else ())
        for record in data.records
        for value in record.values.values()
        if value.column is None or value.column.type not in _PEOPLE
    )
    return tuple(
        (root, word)
        for value in values
        for root, word, is_name in _capitalised(value.raw)
        if is_name
    )


@by_shape
def sure_names(text: str) -> Iterator[str]:
    """Yield the words of a text that are surely names of a place, a school, a programme."""
    return (word for _, word, is_name in _capitalised(text) if is_name)


def _capitalised(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the stem of each word with a capital, the word, and whether it is surely a name."""
    for found in _NAME.finditer(text):
        word = found[0]
        if _is_person(text, found):
            continue
        root, is_name = _stem_of(word)
        before = text[max(0, found.start() - 3) : found.start()]
        yield root, word, is_name or _WITHIN.search(before) is not None


@lru_cache(maxsize=65536)  # the rows of a long table begin with the same words
def _stem_of(word: str) -> tuple[str, bool]:
    """Return the stem of a word, and whether it is a name wherever it stands."""
    root = stem(word)
    return root, not is_common_word(word) or _OF_A_PLACE.search(root) is not None


def _is_person(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 25) : found.start()]
    return (
        is_patronymic(found[0])
        or _PERSON_AFTER.match(text, found.end()) is not None
        or (before != "" and _PERSON_BEFORE.search(before) is not None)
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
