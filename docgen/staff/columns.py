"""What each column of a table holds: told by its heading, and as much by its cells."""

from __future__ import annotations

# ruff: noqa: SIM905  (a list of words is read more easily as words)
from collections.abc import Callable
from itertools import pairwise
from operator import methodcaller
from typing import Final

from msgspec import Struct

from docgen.russian.first_names import is_first_name
from docgen.russian.name_parsing import is_patronymic, parse_name
from docgen.russian.post_and_name import is_post
from docgen.staff.contacts import mail_in, phone_in
from docgen.staff.headings import is_of_people, role_of
from docgen.staff.layout import Page, Table
from docgen.staff.model import ColumnRead, Role
from docgen.staff.names import read_name
from docgen.staff.units import is_unit

# Enough to know a column by; a list of ten thousand rows need not be read twice.
_LOOKED_AT: Final = 200
_MOST: Final = 0.6
_MANY: Final = 0.4
_GENDERS: Final = frozenset("м ж муж жен мужской женский".split())
_WHO: Final = (Role.NAME, Role.SURNAME, Role.LEADER)
_MANY_COLUMNS: Final = (Role.NUMBER, Role.MORE_NAMES)


class _Column(Struct):
    """A column while it is being understood."""

    number: int
    heading: str
    levels: tuple[str, ...]
    texts: list[str]
    role: Role | None = None

    def share(self, test: Callable[[str], object]) -> float:
        """Return the part of the filled cells that pass a test."""
        return sum(bool(test(text)) for text in self.texts) / len(self.texts) if self.texts else 0.0


def read_columns(page: Page, table: Table) -> list[ColumnRead]:
    """Return every column of a table that has a heading or a filled cell, with its role."""
    cells = [page.own(row) for row in table.rows[:_LOOKED_AT]]
    numbers = sorted({*table.headings, *(column for row in cells for column in row)})
    columns = [
        _Column(
            number,
            " – ".join(" ".join(w.split()) for w in table.headings.get(number, ())),
            table.headings.get(number, ()),
            [row[number] for row in cells if number in row],
        )
        for number in numbers
    ]
    columns = [
        column
        for before, column in pairwise([None, *columns])
        # A merged heading says its words over empty columns too.
        if column and (column.texts or (column.heading and not _repeats(before, column)))
    ]
    for column in columns:
        column.role = _by_heading(column)
    _find_names(columns)
    _find_by_content(columns)
    _keep_one_of_each(columns)
    return [ColumnRead(c.number, c.heading, c.role or Role.OTHER) for c in columns]


def _repeats(before: _Column | None, column: _Column) -> bool:
    return before is not None and before.levels == column.levels


def _by_heading(column: _Column) -> Role | None:
    """Return the role by the lowest heading that is known, or by all the words together."""
    if is_of_people(column.heading):
        return None
    whole = role_of(" ".join(column.levels))
    return next((role for text in reversed(column.levels) if (role := role_of(text))), whole)


def _find_names(columns: list[_Column]) -> None:
    """Find the column of whole names, or those of their parts."""
    named = [c for c in columns if c.role is not Role.OTHER or not c.heading]
    first = next((c for c in named if c.role is Role.FIRST_NAME or _is_of_first_names(c)), None)
    given = next((c for c in named if c.role is Role.GIVEN_NAMES or _is_of_given_names(c)), None)
    part = first or given
    if part is not None and _parts(columns, part, is_first=part is first):
        return
    whole = [c for c in named if _names(c) >= _MANY]
    by_heading = [c for c in named if c.role is Role.NAME]
    best = max(whole, key=_fitness, default=by_heading[0] if by_heading else None)
    leads = best is not None and best.role is Role.LEADER
    for column in columns:
        if column in whole:
            column.role = Role.MORE_NAMES
        elif column.role in (Role.NAME, Role.SURNAME, Role.FIRST_NAME, Role.PATRONYMIC):
            column.role = Role.OTHER
    if best is not None:
        best.role = Role.LEADER if leads else Role.NAME


def _fitness(column: _Column) -> tuple[bool, bool, int]:
    return (
        column.role in (Role.NAME, Role.SURNAME),
        is_of_people(column.heading) or not column.heading,
        # A leader is named once for a group; its members, each in a row of his own.
        len(set(column.texts)),
    )


def _parts(columns: list[_Column], part: _Column, *, is_first: bool) -> bool:
    """Give the parts of names their roles; False when there is no surname beside."""
    place = columns.index(part)
    beside = columns[place - 1] if place else None
    if beside is not None and beside.heading and beside.role is Role.OTHER:
        beside = None  # «Фамилия ученика»
    surname = next((c for c in columns if c.role is Role.SURNAME), beside)
    if surname is None or surname is part or surname.share(_is_one_word) < _MOST:
        return False
    patronymic = next((c for c in columns if c.share(is_patronymic) >= _MOST), None)
    if is_first and patronymic is None:
        patronymic = next((c for c in columns if c.role is Role.PATRONYMIC), None)
    for column in columns:
        if column.role is Role.NAME:
            column.role = Role.OTHER
    surname.role = Role.SURNAME
    part.role = Role.FIRST_NAME if is_first else Role.GIVEN_NAMES
    if is_first and patronymic is not None:
        patronymic.role = Role.PATRONYMIC
    return True


def _find_by_content(columns: list[_Column]) -> None:
    """Give a role by their cells to columns without a heading that tells it."""
    tests: tuple[tuple[Role, Callable[[str], object]], ...] = (
        (Role.MAIL, mail_in),
        (Role.UNIT, is_unit),
        (Role.POST, is_post),
        (Role.GENDER, lambda text: text.lower().strip(". ") in _GENDERS),
        (Role.PHONE, phone_in),
    )
    for role, test in tests:
        if any(column.role is role for column in columns):
            continue
        unknown = [c for c in columns if c.role is None and c.share(test) >= _MOST]
        if unknown:
            max(unknown, key=methodcaller("share", test)).role = role


def _keep_one_of_each(columns: list[_Column]) -> None:
    """Leave a role to one column: a filled one, the nearest behind the name."""
    name = next((c.number for c in columns if c.role in _WHO), 0)
    taken: set[Role] = set()
    for column in sorted(columns, key=lambda c: (not c.texts, c.number < name, c.number)):
        if column.role in taken and column.role not in _MANY_COLUMNS:
            column.role = Role.OTHER
        elif column.role is not None and column.role is not Role.OTHER:
            taken.add(column.role)


def _names(column: _Column) -> float:
    return column.share(lambda text: (read := read_name(text)).name and not read.is_guess)


def _is_of_first_names(column: _Column) -> bool:
    return column.share(is_first_name) >= _MOST


def _is_of_given_names(column: _Column) -> bool:
    """Whether cells hold «Мария Павловна», without the surname."""
    return column.share(_is_given) >= _MOST


def _is_given(text: str) -> bool:
    name = parse_name(text)
    return name is not None and not name.surname


def _is_one_word(text: str) -> bool:
    return len(text.split()) == 1 and not is_first_name(text) and text[:1].isalpha()
