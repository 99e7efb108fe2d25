"""The parts of a number that a sentence counts up add up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.checks.arithmetic.balances import balances
from docgen.checks.arithmetic.dashed_parts import complements, dashed_parts, has_slip
from docgen.checks.arithmetic.signs import IN_ALL, LISTED
from docgen.checks.paper import Paper, texts
from docgen.checks.shapes import by_shape
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.months import MONTH_PATTERN
from docgen.russian.number_words import NUMBER_PATTERN, whole_number

_COUNTED = lazy_regex(
    rf"(?P<total>{NUMBER_PATTERN})\s+(?P<noun>[а-яё-]{{3,}}(?:\s+[а-яё-]{{3,}}){{0,3}}?)\s*"
    r"(?::\s*(?P<after>[^:().;\n]+)(?=[.;\n]|$)|\((?P<inside>[^:();\n]+)\))",
    re.IGNORECASE,
)
_PART = lazy_regex(rf"({NUMBER_PATTERN})((?:\s+[а-яё-]+){{1,5}})", re.IGNORECASE)
_BETWEEN = lazy_regex(rf"\s*,\s*(?:и\s+)?|\s+и\s+(?={NUMBER_PATTERN})", re.IGNORECASE)
_LAST = lazy_regex(rf"\sи\s+{NUMBER_PATTERN}[^,]*$", re.IGNORECASE)
# A number of something: «10 класс», «3 года»; and what counts another thing, or only a share.
_NO_COUNT = lazy_regex(
    r"^(?:класс|кабинет|пункт|год|лет\b|приложени|школ[аеыу]\b|квартал|минут|час\w{0,2}\b|раз\b|балл"
    r"|процент|руб|мест\w\b|смен[аеы]\b|этап|групп[аеы]\b)",
    re.IGNORECASE,
)
_NO_PART = lazy_regex(
    rf"\s(?:из|с|со|без|до|по|в|на|и|им|них|числ\w+|имел\w*|имеют|имеет|{MONTH_PATTERN}|\w+ли)(?!\w)",
    re.IGNORECASE,
)
# «1 курс – 118 человек, 2 курс – 104 человека. Всего – 222 человека».
_IN_ALL = lazy_regex(
    r"[.,;(]\s*(?:всего|итого)\s*(?:[–:-]\s*)?(?P<total>\d{2,6})(?=\s+(?P<noun>[а-яё]{3,}))"
    r"(?!\s+(?:процент|руб|тыс|млн|час|балл))",
    re.IGNORECASE,
)
_ADDEND = lazy_regex(
    r"(?P<dash>[–-]\s)?(?<![\d.,:/№])(?<!№\s)(?P<number>\d{1,6})(?![\d.,:/]*\d)(?P<rest>\s[–-]\s|\s+[а-яё]+)?"
)
_PEOPLE = (
    "чел", "работник", "сотрудник", "педагог", "учител", "учени", "обучающ", "воспитан", "студент",
    "дет", "мальчик", "девоч", "юнош", "девуш", "родител", "женщин", "мужчин", "выпускник",
)  # fmt: skip
_REACH = 300
_NEAR, _FEW_PARTS = 2, 3


def parts_fit_total(paper: Paper) -> Iterator[Issue]:
    """Yield «18 человек: шесть учителей, семь родителей и четыре ученика».

    Only a list that goes through to its «и», of nouns alone, or to its end, of parts after dashes,
    and that misses the number by a slip: parts may be left out, and one person may have two.
    «58 человек, явились 55, не явились 3» leaves nobody out, what came in was spent or is left.
    """
    for value, found in texts(paper).having(LISTED).telling(_counted).found(_counted):
        total = whole_number(found["total"])
        parts = _parts(found["after"] or found["inside"])
        if total and parts and not _NO_COUNT.match(found["noun"]) and _is_slip(total, parts):
            yield _issue(value, f"{found['total']} {found['noun']}", parts)
    for value, found in texts(paper).having(IN_ALL).telling(_in_all).found(_in_all):
        total = int(found["total"])
        parts = _addends(found.string[: found.start()], found["noun"])
        if total in _sums(parts):
            continue
        # The whole may be named before its parts: «купить 31 книгу: 1 классам – 20, 2 – 11».
        tails = [parts, parts[1:]] if len(parts) > _FEW_PARTS else [parts]
        parts = next((tail for tail in tails if len(tail) > 1 and _is_slip(total, tail)), [])
        if parts:
            yield _issue(value, f"Всего {found['total']} {found['noun']}", parts)

    for value, whole, total, listed in dashed_parts(paper):
        if sum(listed) != total and (_is_slip(total, [*listed]) or has_slip(total, listed)):
            yield _issue(value, whole, listed)
    for value, whole, total, listed in complements(paper):
        if sum(listed) != total:
            yield _issue(value, whole, listed)
    yield from balances(paper)


def _issue(value: Value, whole: str, parts: Sequence[int]) -> Issue:
    return warning(
        "parts-fit-total",
        value.location,
        f"«{whole}», а частей названо {' + '.join(map(str, parts))} = {sum(parts)}.",
        "Исправьте общее число или его части.",
    )


@by_shape
def _counted(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a text with their parts."""
    return _COUNTED.finditer(text)


@by_shape
def _in_all(text: str) -> Iterator[re.Match[str]]:
    """Yield the sums of a text behind their parts."""
    return _IN_ALL.finditer(text)


def _addends(text: str, noun: str) -> list[int]:
    """Return the numbers before «всего 222 человека» that are of people, or beside a dash."""
    found = list(_ADDEND.finditer(text, max(0, len(text) - _REACH)))
    own = noun[:4].casefold()
    alike = (*_PEOPLE, own) if own.startswith(_PEOPLE) else (own,)
    return [
        int(one["number"])
        for one in found
        if one["dash"] or (one["rest"] or "").lstrip().casefold().startswith((*alike, "–", "-"))
    ]


def _sums(parts: list[int]) -> set[int]:
    """Return what numbers that stand side by side add up to."""
    count = range(len(parts))
    return {sum(parts[start : end + 1]) for start in count for end in count if end > start}


def _parts(text: str) -> list[int]:
    """Return the numbers of a list «шесть учителей, семь родителей и пять учеников»; or none."""
    if _LAST.search(text) is None:
        return []
    numbers = []
    for piece in _BETWEEN.split(text.strip()):
        part = _PART.fullmatch(piece)
        number = whole_number(part[1]) if part else None
        if part is None or number is None or _NO_COUNT.match(part[2].strip()):
            return []
        if _NO_PART.search(part[2]):
            return []
        numbers.append(number)
    return numbers


def _is_slip(total: int, parts: list[int]) -> bool:
    counted = sum(parts)
    # «2 смены: 1 смена, 2 смена» are numbers, not amounts.
    if counted == total or parts == list(range(1, len(parts) + 1)):
        return False
    digits, others = str(total), str(counted)
    swapped = sorted(digits) == sorted(others) and len(digits) > 1
    one_off = len(digits) == len(others) > _NEAR and _differ(digits, others) == 1
    return min(total, counted) > _NEAR and (abs(total - counted) <= _NEAR or swapped or one_off)


def _differ(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
