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
from docgen.russian.common_surnames import is_rare_surname
from docgen.russian.name_likeness import part_fits

Part = Literal["surname", "given"]
_OFTEN: Final = 2
_LONG: Final = 6
_STEM: Final = 4
_FLEETING: Final = re.compile(r"[ео](?=[^аеиоуыэюя]$)")
_FAMILY: Final = re.compile(r"(?P<stem>.{4,}?)(?:[ое]в|ин)а?")


def lone_slips(found: Sequence[Writing]) -> Iterator[tuple[Part, Writing, Writing]]:
    """Yield (part, usual writing, odd one) for the lone writings near a usual one.

    «Гладких М.П.» beside «Гладких Н.П.» (a rare surname), «Яременко А.В.» beside «Еременко А.В.»,
    «Шаповалов Д.О.» beside «Шаповал Д.О.».
    """
    counts: Counter[tuple[str, str]] = Counter()
    for writing in found:
        counts[writing.folded.surname, writing.letters] += len(writing.mentions)
    by_key: dict[Hashable, list[Writing]] = {}
    for writing in found:
        for key in _keys(writing):
            by_key.setdefault(key, []).append(writing)
    for odd in found:
        if odd.is_known or counts[odd.folded.surname, odd.letters] > 1:
            continue
        for key in _keys(odd):
            usual = next((one for one in by_key[key] if _is_usual(one, odd, counts, found)), None)
            if usual is not None:
                yield ("given" if key[0] == "initial" else "surname"), usual, odd
                break


def _is_usual(
    one: Writing, odd: Writing, counts: Counter[tuple[str, str]], found: Sequence[Writing]
) -> bool:
    """Return whether the odd writing is likely to be a slip for this one."""
    if not (one.is_known or counts[one.folded.surname, one.letters] >= _OFTEN):
        return False
    if one.folded.surname == odd.folded.surname:
        differ = sum(a != b for a, b in zip(one.letters, odd.letters, strict=True))
        # Full names are checked by what they share; kin share a surname and a father.
        likely = differ == 1 and not odd.is_full
    else:
        given = zip(_given(one), _given(odd), strict=True)
        likely = all(part_fits(*pair) for pair in given) and _are_near(one, odd)
    return likely and not _is_repeated(odd, found)


def _keys(writing: Writing) -> Iterator[tuple[str, ...]]:
    """Yield what a slip would leave of a name that is typed in a cell of its own."""
    surname = writing.folded.surname
    if writing.in_text or not writing.letters:
        return
    if is_rare_surname(surname):
        yield "initial", surname
    yield "first", writing.letters, surname[1:]
    yield "ending", writing.letters, _stem(surname)


def _stem(surname: str) -> str:
    family = _FAMILY.fullmatch(surname)
    stem = family["stem"] if family else re.sub(r"[аоьйя]$", "", surname)
    # «Кравец» and «Кравцов» have one stem.
    return _FLEETING.sub("", stem)


def _are_near(one: Writing, other: Writing) -> bool:
    first, second = one.folded.surname, other.folded.surname
    if first[1:] == second[1:]:
        return len(first) >= _LONG
    # «Козлов» and «Козлова» are a husband and a wife.
    families = [_FAMILY.fullmatch(surname) is not None for surname in (first, second)]
    return families[0] != families[1] and len(_stem(first)) >= _STEM


def _given(writing: Writing) -> tuple[str, str]:
    return writing.name.first_name, writing.name.patronymic


def _is_repeated(odd: Writing, found: Sequence[Writing]) -> bool:
    """Return whether a sentence names the person too, in whatever case: then it is no slip."""
    start = odd.folded.surname[:-1]
    return any(
        one.in_text and one.letters == odd.letters and one.folded.surname.startswith(start)
        for one in found
    )
