"""A number that leads to a table is the one that the table comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.checks.arithmetic.totals_fit_rows import NOTHING, TOTAL, number_in
from docgen.checks.keyed import value_of
from docgen.checks.paper import Paper, texts
from docgen.checks.references.attachments_mentioned import attachments, numbers_mentioned
from docgen.checks.references.signs import ATTACHMENT
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value
from docgen.russian.number_words import NUMBER_PATTERN, whole_number
from docgen.russian.stems import stem

_SAID = lazy_regex(
    rf"(?P<number>{NUMBER_PATTERN})\s+(?:[а-яё-]+(?:ых|их|ые|ие)\s+){{0,2}}(?P<noun>[а-яё]{{3,}})",
    re.IGNORECASE,
)
# Some of them, about as many, so many each.
_NOT_ALL = lazy_regex(
    r"(?:менее|более|больше|меньше|около|почти|до|по|из|от|с|перв\w+|последн\w+|ещ[её]|друг\w+)\s+$",
    re.IGNORECASE,
)
# What a plan tells of the year before it.
_DONE = lazy_regex(r"прошл|прошед|предыдущ|провед[её]н|выполнен|состоял", re.IGNORECASE)
_PUPILS = lazy_regex(
    r"(?:воспитанник|обучающ|учащ|ученик|школьник|дет[еи]|ребён|ребен|чел\b|человек)"
)
_PUPILS_HEADING = lazy_regex(rf"{_PUPILS.pattern}|фио$|фамили")
_MONEY = lazy_regex(r"(?<![\d,.])(?P<sum>\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?P<part>,\d\d)?\s+руб")
_MONEY_HEADING = lazy_regex(r"сумм|стоимост")
_COUNTS_HEADING = lazy_regex(r"(?:количество|число|кол_во|всего)_")
_NEAR, _FEW, _ROUNDED = 2, 3, 0.011


def numbers_fit_tables(paper: Paper) -> Iterator[Issue]:
    """Yield «117 воспитанников шести групп» above a table of 115 in five.

    Only the text of the row that shows the table, and of the row above it, speaks of the table,
    and only in the word of a heading; a number that is no slip of the total is another number.
    A clause that names an attachment speaks of its one table, and the texts of a plan of its rows.
    """
    for said, shown in (*_of_plan(paper), *_of_attachments(paper)):
        yield from _told(said, shown)
        yield from _money(said, shown)
    for data in paper.records.sheets.values():
        above: list[Value] = []
        for record in data.records if data.sheet else ():
            text = value_of(data.sheet, record, "text") if data.sheet else None
            own = [text] if text is not None else []
            table = _shown(paper, data, record)
            if table is not None:
                for value in (*above, *own):
                    yield from _told(value, table)
                    yield from _money(value, table)
            above = own


def _of_plan(paper: Paper) -> Iterator[tuple[Value, SheetData]]:
    """Yield the texts before and after the one table of a plan, each with the table."""
    sheets = [data for data in paper.records.sheets.values() if data.sheet and data.records]
    tables = [data for data in sheets if data.sheet and data.sheet.shape is Shape.TABLE]
    for data in sheets if len(tables) == 1 else ():
        if data.sheet and data.sheet.shape is Shape.TEXT:
            for record in data.records:
                text = value_of(data.sheet, record, "text")
                if text is not None and not _DONE.search(text.raw):
                    yield text, tables[0]


def _of_attachments(paper: Paper) -> Iterator[tuple[Value, SheetData]]:
    """Yield the clauses that name one attachment, each with the table that it consists of."""
    rows = paper.once(attachments)
    for value in texts(paper).having(ATTACHMENT) if rows else ():
        data = paper.records.sheets.get(normal_name(value.location.sheet))
        if data is None or data.sheet is None or data.sheet.shape is not Shape.CLAUSES:
            continue
        numbers = [number for number in numbers_mentioned(value.raw) if number in rows]
        named = rows[numbers[0]].get("Листы") if len(numbers) == 1 else None
        table = _free_table(paper, named) if named else None
        if table is not None:
            yield value, table


def _shown(paper: Paper, data: SheetData, record: Record) -> SheetData | None:
    """Return the one free table that a clause, or a row «таблица» of a text, shows."""
    if data.sheet is None or data.sheet.shape not in (Shape.CLAUSES, Shape.TEXT):
        return None
    named = value_of(data.sheet, record, "sheets")
    block = value_of(data.sheet, record, "block")
    if named is not None:
        return _free_table(paper, named)
    if block is not None and normal_name(block.raw).startswith("таблица"):
        text = value_of(data.sheet, record, "text")
        return _free_sheet(paper, text.raw if text else "")
    return None


def _free_table(paper: Paper, named: Value) -> SheetData | None:
    """Return the free table that a cell with names of sheets names alone."""
    if not isinstance(named.data, tuple) or len(named.data) != 1:
        return None
    return _free_sheet(paper, str(named.data[0]))


def _free_sheet(paper: Paper, name: str) -> SheetData | None:
    table = paper.records.sheets.get(normal_name(name))
    free = table is not None and table.sheet is None and not table.is_text
    return table if free else None


def _told(text: Value, table: SheetData) -> Iterator[Issue]:
    found = list(_SAID.finditer(text.raw))
    numbers = {whole_number(said["number"]) for said in found}
    for said in found:
        number = whole_number(said["number"])
        if number is None or _NOT_ALL.search(text.raw[: said.start()]):
            continue
        counted = _counted(table, said["noun"].casefold(), number)
        # «25 учеников, 24 ученика очно»: beside the right number another one is a part of it.
        if counted is not None and counted not in numbers:
            yield warning(
                "numbers-fit-tables",
                text.location,
                f"«{said[0]}», а в таблице «{table.name}» – {counted}.",
                "Исправьте число в тексте или таблицу.",
            )


def _money(text: Value, table: SheetData) -> Iterator[Issue]:
    """Yield a sum in the text that is a slip of the total of the only column of sums."""
    found = list(_MONEY.finditer(text.raw))
    totals = [record for record in table.records if _is_total(record)] if found else []
    rows = [record for record in table.records if not _is_total(record)]
    heads = {name for row in rows for name in row.values if _MONEY_HEADING.search(name)}
    if len(totals) != 1 or len(heads) != 1:
        return
    (name,) = heads
    cell, numbers = totals[0].values.get(name), _numbers(rows, name)
    total = number_in(cell) if cell else None
    if cell is None or total is None or abs(total - sum(numbers)) > _ROUNDED:
        return
    # Beside the total itself another sum is a part of it.
    for said in found if _in_digits(total) not in map(_written, found) else ():
        written = _written(said)
        if written not in {_in_digits(number) for number in (total, *numbers)} and _is_slip_of(
            written, _in_digits(total)
        ):
            yield warning(
                "numbers-fit-tables",
                text.location,
                f"«{said[0]}», а в таблице «{table.name}» – {cell.raw}.",
                "Исправьте число в тексте или таблицу.",
            )


def _written(said: re.Match[str]) -> str:
    return "".join(said["sum"].split()) + (said["part"] or ",00")


def _in_digits(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


def _is_slip_of(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    return sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _counted(table: SheetData, noun: str, number: int) -> int | None:
    """Return what the table has of this noun, where the number is a slip of it."""
    totals = [record for record in table.records if _is_total(record)]
    rows = [record for record in table.records if not _is_total(record)]
    added: list[str] = []
    named: list[str] = []
    for name in dict.fromkeys(name for row in rows for name in row.values):
        word = _COUNTS_HEADING.sub("", name).partition("_")[0]
        if _same(noun, word) or (_PUPILS.match(noun) and _PUPILS_HEADING.match(word)):
            (added if _numbers(rows, name) else named).append(name)
    if len(added) == 1 and len(totals) == 1:
        cell = totals[0].values.get(added[0])
        total = number_in(cell) if cell else None
        numbers = _numbers(rows, added[0])
        # A total that its rows do not make is told by itself.
        if total is None or not total.is_integer() or total != sum(numbers) or number in numbers:
            return None
        return int(total) if _is_slip(number, int(total)) else None
    if len(named) == 1 and not added and number >= _FEW:
        listed = {cell.raw for row in rows if (cell := row.values.get(named[0]))}
        if len(listed) == len(rows) and abs(len(rows) - number) == 1:
            return len(rows)
    return None


def _numbers(rows: Sequence[Record], name: str) -> list[float]:
    """Return the numbers of a column; none where one of its cells is something else."""
    found = (cell for row in rows if (cell := row.values.get(name)))
    cells = [cell for cell in found if not NOTHING.fullmatch(cell.raw.strip())]
    numbers = [number for cell in cells if (number := number_in(cell)) is not None]
    return numbers if len(numbers) == len(cells) else []


def _is_total(record: Record) -> bool:
    first = next((v.raw for v in record.values.values() if number_in(v) is None), "")
    return TOTAL.match(first.strip()) is not None


def _same(one: str, other: str) -> bool:
    first, second = sorted((stem(one), stem(other)), key=len)
    return first == second or (len(first) > _FEW and second.startswith(first))


def _is_slip(number: int, total: int) -> bool:
    """Return whether one slip of the hand makes one number of the other."""
    one, other = str(number), str(total)
    if number == total or min(number, total) < _FEW:
        return False
    near = abs(number - total) <= _NEAR or sorted(one) == sorted(other)
    digits = sum(a != b for a, b in zip(one, other, strict=False))
    return near or (len(one) == len(other) > _NEAR and digits == 1)
