"""The rows of a list of schools: every one gives a school, and its leader as a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docgen.names import normal_name
from docgen.staff.contacts import mail_in, phone_in
from docgen.staff.headings import post_by_heading
from docgen.staff.layout import Page, Table
from docgen.staff.model import ColumnRead, ListRead, Person, Reason, Role, School
from docgen.staff.names import NameRead, name_doubts, read_name
from docgen.staff.posts import read_post
from docgen.staff.row import NAME_ROLES, Row
from docgen.staff.units import is_unit

_UNITS: Final = (Role.SHORT_UNIT, Role.UNIT, Role.FULL_UNIT)
_PARTS: Final = (Role.SURNAME, Role.FIRST_NAME, Role.GIVEN_NAMES, Role.PATRONYMIC)
_LEADS: Final = ("директор", "заведующ", "руководител", "и.о. директор", "начальник")
_OF_SCHOOLS: Final = frozenset((Role.LEADER, Role.ADDRESS, Role.MAIL))
_MOST: Final = 0.8


def lists_schools(page: Page, table: Table, columns: Sequence[ColumnRead]) -> bool:
    """Return whether every row of a table is a school of its own, with its leader at most."""
    roles = {column.role: column.column for column in columns}
    unit = next((roles[role] for role in _UNITS if role in roles), None)
    if unit is None:
        return False
    rows = [cells for number in table.rows if unit in (cells := page.own(number))]
    names = [normal_name(cells[unit]) for cells in rows]
    if not names or len(set(names)) < 0.9 * len(names):
        return False
    if roles.keys().isdisjoint({Role.NAME, Role.SURNAME}):
        # «Наименование» may head a list of anything.
        known = sum(is_unit(cells[unit]) for cells in rows)
        return known * 2 >= len(rows) or not roles.keys().isdisjoint(_OF_SCHOOLS)
    post = roles.get(Role.POST)
    posts = [cells[post].lower().startswith(_LEADS) for cells in rows if post in cells]
    return len(names) > 1 and bool(posts) and sum(posts) >= _MOST * len(posts)


def read_schools(
    page: Page, table: Table, columns: Sequence[ColumnRead], result: ListRead
) -> tuple[int, int]:
    """Add the schools and their leaders to the result; return how many of each there are."""
    before = len(result.schools), len(result.people)
    for number in table.rows:
        row = Row.read(page, number, columns)
        school, leader = _read_row(row)
        if school is None:
            only = Reason.SECTION if len(row.own) == 1 else Reason.NO_NAME
            result.skipped.append(row.skipped(only))
            continue
        result.schools.append(school)
        if leader.name is not None:
            result.people.append(
                Person(
                    name=leader.name,
                    location=row.place(NAME_ROLES),
                    post=school.post,
                    unit=school.name,
                    phone=leader.phone,
                    mail=leader.mail,
                    doubts=name_doubts(leader),
                    left_out=leader.left_out,
                )
            )
    return len(result.schools) - before[0], len(result.people) - before[1]


def _read_row(row: Row) -> tuple[School | None, NameRead]:
    """Return the school of a row, None when it names none, and its leader."""
    short = row.text(Role.SHORT_UNIT) or row.text(Role.UNIT)
    full = row.text(Role.FULL_UNIT)
    filled = sum(c.column in row.own for c in row.columns if c.role is not Role.NUMBER)
    if not (short or full) or (filled == 1 < len(row.columns) and not is_unit(short or full)):
        return None, NameRead()
    typed = row.by_role.get(Role.NAME) or row.by_role.get(Role.LEADER) or ""
    if Role.SURNAME in row.by_role:
        typed = " ".join(filter(None, map(row.text, _PARTS)))
    leader = read_name(typed) if typed else NameRead()
    post = row.text(Role.POST) or leader.post
    if not post:
        headings = (c.heading for c in row.columns if c.role in NAME_ROLES)
        post = next(filter(None, map(post_by_heading, headings)), "")
    school = School(
        short=short,
        location=row.place(_UNITS),
        full=full,
        leader=" ".join(str(leader.name or typed).split()),
        post=read_post(post).post,
        address=row.text(Role.ADDRESS),
        phone=phone_in(row.text(Role.PHONE), certain=True),
        mail=mail_in(f"{row.text(Role.MAIL)} {row.text(Role.PHONE)}"),
    )
    return school, leader
