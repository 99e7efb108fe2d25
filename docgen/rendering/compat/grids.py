"""Grids of tables fitted to their rows by docxtpl, those too that it cannot read."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_USUAL_WIDTH: Final = "1440"


def fitted_grids(xml: str, original: Any = None) -> Any:
    """Return the tree of a part with its grids fitted, as ``DocxTemplate.fix_tables`` does it.

    docxtpl fails at a table without a grid, or at a column without a width, as programs other
    than Word write them: such a grid is first made of the cells. What docxtpl raises for any
    other reason goes out.
    """
    from docgen.rendering.compat.docxtpl_class import OriginalTemplate

    try:
        return OriginalTemplate.fix_tables(original, xml)
    except (AttributeError, TypeError, ZeroDivisionError):
        return OriginalTemplate.fix_tables(original, _with_grids(xml))


def _with_grids(xml: str) -> str:
    root = etree.fromstring(xml, etree.XMLParser(recover=True))
    for table in root.iter(f"{_W}tbl"):
        grid = table.find(f"{_W}tblGrid")
        if grid is None:
            grid = etree.Element(f"{_W}tblGrid")
            for cell in max(_cells_of_rows(table), key=len, default=[]):
                width = cell.find(f"{_W}tcPr/{_W}tcW[@{_W}type='dxa']")
                column = etree.SubElement(grid, f"{_W}gridCol")
                if width is not None and width.get(f"{_W}w"):
                    column.set(f"{_W}w", width.get(f"{_W}w", ""))
            properties = table.find(f"{_W}tblPr")
            table.insert(0 if properties is None else table.index(properties) + 1, grid)
        for column in grid.findall(f"{_W}gridCol"):
            if column.get(f"{_W}w") is None:
                column.set(f"{_W}w", _USUAL_WIDTH)
    return etree.tostring(root, encoding="unicode")


def _cells_of_rows(table: etree._Element) -> list[list[etree._Element]]:
    return [row.findall(f"{_W}tc") for row in table.findall(f"{_W}tr")]
