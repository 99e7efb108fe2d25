"""Sheets without the rows of others: the same one for all from whom the same rows are gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.sharing import Known, Memo
from docgen.workbook.batch.cutting import without_rows
from docgen.workbook.batch.filling import Cells, Tagged, TaggedRow, tagged_rows
from docgen.workbook.batch.hanging import Hanging, with_references
from docgen.workbook.raw import RawSheet

# So many cuts of a sheet are kept, or twice as many: groups of recipients are few.
_MOST: Final = 8


class Cut(Struct, frozen=True):
    """A sheet without some of its rows, and those of the rest that have tags."""

    sheet: RawSheet
    tagged: Tagged


class Cuts(Struct):
    """The cuts of the sheets of one workbook, by the rows that are gone."""

    _kept: dict[str, Known[tuple[frozenset[int], frozenset[int]], Cut]] = field(
        default_factory=dict
    )
    _tagged: dict[str, Sequence[TaggedRow]] = field(default_factory=dict)
    _named_rows: Memo[Cells] = field(default_factory=Memo)

    def of(
        self,
        sheet: RawSheet,
        gone: frozenset[int],
        above: Hanging | None,
        gone_above: frozenset[int],
    ) -> Cut:
        """Return a sheet without these rows; its rows hang under those ``above``, if any."""
        how = gone, gone_above
        kept = self._kept.setdefault(sheet.name, Known(_MOST))
        found = kept.get(how)
        if found is None:
            made = without_rows(sheet, gone)
            if above and (gone or gone_above):
                made = with_references(made, above, gone_above, self._named_rows)
            tagged = self._tagged_rows(sheet, made)
            found = kept.keep(Cut(replace(made, common={}), Tagged.of(tagged)), how)
        return found

    def _tagged_rows(self, sheet: RawSheet, cut: RawSheet) -> Sequence[TaggedRow]:
        """Return the rows of a cut sheet that have tags: those of the whole one are known."""
        if sheet.name not in self._tagged:
            self._tagged[sheet.name] = tagged_rows(sheet)
        known = [(row, cut.rows.get(row.number)) for row in self._tagged[sheet.name]]
        if sheet.merges or any(cells and cells is not row.cells for row, cells in known):
            return tagged_rows(cut)  # a text may have moved, a number is another one
        return [row for row, cells in known if cells]
