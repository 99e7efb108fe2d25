"""A row of a table does not repeat another one word for word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from docgen.checks.columns import columns
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.names import is_number_name
from docgen.records import Record, SheetData

_CELLS = 3
_TELLING = 15


def rows_not_repeated(paper: Paper) -> Iterator[Issue]:
    """Yield the rows whose cells, but for the number, are those of another row of their section.

    Few or short words come back by right («10:00 | математика»), and so does a measure of every
    month in the section of each.
    """
    for sheet in paper.once(columns):
        data = sheet.data
        free = data.sheet is None or data.sheet.shape is Shape.TABLE
        if not free or data.is_text:
            continue
        numbers = set(sheet.like(is_number_name))
        for section in _sections(data):
            first: dict[tuple[tuple[str, str], ...], Record] = {}
            for record in _beginning_alike(section, numbers):
                words = _words(record)
                if words and first.setdefault(words, record) is not record:
                    yield _issue(record, first[words])


def _beginning_alike(section: list[Record], numbers: Collection[str]) -> list[Record]:
    """Return the rows of which another one begins with the same words, but for numbers."""
    begun = [_begun(record, numbers) for record in section]
    times = Counter(begun)
    if len(times) == len(begun):
        return []
    return [row for row, start in zip(section, begun, strict=True) if times[start] > 1]


def _begun(record: Record, numbers: Collection[str]) -> str:
    """Return the words of the first cell of a row that is no number."""
    for name, value in record.values.items():
        if name not in numbers:
            return " ".join(value.raw.split())
    return ""


def _sections(data: SheetData) -> Iterator[list[Record]]:
    """Yield the rows of each section of a table; a lone cell is a heading as well."""
    records = iter(data.records)
    section: list[Record] = []
    for kind in data.table.kinds if data.table else ():
        record = next(records, None) if kind == "body" else None
        if kind == "section" or (record is not None and len(record.values) == 1):
            yield section
            section = []
        elif record is not None:
            section.append(record)
    yield section


def _words(record: Record) -> tuple[tuple[str, str], ...]:
    """Return what a row says under each heading; nothing when it is too little to be a slip."""
    filled = [(name, value) for name, value in record.values.items() if not is_number_name(name)]
    if len(filled) < _CELLS:
        return ()
    row = record.location.row
    own = [len(value.raw) for _, value in filled if value.location.row == row]
    if len(own) < _CELLS or max(own) < _TELLING:
        return ()
    return tuple((name, " ".join(value.raw.split())) for name, value in filled)


def _issue(record: Record, first: Record) -> Issue:
    cells = [value for name, value in record.values.items() if not is_number_name(name)]
    place = cells[0].location
    return warning(
        "rows-not-repeated",
        place,
        f"Строка повторяет слово в слово строку {first.location.row}: «{cells[0].raw}».",
        "Исправьте скопированную строку или уберите её.",
    )
