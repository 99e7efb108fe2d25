"""The rows of a table of people: every one gives a person or a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from docgen.issues import Location
from docgen.russian import name_gender, parse_name
from docgen.russian.name_parsing import is_initials_first
from docgen.staff.contacts import mail_in, phone_in
from docgen.staff.headings import post_by_heading
from docgen.staff.layout import Page, Table
from docgen.staff.model import ColumnRead, ListRead, Person, Reason, Role, SkippedRow
from docgen.staff.names import NameRead, joined_name, read_name
from docgen.staff.posts import VACANCY, PostRead, read_post
from docgen.staff.units import is_unit

_LEFT: Final = re.compile(r"(?<!\w)(?:уволен|выбыл|перевед[её]н|умер)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SHOWN: Final = 60


@dataclass(slots=True)
class PeopleReader:
    """Reads the rows of one table; ``unit`` is the school of the whole sheet, if one is named."""

    page: Page
    table: Table
    columns: list[ColumnRead]
    unit: str
    result: ListRead
    _unit: str = ""
    _last: int = 0
    _pending: list[SkippedRow] = field(default_factory=list)

    def read(self) -> int:
        """Add the people and the skipped rows of the table to the result; return how many."""
        self._unit = self.unit
        before = len(self.result.people)
        for row in self.table.rows:
            self._read_row(row)
        # What stands below the last person names nobody: signatures, notes.
        for skipped in self._pending:
            reason = skipped.reason
            is_last = reason in (Reason.SECTION, Reason.NO_NAME, Reason.UNREAD_NAME)
            is_below = bool(self._last) and is_last and (skipped.location.row or 0) > self._last + 1
            self._skip(skipped.location, skipped.text, Reason.BELOW if is_below else reason)
        return len(self.result.people) - before

    def _read_row(self, row: int) -> None:
        texts, own = self.page.shown(row), self.page.own(row)
        by_role = {c.role: texts[c.column] for c in self.columns if c.column in texts and c.role}
        where = self.page.raw.location(row, self._column_of_name(own))
        words = " | ".join(" ".join(text.split()) for text in own.values())[:_SHOWN]
        read = self._name(by_role)
        if read is None or read.name is None:
            self._skip_or_wait(row, own, by_role, read, where, words)
        elif self._is_signature(row, by_role):
            self._pending.append(SkippedRow(where, words, Reason.SIGNATURE))
        else:
            self._release()
            self._last = row
            self.result.people.append(self._person(read, by_role, where))

    def _column_of_name(self, own: Mapping[int, str]) -> int | None:
        names = (c.column for c in self.columns if c.role in (Role.NAME, Role.SURNAME, Role.LEADER))
        return next(names, next(iter(own), None))

    def _name(self, by_role: Mapping[Role, str]) -> NameRead | None:
        """Return the name of a row as its columns give it; None when they are empty."""
        if Role.SURNAME in by_role:
            given = by_role.get(Role.GIVEN_NAMES)
            if given is not None:
                return read_name(f"{by_role[Role.SURNAME]} {given}")
            first, last = by_role.get(Role.FIRST_NAME, ""), by_role.get(Role.PATRONYMIC, "")
            return joined_name(by_role[Role.SURNAME], first, last)
        text = by_role.get(Role.NAME) or by_role.get(Role.LEADER)
        if text is None or not _WORD.search(text):
            return None
        return read_name(text)

    def _skip_or_wait(
        self,
        row: int,
        own: Mapping[int, str],
        by_role: Mapping[Role, str],
        read: NameRead | None,
        where: Location,
        words: str,
    ) -> None:
        """Tell why a row gives nobody; whether it ends the table is known only later."""
        if any(VACANCY.search(text) for text in own.values()):
            self._skip(where, words, Reason.VACANCY)
            return
        lettered = [text for text in own.values() if _WORD.search(text)]
        if len(lettered) == 1 and (read is None or self._is_section(lettered[0], by_role)):
            self._begin_section(lettered[0])
            self._pending.append(SkippedRow(where, words, Reason.SECTION))
            return
        reason = read.reason if read else None
        follows = self._last == row - 1 and self._last
        if reason is None:
            reason = Reason.SECOND_POST if follows and Role.POST in by_role else Reason.NO_NAME
        self._pending.append(SkippedRow(where, words, reason))

    def _is_section(self, text: str, by_role: Mapping[Role, str]) -> bool:
        """Return whether words alone in their row are no failed name: «Администрация»."""
        if is_unit(text) or Role.SURNAME in by_role:
            return True
        return parse_name(f"{text} А.А.") is None or len(text.split()) > 3

    def _begin_section(self, text: str) -> None:
        if is_unit(text):
            self._unit = re.sub(r"\s*\(.*$", "", " ".join(text.split()))

    def _is_signature(self, row: int, by_role: Mapping[Role, str]) -> bool:
        """Return whether a name «И.И. Иванов» below the table signs it."""
        text = by_role.get(Role.NAME, "")
        has_numbers = any(c.role is Role.NUMBER for c in self.columns)
        below = bool(self._last) and row > self._last + 1
        return below and is_initials_first(text) and not (has_numbers and Role.NUMBER in by_role)

    def _person(self, read: NameRead, by_role: Mapping[Role, str], where: Location) -> Person:
        assert read.name is not None
        post = self._post(read, by_role)
        notes = [by_role[Role.NOTE]] if Role.NOTE in by_role else []
        left_out = [*read.left_out, *post.left_out, *(" ".join(note.split()) for note in notes)]
        own_gender = name_gender(read.name)
        told = {"м": "m", "ж": "f"}.get(by_role.get(Role.GENDER, "").strip().lower()[:1])
        doubts = []
        if read.is_guess:
            doubts.append("имя непривычное, проверьте порядок слов")
        if read.name.is_initials:
            doubts.append("только инициалы; в справочнике нужны имя и отчество")
        elif own_gender is None and told is None:
            doubts.append("не понять, мужчина или женщина")
        if post.others:
            posts = " и ".join(f"«{text}»" for text in (post.post, *post.others))
            doubts.append(f"две должности: {posts}")
        gone = next((note for note in left_out if _LEFT.search(note)), None)
        if gone:
            doubts.append(f"в списке сказано «{gone}»")
        gender = "" if own_gender or not told else {"m": "м", "f": "ж"}[told]
        phone = phone_in(by_role.get(Role.PHONE, ""), certain=True) or read.phone
        mail = mail_in(by_role.get(Role.MAIL, "")) or read.mail
        unit = self._school(by_role, left_out)
        return Person(
            read.name, where, post.post, unit, gender, phone, mail, tuple(doubts), tuple(left_out)
        )

    def _post(self, read: NameRead, by_role: Mapping[Role, str]) -> PostRead:
        typed = by_role.get(Role.POST, "") or read.post
        subject = by_role.get(Role.SUBJECT, "")
        if not typed and not any(c.role is Role.POST for c in self.columns):
            name = next((c for c in self.columns if c.role in (Role.NAME, Role.LEADER)), None)
            typed = post_by_heading(name.heading) if name else ""
        return read_post(typed, subject)

    def _school(self, by_role: Mapping[Role, str], left_out: list[str]) -> str:
        for role in (Role.SHORT_UNIT, Role.UNIT, Role.FULL_UNIT):
            text = " ".join(by_role.get(role, "").split())
            if _WORD.search(text):
                self._unit = text
                return text
            if text:
                left_out.append(f"школа «{text}»")
        return self._unit

    def _release(self) -> None:
        for skipped in self._pending:
            self._skip(skipped.location, skipped.text, skipped.reason)
        self._pending.clear()

    def _skip(self, where: Location, words: str, reason: Reason) -> None:
        self.result.skipped.append(SkippedRow(where, words, reason))
