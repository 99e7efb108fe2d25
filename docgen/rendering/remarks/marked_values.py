"""Values found in a finished document, carried inside its marked copy until ``adopt`` takes them.

They stand in a part of custom XML, which Word and LibreOffice keep when a person edits the copy.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree
from msgspec import Struct, field

from docgen.lazy_regex import lazy_regex
from docgen.limits import BeyondLimitError
from docgen.rendering.archive import pack, read_foreign_parts, read_parts, write_archive
from docgen.rendering.package import CONTENT_TYPES, parse, relationships_part

_SPACE: Final = "urn:docgen:found-values"
_ITEM: Final = lazy_regex(r"customXml/[^/]+\.xml")
_COMMENT_PARTS: Final = lazy_regex(r"word/(?:comments\w*|people)\.xml", re.IGNORECASE)
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ANCHORS: Final = tuple(
    f"{_W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
_LINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"


class FoundColumn(Struct, frozen=True):
    """A name with the type (of ``ValueType``) that its values have."""

    tag: str
    type: str


class FoundRows(Struct):
    """What was found under the name of a list, or with no name, of the document itself.

    A row is name -> text; dates are written «2027-03-22».
    """

    tag: str = ""
    columns: list[FoundColumn] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)


def values_part(found: Iterable[FoundRows]) -> bytes:
    """Return the part that carries these values."""
    root = etree.Element(f"{{{_SPACE}}}found", nsmap={"d": _SPACE})
    for one in found:
        owner = etree.SubElement(root, f"{{{_SPACE}}}list", tag=one.tag)
        for column in one.columns:
            etree.SubElement(owner, f"{{{_SPACE}}}column", tag=column.tag, type=column.type)
        for row in one.rows:
            line = etree.SubElement(owner, f"{{{_SPACE}}}row")
            for tag, text in row.items():
                etree.SubElement(line, f"{{{_SPACE}}}value", tag=tag).text = text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def values_link(identifier: str, target: str) -> str:
    """Return the relationship by which the body keeps the part."""
    return f'<Relationship Id="{identifier}" Type="{_LINK}" Target="{target}"/>'


def marked_values(data: bytes) -> tuple[FoundRows, ...]:
    """Return the values that a marked copy carries; of any other document there are none."""
    try:
        parts = read_foreign_parts(data)
    except (BeyondLimitError, zipfile.BadZipFile):
        return ()
    root = next((root for _, root in _found_parts(parts)), None)
    if root is None:
        return ()
    return tuple(
        FoundRows(
            str(owner.get("tag", "")),
            [
                FoundColumn(str(one.get("tag", "")), str(one.get("type", "")))
                for one in owner.iterfind(f"{{{_SPACE}}}column")
            ],
            [
                {str(one.get("tag", "")): one.text or "" for one in row}
                for row in owner.iterfind(f"{{{_SPACE}}}row")
            ],
        )
        for owner in root.iterfind(f"{{{_SPACE}}}list")
    )


def clean_template(data: bytes) -> bytes:
    """Return a template without comments and carried values; one without them stays as it is."""
    parts = read_parts(data)
    gone = {name for name, _ in _found_parts(parts)}
    gone |= {name for name in parts if _COMMENT_PARTS.fullmatch(name)}
    if not gone:
        return data
    gone |= {relationships_part(name) for name in gone}
    kept: dict[str, bytes] = {}
    for name, content in parts.items():
        if name in gone:
            continue
        if name.endswith(".rels"):
            content = _without_targets(name, content, gone)  # noqa: PLW2901
        elif name == CONTENT_TYPES:
            content = _without_types(content, gone)  # noqa: PLW2901
        elif b"comment" in content and name.startswith("word/") and name.endswith(".xml"):
            content = _without_anchors(content)  # noqa: PLW2901
        kept[name] = content
    return write_archive(pack(name, content) for name, content in kept.items())


def _found_parts(parts: Mapping[str, bytes]) -> Iterable[tuple[str, etree._Element]]:
    for name, content in parts.items():
        if _ITEM.fullmatch(name) and _SPACE.encode() in content:
            yield name, parse(content)


def _without_targets(name: str, content: bytes, gone: set[str]) -> bytes:
    # «word/_rels/document.xml.rels» speaks of targets beside «word/document.xml».
    folder = posixpath.dirname(posixpath.dirname(name))
    root = parse(content)
    for link in list(root):
        target = str(link.get("Target", ""))
        place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        if posixpath.normpath(place) in gone:
            root.remove(link)
    return _written(root)


def _without_types(content: bytes, gone: set[str]) -> bytes:
    root = parse(content)
    for one in list(root):
        if str(one.get("PartName", "")).lstrip("/") in gone:
            root.remove(one)
    return _written(root)


def _without_anchors(content: bytes) -> bytes:
    root = parse(content)
    for anchor in list(root.iter(*_ANCHORS)):
        run = anchor.getparent()
        if run is None:
            continue
        run.remove(anchor)
        owner = run.getparent()
        if run.tag == f"{_W}r" and owner is not None and not _has_content(run):
            owner.remove(run)
    return _written(root)


def _has_content(run: etree._Element) -> bool:
    return any(child.tag != f"{_W}rPr" for child in run)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
