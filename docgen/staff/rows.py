"""The rows of a table of people: every one gives a person or a reason."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct, field

from docgen.lazy_regex import lazy_regex
from docgen.russian.name_declension import name_gender
from docgen.russian.name_parsing import is_initials_first, parse_name
from docgen.staff.contacts import mail_in, phone_in
from docgen.staff.headings import is_of_classes, is_of_people, post_by_heading
from docgen.staff.layout import Page, Table
from docgen.staff.model import ColumnRead, ListRead, Person, Reason, Role, SkippedRow
from docgen.staff.names import NameRead, joined_name, name_doubts, read_name
from docgen.staff.posts import VACANCY, PostRead, read_post
from docgen.staff.row import NAME_ROLES, Row
from docgen.staff.units import is_unit, unit_within

_LEFT: Final = lazy_regex(r"(?<!\w)(?:уволен|выбыл|перевед[её]н|умер)", re.IGNORECASE)
_WORD: Final = lazy_regex(r"[^\W\d_]{2,}")
_ABOUT_ONE: Final = (Role.POST, Role.SUBJECT, Role.PHONE, Role.MAIL)


class PeopleReader(Struct):
    """Reads the rows of one table; ``unit`` is the school of the whole sheet, if one is named."""

    page: Page
    table: Table
    columns: list[ColumnRead]
    unit: str
    result: ListRead
    _last: int = 0
    _pending: list[SkippedRow] = field(default_factory=list)

    def read(self) -> int:
        """Add the people and the skipped rows of the table to the result; return how many."""
        before = len(self.result.people)
        for number in self.table.rows:
            self._read_row(Row.read(self.page, number, self.columns))
        # What stands below the last person names nobody: signatures, notes.
        self._release(Reason.BELOW, after=self._last + 1 if self._last else None)
        return len(self.result.people) - before

    def _release(self, reason: Reason, after: int | None) -> None:
        """Tell the rows that waited; those below a row, if one is given, for this reason."""
        for skipped in self._pending:
            names_nobody = skipped.reason in (Reason.SECTION, Reason.NO_NAME, Reason.UNREAD_NAME)
            apart = after is not None and (skipped.location.row or 0) > after
            told = reason if names_nobody and apart else skipped.reason
            self.result.skipped.append(SkippedRow(skipped.location, skipped.text, told))
        self._pending.clear()

    def _read_row(self, row: Row) -> None:
        read = self._name(row)
        if read.name is None:
            self._skip_or_wait(row, read)
        elif self._is_signature(row):
            self._pending.append(row.skipped(Reason.SIGNATURE))
        else:
            # Without a head that is known, the words above the first person are one, or a title.
            untitled = not self._last and not self.table.head_rows
            self._release(Reason.ABOVE, after=0 if untitled else None)
            self._last = row.number
            self.result.people.append(self._person(read, row))

    def _name(self, row: Row) -> NameRead:
        """Return the name of a row as its columns give it; neither name nor reason if empty."""
        if Role.SURNAME in row.by_role:
            surname, given = row.text(Role.SURNAME), row.text(Role.GIVEN_NAMES)
            if given:
                return read_name(f"{surname} {given}")
            return joined_name(surname, row.text(Role.FIRST_NAME), row.text(Role.PATRONYMIC))
        text = row.by_role.get(Role.NAME) or row.by_role.get(Role.LEADER) or ""
        return read_name(text) if _WORD.search(text) else NameRead()

    def _skip_or_wait(self, row: Row, read: NameRead) -> None:
        """Tell why a row gives nobody; whether it stands below the table is known only later."""
        if any(VACANCY.search(text) for text in row.own.values()):
            self.result.skipped.append(row.skipped(Reason.VACANCY))
            return
        lettered = [column for column, text in row.own.items() if _WORD.search(text)]
        if len(lettered) == 1 and self._is_section(lettered[0], row.own[lettered[0]], read):
            self._begin_section(row.own[lettered[0]])
            self._pending.append(row.skipped(Reason.SECTION))
            return
        reason = read.reason
        if reason is None:
            follows = bool(self._last) and self._last == row.number - 1
            is_post = follows and Role.POST in row.by_role
            reason = Reason.SECOND_POST if is_post else Reason.NO_NAME
        self._pending.append(row.skipped(reason))

    def _is_section(self, column: int, text: str, read: NameRead) -> bool:
        """Return whether words alone in their row are neither a post nor a failed name."""
        if is_unit(text) or read.reason is None:
            return all(c.role not in _ABOUT_ONE for c in self.columns if c.column == column)
        return parse_name(f"{text} А.А.") is None or len(text.split()) > 3

    def _begin_section(self, text: str) -> None:
        named = re.sub(r"\s*\(.*$", "", " ".join(text.split())) if is_unit(text) else ""
        self.unit = named or unit_within(text) or self.unit

    def _is_signature(self, row: Row) -> bool:
        """Return whether a name «И.И. Иванов» below the table signs it."""
        has_numbers = any(c.role is Role.NUMBER for c in self.columns)
        below = bool(self._last) and row.number > self._last + 1
        numbered = has_numbers and Role.NUMBER in row.by_role
        return below and not numbered and is_initials_first(row.text(Role.NAME))

    def _person(self, read: NameRead, row: Row) -> Person:
        assert read.name is not None
        post = self._post(read, row)
        left_out = [*read.left_out, *post.left_out, *filter(None, [row.text(Role.NOTE)])]
        unit = self._school(row, left_out)
        gender = {"м": "м", "ж": "ж"}.get(row.text(Role.GENDER).lower()[:1], "")
        doubts = [*name_doubts(read, gender=gender)]
        if post.others:
            others = ", ".join(f"«{text}»" for text in post.others)
            doubts.append(f"две должности: запишется «{post.post}», а есть ещё {others}")
        if not post.post and self._lists_pupils():
            doubts.append("должности нет, а класс есть: похоже на список учеников")
        gone = next((note for note in left_out if _LEFT.search(note)), None)
        if gone:
            doubts.append(f"в списке сказано «{gone}»")
        return Person(
            name=read.name,
            location=row.place(NAME_ROLES),
            post=post.post,
            unit=unit,
            gender="" if name_gender(read.name) else gender,
            phone=phone_in(row.text(Role.PHONE), certain=True) or read.phone,
            mail=mail_in(f"{row.text(Role.MAIL)} {row.text(Role.PHONE)}") or read.mail,
            doubts=tuple(doubts),
            left_out=tuple(left_out),
        )

    def _lists_pupils(self) -> bool:
        of_people = any(is_of_people(c.heading) for c in self.columns if c.role in NAME_ROLES)
        return not of_people and any(is_of_classes(c.heading) for c in self.columns)

    def _post(self, read: NameRead, row: Row) -> PostRead:
        typed = row.by_role.get(Role.POST, "") or read.post
        if not typed and not any(c.role is Role.POST for c in self.columns):
            typed = next(
                (post_by_heading(c.heading) for c in self.columns if c.role in NAME_ROLES), ""
            )
        return read_post(typed, row.text(Role.SUBJECT))

    def _school(self, row: Row, left_out: list[str]) -> str:
        for role in (Role.SHORT_UNIT, Role.UNIT, Role.FULL_UNIT):
            text = row.text(role)
            if _WORD.search(text):
                # Written once, it is meant for the rows below it too.
                self.unit = text
                return text
            if text:
                left_out.append(f"школа «{text}»")
        return self.unit
