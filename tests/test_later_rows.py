"""Rows of a table that are made when somebody asks for them."""

from __future__ import annotations

import pickle

from docgen.content import LaterRows, Paragraph, Span, Table, TableCell, TableRow


def row(number: int) -> TableRow:
    paragraph = Paragraph((Span(str(number)),))
    return TableRow((TableCell((paragraph,), colspan=number),), "head" if number == 0 else "body")


def test_only_rows_that_are_asked_for_are_made_and_each_once() -> None:
    made: list[int] = []
    rows = LaterRows(["head", "body", "body"], {1, 2}, lambda n: made.append(n) or row(n))  # type: ignore[func-returns-value]
    table = Table((1.0,), rows)
    assert (len(table.rows), list(table.kinds), made) == (3, ["head", "body", "body"], [])
    assert table.rows[:2] == (row(0), row(1))
    assert table.wide_rows() == {2}
    assert list(table.rows) == [row(0), row(1), row(2)]
    assert made == [0, 1, 2]


def test_they_are_as_good_as_a_tuple() -> None:
    rows = LaterRows(["head", "body"], (), row)
    own = (row(0), row(1))
    assert rows == own
    assert hash(rows) == hash(own)
    assert rows[-1] == own[-1]
    assert pickle.loads(pickle.dumps(rows)) == own
    assert Table((1.0,), rows) == Table((1.0,), own)
    assert Table((1.0,), own).kinds == ["head", "body"]
