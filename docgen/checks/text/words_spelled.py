"""Words are spelled as the dictionary has them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from msgspec import Struct

from docgen.checks.paper import Paper
from docgen.checks.shapes import by_shape
from docgen.checks.text.passages import Passage, passages
from docgen.checks.texts import Texts
from docgen.issues import Issue, note, warning
from docgen.lazy_regex import lazy_regex
from docgen.records import Value, WorkbookRecords
from docgen.russian.morphology import NAMES, is_dictionary_word, marks
from docgen.russian.spelling import SHORTEST, corrections, is_sound

#: The sheet of the справочник with the office's own words.
WORDS_SHEET: Final = "Слова"
_WORD: Final = lazy_regex(r"(?<![\w.@/\\-])[А-Яа-яЁё]+(?:-[а-яё]+)*(?![\w@/\\-]|\.\w)")
_OPENS_SENTENCE: Final = lazy_regex(r"(?:^|(?<![А-ЯЁ])[.!?:;]\s|\n\s*|^[–—-]\s|«)[\"(«]?$")
#: A name has another name, initials or nothing after it: «Зимина О.С.», «Кванториум».
_WORD_FOLLOWS: Final = lazy_regex(r",?[ \u00a0]+(?:[«(]?[а-яё]|[«„\"])")
_TITLE_FOLLOWS: Final = lazy_regex(r"[ \u00a0]+[«„\"]")
#: The end of a cell or a figure says nothing: «Викторина», «Мельничук».
_ENDS: Final = lazy_regex(r"[.!?]?\s*$|[ \u00a0]+(?:[–—(]|№|\d)")
_SURNAME: Final = lazy_regex(r"(?:[оеё]в|[иы]н|ск)(?:[аеуы]|о[йм]|ым|ий|ая|ую|ого|ому)?$")
_NO_PERSON: Final = lazy_regex(r"[А-ЯЁ][а-яё]+(?![А-Яа-яЁё])(?!,?[ \u00a0]+[А-ЯЁ]\.)")
_TERM: Final = 3
#: A paper with more unknown words is not Russian prose: looking for what each means takes long.
_MOST_UNKNOWN: Final = 1000
_LONG_CAPITALS: Final = 8
_LETTERS: Final = lazy_regex(rf"[а-яё]{{{SHORTEST},}}")


class _Use(Struct):
    value: Value
    word: str
    count: int = 0
    is_sure: bool = False


def words_spelled(paper: Paper) -> Iterator[Issue]:
    """Yield words that the dictionary does not hold and that are one letter from one that it does.

    Names (words with a capital within a sentence), abbreviations and the office's own words are
    no findings; a capitalised word that may be a name by its place is one only where the right
    word is in the paper. Each word is told once; one used often is rather a term: a note.
    """
    texts = paper.once(passages)
    by_lower: defaultdict[str, list[str]] = defaultdict(list)
    for word in texts.words:
        by_lower[word.lower()].append(word)
    own = paper.of_directory(_own_words)
    unknown = {
        word
        for word in by_lower
        if len(word) >= SHORTEST and not is_sound(word) and word.replace("ё", "е") not in own
    }
    uses = _uses(texts.with_words(_told_of(texts, (by_lower[word] for word in unknown))))
    for word in islice((word for word in uses if word in unknown), _MOST_UNKNOWN):
        near, use = corrections(word), uses[word]
        if not near:
            continue
        used = [
            right
            for right in near
            if right in uses or right in _uses(texts.with_words(by_lower.get(right, ())))
        ]
        if not (used or use.is_sure):
            continue
        yield _issue(use, (used or list(near))[:3], is_term=use.count >= _TERM and not used)


def _told_of(texts: Texts[Passage], unknown: Iterable[list[str]]) -> Iterator[str]:
    """Yield the words, as typed, but for those that only name people: «Зимина О.С.»."""
    nobody = texts.all_found(_NO_PERSON)
    for typed in unknown:
        for word in typed:
            if word in nobody or word[:1].islower() or not word[1:].islower():
                yield word


def _issue(use: _Use, near: list[str], *, is_term: bool) -> Issue:
    offer = ", ".join(f"«{right}»" for right in near)
    times = f" (встречается {use.count} раз{'а' if 1 < use.count % 10 < 5 else ''})"
    return (note if is_term else warning)(
        "words-spelled",
        use.value.location,
        f"«{use.word}»: такого слова нет в словаре{times if use.count > 1 else ''}.",
        f"Возможно, {offer}. Если слово верное, внесите его на лист «{WORDS_SHEET}» справочника.",
    )


def _uses(texts: Texts[Passage]) -> dict[str, _Use]:
    """Return the words of texts that are nobody's name, in small letters."""
    uses: dict[str, _Use] = {}
    for text, cells in texts.alike():
        for word, whole, is_sure in _common_words(text):
            use = uses.get(word)
            if use is None:
                use = uses[word] = _Use(cells[0].value, whole)
            use.count += len(cells)
            use.is_sure |= is_sure
    return uses


def has_unknown_word(text: str) -> bool:
    """Return whether a text has letters in a row, enough of them, that no dictionary holds."""
    return not all(map(is_sound, _LETTERS.findall(text.lower())))


@by_shape
def unknown_words(text: str) -> Iterator[str]:
    """Yield the words of a text that are nobody's name and that the dictionary does not hold."""
    if not has_unknown_word(text):
        return iter(())
    return (word for word, _, _ in _common_words(text) if not is_sound(word))


def _common_words(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield words that are nobody's name: in small letters, and as they stand in the text.

    Of one alone in its cell that is not sure.
    """
    for found in _WORD.finditer(text):
        word = found[0]
        is_sure = True
        if len(word) < SHORTEST:
            continue
        if "-" in word:
            word = word[word.rindex("-") + 1 :]
        elif not word.islower():
            if word.isupper():
                if len(word) < _LONG_CAPITALS:
                    continue
            elif not word[1:].islower() or not _is_first(text, found) or _is_name(text, found):
                continue
            else:
                is_sure = _WORD_FOLLOWS.match(text, found.end()) is not None
        if len(word) >= SHORTEST:
            yield word.lower(), word, is_sure


def _is_first(text: str, found: re.Match[str]) -> bool:
    """Whether a word has its capital because it opens a sentence or a title, and is no name."""
    if not any(follows.match(text, found.end()) for follows in (_WORD_FOLLOWS, _ENDS)):
        return False
    before = text[max(0, found.start() - 4) : found.start()]
    return found.start() == 0 or _OPENS_SENTENCE.search(before) is not None


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Whether a word may be a name: of what has a title after it, only a kind is told."""
    return _TITLE_FOLLOWS.match(text, found.end()) is None and _may_be_name(found[0])


@lru_cache(maxsize=4096)
def _may_be_name(word: str) -> bool:
    """Whether a word that opens a sentence is a name by its look: «Ватутиной подготовить зал»."""
    if _SURNAME.search(word) is not None:
        return True
    small = word.lower()
    if not is_dictionary_word(small) and not corrections(small):
        return True  # nothing is told of it, so that nobody need guess what it is
    return any(reading & NAMES for reading in marks(small)[:2])


def _own_words(directory: WorkbookRecords | None) -> frozenset[str]:
    """Return every word of the справочник, in small letters and without «ё».

    Those of the sheet «Слова» are there for this; names, posts and units are right as well.
    """
    return frozenset(
        word.lower().replace("ё", "е")
        for data in (directory.sheets.values() if directory else ())
        for record in data.records
        for value in record.values.values()
        for word in re.findall(r"[А-Яа-яЁё]+", value.raw)
    )
