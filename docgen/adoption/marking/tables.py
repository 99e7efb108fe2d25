"""Tables of a document: rows of one shape under headings become a loop."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from docgen.adoption.marking.columns import column_tag
from docgen.adoption.marking.dates import spotted
from docgen.adoption.marking.lists import LISTS_OF_PEOPLE, free_list, label_above, list_name
from docgen.adoption.marking.offers import Loop, Offers
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.rendering.remarks.marked_values import FoundColumn
from docgen.rendering.remarks.tagging import Line
from docgen.russian.name_parsing import parse_name
from docgen.russian.name_patterns import WRITTEN_NAME

T = ValueType
_LONGEST_HEADING: Final = 80
_MOST_HEADS: Final = 3
_TOTAL: Final = lazy_regex(r"\s*(?:итого|всего)\b", re.IGNORECASE)
_VARIABLE: Final = "строка"
_BY_HEADING: Final = (
    ("мероприяти", ("мероприятия", _VARIABLE)),
    ("фио", ("люди", "человек")),
    ("ф_и_о", ("люди", "человек")),
    ("фамили", ("люди", "человек")),
    ("вопрос", ("вопросы", "вопрос")),
    ("школа", ("школы", "школа")),
    ("класс", ("классы", "класс")),
)


class _Row(Struct, frozen=True):
    """A row of a table outside other tables: the lines of its cells by grid column."""

    cells: dict[int, list[Line]]

    @property
    def is_merged(self) -> bool:
        return any(line.is_merged for line in self.lines())

    @property
    def first(self) -> Line:
        return next(iter(self.cells.values()))[0]

    def lines(self) -> Iterator[Line]:
        for lines in self.cells.values():
            yield from lines

    def text(self, column: int) -> str:
        return "\n".join(line.text for line in self.cells.get(column, ()))


def offer_tables(offers: Offers) -> None:
    """Offer a loop for each table with headings; tell those whose rows are not alike."""
    tables: dict[int, dict[int, dict[int, list[Line]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for line in offers.lines:
        if len(line.cells) == 1:
            cell = line.cells[0]
            tables[cell.table][cell.row][cell.column].append(line)
    for rows in tables.values():
        _offer_table(offers, [_Row(dict(cells)) for _, cells in sorted(rows.items())])


def _offer_table(offers: Offers, rows: Sequence[_Row]) -> None:
    if len(rows) < 2 or not all(offers.is_free(line) for row in rows for line in row.lines()):
        return
    if _is_of_people(rows):
        _offer_people(offers, rows)
        return
    heads = _heads_of(rows)
    if not heads:
        return
    columns = list(max(rows[heads:] or rows, key=lambda row: len(row.cells)).cells)
    headings = {column: _heading_at(rows[:heads], column) for column in columns}
    body = list(rows[heads:])
    if body and all(
        body[0].text(column).strip() == str(place) for place, column in enumerate(columns, 1)
    ):
        body = body[1:]  # «1 2 3» under the headings
    totals = body.pop() if len(body) > 1 and _is_total(body[-1], columns) else None
    sections = _sections_of(body, columns)
    plain = [row for row in body if row not in sections]
    if not plain:
        return
    if any(row.is_merged or list(row.cells) != columns for row in plain):
        line = rows[0].first
        offers.doubt(
            line, 0, len(line.text), "{{p таблица }}",
            "таблица с объединёнными ячейками: заведите лист формы table и поставьте вместо всей "
            "таблицы один тег",
        )  # fmt: skip
        _take(offers, rows)
        return
    _take(offers, rows[:heads])
    why = f"таблица под шапкой, строк: {len(plain)}"
    names = table_name(offers, rows[0].first, list(headings.values()))
    loop = _offer_rows(offers, headings, plain, names, why=why, numbers=_counted(body, sections))
    if sections:
        _offer_sections(offers, loop, body, sections)
    if totals is not None:
        _offer_totals(offers, loop, totals, headings)


def _heads_of(rows: Sequence[_Row]) -> int:
    """Return how many rows are the head: two, where headings stand under a common one."""
    if _is_heading(rows[0]) and not rows[0].is_merged:
        return 1
    count = next((i for i, row in enumerate(rows) if not row.is_merged), 0)
    widest = max(len(row.cells) for row in rows)
    is_head = 0 < count <= _MOST_HEADS and all(_has_words(row) for row in rows[:count])
    return count if is_head and len(rows[count].cells) == widest else 0


def _has_words(row: _Row) -> bool:
    texts = [row.text(column).strip() for column in row.cells]
    return any(texts) and not any(text.isdigit() or any(spotted(text)) for text in texts)


def _heading_at(heads: Sequence[_Row], column: int) -> str:
    """Return the headings above a column, that of several columns first."""
    texts = [
        row.text(max((place for place in row.cells if place <= column), default=column)).strip()
        for row in heads
    ]
    return " ".join(dict.fromkeys(filter(None, texts)))


def _sections_of(body: Sequence[_Row], columns: Sequence[int]) -> list[_Row]:
    """Return the rows of one cell over the whole width: each begins a section."""
    found = [row for row in body if len(row.cells) == 1 and row.text(next(iter(row.cells))).strip()]
    return found if len(columns) > 1 and body and body[0] in found else []


def _counted(body: Sequence[_Row], sections: Sequence[_Row]) -> list[int]:
    """Return what a loop counts for the rows: in each section from one."""
    numbers: list[int] = []
    for row in body:
        if row in sections:
            number = 0
        else:
            number = (number if sections else len(numbers)) + 1
            numbers.append(number)
    return numbers


def _offer_sections(
    offers: Offers, loop: Loop, body: Sequence[_Row], sections: Sequence[_Row]
) -> None:
    """Offer a tag for the title of a section; each row of the list says to which it belongs."""
    title, place = "", 0
    for row in body:
        if row in sections:
            title = " ".join(line.text for line in row.lines()).strip()
        else:
            loop.rows[place]["раздел"] = title
            place += 1
    loop.columns.insert(0, FoundColumn("раздел", T.TEXT))
    loop.section_line = sections[0].first.number
    loop.drops += tuple(row.first.number for row in sections[1:])
    first = sections[0].first
    offers.put(
        first, 0, len(first.text), "{{ раздел.название|строка_раздела }}", loop.name,
        why=f"название раздела, разделов: {len(sections)}",
        drops=tuple(line.number for line in list(sections[0].lines())[1:]),
    )  # fmt: skip
    _take(offers, sections[1:])


def _is_total(row: _Row, columns: Sequence[int]) -> bool:
    return list(row.cells) == list(columns) and any(
        _TOTAL.match(row.text(column)) for column in list(columns)[:2]
    )


def _offer_totals(offers: Offers, loop: Loop, row: _Row, headings: Mapping[int, str]) -> None:
    """Offer a sum for each cell that is the sum of its column."""
    names = {column: name for name, column in loop.places.items()}
    for column in headings:
        text = row.text(column).strip()
        name = names.get(column, "")
        cells = [one.get(name, "").strip() for one in loop.rows]
        if text.isdigit() and name and all(cell.isdigit() or not cell for cell in cells):
            line = row.cells[column][0]
            if sum(int(cell) for cell in cells if cell) == int(text):
                tag = f'{{{{ {loop.name}|sum(attribute="{name}") }}}}'
                offers.put(line, 0, len(line.text), tag, loop.name, why="сумма столбца")
    _take(offers, [row])


def _offer_rows(
    offers: Offers,
    headings: Mapping[int, str],
    body: Sequence[_Row],
    names: tuple[str, str],
    *,
    why: str,
    numbers: Sequence[int],
) -> Loop:
    """Offer a loop over rows: a tag in each cell of the first, the others go.

    ``numbers`` are those that the loop itself counts.
    """
    name, variable = free_list(offers, names[0]), names[1]
    pattern = body[0]
    drops = tuple(row.first.number for row in body[1:])
    loop = Loop(name, variable, pattern.first.number, [{} for _ in body], [], why, True, drops)
    _take(offers, body[1:])
    for place, (column, heading) in enumerate(headings.items(), 1):
        texts = [row.text(column) for row in body]
        if not any(map(str.strip, texts)):  # left for a hand: «Подпись», «Дата»
            continue
        tag, found = column_tag(heading, place, texts, loop, numbers=numbers)
        if found is not None:
            kind, values = found
            if kind.type == T.PERSON:
                offers.people.extend(filter(None, map(parse_name, values)))
            loop.columns.append(kind)
            loop.places[kind.tag] = column
            for row, value in zip(loop.rows, values, strict=True):
                if value:
                    row[kind.tag] = value
        first, *others = pattern.cells[column]
        told = why if place == 1 else f"столбец «{' '.join(heading.split())}»"
        offers.put(
            first, 0, len(first.text), tag, name, why=told,
            drops=tuple(line.number for line in others),
        )  # fmt: skip
    offers.loops.append(loop)
    return loop


def _is_of_people(rows: Sequence[_Row]) -> bool:
    """Whether a table without headings lists people, one a row, with what is said of each."""
    columns = list(rows[0].cells)
    return (
        len(columns) in (1, 2)
        and all(list(row.cells) == columns and not row.first.is_merged for row in rows)
        and all(WRITTEN_NAME.match(row.text(columns[0]).strip()) for row in rows)
    )


def _offer_people(offers: Offers, rows: Sequence[_Row]) -> None:
    names = list_name(label_above(offers, rows[0].first), ("люди", "человек"), LISTS_OF_PEOPLE)
    headings = dict(zip(rows[0].cells, ("кто", "должность"), strict=False))
    _offer_rows(
        offers, headings, rows, names, why=f"список людей в таблице, строк: {len(rows)}", numbers=[]
    )


def _take(offers: Offers, rows: Sequence[_Row]) -> None:
    for row in rows:
        for line in row.lines():
            offers.take(line)


def _is_heading(row: _Row) -> bool:
    texts = [" ".join(row.text(column).split()) for column in row.cells]
    filled = [text for text in texts if text]
    return (
        len(texts) > 1
        and len(filled) == len(texts)
        and all(len(text) <= _LONGEST_HEADING for text in texts)
        and all(re.search(r"[^\W\d]|№", text) for text in texts)
        and not any(_is_name(text) or any(spotted(text)) for text in texts)
        # «Директор | И.О. Фамилия» is a signature; a line of dashes is no heading.
        and not any(text.strip("_ ") == "" for text in texts)
    )


def _is_name(text: str) -> bool:
    return parse_name(text) is not None and not text.startswith("Фамилия")


def table_name(offers: Offers, first: Line, headings: Sequence[str]) -> tuple[str, str]:
    """Return what a table is called, and a row of it, by its headings and the words above it."""
    plain = [normal_name(heading) for heading in headings]
    usual = next(
        (names for start, names in _BY_HEADING if any(one.startswith(start) for one in plain)),
        ("таблица_строк", _VARIABLE),
    )
    return list_name(label_above(offers, first), usual, LISTS_OF_PEOPLE)
