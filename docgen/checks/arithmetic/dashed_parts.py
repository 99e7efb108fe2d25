"""A number and its parts after dashes: «40 мест: фортепиано – 16, скрипка – 9, баян – 15»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from docgen.checks.arithmetic.signs import DASHED, NEGATED
from docgen.checks.paper import Paper, texts
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.stems import stem

#: The cell, the whole as written, its parts.
Found = tuple[Value, str, int, Sequence[int]]

_NUMBER: Final = r"(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,7})(?![\d,./:])"
_WHOLE: Final = lazy_regex(
    rf"(?<![\d.,/№:–-])(?<!№[ \u00a0])(?P<number>{_NUMBER})[ \u00a0](?P<noun>[а-яё]{{3,}})"
    r"\.?[^\d:;.(]{0,60}?\s*(?P<lead>:|,?\s(?:в том числе|из них)\s?:?)\s*(?P<list>[^:;\n]+)",
    re.IGNORECASE,
)
_PART: Final = lazy_regex(
    rf"(?=[^–]*[а-яё]{{2}})[^–:;]{{2,60}}?[ \u00a0]–[ \u00a0](?P<number>{_NUMBER})"
    r"(?:[ \u00a0](?P<noun>[а-яё]{3,})\.?)?\s*(?:\([^()]*\))?",
    re.IGNORECASE,
)
#: «41 – в начальных классах»: the number stands before its dash.
_NUMBER_FIRST: Final = lazy_regex(rf"(?P<number>{_NUMBER})[ \u00a0]–[ \u00a0][^:;\n]{{3,80}}?")
_BETWEEN_FIRST: Final = lazy_regex(rf"(?:,\s*(?:и\s+)?|\s+и\s+)(?={_NUMBER}[ \u00a0]–[ \u00a0])")
#: What goes through to the end: «прочими болезнями – 2».
_THE_REST: Final = lazy_regex(r"(?:проч|остальн|друг)[а-яё]+[^,]*$", re.IGNORECASE)
_PARTLY: Final = lazy_regex(r"в том числе|из них", re.IGNORECASE)
_BETWEEN: Final = lazy_regex(r"\s*,\s*(?:и\s+)?|(?<=\d)\s+и\s+|(?<=руб\.)\s+и\s+")
#: «явились 55, не явились 3», after a number of people.
_OR_NOT: Final = lazy_regex(
    r"(?P<number>\d{1,4})\s+(?:чел|дет|учени|учащ|обучающ|воспитанн|работник|педагог|учител|студент"
    r"|выпускник|участник|поступающ|родител)[а-яё.]*[^.;:\d]{0,40}?\b(?P<verb>[а-яё]{2,}[лш]и(?:сь)?)"
    r"\s+(?P<one>\d{1,4})(?![\d.,]*\d)[^.;:\d]{0,25}?\bне\s+(?P=verb)\s+(?P<two>\d{1,4})"
    # «не сдали 3, не явились 5», «остальные болели»: there are others.
    r"(?![^.;\n]*(?:\d|остальн|друг))",
    re.IGNORECASE,
)
_SMALL, _MUCH, _TWO_DIGITS = 10, 1000, 10


def dashed_parts(paper: Paper) -> Iterator[Found]:
    """Yield each whole with the parts that are listed behind it, all after dashes.

    The list goes through to its end, and its parts are of the unit of the whole, or of none.
    Behind «из них» some may be left out or counted twice: only sums of money are asked.
    """
    for value, found in texts(paper).having(DASHED).found(_WHOLE.finditer):
        whole = _amount(found["number"])
        parts = _parts(found)
        is_part = _PARTLY.search(found[0]) is not None
        sure = whole >= _MUCH and (sum(parts) > whole or has_slip(whole, parts))
        if is_part and not sure and not _THE_REST.search(found["list"]):
            continue
        if len(parts) > 1 and (whole >= _SMALL or len(parts) > 2):
            yield value, f"{found['number']} {found['noun']}", whole, parts


def complements(paper: Paper) -> Iterator[Found]:
    """Yield «58 человек, явились 55, не явились 3»: the whole, and those who did and did not."""
    for value, found in texts(paper).having(NEGATED).found(_OR_NOT.finditer):
        parts = int(found["one"]), int(found["two"])
        yield value, found[0].split(",")[0], int(found["number"]), parts


def has_slip(total: int, parts: Sequence[int]) -> bool:
    """Whether one part with its digits changed over makes the total."""
    return any(
        sorted(str(total - sum(parts) + part)) == sorted(str(part))
        for part in parts
        if part >= _TWO_DIGITS
    )


def _parts(found: re.Match[str]) -> list[int]:
    """Return the numbers of the list, or none where it has anything else."""
    ended = re.split(r"(?<!руб)(?<!чел)(?<!тыс)\.(?=\s|$)", found["list"])[0].rstrip(" .")
    first = [_NUMBER_FIRST.fullmatch(piece) for piece in _BETWEEN_FIRST.split(ended)]
    if len(first) > 1 and None not in first:
        return [_amount(piece["number"]) for piece in first if piece]
    pieces = [_PART.fullmatch(piece) for piece in _BETWEEN.split(ended)]
    parts: list[int] = []
    for piece in pieces:
        other = piece is not None and piece["noun"] and stem(piece["noun"]) != stem(found["noun"])
        if piece is None or other:
            return []
        parts.append(_amount(piece["number"]))
    return parts


def _amount(written: str) -> int:
    return int("".join(written.split()))
