"""Numbers of table rows: computed where blank, kept where a person typed them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from docgen.content import Paragraph, Span, Table, TableCell, TableRow
from docgen.lazy_regex import lazy_regex
from docgen.names import is_number_heading
from docgen.sharing import Memo
from docgen.stretches import Stretches

#: How far the numbers of a table have come: its section, the row in it, what stands before both.
Count = tuple[int, int, str]
NUMBERING = ("сквозная", "по разделам", "1.1")
# A section's own number: «1. Осень», «2) Зима», «1.1 Осень»; «2026 год», «01.09.2026» are none.
_SECTION_NUMBER = lazy_regex(
    r"(?P<number>[1-9]\d{0,2}(?:\.[1-9]\d?)*)(?:\s?\.?\)|\s?\.)(?!\d)"
    r"|(?P<levels>[1-9]\d?(?:\.[1-9]\d?)+)(?=\s+[^\W\d_])"
)
# «Х» and «І» of the Russian and Ukrainian keyboards are typed for X and I.
_ROMAN = lazy_regex(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?=[\s.):]|$)")
_LIKE_LATIN = str.maketrans("ХІ", "XI")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


class Numbering:
    """The numbers of rows that follow each other in a table: ``next`` is asked of each in turn.

    ``mode``: «сквозная» through all sections, «по разделам» anew in each, «1.1» with the number
    of the section before the dot; anything else numbers no row. Typed numbers stay. ``column`` is
    that of the numbers, None where the table has none. ``reached`` is how far they have come;
    ``counts`` tells whether any row is numbered at all.
    """

    def __init__(self, mode: str, column: int | None) -> None:
        self.mode = mode
        self.column = column
        self.reached: Count = (0, 0, "")
        self.counts = column is not None and mode in NUMBERING

    def next(self, row: TableRow) -> str:
        """Return the number that this row takes, nothing where it takes none."""
        if not self.counts or self.column is None:
            return ""
        section, count, prefix = self.reached
        if row.kind == "section":
            typed = _typed_number(row, self.column)
            section = int(typed.split(".")[0]) if typed else section + 1
            prefix = typed or str(section)
            self.reached = section, count if self.mode == "сквозная" else 0, prefix
            return f"{prefix}." if self.mode == "1.1" and not typed else ""
        index = cell_at(row, self.column) if row.kind == "body" else None
        if index is None or row.cells[index].merge == "continue":
            return ""
        cell = row.cells[index]
        typed = cell.text.strip() if cell.paragraphs else ""
        if typed:
            last = re.findall(r"\d+", typed)
            self.reached = section, int(last[-1]) if last else count, prefix
            return ""
        count += 1
        self.reached = section, count, prefix
        return f"{prefix}.{count}." if self.mode == "1.1" and prefix else f"{count}."


#: Numbers no row.
UNNUMBERED: Final = Numbering("", None)


def with_number(row: TableRow, column: int | None, number: str, known: Memo[TableCell]) -> TableRow:
    """Return a row of the body, or a section, with this number; cells of numbers are ``known``."""
    if row.kind == "section":
        return _number_section(row, number)
    index = cell_at(row, column or 0) or 0
    cell = row.cells[index]
    filled = known.get(cell, number) or known.keep(
        replace(cell, paragraphs=(Paragraph((Span(number),)),)), cell, number
    )
    return replace(row, cells=(*row.cells[:index], filled, *row.cells[index + 1 :]))


def add_column_numbers(table: Table) -> Table:
    """Return the table with a row 1, 2, 3 … under its heading (R-TBL-2), unless it has one."""
    if any(row.kind == "numbers" for row in table.rows):
        return table
    head = sum(1 for row in table.rows if row.kind == "head")
    numbers = _column_numbers(len(table.widths))
    if isinstance(table.rows, Stretches):
        return replace(table, rows=table.rows.with_one(numbers, head))
    return replace(table, rows=(*table.rows[:head], numbers, *table.rows[head:]))


@lru_cache(maxsize=64)
def _column_numbers(columns: int) -> TableRow:
    cells = tuple(
        TableCell((Paragraph((Span(str(number)),)),), align="center")
        for number in range(1, columns + 1)
    )
    return TableRow(cells, "numbers")


def number_column(table: Table) -> int | None:
    """Return the grid column whose heading is «№», «№ п/п» or the like, or None."""
    for row in table.rows:
        if row.kind != "head":
            break
        column = 0
        for cell in row.cells:
            if is_number_heading(cell.text):
                return column
            column += cell.colspan
    return None


def cell_at(row: TableRow, column: int) -> int | None:
    """Return which cell of the row begins at this grid column, or None."""
    place = 0
    for index, cell in enumerate(row.cells):
        if place == column:
            return index
        place += cell.colspan
    return None


def _typed_number(row: TableRow, column: int) -> str:
    """Return the number that a section bears already, in figures; nothing when it has none."""
    text = _row_text(row)
    index = cell_at(row, column)
    own = row.cells[index].text.strip() if index is not None else ""
    if own != text and re.fullmatch(r"[1-9]\d{0,2}(?:\.\d+)*", own):
        # Alone in the column of numbers it needs no dot.
        return own
    found = _SECTION_NUMBER.match(text)
    if found is not None:
        return found["number"] or found["levels"]
    roman = _ROMAN.match(text.translate(_LIKE_LATIN))
    return str(_value_of(roman[0])) if roman is not None else ""


def _value_of(roman: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


def _row_text(row: TableRow) -> str:
    return " ".join(cell.text for cell in row.cells).strip()


def _number_section(row: TableRow, number: str) -> TableRow:
    """Return the section row with its number: in a cell of its own if there is one, else first."""
    index = next((i for i, cell in enumerate(row.cells) if cell.text.strip()), 0)
    if index > 0 and row.cells[0].colspan == 1:
        first = replace(row.cells[0], paragraphs=(Paragraph((Span(number, bold=True),)),))
        return replace(row, cells=(first, *row.cells[1:]))
    cell = row.cells[index]
    if not cell.paragraphs:
        return row
    head, *rest = cell.paragraphs
    bold = bool(head.spans) and head.spans[0].bold
    numbered = replace(head, spans=(Span(f"{number} ", bold=bold), *head.spans))
    filled = replace(cell, paragraphs=(numbered, *rest))
    return replace(row, cells=(*row.cells[:index], filled, *row.cells[index + 1 :]))
