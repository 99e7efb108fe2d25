"""What docgen changed in a workbook, and the service sheet that lists it there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree
from msgspec import Struct

from docgen.issues import Location
from docgen.kinds.model import Column, Shape, Sheet
from docgen.service_sheets import CHANGES_SHEET
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.new_sheet import blank_sheet
from docgen.workbook.scope import same_name
from docgen.workbook.sheet_cells import SheetCells, wrapping_looks
from docgen.workbook.styles import local_name

LONGEST: Final = 300


class Change(Struct, frozen=True):
    """A cell that was changed: what stood there, what stands there now, and why in Russian."""

    place: Location
    was: str
    becomes: str
    why: str = ""


class ToCheck(Struct, frozen=True):
    """A cell or a sheet that was left for a person to decide: its words, and why."""

    place: Location
    words: str
    why: str


class ChangedWorkbook(Struct, frozen=True):
    """The bytes of a workbook with all that was changed in it."""

    data: bytes
    changes: tuple[Change, ...] = ()
    to_check: tuple[ToCheck, ...] = ()


_WIDTHS: Final = {"Что это": 12, "Лист": 20, "Ячейка": 9, "Было": 40, "Стало": 40, "Пояснение": 52}
_SHEET: Final = Sheet(CHANGES_SHEET, Shape.ROWS, tuple(map(Column, _WIDTHS)))


def write_changes_sheet(
    edited: EditedPackage, changes: Sequence[Change], to_check: Sequence[ToCheck]
) -> None:
    """Put the list of changes on its sheet, after what was left for a person.

    A list of a former time makes room for this one.
    """
    root = blank_sheet(_SHEET, edited)
    name = next((n for n in edited.sheet_names() if same_name(n, CHANGES_SHEET)), None)
    if name is None:
        edited.add_sheet(CHANGES_SHEET, root)
    else:
        edited.replace(edited.sheet_part(name), root)
    columns = (element for element in root.iter() if local_name(element) == "col")
    for element, width in zip(columns, _WIDTHS.values(), strict=True):
        element.set("width", str(width))
    sheet = SheetCells(root)
    rows = [
        *(("Проверьте", one.place, one.words, "", one.why) for one in to_check),
        *(("Изменено", one.place, one.was, one.becomes, one.why) for one in changes),
    ]
    wrapping = wrapping_looks(edited)
    for number, (what, place, was, becomes, why) in enumerate(rows, 2):
        texts = (what, place.sheet, place.cell, was[:LONGEST], becomes[:LONGEST], why)
        for column, text in enumerate(texts, 1):
            if text:
                sheet.write(number, column, text)
        sheet.raise_row(number, wrapping)
    _link(root, [place for _, place, *_ in rows])


def _link(root: etree._Element, places: Sequence[Location]) -> None:
    """Let a click on the address of a cell lead to it."""
    namespace = etree.QName(root).namespace
    links = etree.Element(f"{{{namespace}}}hyperlinks")
    for number, place in enumerate(places, 2):
        if place.row and place.column:
            sheet = place.sheet.replace("'", "''")
            link = etree.SubElement(links, f"{{{namespace}}}hyperlink", ref=f"C{number}")
            link.set("location", f"'{sheet}'!{place.cell}")
    if len(links):
        next(child for child in root if local_name(child) == "pageSetup").addprevious(links)
