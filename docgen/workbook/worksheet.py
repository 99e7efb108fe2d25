"""One worksheet part as a raw sheet.

openpyxl's own reader erases the text under merged cells, does not tell a formula that gave «»
from one never calculated, and builds a million cells for one merged column. Each of these would
lose or invent text, so the part is read here; openpyxl still knows dates and formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from docgen.issues import column_number
from docgen.lazy_regex import lazy_regex
from docgen.workbook.bare_elements import BareElement
from docgen.workbook.cells import CellReader, decimal_number, whole_number
from docgen.workbook.package import Package
from docgen.workbook.raw import DEFAULT_WIDTH, MergedRange, RawSheet
from docgen.workbook.sheet_filling import SheetFilling
from docgen.workbook.spans import allowed_link
from docgen.workbook.styles import is_true, local_name

_MOST_COLUMNS: Final = 16_384  # of a sheet; widths are told of each once
_CELL: Final = lazy_regex(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


class WorksheetReader(Struct):
    """Reads the worksheet parts of one package."""

    package: Package
    cells: CellReader
    #: Filled cells of all sheets read so far.
    filled: int = 0

    def read(self, part: str, sheet: RawSheet) -> None:
        """Fill the sheet from its part.

        Raises:
            UnreadableWorkbookError: the part is damaged.
            BeyondLimitError: it says more than any person can have typed.

        """
        targets = self.package.relationships(part)
        sheet.has_drawings = any(
            kind == "drawing" and self._has_shapes(target) for kind, target in targets.values()
        )
        filling = SheetFilling(self.package, self.cells, sheet, self.filled)
        around = filling.fill(part)
        self.filled = filling.filled
        hidden_columns: set[int] = set()
        widths_told = 0
        merges: list[MergedRange] = []
        links: list[tuple[MergedRange, str]] = []
        tags = ("mergeCell", "hyperlink", "col", "sheetFormatPr")
        for element in self.package.bare(around, tags):
            name = local_name(element)
            if name == "mergeCell":
                merges.extend(ranges(element.get("ref", "")))
            elif name == "hyperlink":
                target = _target(element, targets)
                links.extend((area, target) for area in ranges(element.get("ref", "")) if target)
            elif name == "col":
                if widths_told < _MOST_COLUMNS:
                    widths_told += _read_width(element, sheet, hidden_columns)
            else:
                sheet.default_width = _decimal(element.get("defaultColWidth", ""), DEFAULT_WIDTH)
        sheet.hidden_rows = frozenset(filling.hidden_rows)
        sheet.hidden_columns = frozenset(hidden_columns)
        sheet.set_merges(merges)
        self._link(sheet, links)

    def _has_shapes(self, part: str) -> bool:
        """Return whether a drawing shows anything: Google adds an empty one to every sheet."""
        anchors = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
        return part in self.package and any(True for _ in self.package.elements(part, anchors))

    def _link(self, sheet: RawSheet, links: list[tuple[MergedRange, str]]) -> None:
        for area, target in links:
            cell = sheet.cell(area.top, area.left)
            if cell is not None:
                sheet.rows[area.top][area.left] = cell.with_link(target)


def _decimal(text: str, default: float) -> float:
    number = decimal_number(text)
    return float(number) if number is not None and number > 0 else default


def ranges(reference: str) -> Iterator[MergedRange]:
    """Yield the rectangles of a reference like «A1:B2 D4»."""
    for part in reference.split():
        ends = [_CELL.fullmatch(end) for end in part.split(":")]
        first, last = ends[0], ends[-1]
        if first and last:
            rows = sorted((int(first[2]), int(last[2])))
            columns = sorted((column_number(first[1]), column_number(last[1])))
            yield MergedRange(rows[0], columns[0], rows[1], columns[1])


def _target(element: BareElement, targets: dict[str, tuple[str, str]]) -> str:
    identifier = next(
        (value for name, value in element.items() if str(name).rpartition("}")[2] == "id"), ""
    )
    target = targets.get(str(identifier), ("", ""))[1]
    location = element.get("location", "")
    # Excel keeps what follows «#» of an address apart.
    return allowed_link(f"{target}#{location}" if target and location else target)


def _read_width(element: BareElement, sheet: RawSheet, hidden: set[int]) -> int:
    """Take the width of some columns; return of how many."""
    first = whole_number(element.get("min", ""), 1)
    # A last column of 16384 means «all the rest»; a sheet of a document has no such columns.
    last = min(whole_number(element.get("max", ""), first), first + 1_000)
    width = decimal_number(element.get("width", ""))
    for column in range(first, last + 1):
        if is_true(element.get("hidden", "")) or width == 0:
            hidden.add(column)
        elif width is not None and width > 0:
            sheet.widths[column] = float(width)
    return max(last - first + 1, 1)
