"""An .xlsx file with a few parts changed: all others stay as they are, byte for byte.

openpyxl would write the whole book anew and leave out what it does not know: shapes, newer lists
and formats, the look inside a cell.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Final

from lxml import etree

from docgen.workbook.cleaning import clean_text
from docgen.workbook.guarding import refuse_crowded
from docgen.workbook.opening import main_part
from docgen.workbook.package import damaged, open_package, relations_part, target_of
from docgen.workbook.properties import APP, CORE, of_office, zip_entry
from docgen.workbook.styles import local_name

CONTENT_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OWN_SPACE: Final = {None: _RELATIONS.strip("{}")}
_WORKSHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


class EditedPackage:
    """The parts of a workbook as trees; those taken for a change are written anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        package = open_package(path)  # refuses whatever is no sound workbook
        self.main = main_part(package)
        self._archive = package.archive
        self._names = {name.casefold(): name for name in self._archive.namelist()}
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()
        self._texts: dict[str, bytes] = {}
        self._removed: set[str] = set()

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
                content = self._archive.read(name)
                refuse_crowded(content)
                self._trees[name] = etree.fromstring(content, parser)
            except (etree.XMLSyntaxError, KeyError, zipfile.BadZipFile) as error:
                raise damaged(self.path) from error
        return self._trees[name]

    def read(self, part: str) -> bytes:
        """Return the bytes of a part that is no XML tree to docgen."""
        name = self._names.get(part.casefold(), part)
        try:
            return self._texts.get(name) or self._archive.read(name)
        except (KeyError, zipfile.BadZipFile) as error:
            raise damaged(self.path) from error

    def replace(self, part: str, content: etree._Element | bytes) -> None:
        """Put this in the place of a part, or make the part."""
        name = self._names.setdefault(part.casefold(), part)
        if isinstance(content, bytes):
            self._texts[name] = content
        else:
            self._trees[name] = content
            self._changed.add(name)

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts."""
        return tuple(self._names.values())

    def remove(self, part: str) -> None:
        """Leave a part out, with the list of what it refers to."""
        for name in (part, relations_part(part)):
            if real := self._names.pop(name.casefold(), ""):
                self._removed.add(real)

    def free_part(self, pattern: str) -> str:
        """Return the first part «…{}…», counted from 1, that there is not yet."""
        return next(part for number in count(1) if (part := pattern.format(number)) not in self)

    def related(self, kind: str, part: str = "") -> str:
        """Return what a part, or the workbook itself, refers to as this kind; or an empty text."""
        return next(self.all_related(kind, part), "")

    def all_related(self, kind: str, part: str = "") -> Iterator[str]:
        """Yield all that a part, or the workbook itself, refers to as this kind."""
        source = part or self.main
        relations = relations_part(source)
        for relation in self.peek(relations) if relations in self else ():
            if relation.get("Type", "").endswith(f"/{kind}"):
                yield target_of(source, relation)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another one; return the id of the reference."""
        name = relations_part(part)
        if name not in self:
            self.replace(name, etree.Element(f"{_RELATIONS}Relationships", nsmap=_OWN_SPACE))  # type: ignore[arg-type]
        relations = self.tree(name)
        identifier = f"rId{1 + max(map(_number, relations), default=0)}"
        # The address before the kind differs in strict files.
        types = (r.get("Type", "") for r in self.peek(relations_part(self.main)))
        base = next((t.rpartition("/")[0] for t in types if t.endswith("/worksheet")), None)
        if base is None:
            raise damaged(self.path)
        relation = etree.SubElement(relations, f"{_RELATIONS}Relationship")
        relation.attrib.update(
            {
                "Id": identifier,
                "Type": f"{base}/{kind}",
                "Target": posixpath.relpath(target, posixpath.dirname(part)),
            }
        )
        return identifier

    def declare(self, part: str, content_type: str) -> None:
        """Say what a new part holds."""
        _add_type(self.tree(CONTENT_TYPES), "Override", "PartName", f"/{part}", content_type)

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Say what all parts with this extension hold, unless it is said already."""
        types = self.tree(CONTENT_TYPES)
        if not any(item.get("Extension", "").casefold() == extension for item in types):
            _add_type(types, "Default", "Extension", extension, content_type)

    @property
    def id_key(self) -> str:
        """The name of the attribute r:id; its namespace differs in strict files."""
        sheet = _sheets(self.peek(self.main))[0]
        keys = map(str, sheet.keys())
        key = next((key for key in keys if key.endswith("}id")), None)
        if key is None:
            raise damaged(self.path)
        return key

    def sheet_part(self, name: str) -> str:
        """Return the part of the sheet with this name, which the workbook has."""
        part = self.sheet_named(name)
        if not part:
            raise damaged(self.path)
        return part

    def sheet_named(self, name: str) -> str:
        """Return the part of the sheet with this name, or an empty text."""
        relations = self.peek(relations_part(self.main))
        for sheet in _sheets(self.peek(self.main)):
            if _name(sheet) == name.casefold():
                identifier = sheet.get(self.id_key, "")
                for relation in relations:
                    if relation.get("Id") == identifier:
                        return target_of(self.main, relation)
        return ""

    def sheet_names(self) -> list[str]:
        """Return the names of all sheets in their order."""
        return [
            clean_text(sheet.get("name", "")).strip() for sheet in _sheets(self.peek(self.main))
        ]

    def typed_name(self, name: str) -> str:
        """Return the name of a sheet with all its blanks, as links in the workbook need it."""
        sheets = _sheets(self.peek(self.main))
        found = next((s for s in sheets if _name(s) == name.casefold()), None)
        return name if found is None else found.get("name", name)

    def add_sheet(self, name: str, root: etree._Element) -> None:
        """Put a new sheet after all others."""
        folder = posixpath.dirname(self.main)
        part = self.free_part(posixpath.join(folder, "worksheets/sheet{}.xml"))
        self.replace(part, root)
        self.declare(part, _WORKSHEET_TYPE)
        identifier, key = self.relate(self.main, "worksheet", part), self.id_key
        sheets = _sheets(self.tree(self.main))
        added = etree.SubElement(_parent(sheets[-1]), sheets[-1].tag)
        sheet_id = 1 + max(int(sheet.get("sheetId", "0")) for sheet in sheets)
        added.attrib.update({"name": name, "sheetId": str(sheet_id)})
        added.set(key, identifier)

    def open_at(self, name: str) -> None:
        """Let the workbook be opened at this sheet, and at no other beside it."""
        main = self.tree(self.main)
        names, opened = [_name(sheet) for sheet in _sheets(main)], name.casefold()
        for view in main.iter():
            if local_name(view) == "workbookView":
                view.set("activeTab", str(names.index(opened)))
                view.set("firstSheet", "0")
        for other in names:
            part = self.sheet_part(other)
            views = (v for v in self.peek(part).iter() if local_name(v) == "sheetView")
            # A sheet that stays selected too would take whatever is typed into the first.
            for view in [v for v in views if (v.get("tabSelected") == "1") != (other == opened)]:
                self.tree(part)
                view.set("tabSelected", "1" if other == opened else "0")

    def recalculate(self) -> None:
        """Ask the program that opens the file next to work out its formulas anew."""
        for element in self.tree(self.main):
            if local_name(element) == "calcPr":
                element.set("fullCalcOnLoad", "1")

    def to_bytes(self, office: str = "") -> bytes:
        """Return the file, in its properties this office instead of people."""
        for part in (CORE, APP):
            if part in self:
                self._texts[self._names[part.casefold()]] = of_office(self.read(part), office)
        written = {
            name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in self._trees.items()
            if name in self._changed - self._removed
        } | self._texts
        result = BytesIO()
        with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
            # Of two parts with one name the last is the one that was read.
            for info in {info.filename: info for info in self._archive.infolist()}.values():
                if info.filename in self._removed:
                    continue
                data = written.pop(info.filename, None)
                target.writestr(info, self._archive.read(info) if data is None else data)
            for name, data in written.items():
                target.writestr(zip_entry(name), data)
        return result.getvalue()


def _add_type(types: etree._Element, tag: str, key: str, name: str, content_type: str) -> None:
    item = etree.Element(f"{{{etree.QName(types).namespace}}}{tag}")
    item.attrib.update({key: name, "ContentType": content_type})
    # Defaults come first in every file that Excel writes.
    types.insert(0 if tag == "Default" else len(types), item)


def _sheets(workbook: etree._Element) -> list[etree._Element]:
    """Return the sheets that the workbook part lists; one that was opened has some."""
    return [element for element in workbook.iter() if local_name(element) == "sheet"]


def _name(sheet: etree._Element) -> str:
    """Return the name of a sheet as Excel tells it from others: whatever its letter case."""
    return clean_text(sheet.get("name", "")).strip().casefold()


def _number(relation: etree._Element) -> int:
    digits = "".join(filter(str.isdecimal, relation.get("Id", "")))
    return int(digits) if digits else 0


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent
