"""A free sheet as the table that will be printed, and its body rows as records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal, cast

from docgen.content import Merge, Paragraph, Table, TableCell, TableRow
from docgen.issues import Location
from docgen.kinds.model import Column, Sheet
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value
from docgen.workbook import limits
from docgen.workbook.column_shares import shares_by_text
from docgen.workbook.grid import Area, Grid, read_grid
from docgen.workbook.headings import (
    Heading,
    Headings,
    find_heading_row,
    known_columns,
    tell_missing_columns,
    tell_no_headings,
    tell_unknown_columns,
)
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.rows import tell_missing_value
from docgen.workbook.scope import Scope
from docgen.workbook.shared_rows import SharedRows
from docgen.workbook.spans import without_bold
from docgen.workbook.table_layout import RowKind, TableLayout, read_layout
from docgen.workbook.text_blocks import cell_blocks
from docgen.workbook.values import numbered, read_value, says_nothing


def read_table(raw: RawSheet, sheet: Sheet | None, name: str, scope: Scope) -> SheetData:
    """Return the sheet with its table, every filled cell, and a record for each body row."""
    data = SheetData(name, raw.location(), sheet)
    columns = sheet.columns if sheet else ()
    grid = read_grid(raw)
    if not grid.rows:
        return data
    if grid.width > limits.MAX_TABLE_COLUMNS:
        _tell_too_wide(grid, scope)
    if grid.width > limits.MAX_SHEET_COLUMNS:
        return data
    heading_row = find_heading_row(raw, columns) if columns else 0
    reading = _TableReading(grid, read_layout(grid, heading_row), columns, scope)
    if sheet is None and reading.layout.head_rows == 1:
        tell_no_headings(raw, reading.sheet_row(reading.layout.head), scope)
    data.titles = {heading.name: heading.text for heading in reading.headings.values()}
    data.cells = list(reading.values())
    data.records = list(reading.records())
    if grid.width <= limits.MAX_TABLE_COLUMNS:
        data.table = reading.table()
    return data


def list_as_table(raw: RawSheet, data: SheetData, scope: Scope) -> Table | None:
    """Return a list that was read as records as the table that a person sees; None if it is empty.

    Its body are the rows of the records: one that is only numbered in advance is left out. What is
    wrong with the cells was told when the records were read.
    """
    columns = data.sheet.columns if data.sheet else ()
    used = {record.location.row for record in data.records}
    grid = read_grid(raw)
    if used.isdisjoint(grid.rows) or grid.width > limits.MAX_TABLE_COLUMNS:
        return None
    heading_row = find_heading_row(raw, columns)
    last_head = grid.rows[read_layout(grid, heading_row).lowest_head]
    grid = Grid(raw, [row for row in grid.rows if row <= last_head or row in used], grid.columns)
    layout = read_layout(grid, heading_row)
    reading = _TableReading(grid, layout, columns, replace(scope, issues=[]))
    reading.settle_numbers()
    return reading.table()


def _tell_too_wide(grid: Grid, scope: Scope) -> None:
    scope.error(
        "too-many-columns",
        grid.sheet.location(grid.rows[0]),
        f"В таблице {grid.width} столбцов, а в Word их бывает не больше "
        f"{limits.MAX_TABLE_COLUMNS}.",
        "Удалите лишние столбцы или разделите таблицу на два листа.",
    )


class _TableReading:
    """One grid on its way to a table: headings, typed values, rows."""

    def __init__(
        self, grid: Grid, layout: TableLayout, columns: tuple[Column, ...], scope: Scope
    ) -> None:
        self.grid = grid
        self.layout = layout
        self.columns = columns
        self.scope = scope
        self.headings = self._match_headings()
        self._heading_by_place = [self.headings.get(column) for column in grid.columns]
        self._values: dict[tuple[int, int], Value | None] = {}
        #: The cells that are printed otherwise than they lie in the file.
        self._settled: dict[tuple[int, int], RawCell] = {}
        headed = [(one.name, id(one.column)) for one in self._heading_by_place if one]
        how = (id(columns), scope.final, *headed, *grid.columns, "body" in layout.kinds)
        self._shared = SharedRows(grid, scope.rows_read, repr(how))

    def sheet_row(self, row: int) -> int:
        """Return the number of a grid row in the sheet."""
        return self.grid.rows[row]

    def values(self) -> Iterator[Value]:
        """Yield the value of every filled cell; what is wrong is told once."""
        headings = Headings(self.sheet_row(self.layout.lowest_head), self.headings)
        tell_unknown_columns(
            self.grid.sheet, headings.row, headings.by_place, self.columns, self.scope
        )
        tell_missing_columns(self.grid.sheet, headings, self.columns, self.scope)
        for row, kind in enumerate(self.layout.kinds):
            if known := self._shared.find(row, kind):
                self.scope.issues.extend(known.issues)
                yield from known.values
                continue
            told = len(self.scope.issues)
            values = list(self._values_of(row, kind))
            self._shared.said(row, values, self.scope.issues[told:])
            yield from values

    def _values_of(self, row: int, kind: RowKind) -> Iterator[Value]:
        for area in self.grid.row_areas(row):
            if area.row != row:
                continue
            heading = self._heading(area.column) if kind in {"body", "lonely"} else None
            column = heading.column if heading else None
            if area.cell is None or says_nothing(area.cell, column):
                self._tell_missing(row, area, heading)
                continue
            value = self._read(area.cell, kind, heading)
            if value is not None:
                yield value

    def records(self) -> Iterator[Record]:
        """Yield a record for each body row, in the order of the body rows of the table.

        A cell merged downwards counts for every row that it covers: people read it so.
        """
        for row, kind in enumerate(self.layout.kinds):
            if kind not in {"body", "lonely"}:
                continue
            if (known := self._shared.known(row)) and known.record:
                yield known.record
                continue
            record = Record(self.grid.sheet.location(self.sheet_row(row)))
            for area in self.grid.row_areas(row):
                heading = self._heading(area.column)
                value = self._values.get((area.cell.row, area.cell.column)) if area.cell else None
                if heading and value is not None:
                    record.values[heading.name] = value
            self._shared.recorded(row, record)
            yield record

    def settle_numbers(self) -> None:
        """Take the numbers of rows as they were typed, when no values are asked for."""
        for row in range(self.layout.lowest_head + 1, self.grid.height):
            for area in self.grid.filled(row):
                heading = self._heading(area.column)
                if area.cell and heading and heading.is_number:
                    location = self.grid.sheet.location(area.cell.row, area.cell.column)
                    settled = numbered(area.cell, location, self.scope)
                    self._settled[area.cell.row, area.cell.column] = settled

    def table(self) -> Table:
        """Return the table as it will be printed."""
        rows = []
        for row, kind in enumerate(self.layout.kinds):
            if known := self._shared.known(row):
                rows.append(known.printed)
                continue
            areas = list(self.grid.row_areas(row))
            filled = self.grid.filled(row)
            is_title = kind == "caption" and len(filled) == 1
            if kind == "wide-section" or (is_title and all(a.height == 1 for a in areas)):
                cells: tuple[TableCell, ...] = (self._wide_cell(filled, kind),)
            else:
                cells = tuple(self._cell(area, row, kind) for area in areas)
            rows.append(TableRow(cells, _PRINTED_KINDS[kind]))
            self._shared.printed(row, kind, rows[-1])
        widths = tuple(round(self.grid.sheet.width(place), 2) for place in self.grid.columns)
        if len(set(widths)) == 1 and len(widths) > 2:
            # As a new sheet of a spreadsheet has them: nobody has chosen these.
            widths = shares_by_text(rows, len(widths))
        return Table(widths, tuple(rows))

    def _read(self, cell: RawCell, kind: RowKind, heading: Heading | None) -> Value | None:
        location = self.grid.sheet.location(cell.row, cell.column)
        in_number_column = heading is not None and heading.is_number
        if in_number_column or (kind == "section" and cell.column == self.grid.columns[0]):
            typed, cell = cell, numbered(cell, location, self.scope)
            if cell is not typed:
                self._settled[cell.row, cell.column] = cell
        # Where every row has one cell, the table is a list, and none of them a heading.
        if kind == "lonely" and "body" in self.layout.kinds:
            self._tell_lonely(location)
        value = read_value(cell, heading.column if heading else None, location, self.scope)
        if value is not None and not value.blocks:
            # The table and whoever asks for the value get the same paragraphs.
            value = value._replace(blocks=cell_blocks(cell))
        self._values[cell.row, cell.column] = value
        return value

    def _paragraphs(self, cell: RawCell | None, kind: RowKind) -> tuple[Paragraph, ...]:
        if cell is None or cell.problem:
            return ()
        place = cell.row, cell.column
        value = self._values.get(place)
        if value is not None:
            paragraphs = cast("tuple[Paragraph, ...]", value.blocks)  # no cell holds a table
        else:
            paragraphs = cell_blocks(self._settled.get(place, cell))
        if kind in {"head", "caption", "numbers"} and cell.is_bold:
            # The style of the headings makes them bold or not, the same in every table.
            return tuple(replace(p, spans=without_bold(p.spans)) for p in paragraphs)
        return paragraphs

    def _cell(self, area: Area, row: int, kind: RowKind) -> TableCell:
        merge: Merge = "" if area.height == 1 else "restart" if area.row == row else "continue"
        paragraphs = () if merge == "continue" else self._paragraphs(area.cell, kind)
        align = area.cell.align if area.cell else ""
        return TableCell(paragraphs, area.width, merge, align)

    def _wide_cell(self, filled: list[Area], kind: RowKind) -> TableCell:
        """Return one cell over the whole table; a number that stands apart joins the title."""
        title = filled[-1].cell
        paragraphs = self._paragraphs(title, kind)
        if len(filled) == 2 and paragraphs:
            first = paragraphs[0]
            lead = replace(first.spans[0], text=f"{filled[0].text} ", link="")
            first = replace(first, spans=(lead, *first.spans))
            paragraphs = (first, *paragraphs[1:])
        return TableCell(paragraphs, self.grid.width, "", title.align if title else "")

    def _heading(self, column: int) -> Heading | None:
        return self._heading_by_place[column]

    def _match_headings(self) -> dict[int, Heading]:
        """Return a heading for every column: the lowest words, with the upper ones for doubles."""
        known = known_columns(self.columns)
        rows = range(self.layout.head, self.layout.lowest_head + 1)
        paths = [
            list(dict.fromkeys(self.grid.area(row, column).text for row in rows))
            for column in range(self.grid.width)
        ]
        lowest = [path[-1] or next(filter(None, reversed(path)), "") for path in paths]
        lowest_names = [normal_name(text) for text in lowest]
        headings: dict[int, Heading] = {}
        taken: set[str] = set()
        for place, path in enumerate(paths):
            text = lowest[place]
            if lowest_names.count(normal_name(text)) > 1:
                text = " ".join(filter(None, path))
            text = _free_name(text or f"столбец {place + 1}", taken)
            taken.add(normal_name(text))
            column = known.get(normal_name(text)) or known.get(normal_name(lowest[place]))
            if column and any(heading.column is column for heading in headings.values()):
                column = None
            sheet_column = self.grid.columns[place]
            headings[sheet_column] = Heading(sheet_column, text, column)
        return headings

    def _tell_missing(self, row: int, area: Area, heading: Heading | None) -> None:
        if heading is not None:
            place = self.grid.columns[area.column]
            tell_missing_value(
                self.grid.sheet, self.sheet_row(row), place, heading.column, self.scope
            )

    def _tell_lonely(self, location: Location) -> None:
        self.scope.warn(
            "lonely-cell",
            location,
            "В строке заполнена одна ячейка: это обычная строка таблицы, и текст останется в своём "
            "столбце.",
            "Если это название раздела, объедините ячейки строки по ширине таблицы или выделите "
            "его полужирным; если нет – дополните строку или оставьте как есть.",
        )


def _free_name(text: str, taken: set[str]) -> str:
    name, number = text, 1
    while normal_name(name) in taken:
        number += 1
        name = f"{text} {number}"
    return name


_PRINTED_KINDS: Final[dict[RowKind, Literal["head", "numbers", "section", "body"]]] = {
    "caption": "head",
    "head": "head",
    "numbers": "numbers",
    "section": "section",
    "wide-section": "section",
    "lonely": "body",
    "body": "body",
}
