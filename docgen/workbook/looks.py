"""Looks of cells added to those of a workbook that is there already."""

from __future__ import annotations

from typing import Self

from lxml import etree

from docgen.workbook.cells import whole_number
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.styles import local_name


class Looks:
    """The part of styles, to be added to; numbers of looks are text, as cells bear them."""

    def __init__(self, root: etree._Element, groups: dict[str, etree._Element]) -> None:
        self._space = f"{{{etree.QName(root).namespace}}}"
        self._groups = groups
        self._tinted: dict[tuple[str, str, bool], str] = {}
        self._fills: dict[str, str] = {}

    @classmethod
    def of(cls, edited: EditedPackage) -> Self | None:
        """Return the looks of a workbook, None for one that has no styles to add to."""
        part = edited.related("styles")
        if not part or part not in edited:
            return None
        root = edited.tree(part)
        groups = {local_name(child): child for child in root}
        whole = all(len(groups.get(name, ())) for name in ("fonts", "fills", "cellXfs"))
        return cls(root, groups) if whole else None

    def font(self, *, bold: bool = False, color: str = "") -> str:
        """Return the number of a new font, like the first one otherwise."""
        font = _copy(self._groups["fonts"][0])
        if bold and not any(local_name(child) == "b" for child in font):
            # «b» comes first in the order that the format asks for.
            font.insert(0, etree.Element(f"{self._space}b"))
        if color:
            colors = [child for child in font if local_name(child) == "color"]
            element = colors[0] if colors else etree.SubElement(font, f"{self._space}color")
            element.attrib.clear()
            element.set("rgb", color)
        return self._added("fonts", font)

    def fill(self, color: str) -> str:
        """Return the number of a fill of one color."""
        if color not in self._fills:
            fill = etree.Element(f"{self._space}fill")
            pattern = etree.SubElement(fill, f"{self._space}patternFill", patternType="solid")
            etree.SubElement(pattern, f"{self._space}fgColor", rgb=color)
            etree.SubElement(pattern, f"{self._space}bgColor", indexed="64")
            self._fills[color] = self._added("fills", fill)
        return self._fills[color]

    def add(
        self, *, font: str = "0", fill: str = "0", text: bool = False, middle: bool = False
    ) -> str:
        """Return the number of a new look that wraps; ``text``: nothing becomes a date there."""
        look = etree.Element(f"{self._space}xf")
        numbers = {"numFmtId": "49" if text else "0", "fontId": font, "fillId": fill}
        for name, number in {**numbers, "borderId": "0", "xfId": "0"}.items():
            look.set(name, number)
        for name in ("applyNumberFormat", "applyFont", "applyFill", "applyAlignment"):
            look.set(name, "1")
        place = "center" if middle else "top"
        etree.SubElement(look, f"{self._space}alignment", vertical=place, wrapText="1")
        return self._added("cellXfs", look)

    def tinted(self, look: str, color: str, *, bare: bool = False) -> str:
        """Return the number of a look with this color behind it, its lines left out if ``bare``."""
        key = (look, color, bare)
        if key not in self._tinted:
            looks = self._groups["cellXfs"]
            number = whole_number(look, 0)
            made = _copy(looks[number if number < len(looks) else 0])
            made.set("fillId", self.fill(color))
            made.set("applyFill", "1")
            if bare:
                made.set("borderId", "0")
            self._tinted[key] = self._added("cellXfs", made)
        return self._tinted[key]

    def _added(self, name: str, element: etree._Element) -> str:
        """Append to a counted group and return the number of the new element."""
        group = self._groups[name]
        number = len(group)
        group.append(element)
        group.set("count", str(number + 1))
        return str(number)


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element))
