"""How wide the columns of a table are meant to be, where nobody has set it in the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Final

from docgen.content import TableRow

#: A number of a row, which takes the least.
_LEAST: Final = 1.5


def shares_by_text(rows: Sequence[TableRow], count: int) -> tuple[float, ...]:
    """Return the columns in proportion to what stands in them (R-TBL-5).

    A column of long texts takes more, but not as much more as its texts are longer: a text has
    lines, so its share is the root of its length.
    """
    signs = [0] * count
    filled = [0] * count
    for row in rows:
        place = 0
        for cell in row.cells:
            if row.kind == "body" and cell.colspan == 1 and cell.text and place < count:
                signs[place] += len(cell.text)
                filled[place] += 1
            place += cell.colspan
    return tuple(
        round(max(sqrt(total / number), _LEAST), 2) if number else _LEAST * 2
        for total, number in zip(signs, filled, strict=True)
    )
