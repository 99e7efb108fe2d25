"""Rules of tables: Word repairs or refuses a table whose rows do not fit its grid."""

from collections.abc import Iterator
from typing import Final

from docgen.rendering.proof.blocks import ends_with_paragraph
from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.grids import Cell, Row, Table
from docgen.rendering.proof.story import Story

_MOST_COLUMNS: Final = 63


def check_tables(story: Story) -> Iterator[Fault]:
    """Yield the faults of every table of the story, nested ones too."""
    for table in story.tables:
        yield from table_has_grid(story, table)
        yield from table_is_not_too_wide(story, table)
        yield from table_has_rows_with_cells(story, table)
        yield from header_rows_come_first(story, table)
        above: dict[int, Cell] = {}
        for row in table.rows:
            yield from row_fills_grid(story, table, row)
            yield from every_cell_ends_with_paragraph(story, row)
            yield from merged_cell_continues_one_above(story, row, above)
            above = {cell.start: cell for cell in row.cells if cell.merge}


def table_has_grid(story: Story, table: Table) -> Iterator[Fault]:
    """R-TBL-5: a table declares its columns."""
    if not table.columns:
        yield story.fault(
            "table-grid-present", "У таблицы не задана сетка столбцов.", table.element
        )


def table_is_not_too_wide(story: Story, table: Table) -> Iterator[Fault]:
    """Word opens no file with a table of more columns."""
    if table.columns > _MOST_COLUMNS:
        yield story.fault(
            "table-columns-few",
            f"В таблице столбцов: {table.columns}. Word открывает таблицы, где их не больше "
            f"{_MOST_COLUMNS}.",
            table.element,
        )


def table_has_rows_with_cells(story: Story, table: Table) -> Iterator[Fault]:
    """An empty list of data must not leave a table without rows or a row without cells."""
    if not table.rows:
        yield story.fault("table-has-rows", "В таблице нет ни одной строки.", table.element)
    elif not all(row.cells for row in table.rows):
        yield story.fault("row-has-cells", "В строке таблицы нет ни одной ячейки.", table.element)


def header_rows_come_first(story: Story, table: Table) -> Iterator[Fault]:
    """R-TBL-1: rows that repeat on every page stand together at the top; Word ignores others."""
    body_began = False
    for row in table.rows:
        if row.repeats and body_began:
            yield story.fault(
                "header-rows-first",
                "Строка отмечена как повторяемый заголовок таблицы, но стоит не в её начале.",
                row.element,
            )
        body_began = body_began or not row.repeats


def row_fills_grid(story: Story, table: Table, row: Row) -> Iterator[Fault]:
    """The cells of a row cover exactly the columns of the grid."""
    # Without a grid or cells there is a plainer fault already.
    if table.columns and row.cells and row.width != table.columns:
        yield story.fault(
            "row-fills-grid",
            f"Строка таблицы занимает столбцов: {row.width}, а в таблице их {table.columns}.",
            row.element,
        )


def every_cell_ends_with_paragraph(story: Story, row: Row) -> Iterator[Fault]:
    """Word calls a file damaged when a cell is empty or ends with a table."""
    for cell in row.cells:
        if not ends_with_paragraph(cell.element):
            yield story.fault(
                "cell-ends-with-paragraph",
                "Ячейка таблицы не заканчивается абзацем: Word сочтёт файл повреждённым.",
                cell.element,
            )


def merged_cell_continues_one_above(
    story: Story, row: Row, above: dict[int, Cell]
) -> Iterator[Fault]:
    """A cell that continues a vertical merge has a merged cell of the same width above it."""
    for cell in row.cells:
        if cell.merge == "continue":
            upper = above.get(cell.start)
            if upper is None or upper.span != cell.span:
                yield story.fault(
                    "merge-continues-cell-above",
                    "Ячейка должна быть объединена с верхней, но над ней нет ячейки "
                    "такой же ширины, с которой начинается объединение.",
                    row.element,
                )
