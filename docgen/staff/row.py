"""One row of a table as its columns name it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from msgspec import Struct

from docgen.issues import Location
from docgen.staff.layout import Page
from docgen.staff.model import ColumnRead, Reason, Role, SkippedRow

_SHOWN: Final = 60
NAME_ROLES: Final = (Role.NAME, Role.SURNAME, Role.LEADER)


class Row(Struct, frozen=True):
    """A row with the texts that begin in it, and those of its columns by role.

    A text merged over several rows belongs to each of them, by role only.
    """

    number: int
    own: dict[int, str]
    by_role: dict[Role, str]
    page: Page
    columns: Sequence[ColumnRead]

    @classmethod
    def read(cls, page: Page, number: int, columns: Sequence[ColumnRead]) -> Row:
        """Return a row of a page."""
        texts = page.shown(number)
        known = (column for column in columns if column.role and column.column in texts)
        by_role = {column.role: texts[column.column] for column in known}
        return cls(number, page.own(number), by_role, page, columns)

    def text(self, role: Role) -> str:
        """Return what the column of a role says, in one line."""
        return " ".join(self.by_role.get(role, "").split())

    def place(self, roles: Collection[Role]) -> Location:
        """Return the cell of the first of these roles that is filled here, else the first cell."""
        columns = (c.column for c in self.columns if c.role in roles and c.column in self.own)
        return self.page.raw.location(self.number, next(columns, next(iter(self.own), None)))

    def skipped(self, reason: Reason) -> SkippedRow:
        """Return the row as one that gives nobody."""
        return SkippedRow(self.place(NAME_ROLES), first_words(self.page, self.number), reason)


def first_words(page: Page, number: int) -> str:
    """Return how a row begins, to be known again by."""
    return " | ".join(" ".join(text.split()) for text in page.own(number).values())[:_SHOWN]
