"""The dictionary read in place gives the very answers of pymorphy3."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymorphy3 import MorphAnalyzer

from docgen.russian import morphology, word_guesses
from docgen.russian.word_dictionary import WordDictionary

# Common words, names, suppletive and indeclinable ones, hyphens, «ё», the prefixes «по» and «наи».
STARTS = (
    "школ", "директор", "заведующ", "мама", "людьм", "человек", "берёз", "тёмно-", "всё", "еж",
    "наилучш", "поинтересне", "пальто", "петров", "саш", "киев", "пять", "триста", "что", "из-",
    "стекл", "иде", "мо", "учёбо", "отчёт", "озерн", "ёлк", "я", "ооо",
)  # fmt: skip
RUSSIAN = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяЕЁ- ", max_size=12)


@cache
def analyzer() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


@cache
def dictionary() -> WordDictionary:
    return WordDictionary(word_guesses.dictionary_folder())


@cache
def sample() -> list[str]:
    """Some of the words that begin so."""
    known = analyzer().dictionary.iter_known_words
    return sorted({word for start in STARTS for word, *_ in known(start)})[::29]


def by_pymorphy(word: str) -> list[tuple[Any, ...]]:
    """Readings of a known word: form, tag, first form, all forms."""
    return [
        (
            parse.word,
            str(parse.tag),
            parse.normal_form,
            [(form.word, frozenset(form.tag.grammemes)) for form in parse.lexeme],
        )
        for parse in analyzer().parse(word)
    ]


def in_place(word: str) -> list[tuple[Any, ...]]:
    return [
        (entry.form, entry.tag, entry.lemma, list(entry.forms()))
        for entry in dictionary().entries(word)
    ]


def without_yo(word: str) -> str:
    return word.replace("ё", "е")


def misspelled(word: str) -> str:
    return f"{word[:-1]}щ{word[-1:]}"


@pytest.mark.parametrize("change", [str, str.upper, str.capitalize, without_yo, misspelled])
def test_words_are_read_as_by_pymorphy3(change: Callable[[str], str]) -> None:
    assert len(sample()) > 500
    for word in map(change, sample()):
        if len(word) > 1:  # a lone capital is an initial too
            is_known = analyzer().word_is_known(word)
            assert dictionary().holds(word) == is_known, word
            assert in_place(word) == (by_pymorphy(word) if is_known else []), word


@given(
    st.text(max_size=8)
    | RUSSIAN
    | st.deferred(lambda: st.sampled_from(sample())).flatmap(lambda w: RUSSIAN.map(w.__add__))
)
def test_any_text_is_known_as_to_pymorphy3(text: str) -> None:
    assert dictionary().holds(text) == analyzer().word_is_known(text)
    assert bool(dictionary().entries(text)) == dictionary().holds(text)


@pytest.mark.parametrize("word", ["", "\x01", "а\x01", "\ud800", "школ\ud800", "е" * 30])
def test_what_is_no_word_is_not_known(word: str) -> None:
    assert not dictionary().holds(word)
    assert dictionary().entries(word) == []


@pytest.mark.parametrize(
    "word", ["школе", "ДИРЕКТОРА", "А", "отчета", "тьютор", "видеодневник", ""]
)
def test_files_of_another_format_change_no_answer(
    word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answers() -> tuple[Any, ...]:
        cached = (morphology.readings, morphology.known_readings, morphology.is_dictionary_word)
        for function in cached:
            function.cache_clear()
        found = morphology.readings(word)
        seen = [(r.part, r.case, r.number, r.gender, r.known, r.form, r.grammemes) for r in found]
        known = [reading.form for reading in morphology.known_readings(word)]
        forms = [list(r.source.forms()) for r in found if r.source]
        return seen, known, forms, morphology.is_dictionary_word(word)

    usual = answers()
    monkeypatch.setattr(morphology, "_dictionary", lambda: None)
    assert answers() == usual


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the files that are opened first."""
    for name in ("meta.json", "words.dawg"):
        shutil.copy(word_guesses.dictionary_folder() / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("change", [{"format_version": "3.0"}, {"P(t|w)": False}])
def test_another_format_is_refused(folder: Path, change: dict[str, object]) -> None:
    meta = dict(json.loads((folder / "meta.json").read_text("utf-8")))
    WordDictionary(folder)
    (folder / "meta.json").write_text(json.dumps([*(meta | change).items()]))
    with pytest.raises(ValueError, match="of format"):
        WordDictionary(folder)


def test_a_list_of_words_of_another_length_is_refused(folder: Path) -> None:
    words = (folder / "words.dawg").read_bytes()
    (folder / "words.dawg").write_bytes(words[:-2])
    with pytest.raises(ValueError, match=r"words\.dawg"):
        WordDictionary(folder)
