"""Numbers of table rows: computed where blank, kept where a person typed them."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from docgen.content import Paragraph, Span, Table, TableCell, TableRow
from docgen.context.known_rows import KnownRows
from docgen.lazy_regex import lazy_regex
from docgen.names import is_number_heading
from docgen.stretches import Stretch, Stretches

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


def number_rows(table: Table, mode: str, known: KnownRows | None = None) -> Table:
    """Return the table with its blank cells under «№» numbered.

    ``mode``: «сквозная» through all sections, «по разделам» anew in each, «1.1» with the number
    of the section before the dot; anything else leaves the table as it is. Typed numbers stay.
    ``known`` has the rows that were numbered for other documents: a stretch of them by the number
    at which it begins.
    """
    column = number_column(table)
    if column is None or mode not in NUMBERING:
        return table
    known = known or KnownRows()
    numbering = _Numbering(mode, column, known)
    parts = known.parting.parted(table.rows).parts
    return replace(table, rows=Stretches([*map(numbering.of, parts)]))


class _Numbering:
    """The numbers of rows that follow each other in a table."""

    def __init__(self, mode: str, column: int, known: KnownRows) -> None:
        self._mode = mode
        self._column = column
        self._known = known
        self._section, self._count, self._prefix = 0, 0, ""

    def of(self, part: Stretch[TableRow]) -> Stretch[TableRow]:
        """Return the next rows with their numbers."""
        if not part.is_shared:
            return Stretch(tuple(map(self._of_row, part.items)))
        how = (self._mode, self._column, self._section, self._count, self._prefix)
        found = self._known.numbered.get(part, how)
        if found is None:
            numbered = Stretch(tuple(map(self._of_row, part.items)), is_shared=True)
            reached = self._section, self._count, self._prefix
            found = self._known.numbered.keep((numbered, reached), part, how)
        numbered, (self._section, self._count, self._prefix) = found
        return numbered

    def _of_row(self, row: TableRow) -> TableRow:
        if row.kind == "section":
            return self._of_section(row)
        index = cell_at(row, self._column) if row.kind == "body" else None
        if index is None or row.cells[index].merge == "continue":
            return row
        cell = row.cells[index]
        typed_number = cell.text.strip() if cell.paragraphs else ""
        if typed_number:
            last = re.findall(r"\d+", typed_number)
            self._count = int(last[-1]) if last else self._count
            return row
        self._count += 1
        is_of_section = self._mode == "1.1" and self._prefix
        number = f"{self._prefix}.{self._count}." if is_of_section else f"{self._count}."
        how = ("number", index, number)
        rows, cells = self._known.rows, self._known.cells
        again = rows.get(row, how)
        if again is None:
            filled = cells.get(cell, number) or cells.keep(
                replace(cell, paragraphs=(Paragraph((Span(number),)),)), cell, number
            )
            numbered = (*row.cells[:index], filled, *row.cells[index + 1 :])
            again = rows.keep(replace(row, cells=numbered), row, how)
        return again

    def _of_section(self, row: TableRow) -> TableRow:
        if self._mode != "сквозная":
            self._count = 0
        typed = _typed_number(row, self._column)
        self._section = int(typed.split(".")[0]) if typed else self._section + 1
        self._prefix = typed or str(self._section)
        is_numbered = self._mode == "1.1" and not typed
        return _number_section(row, f"{self._prefix}.") if is_numbered else row


def add_column_numbers(table: Table) -> Table:
    """Return the table with a row 1, 2, 3 … under its heading (R-TBL-2), unless it has one."""
    if any(row.kind == "numbers" for row in table.rows):
        return table
    head = sum(1 for row in table.rows if row.kind == "head")
    numbers = _column_numbers(len(table.widths))
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
