"""What a cell reckons out in words stands as a number beside it: «15 чел. × 900 руб.», 13 500."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from docgen.checks.arithmetic.signs import RECKONED
from docgen.checks.arithmetic.totals_fit_rows import as_typed, number_in
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.records import SheetData, Value

_NUMBER: Final = r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_FACTOR: Final = lazy_regex(rf"\s*(?P<number>{_NUMBER})[^\d×=]{{0,25}}")
#: The letter «х» stands for the sign between two factors only with blanks beside it.
_TIMES: Final = lazy_regex(r"\s*×\s*|(?<=\S)[ \u00a0][хx*·][ \u00a0](?=\d)")
_HOURS: Final = lazy_regex(
    r"\s*(?:с\s+)?([01]?\d|2[0-3])[:.]([0-5]\d)\s*(?:[-–—]|до)\s*([01]?\d|2[0-4])[:.]([0-5]\d)\s*"
)
_DAY: Final = 24 * 60
#: Longer work has a break, which is not counted (article 108 of the Labour Code).
_WITHOUT_BREAK: Final = 4
_TOLERANCE: Final = 0.011
#: So many rows must be as the cell reckons, and of so many one may be otherwise.
_FEWEST, _ONE_OF = 3, 4


class _Result(Struct, frozen=True):
    """What is reckoned out, and how much of it a break may take."""

    amount: float
    less: float = 0

    def is_met_by(self, number: float) -> bool:
        """Return whether a number is this amount."""
        return -_TOLERANCE <= self.amount - number <= self.less + _TOLERANCE


def written_sums(paper: Paper) -> Iterator[Issue]:
    """Yield the number that is not what is reckoned out beside it, as those of other rows are.

    Factors («2 рейса × 18 000 руб.») and spans of hours («10:00–18:00») are reckoned. Which column
    has the result is learned from the rows: one that nearly all rows agree with.
    """
    if not texts(paper).have(RECKONED, _FEWEST + 1):
        return
    for data in paper.records.sheets.values():
        free = data.sheet is None or data.sheet.shape is Shape.TABLE
        if free and data.is_used and not data.is_text and len(data.records) > _FEWEST:
            yield from _in_table(data)


def _in_table(data: SheetData) -> Iterator[Issue]:
    for written, results in _reckoned(data).items():
        for made in dict.fromkeys(n for r in data.records[: _FEWEST + 1] for n in r.values):
            rows = [
                (cell, number, results[place])
                for place, record in enumerate(data.records)
                if place in results and made != written
                if (cell := record.values.get(made)) and (number := number_in(cell)) is not None
            ]
            odd = [row for row in rows if not row[2].is_met_by(row[1])]
            # «11:00–12:00» is «1» in hours and in lessons.
            various = len({row[2].amount for row in rows if row not in odd}) > 1
            if (
                odd
                and various
                and len(rows) - len(odd) >= _FEWEST
                and len(odd) * _ONE_OF <= len(rows)
            ):
                yield from (_issue(cell, result.amount) for cell, _, result in odd)


def _reckoned(data: SheetData) -> Mapping[str, dict[int, _Result]]:
    """Return what the cells of each column reckon out, by the places of their rows."""
    found: dict[str, dict[int, _Result]] = {}
    for place, record in enumerate(data.records):
        for name, value in record.values.items():
            if isinstance(value.data, str) and (result := _result(value.raw)) is not None:
                found.setdefault(name, {})[place] = result
    return found


@lru_cache(maxsize=4096)
def _result(text: str) -> _Result | None:
    """Return the product, or the hours, that a text is."""
    hours = _HOURS.fullmatch(text)
    if hours:
        start, end = (int(hours[n]) * 60 + int(hours[n + 1]) for n in (1, 3))
        length = ((end - start) % _DAY) / 60
        return _Result(length, 1 if length > _WITHOUT_BREAK else 0)
    factors = [_FACTOR.fullmatch(part) for part in _TIMES.split(text)]
    if len(factors) < 2 or None in factors:
        return None
    numbers = ("".join(f["number"].split()).replace(",", ".") for f in factors if f)
    return _Result(math.prod(map(float, numbers)))


def _issue(cell: Value, expected: float) -> Issue:
    return warning(
        "rows-add-up",
        cell.location,
        f"Здесь {cell.raw}, а по расчёту в этой строке – {as_typed(expected)}.",
        "Исправьте это число или расчёт.",
    )
