"""Slips that the count of writings betrays: an initial, the first letter, an ending of a surname.

Such a slip makes a name that is as good as any. It is told only of a writing that stands alone
beside a person whom the справочник has, or whom the workbook names again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal

from docgen.checks.people.writings import Writing
from docgen.lazy_regex import lazy_regex
from docgen.russian.common_surnames import is_rare_surname
from docgen.russian.name_likeness import part_fits

Part = Literal["surname", "given"]
_Key = tuple[str, str, str]
_LONG: Final = 6
_STEM: Final = 4
# So long is what is equal in surnames of one stem: the fourth letter may be a fleeting vowel.
_BEGINNING: Final = 3
_FLEETING: Final = lazy_regex(r"[ео](?=[^аеиоуыэюя]$)")
_FAMILY: Final = lazy_regex(r"(?P<stem>.{4,}?)(?:[ое]в|ин)а?")


def lone_slips(found: Sequence[Writing]) -> Iterator[tuple[Part, Writing, Writing]]:
    """Yield (part, usual writing, odd one) for the lone writings near a usual one.

    «Гладких М.П.» beside «Гладких Н.П.» (a rare surname), «Яременко А.В.» beside «Еременко А.В.»,
    «Шаповалов Д.О.» beside «Шаповал Д.О.».
    """
    counts: Counter[tuple[str, str]] = Counter()
    for writing in found:
        counts[writing.initialled] += writing.times
    comparable = [writing for writing in found if _is_comparable(writing)]
    lone = [w for w in comparable if counts[w.initialled] == 1 and not w.is_known]
    usual_ones = _UsualOnes(lone)
    for writing in comparable if lone else ():
        if writing.is_known or counts[writing.initialled] > 1:
            usual_ones.add(writing)
    in_sentences: dict[str, list[str]] = {}
    for writing in found if lone else ():
        if writing.in_text:
            in_sentences.setdefault(writing.letters, []).append(writing.folded.surname)
    for odd in lone:
        slip = usual_ones.near(odd)
        # A sentence names the person too, in whatever case: then it is no slip.
        said = in_sentences.get(odd.letters, ()) if slip else ()
        if slip and not any(one.startswith(odd.folded.surname[:-1]) for one in said):
            yield *slip, odd
    yield from _in_sentences(found)


def _is_comparable(writing: Writing) -> bool:
    """Return whether a name is typed in a cell of its own, with both initials."""
    return not writing.in_text and writing.letters != ""


def _in_sentences(found: Sequence[Writing]) -> Iterator[tuple[Part, Writing, Writing]]:
    """Yield the names of sentences, in any case, with one initial other than the only bearer's.

    «мастера Вакуленко Е.Н.», where the справочник has but one Вакуленко, and he is Е.А.
    """
    known = {one.folded.surname[:_BEGINNING] for one in found if one.is_known and not one.in_text}
    odd_ones = [
        w
        for w in found
        if w.in_text
        and w.letters
        and w.times == 1
        and not w.is_full
        and w.folded.surname[:_BEGINNING] in known
    ]
    beginnings = {odd.folded.surname[:_BEGINNING] for odd in odd_ones}
    by_form: dict[str, list[Writing]] = {}
    for one in found if beginnings else ():
        if not one.in_text and one.folded.surname[:_BEGINNING] in beginnings:
            for surname in {form.surname for form in one.forms}:
                by_form.setdefault(surname, []).append(one)
    for odd in odd_ones:
        bearers = by_form.get(odd.folded.surname, [])
        if len({one.letters for one in bearers}) == 1 and is_rare_surname(
            bearers[0].folded.surname
        ):
            usual = next((one for one in bearers if one.is_known), None)
            if usual and sum(a != b for a, b in zip(usual.letters, odd.letters, strict=False)) == 1:
                yield "given", usual, odd


class _UsualOnes:
    """The usual writings near those that stand alone, by what a slip would leave of a name."""

    def __init__(self, lone: Sequence[Writing]) -> None:
        self._by_key: dict[_Key, list[Writing]] = {key: [] for one in lone for key in _keys(one)}

    def add(self, writing: Writing) -> None:
        """Put a writing among the others."""
        for key in _keys(writing):
            near = self._by_key.get(key)
            if near is not None:
                near.append(writing)

    def near(self, odd: Writing) -> tuple[Part, Writing] | None:
        """Return the usual writing of which this one is a slip, and in which part of the name."""
        surname = odd.folded.surname
        *without_initial, without_first, without_end = _keys(odd)
        for key in without_initial:
            near = self._first(key, odd)
            if near is not None and is_rare_surname(surname):
                return "given", near
        near = self._first(without_first, odd)
        if near is None:
            near = self._first(without_end, odd, _stem(surname))
        return None if near is None else ("surname", near)

    def _first(self, key: _Key, odd: Writing, stem: str | None = None) -> Writing | None:
        for one in self._by_key[key]:
            if (stem is None or _stem(one.folded.surname) == stem) and _is_near(one, odd):
                return one
        return None


def _is_near(one: Writing, odd: Writing) -> bool:
    """Return whether the odd writing is likely to be a slip for this usual one."""
    if one.folded.surname == odd.folded.surname:
        differ = sum(a != b for a, b in zip(one.letters, odd.letters, strict=True))
        # Full names are checked by what they share; kin share a surname and a father.
        return differ == 1 and not odd.is_full
    given = zip(_given(one), _given(odd), strict=True)
    return all(part_fits(*pair) for pair in given) and _have_near_surnames(one, odd)


def _keys(writing: Writing) -> tuple[_Key, _Key, _Key, _Key]:
    """Return what is left of a name without either initial, its first letter, its ending."""
    surname, letters = writing.folded.surname, writing.letters
    return (
        ("patronymic", surname, letters[0]),
        ("first name", surname, letters[1:]),
        ("first", letters, surname[1:]),
        ("ending", letters, surname[:_BEGINNING]),
    )


@lru_cache(maxsize=4096)
def _stem(surname: str) -> str:
    family = _FAMILY.fullmatch(surname)
    stem = family["stem"] if family else re.sub(r"[аоьйя]$", "", surname)
    # «Кравец» and «Кравцов» have one stem.
    return _FLEETING.sub("", stem)


def _have_near_surnames(one: Writing, other: Writing) -> bool:
    first, second = one.folded.surname, other.folded.surname
    if first[1:] == second[1:]:
        return len(first) >= _LONG
    # «Козлов» and «Козлова» are a husband and a wife.
    families = [_FAMILY.fullmatch(surname) is not None for surname in (first, second)]
    return families[0] != families[1] and len(_stem(first)) >= _STEM


def _given(writing: Writing) -> tuple[str, str]:
    return writing.name.first_name, writing.name.patronymic
