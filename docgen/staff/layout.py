"""A sheet of a list as tables: heads of several rows, rows of data, rows that only serve.

The same head on a further page («продолжение») goes on with its table; another head begins one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from msgspec import Struct, field

from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.russian.name_parsing import parse_name
from docgen.staff.headings import is_of_people, role_of
from docgen.staff.model import Reason, Role
from docgen.staff.posts import VACANCY
from docgen.workbook import RawSheet
from docgen.workbook.limits import MAX_HEAD_ROWS

_TOTAL: Final = lazy_regex(r"^\s*(?:итого|всего)(?!\w)", re.IGNORECASE)
_CONTINUED: Final = lazy_regex(r"^\W*(?:продолжение|окончание)(?!\w)", re.IGNORECASE)
_SIGNATURE: Final = lazy_regex(
    r"_{3,}|^\s*М\.\s?П\.\s*$|^\s*(?:исполнитель|исп\.)\s*:", re.IGNORECASE
)
# What a list may consist of alone.
_LISTED: Final = frozenset((Role.NAME, Role.UNIT, Role.SHORT_UNIT, Role.FULL_UNIT))


class Page:
    """The cells of a sheet as a person sees them: merged ones say their text all over."""

    def __init__(self, raw: RawSheet) -> None:
        self.raw = raw
        self.rows = list(raw.rows)

    def own(self, row: int) -> dict[int, str]:
        """Return the texts that begin in this row, by column."""
        cells = self.raw.rows.get(row, {})
        return {
            column: cell.text.strip()
            for column, cell in cells.items()
            if cell.text.strip() and column not in self.raw.hidden_columns
        }

    def shown(self, row: int) -> dict[int, str]:
        """Return the texts of a row, with those of merges from rows above it."""
        texts = self.own(row)
        for merge in self.raw.merges_through(row):
            if merge.top < row and merge.left not in texts:
                cell = self.raw.cell(merge.top, merge.left)
                if cell is not None and cell.text.strip():
                    texts[merge.left] = cell.text.strip()
        return texts

    def spread(self, row: int) -> dict[int, str]:
        """Return the texts of a row of headings, over all columns that their merges cover."""
        texts = self.own(row)
        for merge in self.raw.merges_through(row):
            cell = self.raw.cell(merge.top, merge.left)
            if cell is not None and cell.text.strip():
                # A merge of whole rows would be sixteen thousand columns wide.
                last = min(merge.right, max(texts, default=merge.left) + 300)
                texts.update(dict.fromkeys(range(merge.left, last + 1), cell.text.strip()))
        return texts


class Table(Struct):
    """Rows of data under one head; ``headings`` holds the words of all its levels by column."""

    head_rows: tuple[int, ...] = ()
    headings: dict[int, tuple[str, ...]] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)


class Layout(Struct):
    """The tables of a sheet, the rows of its titles, and every row that serves, with its reason."""

    page: Page
    tables: list[Table] = field(default_factory=list)
    serving: dict[int, Reason] = field(default_factory=dict)

    @property
    def titles(self) -> list[str]:
        """The texts above the first table."""
        above = (row for row, reason in self.serving.items() if reason is Reason.ABOVE)
        return [text for row in above for text in self.page.own(row).values()]


def find_tables(raw: RawSheet) -> Layout:
    """Return the tables of a sheet; one without headings is a single table of all its rows."""
    page = Page(raw)
    layout = Layout(page)
    rows = page.rows
    place = 0
    while place < len(rows):
        row = rows[place]
        head = _head_at(page, rows, place, is_first=not layout.tables)
        if head:
            layout.serving.update(dict.fromkeys(head, Reason.HEADING))
            _begin(layout, head)
            place += len(head)
            continue
        reason = _serving_reason(page, row)
        if reason is not None:
            layout.serving[row] = reason
        elif layout.tables:
            layout.tables[-1].rows.append(row)
        else:
            layout.serving[row] = Reason.ABOVE
        place += 1
    if not layout.tables:
        data = [row for row in rows if layout.serving.get(row) is Reason.ABOVE]
        layout.serving = {row: r for row, r in layout.serving.items() if r is not Reason.ABOVE}
        layout.tables.append(Table(rows=data))
    return layout


def _begin(layout: Layout, head: tuple[int, ...]) -> None:
    levels = [layout.page.spread(row) for row in head]
    columns = sorted({column for level in levels for column in level})
    headings = {
        column: tuple(dict.fromkeys(level[column] for level in levels if column in level))
        for column in columns
    }
    known = layout.tables[-1].headings if layout.tables else None
    if known is None or _plain(known) != _plain(headings):
        layout.tables.append(Table(head, headings))


def _plain(headings: dict[int, tuple[str, ...]]) -> list[tuple[int, str]]:
    return [(column, normal_name(" ".join(words))) for column, words in headings.items()]


def _head_at(page: Page, rows: list[int], place: int, *, is_first: bool) -> tuple[int, ...]:
    """Return the rows of the head that begins here, or nothing."""
    if not _is_head(list(page.own(rows[place]).values()), is_first=is_first):
        return ()
    head = [rows[place]]
    for row in rows[place + 1 : place + MAX_HEAD_ROWS]:
        if not _goes_on(page, head, row):
            break
        head.append(row)
    return tuple(head)


def _is_head(texts: list[str], *, is_first: bool) -> bool:
    """Return whether a row is one of headings: two known ones, or «ФИО» over a single column.

    «Директор» and «Учитель» prove the first head of a sheet only: rows of data have them too.
    """
    if any(_names_somebody(text) or VACANCY.search(text) for text in texts):
        return False
    roles = [role_of(text) for text in texts]
    if len(texts) <= 2 and not _LISTED.isdisjoint(roles):
        return all(len(text.split()) <= 5 for text in texts)
    of_people = [is_of_people(text) for text in texts]
    known = sum(r is not None or people for r, people in zip(roles, of_people, strict=True))
    proven = any(role and role is not Role.LEADER for role in roles)
    return known >= 2 and (proven or (is_first and any(of_people)))


def _names_somebody(text: str) -> bool:
    name = parse_name(text)
    return name is not None and bool(name.surname)


def _goes_on(page: Page, head: list[int], row: int) -> bool:
    """Return whether a row under a head belongs to it: a merge reaches it, or it splits columns."""
    texts = page.own(row)
    if is_column_numbers(texts) or any(_names_somebody(text) for text in texts.values()):
        return False
    merges = page.raw.merges_through(row)
    if any(merge.top in head and merge.top < row <= merge.bottom for merge in merges):
        return True
    above = [m for r in head for m in page.raw.merges_through(r) if m.top == m.bottom == r]
    under = all(any(m.left <= c <= m.right and m.left < m.right for m in above) for c in texts)
    if len(texts) > 1 and under:
        return True
    known = sum(role_of(text) is not None for text in texts.values())
    return len(texts) > 1 and known * 2 >= len(texts)


def is_column_numbers(texts: dict[int, str]) -> bool:
    """Return whether a row only numbers the columns, 1 and on."""
    numbers = [int(text) for text in texts.values() if text.isascii() and text.isdecimal()]
    if len(numbers) < 3 or len(numbers) < len(texts) or numbers[0] > 2:
        return False
    steps = [after - before for before, after in pairwise(numbers)]
    return steps.count(1) >= 0.8 * len(steps)


def _serving_reason(page: Page, row: int) -> Reason | None:
    texts = page.own(row)
    if row in page.raw.hidden_rows:
        return Reason.HIDDEN
    if is_column_numbers(texts):
        return Reason.COLUMN_NUMBERS
    first = next(iter(texts.values()), "")
    if _CONTINUED.search(first) and len(texts) == 1:
        return Reason.HEADING
    if _TOTAL.search(first) or (len(texts) > 1 and _TOTAL.search(list(texts.values())[1])):
        return Reason.TOTAL
    return Reason.SIGNATURE if any(map(_SIGNATURE.search, texts.values())) else None
