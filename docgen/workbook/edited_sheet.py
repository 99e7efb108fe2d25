"""The rows and cells of one worksheet part, found by their numbers and written in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil
from typing import Final

from lxml import etree
from openpyxl.utils import column_index_from_string

from docgen.issues import column_letter
from docgen.workbook.cells import decimal_number, whole_number
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.raw import DEFAULT_WIDTH
from docgen.workbook.styles import is_true, local_name

_LINE: Final = 15.0  # points
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class EditedSheet:
    """The rows and cells of one worksheet part."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._space = f"{{{etree.QName(root).namespace}}}"
        self._data = next(child for child in root if local_name(child) == "sheetData")
        self._rows = dict(numbered(self._data, "row"))

    def cell(self, row: int, column: int) -> etree._Element | None:
        """Return the cell element there, or None."""
        element = self._rows.get(row)
        return None if element is None else dict(numbered(element, "c")).get(column)

    def write(self, row: int, column: int, text: str, like: Iterable[int] = ()) -> None:
        """Put a text into a cell; a new one looks like the cell of its column in rows ``like``."""
        element = self._rows.get(row)
        if element is None:
            element = self._insert(self._data, "row", row, self._rows)
            element.set("r", str(row))
        cells = dict(numbered(element, "c"))
        cell = cells.get(column)
        if cell is None:
            cell = self._insert(element, "c", column, cells)
            cell.set("r", f"{column_letter(column)}{row}")
            style = self._style(like, column)
            if style:
                cell.set("s", style)
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        shown = etree.SubElement(etree.SubElement(cell, f"{self._space}is"), f"{self._space}t")
        shown.text = text
        shown.set(_SPACE, "preserve")

    def raise_row(self, row: int, wrapping: frozenset[str]) -> None:
        """Give a row the height of its texts: LibreOffice does not do it for a file it opens."""
        element = self._rows.get(row)
        if element is None or element.get("ht"):
            return
        lines = 1
        for column, cell in numbered(element, "c"):
            if cell.get("s", "") in wrapping:
                text = "".join(str(part) for part in cell.itertext())
                lines = max(lines, ceil(len(text) / max(self._width(column) - 2, 1)))
        if lines > 1:
            element.set("ht", str(_LINE * lines))

    def _width(self, column: int) -> float:
        for element in self._root.iter(f"{self._space}col"):
            first = whole_number(element.get("min"), 1)
            if first <= column <= whole_number(element.get("max"), first):
                return decimal_number(element.get("width") or "") or DEFAULT_WIDTH
        return DEFAULT_WIDTH

    def forget_size(self) -> None:
        """Take away what the part says of its size: programs find it out again."""
        for child in self._root:
            if local_name(child) == "dimension":
                self._root.remove(child)
        for row in self._rows.values():
            row.attrib.pop("spans", "")

    def _insert(
        self, parent: etree._Element, tag: str, number: int, present: dict[int, etree._Element]
    ) -> etree._Element:
        element = etree.Element(f"{self._space}{tag}")
        following = min((place for place in present if place > number), default=None)
        if following is None:
            parent.append(element)
        else:
            present[following].addprevious(element)
        present[number] = element
        return element

    def _style(self, rows: Iterable[int], column: int) -> str:
        """Return the look of the first of these rows that has a cell there, else of the column."""
        for number in rows:
            cell = self.cell(number, column)
            if cell is not None:
                return cell.get("s", "")
        for element in self._root.iter(f"{self._space}col"):
            first = whole_number(element.get("min"), 1)
            if first <= column <= whole_number(element.get("max"), first):
                return element.get("style", "")
        return ""


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


def numbered(parent: etree._Element, tag: str) -> Iterator[tuple[int, etree._Element]]:
    """Yield rows or cells with their number; one that does not say it follows the one before."""
    number = 0
    for element in parent:
        if local_name(element) != tag:
            continue
        typed = element.get("r", "")
        letters = typed.rstrip("0123456789")
        if tag == "c" and letters:
            number = column_index_from_string(letters)
        else:
            number = whole_number(typed, number + 1)
        yield number, element
