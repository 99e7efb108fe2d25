"""Tables that differ in some words only: what one of them is made of is found out once.

The documents of a batch have the same table with a few cells filled otherwise. Where these stand
in ordinary rows of the body, without merges, the grid, the kinds of the rows and the headings are
the same, and so is every other row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from typing import Final

from msgspec import Struct, field

from docgen.content import TableRow
from docgen.issues import Issue
from docgen.kinds.model import Column, Sheet
from docgen.names import normal_name
from docgen.records import Record, Value
from docgen.sharing import Memo
from docgen.stretches import LONGEST, Stretch, cut
from docgen.workbook.column_shares import LOOKED_AT, Totals, totals_of
from docgen.workbook.grid import Grid
from docgen.workbook.headings import Heading, known_columns
from docgen.workbook.limits import HEADING_SEARCH_ROWS
from docgen.workbook.named_sheets import named_sheets
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.scope import Scope
from docgen.workbook.shared_rows import ReadRow
from docgen.workbook.table_layout import BODY, TableLayout, is_number

Cells = Mapping[int, RawCell]
# A row with no more cells may be the title of a section.
_FEW: Final = 2
# So many fillings of copies are kept, or twice as many: some say the same for many schools.
_COPIED: Final = 64


class Run(Struct, frozen=True):
    """Rows of a table that follow one another and are read already: all that they give.

    ``rows`` are they as they are printed, and ``cells`` what they say: in shared stretches, but for
    rows that may look otherwise in another place.
    """

    cells: Sequence[Stretch[Value]]
    records: Sequence[Record]
    rows: Sequence[Stretch[TableRow]]
    issues: Sequence[Issue]
    named: frozenset[str]


class Step(Struct, frozen=True):
    """The place of an own row of a copy, if any, and the rows behind it that all copies have."""

    place: int | None
    places: Sequence[int]
    behind: Run


class Again(Struct, frozen=True):
    """Own rows of a copy that another one has had as well.

    ``runs`` are they by their places, each with the rows behind it that all copies have: such a
    run is the same for all who have the row.
    """

    runs: Mapping[int, Run]
    totals: Totals


class CommonRows(Struct, frozen=True):
    """What a table has in common with the copies that differ from it in some rows only.

    ``steps`` are all rows in their order. ``totals`` are what those that all have tell of the
    widths of the columns.
    """

    steps: Sequence[Step]
    totals: Totals
    again: Memo[Again]


class Ordinary(Struct, frozen=True):
    """A row of the body as a copy may have it with other words.

    ``values`` are the places of its values in what was read, by the columns of the sheet. ``names``
    are the known columns that it names, if they count; ``may_number`` tells that it would number
    the columns if it were nothing but numbers.
    """

    place: int
    cells: Cells
    read: ReadRow
    values: Mapping[int, int]
    names: set[str] | None
    may_number: bool

    def changed(self, cells: Cells) -> Collection[int] | None:
        """Return the columns with other cells; None when these cells make it no ordinary row."""
        if [*cells] != [*self.cells]:
            return None
        new = [place for place, cell in cells.items() if self.cells[place] is not cell]
        if any(_stands_out(cells[place]) != _stands_out(self.cells[place]) for place in new):
            return None
        if self.may_number and all(is_number(cell.text) for cell in cells.values()):
            return None
        return new


class TableShape(Struct):
    """A table as it was read: its rows, what they are, and what is wrong with its headings.

    ``reads`` are all its rows as they were read, by their place in the grid; ``widths`` are those
    of the columns in the sheet.
    """

    grid: Grid
    layout: TableLayout
    headings: dict[int, Heading]
    issues: tuple[Issue, ...]
    reads: Mapping[int, ReadRow]
    columns: tuple[Column, ...]
    titles: dict[str, str]
    widths: tuple[float, ...]
    changed: frozenset[int]
    #: Rows of copies as they were read, by their places: all that were filled together.
    copied: Memo[Mapping[int, ReadRow]] = field(default_factory=lambda: Memo(_COPIED))
    _ordinary: dict[int, Ordinary | None] = field(default_factory=dict)
    _common: dict[frozenset[int], CommonRows] = field(default_factory=dict)

    def ordinary(self, row: int) -> Ordinary | None:
        """Return a row of the sheet, if it is one of the body that may say other words."""
        if row not in self._ordinary:
            self._ordinary[row] = self._as_ordinary(row)
        return self._ordinary[row]

    def is_alike(self, one: Ordinary, cells: Cells) -> bool:
        """Return whether a row names the same columns with these cells."""
        return one.names is None or one.names == self._names(cells)

    def in_common(self, changed: frozenset[int], scope: Scope) -> CommonRows:
        """Return what the table has in common with copies that differ in these ordinary rows."""
        if changed not in self._common:
            self._common[changed] = self._in_common(changed, scope)
        return self._common[changed]

    def _as_ordinary(self, row: int) -> Ordinary | None:
        own, place = self.grid.sheet.rows, bisect_left(self.grid.rows, row)
        if self.grid.rows[place : place + 1] != [row] or self.layout.kinds[place] != "body":
            return None
        if self.grid.is_merged(place) or self.grid.count(place) <= _FEW:
            return None
        is_first = place == self.layout.lowest_head + 1
        heads = range(self.layout.head, place)
        if is_first and not self.grid.merged_rows.isdisjoint(heads):
            return None  # below a heading over several columns it may name them
        searched = self.columns and row in islice(own, HEADING_SEARCH_ROWS)
        names = self._names(own[row]) if searched else None
        read = self.reads[place]
        values = {value.location.column or 0: n for n, value in enumerate(read.values)}
        return Ordinary(place, own[row], read, values, names, may_number=is_first)

    def _names(self, cells: Cells) -> set[str]:
        """Return the known columns that a row names, as a row of headings does."""
        known = known_columns(self.columns)
        names = (normal_name(cell.text) for cell in cells.values())
        return {known[name].name for name in names if name in known}

    def again(self, common: CommonRows, own: Mapping[int, ReadRow], scope: Scope) -> Again:
        """Return own rows of a copy, by their places, that another one has had as well."""
        known = common.again.get(own)
        if known is None:
            runs = {}
            for step in common.steps:
                if step.place is not None and step.place in own:
                    reads = [own[step.place], *(self.reads[place] for place in step.places)]
                    runs[step.place] = self._run([step.place, *step.places], reads, scope)
            known = common.again.keep(Again(runs, self.totals(own)), own)
        return known

    def totals(self, rows: Mapping[int, ReadRow]) -> Totals:
        """Return what these rows, by their places, tell of the columns."""
        looked_at = (read.signs() for place, read in rows.items() if place < LOOKED_AT)
        return totals_of(looked_at, self.grid.width)

    def _in_common(self, changed: frozenset[int], scope: Scope) -> CommonRows:
        own = {one.place for row in changed if (one := self._ordinary[row])}
        there = {place: read for place, read in self.reads.items() if place not in own}
        steps: list[Step] = []
        for place, rows in _parted(self.grid.height, own):
            behind = self._run(rows, [self.reads[one] for one in rows], scope)
            steps.append(Step(place, rows, behind))
        return CommonRows(steps, self.totals(there), Memo(_COPIED))

    def _run(self, places: Sequence[int], reads: Sequence[ReadRow], scope: Scope) -> Run:
        body = list(zip(places, reads, strict=True))
        records = [read.record for place, read in body if self.layout.kinds[place] in BODY]
        issues = [issue for read in reads for issue in read.issues]
        cells: list[Stretch[Value]] = []
        rows: list[Stretch[TableRow]] = []
        for is_shared, group in groupby(body, self._stands_alone):
            for some in cut([read for _, read in group]):
                values = chain.from_iterable([read.values for read in some])
                cells.append(Stretch(tuple(values), is_shared=is_shared))
                rows.append(Stretch(tuple([read.printed() for read in some]), is_shared=is_shared))
        return Run(cells, records, rows, issues, named_sheets(records, scope))

    def _stands_alone(self, row: tuple[int, ReadRow]) -> bool:
        """Return whether a row looks the same in another table; the last one may not."""
        place, read = row
        return place < self.grid.height - 1 and read.printed().stands_alone


def find_shape(raw: RawSheet, sheet: Sheet, scope: Scope) -> TableShape | None:
    """Return the shape of a sheet, if a copy of it was read for the same."""
    if raw.common is None:
        return None
    kept: tuple[Sheet, TableShape] | None = raw.common.get(_key(sheet, scope))
    return kept[1] if kept else None


def keep_shape(shape: TableShape, sheet: Sheet, scope: Scope) -> None:
    """Keep a shape for other copies."""
    raw = shape.grid.sheet
    if raw.common is not None:
        raw.common[_key(sheet, scope)] = sheet, shape


def _key(sheet: Sheet, scope: Scope) -> Hashable:
    # The sheet is kept with the shape, so that no other takes its id.
    return "shape", id(sheet), scope.final, (*scope.sheet_names,)


def _parted(height: int, own: Collection[int]) -> Iterator[tuple[int | None, Sequence[int]]]:
    """Yield the places of rows in steps: an own row, if any, and as many others as a stretch has.

    What stands further behind an own row is by itself: it is the same whatever that row says.
    """
    first, rows = None, list[int]()
    for place in range(height):
        is_own = place in own
        if (is_own and (rows or first is not None)) or len(rows) + (first is not None) == LONGEST:
            yield first, rows
            first, rows = None, []
        if is_own:
            first = place
        else:
            rows.append(place)
    yield first, rows


def _stands_out(cell: RawCell) -> bool:
    """Return whether a cell stands out from ordinary ones."""
    return cell.is_bold and not is_number(cell.text)
