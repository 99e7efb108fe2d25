"""Rows that are for some recipients only: the column «Для школ» of any sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct, field

from docgen.issues import Issue, error
from docgen.kinds.model import Column, Shape, Sheet
from docgen.names import normal_name
from docgen.workbook.batch.addressing import AddressBook
from docgen.workbook.batch.cutting import Sections, emptied_sections, sections_of, without_column
from docgen.workbook.headings import find_heading_row
from docgen.workbook.raw import RawCell, RawSheet

#: The heading of the column; it is never printed.
LIMIT_COLUMN: Final = "Для школ"
_CERTAIN: Final = frozenset(
    ("для_школ", "для_школы", "для_кого", "для_получателей", "для_каких_школ", "для_организаций")
)
# These head columns of ordinary tables as well: what stands below decides.
_POSSIBLE: Final = frozenset(("школы", "кому", "получатели"))
_SEARCHED_ROWS: Final = 12


class LimitedSheet(Struct):
    """A sheet without its key column; ``members`` has whose each limited row is.

    ``heading_row`` is the lowest row of headings, ``sections`` those of a table.
    """

    sheet: RawSheet
    known: Sheet | None
    heading_row: int
    members: dict[int, frozenset[int]]
    sections: Sections = ()
    _dropped: dict[frozenset[int], frozenset[int]] = field(default_factory=dict)
    _of: dict[int, frozenset[int]] = field(default_factory=dict)

    def dropped(self, recipient: int) -> frozenset[int]:
        """Return the rows that are not for a recipient, with sections that they leave empty."""
        found = self._of.get(recipient)
        if found is None:
            gone = frozenset(row for row, whose in self.members.items() if recipient not in whose)
            if gone not in self._dropped:
                self._dropped[gone] = gone | emptied_sections(self.sections, gone)
            found = self._of[recipient] = self._dropped[gone]
        return found

    def body(self) -> list[int]:
        """Return the filled rows below the headings."""
        return [row for row in self.sheet.rows if row > self.heading_row]


def limit_rows(
    sheet: RawSheet, known: Sheet | None, addresses: AddressBook
) -> tuple[LimitedSheet | None, list[Issue]]:
    """Return the sheet with whose its rows are, or None where all are everybody's.

    Findings are the names in the column that name nobody.
    """
    columns = known.columns or known.suggested if known else ()
    heading = _key_heading(sheet, columns, addresses)
    if heading is None:
        return None, []
    issues: list[Issue] = []
    members: dict[int, frozenset[int]] = {}
    for cell in _below(sheet, heading):
        meant, unknown = addresses.meant(cell.text)
        issues.extend(_unknown(sheet, cell, name, addresses) for name in unknown)
        if meant != addresses.everybody:
            for row in _covered_rows(sheet, cell):
                members[row] = meant
    bare = without_column(sheet, heading.column)
    head = max(heading.row, find_heading_row(bare, known.columns if known else ()))
    is_table = known is None or known.shape is Shape.TABLE
    sections = sections_of(bare, head) if is_table and members else ()
    return LimitedSheet(bare, known, head, members, sections), issues


def _key_heading(
    sheet: RawSheet, columns: Sequence[Column], addresses: AddressBook
) -> RawCell | None:
    own = {normal_name(n) for column in columns for n in (column.name, *column.aliases)}
    first = list(sheet.rows)[:_SEARCHED_ROWS]
    cells = [(normal_name(c.text), c) for row in first for c in sheet.rows[row].values()]
    for name, cell in cells:
        if name in _CERTAIN and name not in own:
            return cell
    for name, cell in cells:
        if name in _POSSIBLE and name not in own and _names_recipients(sheet, cell, addresses):
            return cell
    return None


def _names_recipients(sheet: RawSheet, heading: RawCell, addresses: AddressBook) -> bool:
    """Return whether at least half of the cells below a heading name recipients alone."""
    typed = [cell.text for cell in _below(sheet, heading)]
    understood = sum(not addresses.meant(text)[1] for text in typed)
    return bool(typed) and understood * 2 >= len(typed)


def _below(sheet: RawSheet, heading: RawCell) -> Iterator[RawCell]:
    for row, cells in sheet.rows.items():
        cell = cells.get(heading.column)
        if row > heading.row and cell is not None and not cell.problem:
            yield cell


def _covered_rows(sheet: RawSheet, cell: RawCell) -> Iterable[int]:
    """Return the rows that a cell speaks for: its own, or all over which it is merged."""
    merge = sheet.merge_at(cell.row, cell.column)
    return range(cell.row, merge.bottom + 1) if merge else (cell.row,)


def _unknown(sheet: RawSheet, cell: RawCell, name: str, addresses: AddressBook) -> Issue:
    near = addresses.nearest(name)
    offer = f" Возможно, имелось в виду «{near}»." if near else ""
    return error(
        "unknown-recipient",
        sheet.location(cell.row, cell.column),
        f"«{name}» – нет ни такой школы, ни такой группы.{offer}",
        "Исправьте название – или добавьте школу на лист «Школы».",
    )
