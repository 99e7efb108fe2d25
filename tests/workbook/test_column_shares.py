"""Columns that nobody has set in the workbook are shared by what stands in them."""

from __future__ import annotations

import pytest

from docgen.content import Paragraph, Span, TableCell, TableRow
from docgen.workbook.column_shares import shares_by_text, signs_of, totals_of


def row(*texts: str, kind: str = "body", span: int = 1) -> TableRow:
    cells = tuple(TableCell((Paragraph((Span(text),)),), colspan=span) for text in texts)
    return TableRow(cells, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "shares"),
    [
        # The root of the usual length, and no less than a number takes.
        ([row("1", "а" * 100, "май"), row("2", "б" * 100, "июнь")], (1.5, 10.0, 1.87)),
        # Neither a head nor the name of a section tells how wide a column is.
        ([row("№", "Что", "Ф" * 90, kind="head"), row("1", "а" * 9, "б" * 4)], (1.5, 3.0, 2.0)),
        ([row("Раздел " * 9, span=3), row("1", "а" * 9, "б" * 4)], (1.5, 3.0, 2.0)),
        # What is filled in by hand takes as much as two numbers; blanks do not count.
        ([row("1", "а" * 16, ""), row("2", "", "")], (1.5, 4.0, 3.0)),
        ([], (3.0, 3.0, 3.0)),
    ],
)
def test_shares(rows: list[TableRow], shares: tuple[float, ...]) -> None:
    assert shares_by_text(totals_of(map(signs_of, rows), 3)) == shares
