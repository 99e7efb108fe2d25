"""A number that leads to a table is the one that the table comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.checks.arithmetic.totals_fit_rows import TOTAL, number_in
from docgen.checks.keyed import value_of
from docgen.checks.paper import Paper
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
    """
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


def _shown(paper: Paper, data: SheetData, record: Record) -> SheetData | None:
    """Return the one free table that a clause, or a row «таблица» of a text, shows."""
    if data.sheet is None or data.sheet.shape not in (Shape.CLAUSES, Shape.TEXT):
        return None
    named = value_of(data.sheet, record, "sheets")
    block = value_of(data.sheet, record, "block")
    if named is not None and isinstance(named.data, tuple) and len(named.data) == 1:
        name = str(named.data[0])
    elif block is not None and normal_name(block.raw).startswith("таблица"):
        text = value_of(data.sheet, record, "text")
        name = text.raw if text else ""
    else:
        return None
    table = paper.records.sheets.get(normal_name(name))
    free = table is not None and table.sheet is None and not table.is_text
    return table if free else None


def _told(text: Value, table: SheetData) -> Iterator[Issue]:
    for said in _SAID.finditer(text.raw):
        number = whole_number(said["number"])
        if number is None or _NOT_ALL.search(text.raw[: said.start()]):
            continue
        counted = _counted(table, said["noun"].casefold(), number)
        if counted is not None:
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
    for said in found:
        written = "".join(said["sum"].split()) + (said["part"] or ",00")
        if written not in {_in_digits(number) for number in (total, *numbers)} and _is_slip_of(
            written, _in_digits(total)
        ):
            yield warning(
                "numbers-fit-tables",
                text.location,
                f"«{said[0]}», а в таблице «{table.name}» – {cell.raw}.",
                "Исправьте число в тексте или таблицу.",
            )


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
    cells = [cell for row in rows if (cell := row.values.get(name))]
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
