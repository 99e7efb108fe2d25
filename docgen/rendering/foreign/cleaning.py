"""A template as it is printed: without tracked changes and comments (R-META-1)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, Final

from lxml import etree
from msgspec.structs import replace

from docgen.lazy_regex import lazy_regex
from docgen.rendering.foreign.revisions import accept_in_part
from docgen.rendering.package import CONTENT_TYPES, parse, relationships_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.rendering.package import TemplatePackage

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMMENT_MARKS: Final = tuple(
    f"{_W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
_RUN: Final = f"{_W}r"
_LOOK: Final = f"{_W}rPr"
_COMMENT_PARTS: Final = lazy_regex(r"(comments\w*|people)\.xml")


def cleaned(package: TemplatePackage) -> TemplatePackage:
    """Return the template without tracked changes and comments."""
    return without_comments(without_revisions(package))


def without_revisions(package: TemplatePackage) -> TemplatePackage:
    """Return the template with its tracked changes accepted.

    A deleted tag is none, and a deleted row is not printed.
    """
    changed = {name: accept_in_part(package.parts[name]) for name in package.stories}
    return replace(package, parts={**package.parts, **changed})


def without_comments(package: TemplatePackage) -> TemplatePackage:
    """Return the template without comments, and without the list of those who wrote them."""
    gone = {
        name
        for name in package.parts
        if posixpath.dirname(name) == package.folder
        and _COMMENT_PARTS.fullmatch(posixpath.basename(name))
    }
    changed = {
        name: _without_marks(package.parts[name])
        for name in package.stories
        if b"<w:comment" in package.parts[name]
    }
    if not gone and not changed:
        return package
    gone |= {relationships_part(name) for name in gone}
    parts = {name: data for name, data in package.parts.items() if name not in gone}
    parts |= changed
    return replace(package, parts=_without_ties(package, parts, gone))


def _without_marks(content: bytes) -> bytes:
    root: Any = parse(content)
    for mark in list(root.iter(*_COMMENT_MARKS)):
        owner = mark.getparent()
        owner.remove(mark)
        if owner.tag == _RUN and all(child.tag == _LOOK for child in owner):
            owner.getparent().remove(owner)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _without_ties(
    package: TemplatePackage, parts: Mapping[str, bytes], gone: set[str]
) -> dict[str, bytes]:
    """Return the parts without what tells of those that are gone: types and relationships."""
    left = dict(parts)
    of_body = relationships_part(package.body)
    for name, attribute, folder in (
        (CONTENT_TYPES, "PartName", "/"),
        (of_body, "Target", f"/{package.folder}"),
    ):
        if name not in left:
            continue
        root = parse(left[name])
        for node in list(root):
            target = posixpath.join(folder, str(node.get(attribute, "")))
            if target.lstrip("/") in gone and node.get("TargetMode") != "External":
                root.remove(node)
        left[name] = etree.tostring(root, encoding="UTF-8", standalone=True)
    return left
