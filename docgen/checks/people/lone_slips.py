"""Slips that the count of writings betrays: an initial, the first letter, an ending of a surname.

Such a slip makes a name that is as good as any. It is told only of a writing that stands alone
beside a person whom the справочник has, or whom the workbook names again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, Literal

from docgen.checks.people.writings import Writing
from docgen.lazy_regex import lazy_regex
from docgen.russian.common_surnames import is_rare_surname
from docgen.russian.name_likeness import part_fits

Part = Literal["surname", "given"]
_OFTEN: Final = 2
_LONG: Final = 6
_STEM: Final = 4
_START: Final = 3
_FLEETING: Final = lazy_regex(r"[ео](?=[^аеиоуыэюя]$)")
_FAMILY: Final = lazy_regex(r"(?P<stem>.{4,}?)(?:[ое]в|ин)а?")


def lone_slips(found: Sequence[Writing]) -> Iterator[tuple[Part, Writing, Writing]]:
    """Yield (part, usual writing, odd one) for the lone writings near a usual one.

    «Гладких М.П.» beside «Гладких Н.П.» (a rare surname), «Яременко А.В.» beside «Еременко А.В.»,
    «Шаповалов Д.О.» beside «Шаповал Д.О.».
    """
    counts: Counter[tuple[str, str]] = Counter()
    for writing in found:
        counts[writing.folded.surname, writing.letters] += len(writing.mentions)
    usual_ones: dict[Hashable, list[Writing]] = {}
    for writing in found:
        if writing.is_known or counts[writing.folded.surname, writing.letters] >= _OFTEN:
            for key in _keys(writing):
                usual_ones.setdefault(key, []).append(writing)
    in_sentences = {
        (writing.letters, writing.folded.surname[:length])
        for writing in found
        if writing.in_text
        for length in range(len(writing.folded.surname) + 1)
    }
    for odd in found:
        if odd.is_known or counts[odd.folded.surname, odd.letters] > 1:
            continue
        # A sentence names the person too, in whatever case: then it is no slip.
        if (odd.letters, odd.folded.surname[:-1]) in in_sentences:
            continue
        for key in _keys(odd):
            usual = next((one for one in usual_ones.get(key, ()) if _is_near(one, odd)), None)
            if usual is not None:
                yield ("given" if key[0] == "initial" else "surname"), usual, odd
                break
    yield from _in_sentences(found)


def _in_sentences(found: Sequence[Writing]) -> Iterator[tuple[Part, Writing, Writing]]:
    """Yield the names of sentences, in any case, with one initial other than the only bearer's.

    «мастера Вакуленко Е.Н.», where the справочник has but one Вакуленко, and he is Е.А.
    """
    odd_ones = [
        w for w in found if w.in_text and w.letters and not w.is_full and len(w.mentions) == 1
    ]
    starts = {odd.folded.surname[:_START] for odd in odd_ones}
    cells = [w for w in found if not w.in_text and w.folded.surname[:_START] in starts]
    for odd in odd_ones:
        bearers = [
            one
            for one in cells
            if one.folded.surname[:_START] == odd.folded.surname[:_START]
            and any(form.surname == odd.folded.surname for form in one.forms)
        ]
        if len({one.letters for one in bearers}) == 1 and is_rare_surname(
            bearers[0].folded.surname
        ):
            usual = next((one for one in bearers if one.is_known), None)
            if usual and sum(a != b for a, b in zip(usual.letters, odd.letters, strict=False)) == 1:
                yield "given", usual, odd


def _is_near(one: Writing, odd: Writing) -> bool:
    """Return whether the odd writing is likely to be a slip for this usual one."""
    if one.folded.surname == odd.folded.surname:
        differ = sum(a != b for a, b in zip(one.letters, odd.letters, strict=True))
        # Full names are checked by what they share; kin share a surname and a father.
        return differ == 1 and not odd.is_full
    given = zip(_given(one), _given(odd), strict=True)
    return all(part_fits(*pair) for pair in given) and _have_near_surnames(one, odd)


def _keys(writing: Writing) -> Iterator[tuple[str, ...]]:
    """Yield what a slip would leave of a name that is typed in a cell of its own."""
    surname = writing.folded.surname
    if writing.in_text or not writing.letters:
        return
    if is_rare_surname(surname):
        yield "initial", surname, f"{writing.letters[0]}–"
        yield "initial", surname, f"–{writing.letters[1:]}"
    yield "first", writing.letters, surname[1:]
    yield "ending", writing.letters, _stem(surname)


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
