"""Whose a workbook is: its properties name the office, never the operator or a library (R-META-1).

What is written has no time in it either, so that the same input gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from typing import Final

from lxml import etree

from docgen.workbook.styles import local_name

CORE: Final = "docProps/core.xml"
APP: Final = "docProps/app.xml"

_NEW_CORE: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_NEW_APP: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>docgen</Application></Properties>"
)
_DUBLIN: Final = "http://purl.org/dc/elements/1.1/"
_PEOPLE: Final = frozenset({"creator", "lastModifiedBy", "Manager"})


def zip_entry(name: str) -> zipfile.ZipInfo:
    """Return how a part is entered into a zip: without a time or the system it was made on."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 0
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def own_properties(office: str) -> dict[str, bytes]:
    """Return the parts that say whose a new workbook is."""
    return {CORE: of_office(_NEW_CORE, office), APP: _NEW_APP}


def as_made_by(data: bytes, office: str) -> bytes:
    """Return a workbook that openpyxl has written, as one of this office (empty: of nobody)."""
    own = own_properties(office)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(zip_entry(name), own.get(name) or old.read(name))
    return stream.getvalue()


def of_office(properties: bytes, office: str) -> bytes:
    """Return the properties of a person's workbook without people, and with the office.

    Everything else in them stays; what is no properties of a workbook stays too.
    """
    try:
        root = etree.fromstring(properties, etree.XMLParser(resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return properties
    people = [one for one in root if local_name(one) in _PEOPLE]
    is_core = local_name(root) == "coreProperties"
    if not people and not (office and is_core):
        return properties
    for element in people:
        root.remove(element)
    if office and is_core:
        etree.SubElement(root, f"{{{_DUBLIN}}}creator", nsmap={"dc": _DUBLIN}).text = office
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
