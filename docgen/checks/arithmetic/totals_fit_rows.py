"""The numbers above a row «Итого» add up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.names import is_number_heading
from docgen.records import SheetData, Value

_TOTAL = re.compile(r"(?:итог|всего)", re.IGNORECASE)
# What is not added up: shares, means, numbers that name something.
_NOT_ADDED = re.compile(
    r"%|процент|средн|доля|качеств|успеваем|балл|оценк|номер|телефон|цена|^\W*(?:год|дат|класс\W*$)",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"-?\d{1,3}(?:[\s\u00a0]\d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?")
_TOLERANCE = 0.011

Row = dict[int, Value]


def totals_fit_rows(paper: Paper) -> Iterator[Issue]:
    """Yield the totals that no reading of the rows above explains.

    A total may be of its part, of the whole table or of the totals before it. A column with words
    among its numbers, of shares or of means is left alone.
    """
    for data in paper.records.sheets.values():
        free = data.sheet is None or data.sheet.shape is Shape.TABLE
        if free and data.is_used and not data.is_text:
            yield from _in_table(_grid(data))


def _in_table(rows: Sequence[Row]) -> Iterator[Issue]:
    for place, row in enumerate(rows):
        if not _is_total(row):
            continue
        for column, cell in row.items():
            total = _number(cell)
            if total is None or _is_not_added(rows, column):
                continue
            sums = _sums(rows[:place], column)
            if sums and not any(abs(total - one) <= _TOLERANCE for one in sums):
                yield warning(
                    "totals-fit-rows",
                    cell.location,
                    f"Итог {cell.raw}, а сумма строк над ним – {_shown(sums[0])}.",
                    "Исправьте итог или числа в строках.",
                )


def _sums(above: Sequence[Row], column: int) -> list[float]:
    """Return what a total may be, the likeliest first; nothing when it cannot be told."""
    part: list[float] = []
    whole: list[float] = []
    section: list[float] = []
    totals: list[float] = []
    for row in above:
        cell = row.get(column)
        if len(row) == 1:
            section = []
        if cell is None or (not whole and _number(cell) is None):
            continue  # a blank, a heading
        number = _number(cell)
        if number is None:
            if len(row) == 1:
                continue
            return []
        if _is_total(row):
            totals.append(number)
            part, section = [], []
        else:
            for addends in (part, whole, section):
                addends.append(number)
    if len(whole) < 2:
        return []
    readings = [addends for addends in (part, whole, section, totals) if addends]
    return [*map(sum, readings), *(sum(addends) / len(addends) for addends in readings)]


def _is_total(row: Row) -> bool:
    words = [cell.raw for _, cell in sorted(row.items()) if _number(cell) is None]
    return bool(words) and _TOTAL.match(words[0].strip()) is not None and len(row) > 1


def _is_not_added(rows: Sequence[Row], column: int) -> bool:
    """Return whether the words at the head of a column forbid to add it up."""
    for row in rows:
        cell = row.get(column)
        if cell is None:
            continue
        if _number(cell) is not None:
            return False
        if _NOT_ADDED.search(cell.raw) or is_number_heading(cell.raw):
            return True
    return False


def _grid(data: SheetData) -> list[Row]:
    rows: dict[int, Row] = {}
    for cell in data.cells:
        place = cell.location
        if place.row and place.column and cell.raw.strip():
            rows.setdefault(place.row, {})[place.column] = cell
    return [rows[number] for number in sorted(rows)]


def _number(cell: Value) -> float | None:
    if isinstance(cell.data, bool):
        return None
    if isinstance(cell.data, int | float):
        return float(cell.data)
    text = cell.raw.strip()
    if not _NUMERAL.fullmatch(text):
        return None
    return float("".join(text.split()).replace(",", "."))


def _shown(number: float) -> str:
    return f"{round(number, 2):g}".replace(".", ",") if abs(number) < 1e6 else f"{number:.0f}"
