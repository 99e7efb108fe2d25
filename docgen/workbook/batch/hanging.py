"""Rows that hang under rows of another sheet by a number: they go where those go.

What was said on a question of «Повестка» that is for some recipients is for these alone; and the
questions that are left are numbered anew, so what hangs under them has to name the new numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from docgen.kinds.model import Shape, Sheet
from docgen.names import normal_name
from docgen.sharing import Memo
from docgen.workbook.batch.filling import Cells
from docgen.workbook.batch.limits import LimitedSheet
from docgen.workbook.headings import find_heading_row, read_headings
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.scope import Scope, same_name

_FIRST: Final = "1"


class Hanging(Struct):
    """A sheet whose rows hang under those of ``parent`` by the numbers in a column, its ``place``.

    ``above`` has for each row the row under which it hangs, ``numbered`` the numbers that are typed
    for rows of the parent, all of which are its ``rows``: one without is numbered by its place.
    """

    parent: str
    place: int
    above: dict[int, int]
    rows: list[int]
    numbered: dict[int, str]

    def references(self, gone: Collection[int]) -> dict[int, str]:
        """Return the number that each row has to name when these rows of the parent are gone."""
        kept = (row for row in self.rows if row not in gone)
        numbers = {row: self.numbered.get(row, str(n)) for n, row in enumerate(kept, 1)}
        return {row: numbers[above] for row, above in self.above.items() if above in numbers}


def hang_rows(
    sheets: Sequence[RawSheet],
    known: Mapping[str, Sheet],
    limited: dict[str, LimitedSheet],
    everybody: frozenset[int],
    scope: Scope,
) -> dict[str, Hanging]:
    """Return the sheets whose rows hang under others, by name; limit them as those are limited.

    Where neither sheet has rows for some recipients only, all is as it lies in the file.
    """

    def limits(sheet: RawSheet) -> LimitedSheet:
        layout = known.get(sheet.name)
        head = find_heading_row(sheet, layout.columns if layout else ())
        return limited.get(sheet.name) or LimitedSheet(sheet, layout, head, {})

    found: dict[str, Hanging] = {}
    for sheet in sheets:
        layout = known.get(sheet.name)
        parent = layout and next((s for s in sheets if same_name(s.name, layout.parent)), None)
        if layout is None or not parent:
            continue
        own, whose = limits(sheet), limits(parent)
        if not (own.members or whose.members):
            continue
        hanging = _hanging(sheet, layout, parent, whose, scope)
        if hanging is None:
            continue
        found[sheet.name] = hanging
        limited[sheet.name] = own
        for row, above in hanging.above.items():
            if above in whose.members:
                own.members[row] = own.members.get(row, everybody) & whose.members[above]
    return found


def with_references(
    sheet: RawSheet, hanging: Hanging, gone: Collection[int], known: Memo[Cells]
) -> RawSheet:
    """Return the sheet with the numbers that its rows have to name; ``known`` has rows so made."""
    rows = dict(sheet.rows)
    for row, number in hanging.references(gone).items():
        cells = rows.get(row)
        cell = cells.get(hanging.place) if cells else None
        if cells is None or (cell and _number(cell) == number):
            continue
        how = (hanging.place, number)
        new = cell.with_text(number) if cell else RawCell(row, hanging.place, number, number)
        made = dict(sorted({**cells, hanging.place: new}.items()))
        rows[row] = known.get(cells, how) or known.keep(made, cells, how)
    return replace(sheet, rows=rows)


def _hanging(
    sheet: RawSheet, layout: Sheet, parent: RawSheet, whose: LimitedSheet, scope: Scope
) -> Hanging | None:
    silent = replace(scope, issues=[])
    columns = whose.known.columns if whose.known else ()
    places = read_headings(parent, columns, silent).by_place.values()
    counter = next((one.place for one in places if one.is_number), 0)
    headings = read_headings(sheet, layout.columns, silent)
    named = normal_name(layout.parent_key)
    place = next((one.place for one in headings.by_place.values() if one.name == named), 0)
    if not place:
        return None
    rows = whose.body()
    typed = {row: _number(parent.cell(row, counter)) for row in rows} if counter else {}
    numbered = {row: number for row, number in typed.items() if number}
    by_number: dict[str, int] = {}
    for n, row in enumerate(rows, 1):
        by_number.setdefault(numbered.get(row, str(n)), row)
    above: dict[int, int] = {}
    current = next(iter(by_number), _FIRST)
    for row in (row for row in sheet.rows if row > headings.row):
        number = _number(sheet.cell(row, place))
        if layout.shape is Shape.TEXT:  # a row without a number is on the question of that above
            number = current = number or current
        if number in by_number:
            above[row] = by_number[number]
    return Hanging(parent.name, place, above, rows, numbered)


def _number(cell: RawCell | None) -> str:
    return cell.text.strip().rstrip(".") if cell else ""
