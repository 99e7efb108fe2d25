"""The text of one cell element, changed without losing the looks of its characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.styles import local_name


def has_formula(cell: etree._Element) -> bool:
    """Return whether the value of a cell is worked out by a formula."""
    return any(local_name(child) == "f" for child in cell)


def cell_text(cell: etree._Element, strings: Sequence[etree._Element]) -> str | None:
    """Return all characters of a text cell as the file keeps them; None for any other cell."""
    item = _item(cell, strings)
    return None if item is None else "".join(piece.text or "" for piece in _pieces(item))


def shared_texts(edited: EditedPackage) -> list[etree._Element]:
    """Return the texts that the cells of a workbook share, in the order of their numbers."""
    part = edited.related("sharedStrings")
    root: Iterable[etree._Element] = edited.peek(part) if part and part in edited else ()
    return [child for child in root if local_name(child) == "si"]


def rewrite(cell: etree._Element, strings: Sequence[etree._Element], text: str) -> None:
    """Give a text cell another text; every character takes the look of the one in its place.

    Other cells may share the old text, so the cell gets a text of its own.
    """
    item = _item(cell, strings)
    assert item is not None
    own = etree.Element(f"{{{etree.QName(cell).namespace}}}is")
    own.extend([deepcopy(child) for child in item if local_name(child) in {"t", "r"}])
    pieces = _pieces(own)
    start = 0
    for place, piece in enumerate(pieces):
        end = start + len(piece.text or "")
        piece.text = text[start:] if place == len(pieces) - 1 else text[start:end]
        start = end
    clear(cell)
    cell.set("t", "inlineStr")
    cell.append(own)


def clear(cell: etree._Element) -> None:
    """Take the value out of a cell; its look stays."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", "")


def number_element(cell: etree._Element) -> etree._Element | None:
    """Return the element that holds the number or the date of a cell, None for texts."""
    if cell.get("t", "n") not in {"n", "d"}:
        return None
    return next((child for child in cell if local_name(child) == "v"), None)


def _item(cell: etree._Element, strings: Sequence[etree._Element]) -> etree._Element | None:
    """Return the element that holds the text: of the cell itself or of the shared ones."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return next((child for child in cell if local_name(child) == "is"), None)
    number = next((child.text for child in cell if local_name(child) == "v"), None)
    # The reader has refused a file with an index beyond the table.
    return strings[int(number)] if kind == "s" and number is not None else None


def _pieces(item: etree._Element) -> list[etree._Element]:
    """Return the elements with the characters; those of phonetic hints are none."""
    found: list[etree._Element] = []
    for child in item:
        if local_name(child) == "t":
            found.append(child)
        elif local_name(child) == "r":
            found.extend(part for part in child if local_name(part) == "t")
    return found
