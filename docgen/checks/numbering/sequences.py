"""Typed numbers in the order in which they stand: of clauses, of table rows, of headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from docgen.checks.clauses import ClauseList, clause_lists
from docgen.checks.columns import Columns
from docgen.checks.keyed import card_value, heading_of
from docgen.checks.paper import Paper
from docgen.content import TableRow
from docgen.issues import Location
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.names import is_number_name
from docgen.outline import number_in_order
from docgen.records import Record, SheetData, Value

_LABEL = lazy_regex(r"([1-9]\d{0,2}(?:\.[1-9]\d{0,2}){0,3})[.)]?")
_IN_TEXT = lazy_regex(
    r"^[ \t]*(?P<label>[1-9]\d?(?:\.[1-9]\d?){0,3})(?P<dot>\.?)\s+(?=[«\"(]?(?P<first>[^\W\d_]))",
    re.MULTILINE,
)
_FILLED = 2
_HEADINGS = ("заголов", "подзаголов")


class Item(Struct, frozen=True):
    """One number: «4.1» without its last dot; nothing when it cannot be told.

    ``raw`` is as typed; ``fresh`` tells that a count may begin anew here; ``counts`` is false for
    a row without a typed number, whose number docgen puts in.
    """

    label: str
    location: Location
    raw: str = ""
    fresh: bool = False
    counts: bool = True


class Sequence(Struct, frozen=True):
    """Numbers that follow each other; ``sure`` that the column holds nothing but such numbers."""

    items: tuple[Item, ...]
    sheet: str
    shape: Shape | None
    sure: bool = False


def sequences(paper: Paper) -> tuple[Sequence, ...]:
    """Return every sequence of numbers of the workbook; an extract has none: its gaps are right."""
    title = card_value(paper, "title")
    if title is not None and "выписк" in title.raw.casefold():
        return ()
    found = [_of_clauses(clauses) for clauses in paper.once(clause_lists)]
    for data in paper.records.sheets.values():
        if data.is_used:
            found.extend(_of_sheet(data))
    return tuple(one for one in found if len(one.items) > 1)


def _of_clauses(clauses: ClauseList) -> Sequence:
    items = []
    for clause in clauses.clauses:
        place = clause.typed.location if clause.typed else clause.record.location
        known = clause.numbered.number.replace(".", "").isdecimal()
        label = clause.numbered.number if known else ""
        raw = clause.typed.raw if clause.typed else ""
        items.append(Item(label, place, raw, counts=clause.typed is not None))
    return Sequence(tuple(items), clauses.sheet.name, Shape.CLAUSES, sure=True)


def _of_sheet(data: SheetData) -> Iterator[Sequence]:
    shape = data.sheet.shape if data.sheet else None
    if shape in (Shape.CLAUSES, Shape.CARD):
        return
    if data.is_text or shape is Shape.TEXT:
        yield Sequence(tuple(_in_text(data)), data.name, shape)
    elif data.table is not None:
        sections, rows = _in_table(data)
        if any("." in item.label for item in rows):
            yield Sequence(tuple(_merged(sections, rows)), data.name, shape)
        else:
            yield Sequence(tuple(sections), data.name, shape)
            yield Sequence(tuple(rows), data.name, shape)
    elif shape is Shape.ATTACHMENTS:
        yield Sequence(tuple(_attached(data)), data.name, shape, sure=True)
    else:
        numbers = filter(None, _row_numbers(data))
        yield Sequence(tuple(map(_item, numbers)), data.name, shape)


def _attached(data: SheetData) -> Iterator[Item]:
    """Yield the numbers of attachments, typed or counted."""
    typed = _row_numbers(data)
    labels = number_in_order([number.raw if number else "" for number in typed])
    for record, number, label in zip(data.records, typed, labels, strict=True):
        place = number.location if number else record.location
        found = _LABEL.fullmatch(label)
        yield Item(found[1] if found else "", place, label, counts=number is not None)


def _in_text(data: SheetData) -> Iterator[Item]:
    """Yield the numbers of headings, and those of paragraphs with two levels or more: «2.1.»."""
    block_name, text_name = "вид", "текст"
    if data.sheet is not None:
        block_name, text_name = (heading_of(data.sheet, key) for key in ("block", "text"))
    for record in data.records:
        block, text = record.values.get(block_name), record.values.get(text_name)
        if text is None:
            continue
        heading = block is not None and block.raw.casefold().startswith(_HEADINGS)
        for found in _IN_TEXT.finditer(text.raw):
            label, dot = found["label"], found["dot"]
            levels = "." in label
            if (levels or (heading and dot)) and (dot or found["first"].isupper()):
                yield Item(label, text.location, label + dot)


def _in_table(data: SheetData) -> tuple[list[Item], list[Item]]:
    """Return the numbers of the sections and those of the rows of a table."""
    assert data.table is not None
    sections: list[Item] = []
    rows: list[Item] = []
    places = iter(_beside_records(data))
    fresh = False
    seen: Location | None = None
    numbers = _row_numbers(data)
    typed = next(filter(None, numbers), None)
    # Those of a table of the kind docgen puts in itself.
    column = typed.location.column if typed and data.sheet is None else None
    numbered = zip(data.records, numbers, strict=True)
    for at, kind in enumerate(data.table.kinds):
        if kind == "section":
            row = data.table.rows[at]
            fresh = True
            place = next((v.location for v in places if _row_text(row).startswith(v.raw)), None)
            label = _section_label(row)
            if place is not None and label:
                sections.append(Item(label.rstrip(".)"), place, label))
        elif kind == "body":
            record, number = next(numbered, (None, None))
            if number is None:
                rows.append(Item("", _blank_at(record, column) or data.location))
            elif number.location != seen:  # a merged number is one number
                rows.append(_item(number, fresh=fresh))
                fresh = False
            seen = number.location if number else None
    return sections, rows


def _blank_at(record: Record | None, column: int | None) -> Location | None:
    """Return where the number of a row is missing that has more than one other cell."""
    if record is None or column is None or len(record.values) < _FILLED:
        return None
    return Location(record.location.workbook, record.location.sheet, record.location.row, column)


def _beside_records(data: SheetData) -> Iterator[Value]:
    """Yield the cells that belong to no record: headings and sections."""
    rows = {record.location.row for record in data.records}
    return (value for value in data.cells if value.location.row not in rows)


def _section_label(row: TableRow) -> str:
    """Return the number of a section: alone in the first cell, or with a dot before the title."""
    first = row.cells[0].text.strip()
    if _LABEL.fullmatch(first):
        return first
    found = _IN_TEXT.match(_row_text(row))
    return found["label"] + found["dot"] if found and found["dot"] else ""


def _row_text(row: TableRow) -> str:
    return " ".join(cell.text for cell in row.cells).strip()


def _merged(sections: Iterable[Item], rows: Iterable[Item]) -> list[Item]:
    """Return sections and rows as one list in the order of the sheet.

    Where sections have numbers, those of the rows under them must follow.
    """
    numbered = list(sections)
    below = (replace(item, fresh=item.fresh and not numbered) for item in rows)
    return sorted([*numbered, *below], key=lambda item: item.location.row or 0)


def _row_numbers(data: SheetData) -> list[Value | None]:
    """Return the number of each row, which stands in its first column for numbers."""
    names = Columns(data).like(is_number_name)
    if len(names) == 1:
        return [record.values.get(names[0]) for record in data.records]
    return [
        next((value for name, value in record.values.items() if name in names), None)
        for record in data.records
    ]


def _item(number: Value, *, fresh: bool = False) -> Item:
    raw = number.raw.strip()
    found = _LABEL.fullmatch(raw)
    return Item(found[1] if found else "", number.location, raw, fresh)
