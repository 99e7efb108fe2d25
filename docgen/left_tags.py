"""Tags in cells of a workbook that fills none: whoever typed them meant one of many documents."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.issues import Issue, error
from docgen.lazy_regex import lazy_regex
from docgen.records import Value, WorkbookRecords

_TAG = lazy_regex(r"\{\{[^{}]*\}\}|\{(%)[^{}]*%\}")
_FOR_ONE = "Вместо «{}» подставить нечего: эта книга – на один документ."
_FILL_IT = (
    "Книге на много документов нужен лист «Школы» со столбцом «Школа». Документ один – впишите "
    "вместо скобок сам текст."
)
_COMMAND = "«{}» – команда шаблона: в ячейке книги её никто не выполнит."
_REMOVE_IT = "Уберите её из ячейки: команды пишут в шаблоне."


def tags_left_in_cells(records: WorkbookRecords) -> Iterator[Issue]:
    """Yield an error for each cell with a tag that nothing has filled."""
    cells = {value.location: value for value in _values(records)}
    for location, value in cells.items():
        if tag := _TAG.search(value.raw):
            message, hint = (_COMMAND, _REMOVE_IT) if tag[1] else (_FOR_ONE, _FILL_IT)
            yield error("tag-in-cell", location, message.format(tag[0]), hint)


def _values(records: WorkbookRecords) -> Iterator[Value]:
    for data in records.sheets.values():
        yield from data.cells
        for record in data.records:
            yield from record.values.values()
