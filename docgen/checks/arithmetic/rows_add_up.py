"""What a column adds up or multiplies in all rows, it does in each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, permutations

from docgen.checks.arithmetic.signs import MADE
from docgen.checks.arithmetic.totals_fit_rows import TOTAL, number_in
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.records import SheetData, Value

_FEWEST, _SAMPLE, _MOST_COLUMNS = 4, 40, 12
#: Of so many rows one may be otherwise.
_ONE_OF = 5
_TOLERANCE, _ROUNDED = 0.011, 0.06

Row = dict[str, tuple[Value, float]]
Rule = Callable[[Row], tuple[float, str] | None]


def rows_add_up(paper: Paper) -> Iterator[Issue]:
    """Yield the cell «Всего» that is not 12 + 8 + 3 as those of the other rows are.

    What the column is made of is learned from the table: the columns beside it added up, or two of
    them multiplied or subtracted. Where one row of five is otherwise, nothing is made of anything.
    """
    for data in paper.records.sheets.values():
        free = data.sheet is None or data.sheet.shape is Shape.TABLE
        if free and data.is_used and not data.is_text and len(data.records) >= _FEWEST:
            names = list(dict.fromkeys(n for r in data.records[:_SAMPLE] for n in r.values))
            for name in names:
                if MADE.search(name):
                    yield from _in_column(data, names, name)


def _in_column(data: SheetData, names: list[str], made: str) -> Iterator[Issue]:
    sample = list(_rows(data, made, _SAMPLE))
    if len(sample) < _FEWEST:
        return
    beside = [n for n in names if n != made and sum(n in row for row in sample) > 1]
    for rule in _rules(beside[-_MOST_COLUMNS:], names.index(made), names):
        if not _holds(rule, made, sample):
            continue
        rows = list(_rows(data, made)) if len(data.records) > _SAMPLE else sample
        odd = [(row, found) for row in rows if (found := _misses(rule, row, made))]
        if len(odd) * _ONE_OF <= len(rows):
            yield from (_issue(row[made][0], *found) for row, found in odd)
        return


def _rules(beside: list[str], place: int, names: list[str]) -> Iterator[Rule]:
    """Yield what a column may be made of: all numbers of a run of columns next to it, or two."""
    before = [n for n in beside if names.index(n) < place]
    after = [n for n in beside if names.index(n) > place]
    runs = [before[start:] for start in range(len(before) - 1)]
    runs += [after[:end] for end in range(len(after), 1, -1)]
    yield from (_sum_of(run) for run in runs)
    yield from (_product_of(one, other) for one, other in combinations(beside, 2))
    yield from (_difference_of(one, other) for one, other in permutations(beside, 2))


def _sum_of(run: Sequence[str]) -> Rule:
    def added(row: Row) -> tuple[float, str] | None:
        numbers = [row[name] for name in run if name in row]
        if len(numbers) < 2:
            return None
        return sum(n for _, n in numbers), " + ".join(cell.raw for cell, _ in numbers)

    return added


def _difference_of(one: str, other: str) -> Rule:
    def taken(row: Row) -> tuple[float, str] | None:
        if one not in row or other not in row:
            return None
        (left, a), (right, b) = row[one], row[other]
        return a - b, f"{left.raw} – {right.raw}"

    return taken


def _product_of(one: str, other: str) -> Rule:
    def multiplied(row: Row) -> tuple[float, str] | None:
        if one not in row or other not in row:
            return None
        (left, a), (right, b) = row[one], row[other]
        return a * b, f"{left.raw} × {right.raw}"

    return multiplied


def _holds(rule: Rule, made: str, rows: Sequence[Row]) -> bool:
    """Return whether a rule explains nearly all rows, and not by ones and noughts alone."""
    telling = [row for row in rows if (found := rule(row)) and abs(found[0]) > 1]
    missed = sum(_misses(rule, row, made) is not None for row in telling)
    various = len({row[made][1] for row in telling}) > 2
    return various and len(telling) - missed >= _FEWEST - 1 and missed * _ONE_OF <= len(telling)


def _misses(rule: Rule, row: Row, made: str) -> tuple[float, str] | None:
    found = rule(row)
    if found is None:
        return None
    expected, number = found[0], row[made][1]
    whole = all(n.is_integer() for _, n in row.values())
    # What a price of two decimals is multiplied by, its rounding is too.
    close = _TOLERANCE if whole else _ROUNDED + abs(expected) / 1000
    return found if abs(expected - number) > close else None


def _rows(data: SheetData, made: str, most: int | None = None) -> Iterator[Row]:
    """Yield the numbers of the rows that have one in this column; no totals, no heads."""
    for record in data.records[:most]:
        cell = record.values.get(made)
        if cell is None or number_in(cell) is None:
            continue
        row = {
            name: (value, number)
            for name, value in record.values.items()
            if (number := number_in(value)) is not None
        }
        is_total = any(TOTAL.match(value.raw.strip()) for value in record.values.values())
        numbers = [number for _, number in row.values()]
        # «1 | 2 | 3» are the numbers of the columns.
        if not is_total and numbers != [*range(1, len(record.values) + 1)]:
            yield row


def _issue(cell: Value, expected: float, how: str) -> Issue:
    shown = f"{expected:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return warning(
        "rows-add-up",
        cell.location,
        f"Здесь {cell.raw}, а {how} = {shown}, как в других строках.",
        "Исправьте это число или те, из которых оно складывается.",
    )
