"""The rows of a list of schools: every one gives a school, and its leader as a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from docgen.names import normal_name
from docgen.staff.contacts import mail_in, phone_in
from docgen.staff.headings import post_by_heading
from docgen.staff.layout import Page, Table
from docgen.staff.model import ColumnRead, ListRead, Person, Reason, Role, School, SkippedRow
from docgen.staff.names import NameRead, read_name
from docgen.staff.posts import read_post
from docgen.staff.units import is_unit
from docgen.russian import name_gender

_NAMES: Final = (Role.SHORT_UNIT, Role.UNIT, Role.FULL_UNIT)
_LEADS: Final = ("директор", "заведующ", "руководител", "и.о. директор", "начальник")
_MOST: Final = 0.8
_SHOWN: Final = 60


def lists_schools(page: Page, table: Table, columns: Sequence[ColumnRead]) -> bool:
    """Return whether every row of a table is a school of its own, with its leader at most."""
    by_role = {c.role: c.column for c in columns}
    unit = next((by_role[role] for role in _NAMES if role in by_role), None)
    if unit is None:
        return False
    rows = [cells for row in table.rows if len(cells := page.own(row)) and unit in cells]
    names = [normal_name(cells[unit]) for cells in rows]
    if not names or len(set(names)) < 0.9 * len(names):
        return False
    if by_role.keys().isdisjoint({Role.NAME, Role.SURNAME}):
        return True
    post = by_role.get(Role.POST)
    posts = [cells[post].lower().startswith(_LEADS) for cells in rows if post in cells]
    return len(names) > 1 and bool(posts) and sum(posts) >= _MOST * len(posts)


def read_schools(
    page: Page, table: Table, columns: Sequence[ColumnRead], result: ListRead
) -> tuple[int, int]:
    """Add the schools and their leaders to the result; return how many of each there are."""
    before = len(result.schools), len(result.people)
    for row in table.rows:
        texts = page.shown(row)
        by_role = {c.role: texts[c.column] for c in columns if c.column in texts and c.role}
        first = min(page.own(row), default=None)
        words = " | ".join(" ".join(text.split()) for text in page.own(row).values())[:_SHOWN]
        place = next((c.column for c in columns if c.role in _NAMES and c.column in texts), first)
        where = page.raw.location(row, place)
        school, leader = _school(page, row, columns, by_role)
        if not school:
            reason = Reason.SECTION if len(page.own(row)) == 1 else Reason.NO_NAME
            result.skipped.append(SkippedRow(where, words, reason))
            continue
        post = _post(by_role, columns, leader)
        phone = phone_in(by_role.get(Role.PHONE, ""), certain=True)
        mail = mail_in(by_role.get(Role.MAIL, ""))
        address = " ".join(by_role.get(Role.ADDRESS, "").split())
        short, full = school
        told = str(leader.name) if leader.name else " ".join(by_role.get(Role.LEADER, "").split())
        result.schools.append(School(short, where, full, told, post, address, phone, mail))
        if leader.name is not None:
            result.people.append(_leader(leader, post, short or full, page, row, columns))
    return len(result.schools) - before[0], len(result.people) - before[1]


def _school(
    page: Page, row: int, columns: Sequence[ColumnRead], by_role: Mapping[Role, str]
) -> tuple[tuple[str, str] | None, NameRead]:
    """Return the short and the full name of the school of a row, and its leader."""
    short = " ".join((by_role.get(Role.SHORT_UNIT) or by_role.get(Role.UNIT) or "").split())
    full = " ".join(by_role.get(Role.FULL_UNIT, "").split())
    filled = sum(c.column in page.own(row) for c in columns if c.role is not Role.NUMBER)
    known = filled > 1 or is_unit(short or full) or len(columns) == 1
    text = by_role.get(Role.NAME) or by_role.get(Role.LEADER) or ""
    if Role.SURNAME in by_role:
        parts = (Role.SURNAME, Role.FIRST_NAME, Role.PATRONYMIC, Role.GIVEN_NAMES)
        text = " ".join(by_role[role] for role in parts if role in by_role)
    leader = read_name(text) if text else NameRead()
    return ((short, full) if known and (short or full) else None), leader


def _post(by_role: Mapping[Role, str], columns: Sequence[ColumnRead], leader: NameRead) -> str:
    typed = by_role.get(Role.POST) or leader.post
    if not typed:
        headings = [c.heading for c in columns if c.role in (Role.LEADER, Role.NAME)]
        typed = next(filter(None, map(post_by_heading, headings)), "")
    return read_post(typed).post


def _leader(
    read: NameRead, post: str, unit: str, page: Page, row: int, columns: Sequence[ColumnRead]
) -> Person:
    assert read.name is not None
    roles = (Role.NAME, Role.LEADER, Role.SURNAME)
    place = next((c.column for c in columns if c.role in roles), None)
    doubts = []
    if read.name.is_initials:
        doubts.append("только инициалы; в справочнике нужны имя и отчество")
    elif name_gender(read.name) is None:
        doubts.append("не понять, мужчина или женщина")
    where = page.raw.location(row, place)
    return Person(
        read.name, where, post, unit, phone=read.phone, mail=read.mail, doubts=tuple(doubts),
        left_out=read.left_out,
    )  # fmt: skip
