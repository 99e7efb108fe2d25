"""What a column adds up or multiplies in all rows, it does in each row."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations
from typing import Literal

from msgspec import Struct

from docgen.checks.arithmetic.signs import MADE
from docgen.checks.arithmetic.totals_fit_rows import TOTAL, as_typed, number_in
from docgen.checks.arithmetic.written_sums import written_sums
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.records import Record, SheetData

_FEWEST, _SAMPLE, _MOST_COLUMNS = 4, 40, 12
#: Of so many rows one may be otherwise.
_ONE_OF = 5
_TOLERANCE, _ROUNDED = 0.011, 0.06


class _Row(Struct, frozen=True):
    """A row of a table and the numbers of some of its columns."""

    record: Record
    numbers: dict[str, float]


class _Rule(Struct, frozen=True):
    """What a column is made of: others added up, or two multiplied or subtracted."""

    made: str
    of: tuple[str, ...]
    sign: Literal["+", "×", "–"]

    def expected(self, row: _Row) -> float | None:
        """Return what the rule makes of a row; None where there is too little to make it of."""
        numbers = [row.numbers[name] for name in self.of if name in row.numbers]
        if self.sign == "+":
            return sum(numbers) if len(numbers) > 1 else None
        if len(numbers) < len(self.of):
            return None
        return math.prod(numbers) if self.sign == "×" else numbers[0] - numbers[1]

    def missed(self, row: _Row) -> float | None:
        """Return what is due in a row where something else stands."""
        expected = self.expected(row)
        if expected is None:
            return None
        numbers = row.numbers.values()
        # What a price of two decimals is multiplied by, its rounding is too.
        whole = all(number.is_integer() for number in numbers)
        close = _TOLERANCE if whole else _ROUNDED + abs(expected) / 1000
        return expected if abs(expected - row.numbers[self.made]) > close else None

    def holds(self, rows: Sequence[_Row]) -> bool:
        """Return whether it explains nearly all rows, and not by ones and noughts alone."""
        telling = [row for row in rows if abs(self.expected(row) or 0) > 1]
        missed = sum(self.missed(row) is not None for row in telling)
        various = len({row.numbers[self.made] for row in telling}) > 2
        return various and len(telling) - missed >= _FEWEST - 1 and missed * _ONE_OF <= len(telling)

    def shown(self, row: _Row) -> str:
        """Return «12 + 8 + 3», as typed in the row."""
        cells = (row.record.values[name].raw for name in self.of if name in row.numbers)
        return f" {self.sign} ".join(cells)


def rows_add_up(paper: Paper) -> Iterator[Issue]:
    """Yield the cell «Всего» that is not 12 + 8 + 3 as those of the other rows are.

    What the column is made of is learned from the table: the columns beside it added up, or two of
    them multiplied or subtracted. Where one row of five is otherwise, nothing is made of anything.
    What a cell reckons out in words is looked at as well.
    """
    for data in paper.records.sheets.values():
        free = data.sheet is None or data.sheet.shape is Shape.TABLE
        if free and data.is_used and not data.is_text and len(data.records) >= _FEWEST:
            names = list(dict.fromkeys(n for r in data.records[:_SAMPLE] for n in r.values))
            for name in names:
                if MADE.search(name):
                    yield from _in_column(data, names, name)
    yield from written_sums(paper)


def _in_column(data: SheetData, names: list[str], made: str) -> Iterator[Issue]:
    read = _rows(data.records[:_SAMPLE], made, names)
    sample = [row for row in read if not _is_apart(row.record)]
    beside = [n for n in names if n != made and sum(n in row.numbers for row in sample) > 1]
    rules = _rules(made, beside[-_MOST_COLUMNS:], names)
    rule = next((rule for rule in rules if rule.holds(sample)), None) if sample else None
    if rule is None:
        return
    rows = list(_rows(data.records, made, rule.of))
    missed = [(row, due) for row in rows if (due := rule.missed(row)) is not None]
    odd = [(row, due) for row, due in missed if not _is_apart(row.record)]
    if len(odd) * _ONE_OF <= len(rows):
        for row, due in odd:
            yield _issue(row, rule, due)


def _rules(made: str, beside: list[str], names: list[str]) -> Iterator[_Rule]:
    """Yield what a column may be made of: all numbers of a run of columns next to it, or two."""
    place = names.index(made)
    before = [n for n in beside if names.index(n) < place]
    after = [n for n in beside if names.index(n) > place]
    runs = [before[start:] for start in range(len(before) - 1)]
    runs += [after[:end] for end in range(len(after), 1, -1)]
    yield from (_Rule(made, tuple(run), "+") for run in runs)
    yield from (_Rule(made, two, "×") for two in combinations(beside, 2))
    yield from (_Rule(made, two, "–") for two in permutations(beside, 2))


def _rows(records: Iterable[Record], made: str, names: Iterable[str]) -> Iterator[_Row]:
    """Yield the rows with a number in this column, with those of the named ones."""
    asked = (made, *(name for name in names if name != made))
    for record in records:
        if made not in record.values:
            continue
        numbers = {
            name: number
            for name in asked
            if (cell := record.values.get(name)) and (number := number_in(cell)) is not None
        }
        if made in numbers:
            yield _Row(record, numbers)


def _is_apart(record: Record) -> bool:
    """Return whether a row sums up the others, or numbers the columns: «1 | 2 | 3»."""
    cells = record.values.values()
    counted = [number_in(cell) for cell in cells] == [*range(1, len(cells) + 1)]
    return counted or any(TOTAL.match(cell.raw.strip()) for cell in cells)


def _issue(row: _Row, rule: _Rule, due: float) -> Issue:
    cell = row.record.values[rule.made]
    return warning(
        "rows-add-up",
        cell.location,
        f"Здесь {cell.raw}, а {rule.shown(row)} = {as_typed(due)}, как в других строках.",
        "Исправьте это число или те, из которых оно складывается.",
    )
