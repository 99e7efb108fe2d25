"""How wide the columns of a table are meant to be, where nobody has set it in the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import Final

from docgen.content import TableRow

#: The place and the signs of each filled cell of a row, as far as they tell of the columns.
Signs = tuple[tuple[int, int], ...]

#: Of each column the signs in it, and its filled cells.
Totals = tuple[Sequence[int], Sequence[int]]

#: So many rows show how wide the columns of a table must be.
LOOKED_AT: Final = 500
#: A number of a row, which takes the least.
_LEAST: Final = 1.5
# So few columns stay as wide as they are.
_FEW: Final = 2


def are_chosen(widths: Sequence[float]) -> bool:
    """Return whether a person has set these widths; a new sheet of a spreadsheet has equal ones."""
    return len(set(widths)) > 1 or len(widths) <= _FEW


def signs_of(row: TableRow) -> Signs:
    """Return what a row tells of the columns: a heading, or a cell over several, nothing."""
    if row.kind != "body":
        return ()
    found = []
    place = 0
    for cell in row.cells:
        text = cell.text if cell.colspan == 1 else ""
        if text:
            found.append((place, len(text)))
        place += cell.colspan
    return tuple(found)


def totals_of(rows: Iterable[Signs], count: int) -> Totals:
    """Return what rows tell of so many columns."""
    signs, filled = [0] * count, [0] * count
    for row in rows:
        for place, length in row:
            if place < count:
                signs[place] += length
                filled[place] += 1
    return signs, filled


def sum_of(totals: Iterable[Totals]) -> Totals:
    """Return what all these rows tell of the columns."""
    signs, filled = zip(*totals, strict=True)
    return [*map(sum, zip(*signs, strict=True))], [*map(sum, zip(*filled, strict=True))]


def shares_by_text(totals: Totals) -> tuple[float, ...]:
    """Return the columns in proportion to what stands in them (R-TBL-5).

    A column of long texts takes more, but not as much more as its texts are longer: a text has
    lines, so its share is the root of its length.
    """
    return tuple(
        round(max(sqrt(total / number), _LEAST), 2) if number else _LEAST * 2
        for total, number in zip(*totals, strict=True)
    )
