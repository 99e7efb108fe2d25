"""Word comments put into a part of a document."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from docgen.rendering.package import (
    CONTENT_TYPES,
    TemplatePackage,
    parse,
    relationships_part,
)

_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = f"{{{_NAMESPACE}}}"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_AUTHOR: Final = "docgen"
_INITIALS: Final = "dg"


@dataclass(slots=True)
class CommentWriter:
    """The comments of the body; those that stand there already are kept."""

    root: Any
    name: str
    _next: int

    @staticmethod
    def of(package: TemplatePackage) -> CommentWriter:
        """Return the writer for a document."""
        name = posixpath.join(package.folder, "comments.xml")
        content = package.parts.get(name)
        root = (
            parse(content) if content else etree.Element(f"{_W}comments", nsmap={"w": _NAMESPACE})
        )
        used = [int(value) for one in root if (value := str(one.get(f"{_W}id"))).isdigit()]
        return CommentWriter(root, name, max(used, default=-1) + 1)

    def around(self, first: Any, last: Any, text: str) -> None:
        """Put a comment over the runs from the first to the last, a paragraph for each line."""
        # A text box holds no comments: they go to the place that it hangs on.
        boxes = list(first.iterancestors(f"{_W}txbxContent"))
        if boxes:
            first = last = next(boxes[-1].iterancestors(f"{_W}r"), first)
        identifier, self._next = str(self._next), self._next + 1
        comment = etree.SubElement(
            self.root,
            f"{_W}comment",
            {f"{_W}id": identifier, f"{_W}author": _AUTHOR, f"{_W}initials": _INITIALS},
        )
        for line in text.split("\n"):
            paragraph = etree.SubElement(comment, f"{_W}p")
            etree.SubElement(etree.SubElement(paragraph, f"{_W}r"), f"{_W}t").text = line
        start = etree.Element(f"{_W}commentRangeStart", {f"{_W}id": identifier})
        end = etree.Element(f"{_W}commentRangeEnd", {f"{_W}id": identifier})
        mark = etree.Element(f"{_W}r")
        etree.SubElement(mark, f"{_W}commentReference", {f"{_W}id": identifier})
        first.addprevious(start)
        last.addnext(end)
        end.addnext(mark)

    def put_into(self, parts: dict[str, bytes], package: TemplatePackage) -> None:
        """Put the comments among the parts of the document, with their type and relationship."""
        if not len(self.root):
            return
        is_new = self.name not in parts
        parts[self.name] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        if not is_new:
            return
        override = f'<Override PartName="/{self.name}" ContentType="{_TYPE}"/>'
        parts[CONTENT_TYPES] = _with(parts[CONTENT_TYPES], "Types", override)
        links = relationships_part(package.body)
        link = f'<Relationship Id="docgenComments" Type="{_LINK}" Target="comments.xml"/>'
        parts[links] = _with(parts.get(links, b""), "Relationships", link)


def _with(content: bytes, root: str, addition: str) -> bytes:
    """Return a part with an element added before its end."""
    return content.replace(f"</{root}>".encode(), f"{addition}</{root}>".encode())
