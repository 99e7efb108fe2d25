"""A date in a text is whole: day, month and points, four figures of its year (R-DATE-2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.dates.signs import CUT_DATE
from docgen.checks.dates.written import doubtful_dates
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, Location, warning
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex

_DAY, _MONTH = r"(?:0[1-9]|[12]\d|3[01])", r"(?:0[1-9]|1[0-2])"
TORN = lazy_regex(
    rf"(?<![\d.,:])(?<!\bот ){_DAY}(?:\s{_MONTH}\s?\.\s?|\.{_MONTH}\s?)20\d{{2}}(?!\d)"
)
_ALONE = r"(?:(?<=^)|(?<=[^\W\d_]\s)|(?<=[,(–])|(?<=[,(–]\s))"
# «школа 5 2026 года», «ОГЭ 9 2026 г.»: the number is that of something else.
_NUMBERED = lazy_regex(
    r"(?:школ|клас|смен|кварт|групп|отряд|этап|тур|полуг|четв|трим|кабин|прило|пункт|гимн|лице|сад"
    r"|вариа|част|номер|сесси|поток|модул|огэ|егэ|гиа|впр)\w*\.?\s$",
    re.IGNORECASE,
)
CUT = (
    (lazy_regex(rf"(?<![\d.,:]){_DAY}\s?\.\.\s?20\d{{2}}(?!\d)"), "пропущен месяц"),
    (
        lazy_regex(rf"{_ALONE}(?:{_DAY}|[1-9])\s20\d{{2}}(?:\s?г\.|\sгод[ау]?\b)", re.IGNORECASE),
        "пропущен месяц",
    ),
    (lazy_regex(rf"{_ALONE}\.\s?{_MONTH}\.\s?20\d{{2}}(?!\d)"), "пропущен день"),
    (lazy_regex(rf"(?<=\bот\s){_MONTH}\.20\d{{2}}(?=\s*(?:г\.?|года)?\s*№)"), "пропущен день"),
    (
        lazy_regex(rf"(?<![\d.,:]){_DAY}\.(?:\.{_MONTH}\.|{_MONTH}\.\.)20\d{{2}}(?!\d)"),
        "лишняя точка",
    ),
    (
        lazy_regex(rf"(?<![\d.,:]){_DAY}(?:,{_MONTH}[.,]|\.{_MONTH},)20\d{{2}}(?!\d)"),
        "вместо точки запятая",
    ),
)
_READ_BY_PARTS = (ValueType.DEADLINE, ValueType.DOCUMENT)


def dates_complete(paper: Paper) -> Iterator[Issue]:
    """Yield dates with two figures of their year, a part or a point lost, a comma for a point.

    «31.08.20», «29.08 2025», «06..2026», «12 2026 г.», «от .12.2026 № 4».

    A citation that lacks its date, or its year, is told by the rules on citations.
    """
    for value in texts(paper).having(CUT_DATE):
        for cut, what in CUT:
            for found in cut.finditer(value.raw):
                if not _NUMBERED.search(value.raw[: found.start()]):
                    yield _issue(value.location, found[0], what)
        if value.column is None or value.column.type not in _READ_BY_PARTS:
            for found in TORN.finditer(value.raw):
                yield _issue(value.location, found[0], "пропущена точка")
    for written in paper.once(doubtful_dates):
        if len(written.year) != 2 or not written.day:
            continue
        column = written.value.column
        # A cell of a table may be narrow, a deadline is printed in full.
        in_text = column is not None and column.type not in _READ_BY_PARTS
        if in_text or written.cited:
            yield _issue(written.value.location, written.text, "год записан двумя цифрами")


def _issue(place: Location, text: str, what: str) -> Issue:
    return warning(
        "dates-complete",
        place,
        f"«{text}»: {what}.",
        "Запишите дату целиком: 31.08.2026 или 31 августа 2026 г.",
    )
