"""A workbook says the same whatever the order of columns, ё or е, blank rows, or the program."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen import pipeline
from docgen.content import Paragraph, plain
from docgen.kinds.model import Shape
from docgen.names import normal_name
from docgen.workspace import Workspace
from tests.libreoffice import converted

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = sorted(p for p in (ROOT / "inputs").glob("*.xlsx") if p.stem != "справочник")
RUN = pipeline.Run(Workspace(ROOT))


def said(path: Path) -> list[object]:
    """What the workbook says: each sheet with its records, no places."""
    _, records, _ = pipeline.read(RUN, path)
    assert records is not None
    found: list[object] = []
    for name, data in records.sheets.items():
        rows = [
            sorted((key, comparable(value.data)) for key, value in record.values.items())
            for record in data.records
        ]
        table = [
            (row.kind, [(cell.text, cell.colspan, cell.merge) for cell in row.cells])
            for row in (data.table.rows if data.table else ())
        ]
        found.append((name, rows, table))
    return found


def comparable(data: object) -> str:
    if isinstance(data, tuple) and data and isinstance(data[0], Paragraph):
        return text_of(data)
    return repr(data)


def text_of(blocks: tuple[object, ...]) -> str:
    return "\n".join(plain(block.spans) for block in blocks if isinstance(block, Paragraph))


def list_sheets(book: Workbook, path: Path) -> list[Worksheet]:
    """The sheets of rows: their columns stand in any order. A merged sheet is left as it is."""
    _, records, _ = pipeline.read(RUN, path)
    assert records is not None
    free = {Shape.CARD, Shape.TABLE}
    lists = {n for n, d in records.sheets.items() if d.sheet and d.sheet.shape not in free}
    return [page for page in book.worksheets if normal_name(page.title) in lists]


def shuffle_columns(book: Workbook, path: Path) -> None:
    for page in list_sheets(book, path):
        if page.merged_cells.ranges:
            continue
        columns = list(range(1, page.max_column + 1))
        order = random.Random(page.title).sample(columns, len(columns))
        rows = [[cell.value for cell in row] for row in page.iter_rows()]
        formats = [[cell.number_format for cell in row] for row in page.iter_rows()]
        for number, row in enumerate(rows, 1):
            for place, source in zip(columns, order, strict=True):
                cell = page.cell(number, place)
                cell.value = row[source - 1]  # type: ignore[assignment]
                cell.number_format = formats[number - 1][source - 1]


def plain_e(book: Workbook, path: Path) -> None:
    for number, page in enumerate([book["Реквизиты"], *list_sheets(book, path)]):
        heads = page[1] if number else page["A"]
        name = page.title.replace("ё", "е").upper()
        page.title = f"{number}"  # openpyxl takes a change of letter case for a second sheet
        page.title = name
        for cell in heads:
            if isinstance(cell.value, str):
                cell.value = f"  {cell.value.replace('ё', 'е').upper()} :"


def blank_rows(book: Workbook, path: Path) -> None:
    for page in list_sheets(book, path):
        if not page.merged_cells.ranges:
            page.insert_rows(3)
            page.insert_rows(1, 2)


CHANGES: list[Callable[[Workbook, Path], None]] = [shuffle_columns, plain_e, blank_rows]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_changed_look_same_records(
    tmp_path: Path, path: Path, change: Callable[[Workbook, Path], None]
) -> None:
    book = load_workbook(path, rich_text=True)
    change(book, path)
    book.save(tmp_path / path.name)
    assert said(tmp_path / path.name) == said(path)


def test_saved_again_by_libreoffice(tmp_path: Path) -> None:
    converted(EXAMPLES, "xlsx", tmp_path)
    for path in EXAMPLES:
        assert said(tmp_path / path.name) == said(path), path.stem


def test_dates_of_every_kind_are_one_day(tmp_path: Path) -> None:
    ways: list[object] = ["05.03.2027", "5 марта 2027 г.", date(2027, 3, 5), 46451]
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Реквизиты"
    found = set()
    for way in ways:
        for row, (name, value) in enumerate((("Вид документа", "приказ"), ("Дата", way)), 1):
            page.cell(row, 1).value = name
            page.cell(row, 2).value = value  # type: ignore[assignment]
        page["B2"].number_format = "dd.mm.yyyy" if isinstance(way, date | datetime) else "General"
        book.save(tmp_path / "Книга.xlsx")
        _, records, _ = pipeline.read(RUN, tmp_path / "Книга.xlsx")
        assert records is not None
        value = records.sheets["реквизиты"].card.get("Дата")
        found.add(value.data if value else None)
    assert found == {date(2027, 3, 5)}
