"""The numbers above a row «Итого» add up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.names import is_number_heading
from docgen.records import SheetData, Value

#: The first word of a row of totals.
TOTAL = lazy_regex(r"(?:итог|всего)", re.IGNORECASE)
# What is not added up: shares, means, numbers that name something.
_NOT_ADDED = lazy_regex(
    r"%|процент|средн|доля|качеств|успеваем|балл|оценк|номер|телефон|цена|^\W*(?:год|дат|класс\W*$)",
    re.IGNORECASE,
)
_NUMERAL = lazy_regex(r"-?\d{1,3}(?:[\s\u00a0]\d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?")
#: Nothing, in words: it adds nothing up.
NOTHING = lazy_regex(
    r"[-–—−]+|нет|бесплатно|безвозмездно|без оплаты|не требуется|без финансирования", re.IGNORECASE
)
_TOLERANCE, _ROUNDED = 0.011, 0.06

Row = dict[int, Value]


def totals_fit_rows(paper: Paper) -> Iterator[Issue]:
    """Yield the totals that no reading of the rows above explains.

    A total may be of its part, of the whole table or of the totals before it. A column with words
    among its numbers (but «–» and «бесплатно»), of shares or of means is left alone.
    """
    for data in paper.records.sheets.values():
        free = data.sheet is None or data.sheet.shape is Shape.TABLE
        if free and data.is_used and not data.is_text:
            rows = _grid(data)
            if any(_is_total(row) for row in rows):
                for column in sorted({column for row in rows for column in row}):
                    yield from _in_column(rows, column)


def _in_column(rows: Sequence[Row], column: int) -> Iterator[Issue]:
    sums = _Sums()
    for row in rows:
        if len(row) == 1:
            sums.section.clear()
        cell = row.get(column)
        if cell is None or len(row) == 1:
            continue
        number = number_in(cell)
        if number is None:
            if NOTHING.fullmatch(cell.raw.strip()):
                continue
            if sums.whole or _NOT_ADDED.search(cell.raw) or is_number_heading(cell.raw):
                return
        elif _is_total(row):
            if not sums.explain(number):
                yield _issue(cell, sum(sums.part or sums.totals))
            sums.close(number)
        elif not _is_numbering(row):
            sums.add(number)


class _Sums:
    """The numbers of a column that a total may add up."""

    def __init__(self) -> None:
        self.part: list[float] = []
        self.section: list[float] = []
        self.totals: list[float] = []
        self.whole: list[float] = []

    def add(self, number: float) -> None:
        for addends in (self.part, self.section, self.whole):
            addends.append(number)

    def close(self, total: float) -> None:
        self.totals.append(total)
        self.part.clear()
        self.section.clear()

    def explain(self, total: float) -> bool:
        """Return whether a total is a sum, or a mean, of what stands above."""
        if len(self.whole) < 2:
            return True  # one number is added to nothing
        readings = [a for a in (self.part, self.whole, self.section, self.totals) if a]
        if any(abs(total - sum(addends)) <= _TOLERANCE for addends in readings):
            return True
        # A mean lies among its numbers; a sum of whole ones does not.
        near = self.part or self.totals
        if abs(total - sum(near) / len(near)) <= _ROUNDED:
            return True
        whole = all(number.is_integer() for number in (total, *near))
        return not whole and min(near) <= total <= max(near)


def _issue(cell: Value, expected: float) -> Issue:
    return warning(
        "totals-fit-rows",
        cell.location,
        f"Итог {cell.raw}, а сумма строк над ним – {as_typed(expected)}.",
        "Исправьте итог или числа в строках.",
    )


def _is_numbering(row: Row) -> bool:
    """Return whether a row numbers the columns: 1, 2, 3 and so on."""
    return len(row) > 2 and [number_in(row[place]) for place in sorted(row)] == [
        *range(1, len(row) + 1)
    ]


def _is_total(row: Row) -> bool:
    words = (cell.raw for _, cell in sorted(row.items()) if number_in(cell) is None)
    return len(row) > 1 and TOTAL.match(next(words, "").strip()) is not None


def _grid(data: SheetData) -> list[Row]:
    rows: dict[int, Row] = {}
    for cell in data.cells:
        place = cell.location
        if place.row and place.column and cell.raw.strip():
            rows.setdefault(place.row, {})[place.column] = cell
    return [rows[number] for number in sorted(rows)]


def number_in(cell: Value) -> float | None:
    """Return the number that a cell of a table is, typed or as text; None for all else."""
    if isinstance(cell.data, bool):
        return None
    if isinstance(cell.data, int | float):
        return float(cell.data)
    text = cell.raw.strip()
    if not _NUMERAL.fullmatch(text):
        return None
    return float("".join(text.split()).replace(",", "."))


def as_typed(number: float) -> str:
    """Return a number as people type it into a cell: «12», «32,5»."""
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")
