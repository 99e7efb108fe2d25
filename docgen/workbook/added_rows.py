"""Rows written below those of a sheet; a sheet that is not there is made first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import Final

from lxml import etree
from openpyxl.utils import column_index_from_string

from docgen.errors import OutputError
from docgen.issues import column_letter
from docgen.kinds.model import Sheet
from docgen.workbook.cells import decimal_number, whole_number
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.headings import read_headings
from docgen.workbook.new_sheet import blank_sheet
from docgen.workbook.opening import open_workbook
from docgen.workbook.raw import DEFAULT_WIDTH, RawSheet
from docgen.workbook.scope import Scope, same_name
from docgen.workbook.styles import is_true, local_name

Row = Mapping[str, str]
# A merge down to the bottom of the sheet is a look of whole columns, not a row of data.
_DEEPEST: Final = 100_000
_LINE: Final = 15.0  # points
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def with_rows(path: Path, *additions: tuple[Sheet, Sequence[Row]]) -> bytes:
    """Return the workbook with rows (column name -> text) below all that is on each sheet.

    Nothing else in the file changes. A sheet, or a heading that it lacks, is added.

    Raises:
        UnreadableWorkbookError: the file cannot be read as a workbook.
        OutputError: the sheet has words on it, but not the heading of its first column.

    """
    edited = EditedPackage(path)
    present = open_workbook(path).sheets
    for sheet, rows in additions:
        raw = next((s for s in present if same_name(s.name, sheet.name)), None)
        _add_rows(edited, raw, sheet, rows)
    return edited.to_bytes()


def _add_rows(
    edited: EditedPackage, raw: RawSheet | None, sheet: Sheet, rows: Sequence[Row]
) -> None:
    if raw is None:
        root = blank_sheet(sheet, edited)
        edited.add_sheet(sheet.name, root)
        places = {column.name: place for place, column in enumerate(sheet.columns, 1)}
        head = last = 1
    else:
        root = edited.tree(edited.sheet_part(raw.name))
        places, head, last = _places(raw, sheet, root)
    grid = _Grid(root)
    wrapping = _wrapping_looks(edited)
    for number, row in enumerate(rows, last + 1):
        for name, text in row.items():
            if text:
                grid.write(number, places[name], text, range(last, head, -1))
        if last > head:
            grid.look_like(last, number)
        grid.raise_row(number, wrapping)
    grid.forget_size()


def _places(raw: RawSheet, sheet: Sheet, root: etree._Element) -> tuple[dict[str, int], int, int]:
    """Return where each column stands, the row of headings (missing ones written), the last row."""
    headings = read_headings(raw, sheet.columns, Scope(Path(raw.workbook)))
    first = sheet.columns[0]
    if headings.row and not headings.has(first):
        raise OutputError(
            f"На листе «{raw.name}» справочника нет столбца «{first.name}».",
            f"Впишите этот заголовок в строку {headings.row} – или переименуйте лист: docgen "
            "сделает новый.",
        )
    row = headings.row or 1
    places = {h.column.name: h.place for h in headings.by_place.values() if h.column}
    free = max((place for cells in raw.rows.values() for place in cells), default=0)
    grid = _Grid(root)
    for column in sheet.columns:
        if column.name not in places:
            free += 1
            places[column.name] = free
            grid.write(row, free, column.name)
    merged = [merge.bottom for merge in raw.merges if merge.bottom < _DEEPEST]
    return places, row, max([row, *raw.rows, *merged])


class _Grid:
    """The rows and cells of one worksheet part."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._space = f"{{{etree.QName(root).namespace}}}"
        self._data = next(child for child in root if local_name(child) == "sheetData")
        self._rows = dict(_numbered(self._data, "row"))

    def write(self, row: int, column: int, text: str, like: Iterable[int] = ()) -> None:
        """Put a text into a cell; a new one looks like the cell of its column in rows ``like``."""
        element = self._rows.get(row)
        if element is None:
            element = self._insert(self._data, "row", row, self._rows)
            element.set("r", str(row))
        cells = dict(_numbered(element, "c"))
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

    def look_like(self, above: int, row: int) -> None:
        """Give the empty cells of a row the look of those above it: lines around them go on."""
        element, model = self._rows.get(row), self._rows.get(above)
        if element is None or model is None:
            return
        cells = dict(_numbered(element, "c"))
        for column, cell in _numbered(model, "c"):
            if column not in cells and cell.get("s"):
                empty = self._insert(element, "c", column, cells)
                empty.set("r", f"{column_letter(column)}{row}")
                empty.set("s", cell.get("s", ""))

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
            row = self._rows.get(number)
            cell = dict(_numbered(row, "c")).get(column) if row is not None else None
            if cell is not None:
                return cell.get("s", "")
        for element in self._root.iter(f"{self._space}col"):
            first = whole_number(element.get("min"), 1)
            if first <= column <= whole_number(element.get("max"), first):
                return element.get("style", "")
        return ""


def _wrapping_looks(edited: EditedPackage) -> frozenset[str]:
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
            number = column_index_from_string(letters)
        else:
            number = whole_number(typed, number + 1)
        yield number, element
