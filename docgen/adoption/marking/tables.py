"""Tables of a document: rows of one shape under headings become a loop."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from docgen.adoption.marking.dates import spotted
from docgen.adoption.marking.lists import LISTS_OF_PEOPLE, free_list, label_above, list_name
from docgen.adoption.marking.offers import Loop, Offers
from docgen.adoption.marking.people import plain_form, tag_of
from docgen.evidence import named_type
from docgen.kinds.model import ValueType
from docgen.names import is_number_heading, normal_name
from docgen.rendering.marked_values import FoundColumn
from docgen.rendering.tagging import Line
from docgen.russian.dates import parse_date
from docgen.russian.deadlines import parse_deadline
from docgen.russian.name_patterns import WRITTEN_NAME
from docgen.russian.names import full_form, initials_after, initials_before, parse_name

T = ValueType
_LONGEST_HEADING: Final = 80
_WORDS_OF_NAME: Final = 4
_VARIABLE: Final = "строка"
# «Фамилия И.О.», «Ф.И.О.»: the column «Кто» of the sheets of people.
_NAMES_OF_PEOPLE: Final = ("фамили", "ф_и_о", "фио")
_BY_HEADING: Final = (
    ("мероприяти", ("мероприятия", _VARIABLE)),
    ("фио", ("люди", "человек")),
    ("ф_и_о", ("люди", "человек")),
    ("фамили", ("люди", "человек")),
    ("вопрос", ("вопросы", "вопрос")),
    ("школа", ("школы", "школа")),
    ("класс", ("классы", "класс")),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table outside other tables: the lines of its cells by grid column."""

    cells: dict[int, list[Line]]

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
    if not _is_heading(rows[0]):
        return
    head, body = rows[0], list(rows[1:])
    columns = list(head.cells)
    if all(body[0].text(column).strip() == str(place) for place, column in enumerate(columns, 1)):
        body = body[1:]  # «1 2 3» under the headings
    if not body:
        return
    merged = any(line.is_merged for row in body for lines in row.cells.values() for line in lines)
    if merged or any(list(row.cells) != columns for row in body):
        line = head.first
        offers.doubt(
            line, 0, len(line.text), "{{p таблица }}",
            "таблица с разделами или объединёнными ячейками: заведите лист формы table и поставьте "
            "вместо всей таблицы один тег",
        )  # fmt: skip
        _take(offers, [head, *body])
        return
    _take(offers, [head])
    headings = {column: head.text(column) for column in columns}
    why = f"таблица под шапкой, строк: {len(body)}"
    _offer_rows(
        offers, headings, body, table_name(offers, head.first, list(headings.values())), why
    )


def _offer_rows(
    offers: Offers,
    headings: Mapping[int, str],
    body: Sequence[_Row],
    names: tuple[str, str],
    why: str,
) -> None:
    """Offer a loop over rows: a tag in each cell of the first, the others go."""
    name, variable = free_list(offers, names[0]), names[1]
    rows: list[dict[str, str]] = [{} for _ in body]
    columns: list[FoundColumn] = []
    _take(offers, body[1:])
    pattern = body[0]
    for place, (column, heading) in enumerate(headings.items(), 1):
        texts = [row.text(column) for row in body]
        if not any(map(str.strip, texts)):  # left for a hand: «Подпись», «Дата»
            continue
        tag, found = _column(heading, place, variable, texts, [one.tag for one in columns])
        if found is not None:
            kind, values = found
            if kind.type == T.PERSON:
                offers.people.extend(filter(None, map(parse_name, values)))
            columns.append(kind)
            for row, value in zip(rows, values, strict=True):
                if value:
                    row[kind.tag] = value
        first, *others = pattern.cells[column]
        told = why if place == 1 else f"столбец «{' '.join(heading.split())}»"
        offers.put(
            first, 0, len(first.text), tag, name, why=told,
            drops=tuple(line.number for line in others),
        )  # fmt: skip
    offers.loops.append(
        Loop(
            name,
            variable,
            pattern.first.number,
            rows,
            columns,
            why,
            True,
            tuple(row.first.number for row in body[1:]),
        )
    )


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
    _offer_rows(offers, headings, rows, names, f"список людей в таблице, строк: {len(rows)}")


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


def _column(
    heading: str, place: int, variable: str, texts: Sequence[str], taken: Sequence[str]
) -> tuple[str, tuple[FoundColumn, list[str]] | None]:
    """Return the tag of a column, and its values unless the loop counts them itself."""
    if is_number_heading(heading) or place == 1:
        for end in ("", ".", ")"):
            if list(texts) == [f"{number}{end}" for number in range(1, len(texts) + 1)]:
                return f"{{{{ loop.index }}}}{end}", None
    name = "_".join(normal_name(heading).split("_")[:_WORDS_OF_NAME]) or f"столбец_{place}"
    if name[0].isdigit():  # no name of a tag begins with a figure
        name = f"столбец_{name}"
    if normal_name(heading).startswith(_NAMES_OF_PEOPLE):
        name = "кто"
    name = name if name not in taken else f"{name}_{place}"
    path = f"{variable}.{name}"
    if dated := _dates(texts):
        pattern, days = dated
        return pattern.replace("@", path), (FoundColumn(name, T.DATE), days)
    if named := _people(texts):
        style, people = named
        return tag_of(path, "nominative", style), (FoundColumn(name, T.PERSON), people)
    several = any("\n" in text for text in texts)
    tag = f"{{{{p {path} }}}}" if several else f"{{{{ {path} }}}}"
    return tag, (FoundColumn(name, _type(name, texts)), list(texts))


def _dates(texts: Sequence[str]) -> tuple[str, list[str]] | None:
    """Return the one pattern that prints all cells as they stand, and the days."""
    found = [next(spotted(text), None) for text in texts]
    patterns = {one.pattern for one in found if one}
    for one, text in zip(found, texts, strict=True):
        if one is None or one.printed.replace("\u00a0", " ") != text.strip():
            return None
    return (
        (patterns.pop(), [one.day.isoformat() for one in found if one])
        if len(patterns) == 1
        else None
    )


def _people(texts: Sequence[str]) -> tuple[str, list[str]] | None:
    names = [parse_name(text) for text in texts]
    for style, form in (
        ("|инициалы", initials_after),
        ("|подпись", initials_before),
        ("", full_form),
    ):
        plain = [form(name).replace("\u00a0", " ") if name else None for name in names]
        if plain == [" ".join(text.split()) for text in texts]:
            return style, [plain_form(name) for name in names if name]
    return None


def _type(name: str, texts: Sequence[str]) -> ValueType:
    """Return the type of cells that print as they are typed, where that holds for all of them."""
    if named_type(name) is T.DEADLINE and all(
        text and parse_date(text) is None and parse_deadline(text).text == text for text in texts
    ):
        return T.DEADLINE
    return T.TEXT
