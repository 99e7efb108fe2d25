"""An .xlsx file with a few parts changed: all others stay as they are, byte for byte.

openpyxl would write the whole book anew and leave out what it does not know: shapes, newer lists
and formats, the look inside a cell.
"""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

from lxml import etree

from docgen.workbook.cleaning import clean_text
from docgen.workbook.opening import main_part
from docgen.workbook.package import damaged, open_package
from docgen.workbook.styles import local_name

CONTENT_TYPES: Final = "[Content_Types].xml"
_WORKSHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


class EditedPackage:
    """The parts of a workbook as trees; those taken for a change are written anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        package = open_package(path)  # refuses whatever is no sound workbook
        self.main = main_part(package)
        self._archive = zipfile.ZipFile(BytesIO(path.read_bytes()))
        self._names = {name.casefold(): name for name in self._archive.namelist()}
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._names

    def tree(self, part: str) -> etree._Element:
        """Return the root of a part to be changed: it will be written."""
        self._changed.add(self._names.get(part.casefold(), part))
        return self.peek(part)

    def peek(self, part: str) -> etree._Element:
        """Return the root of a part to be read only."""
        name = self._names.get(part.casefold(), part)
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            try:
                self._trees[name] = etree.fromstring(self._archive.read(name), parser)
            except (etree.XMLSyntaxError, KeyError, zipfile.BadZipFile) as error:
                raise damaged(self.path) from error
        return self._trees[name]

    def replace(self, part: str, root: etree._Element) -> None:
        """Put another root into the place of a part that is there."""
        name = self._names[part.casefold()]
        self._trees[name] = root
        self._changed.add(name)

    @property
    def _relations(self) -> str:
        """The part that says what the workbook part refers to."""
        return _relations_of(self.main)

    def related(self, kind: str) -> str:
        """Return the part of this kind («styles»), or an empty text."""
        return next(iter(self.parts_of(self.main, kind)), "")

    def parts_of(self, part: str, kind: str) -> list[str]:
        """Return the parts of a kind («table», «comments») that a part refers to."""
        relations = _relations_of(part)
        return [
            self._target(relation, part)
            for relation in (self.peek(relations) if relations in self else ())
            if relation.get("Type", "").endswith(f"/{kind}")
        ]

    def sheet_names(self) -> list[str]:
        """Return the names of all sheets in their order."""
        return [
            clean_text(sheet.get("name", "")).strip() for sheet in _sheets(self.peek(self.main))
        ]

    def sheet_part(self, name: str) -> str:
        """Return the part of the sheet with this name."""
        for sheet in _sheets(self.peek(self.main)):
            if clean_text(sheet.get("name", "")).strip() == name:
                identifier = sheet.get(_identifier_key(sheet), "")
                for relation in self.peek(self._relations):
                    if relation.get("Id") == identifier:
                        return self._target(relation)
        raise damaged(self.path)

    def add_sheet(self, name: str, root: etree._Element) -> None:
        """Put a new sheet after all others."""
        folder = posixpath.dirname(self.main)
        number = 1
        while posixpath.join(folder, f"worksheets/sheet{number}.xml") in self:
            number += 1
        target = f"worksheets/sheet{number}.xml"
        part = posixpath.join(folder, target)
        self._names[part.casefold()] = part
        self._trees[part] = root
        self._changed.add(part)
        sheets = _sheets(self.tree(self.main))
        last = sheets[-1]
        relations = self.tree(self._relations)
        identifier = f"rId{1 + max(map(_number, relations), default=0)}"
        worksheet = next(r for r in relations if r.get("Type", "").endswith("/worksheet"))
        relation = etree.SubElement(relations, worksheet.tag)
        relation.attrib.update(
            {"Id": identifier, "Type": worksheet.get("Type", ""), "Target": target}
        )
        added = etree.SubElement(_parent(last), last.tag)
        sheet_id = 1 + max(int(sheet.get("sheetId", "0")) for sheet in sheets)
        added.attrib.update({"name": name, "sheetId": str(sheet_id)})
        added.set(_identifier_key(last), identifier)
        types = self.tree(CONTENT_TYPES)
        namespace = etree.QName(types).namespace
        override = etree.SubElement(types, f"{{{namespace}}}Override")
        override.attrib.update({"PartName": f"/{part}", "ContentType": _WORKSHEET_TYPE})

    def recalculate(self) -> None:
        """Ask the program that opens the file next to work out its formulas anew."""
        for element in self.tree(self.main):
            if local_name(element) == "calcPr":
                element.set("fullCalcOnLoad", "1")

    def to_bytes(self) -> bytes:
        """Return the file."""
        written = {
            name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in self._trees.items()
            if name in self._changed
        }
        result = BytesIO()
        with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
            for info in self._archive.infolist():
                data = written.pop(info.filename, None)
                target.writestr(info, self._archive.read(info) if data is None else data)
            for name, data in written.items():
                target.writestr(name, data)
        return result.getvalue()

    def _target(self, relation: etree._Element, part: str = "") -> str:
        folder = posixpath.dirname(part or self.main)
        joined = posixpath.join("/", folder, relation.get("Target", ""))
        return posixpath.normpath(joined).lstrip("/")


def _relations_of(part: str) -> str:
    """Return the part that says what a part refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _sheets(workbook: etree._Element) -> list[etree._Element]:
    """Return the sheets that the workbook part lists; one that was opened has some."""
    return [element for element in workbook.iter() if local_name(element) == "sheet"]


def _identifier_key(sheet: etree._Element) -> str:
    """Return the name of the attribute r:id; its namespace differs in strict files."""
    return next(str(key) for key in sheet.keys() if str(key).endswith("}id"))  # noqa: SIM118


def _number(relation: etree._Element) -> int:
    digits = "".join(filter(str.isdigit, relation.get("Id", "")))
    return int(digits) if digits else 0


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent
