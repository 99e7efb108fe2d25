"""A column that nearly every row fills is filled in every row: who answers, by when, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from docgen.checks.keyed import name_in
from docgen.checks.paper import Paper
from docgen.issues import Issue, Location, warning
from docgen.kinds.model import Shape, ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import is_number_heading
from docgen.records import Record, SheetData

#: Columns that are blank with good reason: notes, marks made by hand later, numbers.
_MAY_BE_BLANK: Final = lazy_regex(
    r"примеч|отметк|выполнен|комментар|дополн|подпис|ознаком|телефон|почт|причин|ссылк"
    r"|исполнено|номер|^столбец_\d|кол_во|количеств|балл|оценк|сумма|час"
)
#: Filled before the paper is signed, or after the work is done: told where nearly all rows have it.
_OFTEN_BLANK: Final = lazy_regex(r"результат|итог|документ")
#: A room has a number or a name.
_ROOM: Final = lazy_regex(r"кабинет|аудитори|помещени")
#: What a row of a plan is not complete without.
_MUST_BE: Final = lazy_regex(r"ответствен|исполнител|срок|дата|когда")
_TOTAL: Final = lazy_regex(r"\s*(?:итого|всего)\b", re.IGNORECASE)
_SHARE, _ROWS = 0.85, 8
_SHARE_OF_MUST, _ROWS_OF_MUST = 0.7, 5
_SHARE_OF_PEOPLE, _ROWS_OF_PEOPLE = 0.8, 6
_SHARE_OF_BLANK, _ROWS_OF_BLANK = 0.9, 10
_NAMED: Final = 6


def columns_filled(paper: Paper) -> Iterator[Issue]:
    """Yield one finding for each mostly filled column of a list or table that has empty cells."""
    for data in paper.records.sheets.values():
        shape = data.sheet.shape if data.sheet else Shape.TABLE
        if not data.is_used or data.is_text or shape not in {Shape.TABLE, Shape.ROWS}:
            continue
        rows = _whole_rows(data)
        for name in dict.fromkeys(name for row in rows for name in row.values):
            if _is_asked(data, name, rows):
                yield from _told(rows, name, data.titles.get(name, name))


def _told(rows: list[Record], name: str, title: str) -> Iterator[Issue]:
    empty = [row for row in rows if name not in row.values]
    values = [row.values[name] for row in rows if name in row.values]
    least, share = least_filled(name, [value.raw for value in values])
    if not empty or len(rows) < least or len(values) < share * len(rows):
        return
    column = values[0].location.column
    cells = [
        Location(row.location.workbook, row.location.sheet, row.location.row, column)
        for row in empty
    ]
    yield gaps(title, cells, len(rows))


def gaps(title: str, cells: Sequence[Location], rows: int) -> Issue:
    """Return the warning that these cells of a column are empty, of so many rows."""
    more = f" и ещё {len(cells) - _NAMED}" if len(cells) > _NAMED else ""
    listed = ", ".join(cell.cell for cell in cells[:_NAMED]) + more
    return warning(
        "columns-filled",
        cells[0],
        f"Столбец «{title}» заполнен в {rows - len(cells)} строках из {rows}, "
        f"а здесь пусто: {listed}.",
        "Заполните; если писать нечего, поставьте прочерк.",
    )


def least_filled(name: str, values: Sequence[str]) -> tuple[int, float]:
    """Return how many rows there must be, and what part of them filled, for a gap to be told."""
    if _MUST_BE.search(name):
        return _ROWS_OF_MUST, _SHARE_OF_MUST
    if _OFTEN_BLANK.search(name):
        return _ROWS_OF_BLANK, _SHARE_OF_BLANK
    if all(name_in(raw) is not None for raw in values) or _ROOM.search(name):
        return _ROWS_OF_PEOPLE, _SHARE_OF_PEOPLE
    return _ROWS, _SHARE


def may_be_blank(name: str) -> bool:
    """Return whether a column of this normal name may be empty with good reason."""
    return is_number_heading(name) or _MAY_BE_BLANK.search(name) is not None


def _whole_rows(data: SheetData) -> list[Record]:
    """Return the rows with more than one value, none over several columns, that sum nothing up."""
    wide: set[int] = set()
    if data.table is not None:
        places = data.table.wide_rows()
        body = [place for place, kind in enumerate(data.table.kinds) if kind == "body"]
        wide = {number for number, place in enumerate(body) if place in places}
    return [
        row
        for number, row in enumerate(data.records)
        if number not in wide
        and sum(not is_number_heading(name) for name in row.values) > 1
        and not any(_TOTAL.match(value.raw) for value in row.values.values())
    ]


def _is_asked(data: SheetData, name: str, rows: list[Record]) -> bool:
    if may_be_blank(name):
        return False
    values = [row.values[name] for row in rows if name in row.values]
    column = values[0].column
    if column is not None and (column.default or column.type is ValueType.NUMBER):
        return False
    numbers = sum(isinstance(value.data, int | float) for value in values)
    return (numbers * 2 <= len(values) or _ROOM.search(name) is not None) and data.name != ""
