"""What of a recipient's paper the rules still have to read, when others like it were read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, compress, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace

from docgen.batch.tasks import Task
from docgen.documents import quoting
from docgen.issues import Issue
from docgen.kinds.model import Shape
from docgen.records import SheetData, Value, WorkbookRecords
from docgen.sharing import Memo
from docgen.stretches import stretches_of

if TYPE_CHECKING:
    from docgen.run import Run
    from docgen.workbook.batch.filling import Filled

_T = TypeVar("_T")
_ROW: Final = attrgetter("location.row")


def own_paper(records: WorkbookRecords, task: Task, filled: Filled) -> WorkbookRecords:
    """Return the paper with its cards and lists whole, and of its tables only what is its own."""
    sheets = {}
    for name, data in records.sheets.items():
        rows = _own_rows(data.name, task, filled)
        sheets[name] = _only(data, rows) if _is_table(data) else data
    return replace(records, sheets=sheets)


def own_findings(run: Run, records: WorkbookRecords, task: Task, filled: Filled) -> list[Issue]:
    """Return what the rules find; of a paper that is not whole, nothing about rows left out.

    A rule may take the few rows of such a paper for all of it, so what it says of a table counts
    only in a row that is the paper's own.
    """
    from docgen.checks import Paper, run_checks

    directory = run.directory.records and _of_others(run.directory.records)
    found = quoting(run_checks(Paper(records, directory)), records)
    if task.whole:
        return found
    tables = {data.name for data in records.sheets.values() if _is_table(data)}
    return [
        issue
        for issue in found
        if issue.location.sheet not in tables
        or issue.location.row in _own_rows(issue.location.sheet, task, filled)
    ]


def _of_others(directory: WorkbookRecords) -> WorkbookRecords:
    """Return the справочник without its own head: «директор» of a recipient is another person."""
    return _headless.get(directory) or _headless.keep(_without_head(directory), directory)


_headless: Final[Memo[WorkbookRecords]] = Memo()


def _without_head(directory: WorkbookRecords) -> WorkbookRecords:
    office = directory.sheets.get("организация")
    if office is None or not office.records:
        return directory
    card = office.records[0]
    values = {name: value for name, value in card.values.items() if name != "руководитель"}
    headless = replace(office, records=[replace(card, values=values)])
    return replace(directory, sheets={**directory.sheets, "организация": headless})


def _own_rows(name: str, task: Task, filled: Filled) -> set[int]:
    return {*task.fresh.get(name, ()), *filled.rows.get(name, ())}


def _is_table(data: SheetData) -> bool:
    return data.sheet is None or data.sheet.shape is Shape.TABLE


def _only(data: SheetData, rows: set[int]) -> SheetData:
    cells = _cells_of(data.cells, rows)
    return replace(data, table=None, records=_of_rows(data.records, rows), cells=cells)


def _cells_of(cells: Sequence[Value], rows: set[int]) -> list[Value]:
    """Return the cells of these rows: of stretches that documents share their rows are known."""
    found: list[Value] = []
    for part in stretches_of(cells):
        if not part.is_shared:
            found += _of_rows(part.items, rows)
            continue
        known = _cells_by_row.get(part) or _cells_by_row.keep(_by_row(part.items), part)
        if not rows.isdisjoint(known):
            found.extend(chain.from_iterable(own for row, own in known.items() if row in rows))
    return found


_cells_by_row: Final[Memo[dict[int, tuple[Value, ...]]]] = Memo()


def _by_row(cells: Iterable[Value]) -> dict[int, tuple[Value, ...]]:
    return {row: tuple(own) for row, own in groupby(cells, _ROW)}


def _of_rows(ones: Sequence[_T], rows: set[int]) -> list[_T]:
    return [*compress(ones, map(rows.__contains__, map(_ROW, ones)))]
