"""The rows and cells of one worksheet part, to be written into."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from math import ceil
from typing import Final

from lxml import etree

from docgen.issues import column_letter, column_number
from docgen.workbook.cells import decimal_number, whole_number
from docgen.workbook.cleaning import cell_text
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.raw import DEFAULT_WIDTH
from docgen.workbook.styles import is_true, local_name, needed_child

_LINE: Final = 15.0  # points
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class SheetCells:
    """The rows and cells of one worksheet part."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._space = f"{{{etree.QName(root).namespace}}}"
        self._data = needed_child(root, "sheetData")
        self._rows = dict(_numbered(self._data, "row"))
        self._row_numbers = sorted(self._rows)

    def cell(self, row: int, column: int) -> tuple[etree._Element, bool]:
        """Return the cell, and whether it was made: it has no look and no value then."""
        element = self._rows.get(row)
        if element is None:
            element = etree.Element(f"{self._space}row", r=str(row))
            place = bisect_right(self._row_numbers, row)
            if place < len(self._row_numbers):
                self._rows[self._row_numbers[place]].addprevious(element)
            else:
                self._data.append(element)
            insort(self._row_numbers, row)
            self._rows[row] = element
        cells = dict(_numbered(element, "c"))
        if column in cells:
            return cells[column], False
        cell = etree.Element(f"{self._space}c", r=f"{column_letter(column)}{row}")
        following = min((place for place in cells if place > column), default=None)
        if following is None:
            element.append(cell)
        else:
            cells[following].addprevious(cell)
        return cell, True

    def find(self, row: int, column: int) -> etree._Element | None:
        """Return the cell if the part has it."""
        element = self._rows.get(row)
        return None if element is None else dict(_numbered(element, "c")).get(column)

    def look(self, row: int, column: int) -> str:
        """Return the number of the look of a cell, or an empty text."""
        cell = self.find(row, column)
        return "" if cell is None else cell.get("s", "")

    def add_column(self, place: int, width: int, like: int) -> None:
        """Give a column a width and the look of another, unless the part speaks of it already."""
        columns = next((child for child in self.root if local_name(child) == "cols"), None)
        if columns is None:
            columns = etree.Element(f"{self._space}cols")
            self._data.addprevious(columns)
        spans = [_span(element) for element in columns]
        if any(first <= place <= last for first, last in spans):
            return
        made = etree.Element(f"{self._space}col", min=str(place), max=str(place))
        made.set("width", str(width))
        style = self._style((), like)
        if style:
            made.set("style", style)
        made.set("customWidth", "1")
        columns.insert(sum(first < place for first, _ in spans), made)

    def add(self, row: int, column: int, look: str) -> None:
        """Make an empty cell in this look, unless there is a cell."""
        cell, made = self.cell(row, column)
        if made and look:
            cell.set("s", look)

    def write(self, row: int, column: int, text: str, like: Iterable[int] = ()) -> None:
        """Put a text into a cell; a new one looks like the cell of its column in rows ``like``."""
        cell, made = self.cell(row, column)
        if made and (style := self._style(like, column)):
            cell.set("s", style)
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        shown = etree.SubElement(etree.SubElement(cell, f"{self._space}is"), f"{self._space}t")
        shown.text = cell_text(text)
        shown.set(_SPACE, "preserve")

    def look_like(self, above: int, row: int) -> None:
        """Give the empty cells of a row the look of those above it: lines around them go on."""
        element = self._rows.get(above)
        if element is None or row not in self._rows:
            return
        for column, model in _numbered(element, "c"):
            if style := model.get("s"):
                cell, made = self.cell(row, column)
                if made:
                    cell.set("s", style)

    def raise_row(self, row: int, wrapping: frozenset[str]) -> None:
        """Give a row the height of its texts: LibreOffice does not do it for a file it opens."""
        element = self._rows.get(row)
        if element is None or element.get("ht"):
            return
        lines = 1
        for column, cell in _numbered(element, "c"):
            if cell.get("s", "") in wrapping:
                text = "".join(str(part) for part in cell.itertext())
                lines = max(lines, ceil(len(text) / max(self._width(column) - 2, 1)))
        if lines > 1:
            element.set("ht", str(_LINE * lines))

    def _width(self, column: int) -> float:
        for element in self._columns():
            first, last = _span(element)
            if first <= column <= last:
                return decimal_number(element.get("width") or "") or DEFAULT_WIDTH
        return DEFAULT_WIDTH

    def forget_size(self) -> None:
        """Take away what the part says of its size: programs find it out again."""
        for child in self.root:
            if local_name(child) == "dimension":
                self.root.remove(child)
        for row in self._rows.values():
            row.attrib.pop("spans", "")

    def _columns(self) -> list[etree._Element]:
        groups = (child for child in self.root if local_name(child) == "cols")
        return list(next(groups, ()))

    def _style(self, rows: Iterable[int], column: int) -> str:
        """Return the look of the first of these rows that has a cell there, else of the column."""
        for number in rows:
            cell = self.find(number, column)
            if cell is not None:
                return cell.get("s", "")
        for element in self._columns():
            first, last = _span(element)
            if first <= column <= last:
                return element.get("style", "")
        return ""


def _span(column: etree._Element) -> tuple[int, int]:
    """Return the first and last place that a ``col`` element speaks of."""
    first = whole_number(column.get("min"), 1)
    return first, whole_number(column.get("max"), first)


def wrapping_looks(edited: EditedPackage) -> frozenset[str]:
    """Return the numbers of the looks that break a long text into lines."""
    part = edited.related("styles")
    if not part or part not in edited:
        return frozenset()
    groups = (child for child in edited.peek(part) if local_name(child) == "cellXfs")
    looks = next(groups, ())
    return frozenset(
        str(number)
        for number, look in enumerate(looks)
        if any(is_true(child.get("wrapText")) for child in look)
    )


def _numbered(parent: etree._Element, tag: str) -> Iterable[tuple[int, etree._Element]]:
    """Yield rows or cells with their number; one that does not say it follows the one before."""
    number = 0
    for element in parent:
        if local_name(element) != tag:
            continue
        typed = element.get("r", "")
        letters = typed.rstrip("0123456789")
        if tag == "c" and letters:
            number = column_number(letters)
        else:
            number = whole_number(typed, number + 1)
        yield number, element
