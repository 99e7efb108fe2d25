"""What the documents of a run print of every person, post and unit, gathered for reading."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.context.forms import (
    FORM_COLUMNS,
    KIND_COLUMN,
    WORD_COLUMN,
    FormLog,
)
from docgen.context.identity import same_phrase
from docgen.context.inflection import machine_forms
from docgen.context.office import Directory
from docgen.russian.cases import CASES
from docgen.russian.name_likeness import may_be
from docgen.russian.name_parsing import parse_name
from docgen.word_forms import KIND_NAMES, UsedForm, Word, WordKind

_KIND_ORDER: tuple[WordKind, ...] = ("person", "post", "unit")


def gathered_words(log: FormLog, directory: Directory) -> list[Word]:
    """Return the words with their forms: doubtful first, then people, posts and units by alphabet.

    «Петрова М.П.» joins «Петрова Мария Павловна» when no other person is meant by it.
    """
    used = list(log.used)
    full_names = _full_names(used)
    groups: dict[tuple[WordKind, str], list[UsedForm]] = {}
    for form in used:
        text = full_names.get(form.text, form.text) if form.kind == "person" else form.text
        groups.setdefault((form.kind, same_phrase(text)), []).append(form)
    words = [_word(kind, forms, full_names, directory) for (kind, _), forms in groups.items()]
    return sorted(words, key=_place)


def missing_rows(words: Iterable[Word], directory: Directory) -> list[dict[str, str]]:
    """Return rows for the sheet «Формы»: of the words that have none, by names of its columns."""
    return [
        {
            WORD_COLUMN: word.text,
            KIND_COLUMN: KIND_NAMES[word.kind],
            **{FORM_COLUMNS[case]: form for case, form in word.known.items()},
        }
        for word in words
        if not _is_kept(word, directory)
    ]


def _word(
    kind: WordKind, forms: list[UsedForm], full_names: dict[str, str], directory: Directory
) -> Word:
    text = full_names.get(forms[0].text, forms[0].text) if kind == "person" else forms[0].text
    known = machine_forms(text, kind, directory)
    ordered = sorted(forms, key=lambda form: CASES.index(form.case))
    return Word(text, kind, tuple(ordered), known)


def _full_names(used: Iterable[UsedForm]) -> dict[str, str]:
    """Return for each name in initials the only name in full that it may stand for."""
    names = {form.text: parse_name(form.text) for form in used if form.kind == "person"}
    full = {text: name for text, name in names.items() if name and not name.is_initials}
    found: dict[str, str] = {}
    for text, name in names.items():
        if name is None or not name.is_initials:
            continue
        fitting = [other for other, known in full.items() if may_be(known, name)]
        if len(fitting) == 1:
            found[text] = fitting[0]
    return found


def _is_kept(word: Word, directory: Directory) -> bool:
    name = parse_name(word.text) if word.kind == "person" else None
    if name is not None:
        return directory.kept_forms(name) is not None
    return directory.forms.phrase(word.text, word.kind) is not None


def _place(word: Word) -> tuple[bool, int, str]:
    alphabetical = word.text.casefold().replace("ё", "е")
    return (not word.is_doubtful, _KIND_ORDER.index(word.kind), alphabetical)
