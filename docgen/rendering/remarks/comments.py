"""Word comments put into a document, in the styles that Word has for them."""

from __future__ import annotations

import posixpath
from typing import Any, Final

from lxml import etree
from msgspec import Struct, field

from docgen.rendering.package import CONTENT_TYPES, TemplatePackage, parse, relationships_part

_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = f"{{{_NAMESPACE}}}"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_AUTHOR: Final = "docgen"
_INITIALS: Final = "dg"
_MARK, _TEXT = "annotation reference", "annotation text"
# The two styles by the names that every Word knows; their ids differ from language to language.
_STYLES: Final = f"""<w:styles xmlns:w="{_NAMESPACE}">
<w:style w:type="character" w:styleId="CommentReference">
<w:name w:val="{_MARK}"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="CommentText">
<w:name w:val="{_TEXT}"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>
<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>
<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>
<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style></w:styles>"""


class CommentWriter(Struct):
    """The comments of the body; those that stand there already are kept."""

    package: TemplatePackage
    name: str
    root: Any
    styles: Any
    _next: int
    _style_ids: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def of(package: TemplatePackage) -> CommentWriter:
        """Return the writer for a document."""
        name = _part_of(package)
        content = package.parts.get(name)
        root = (
            parse(content) if content else etree.Element(f"{_W}comments", nsmap={"w": _NAMESPACE})
        )
        used = [int(value) for one in root if (value := str(one.get(f"{_W}id"))).isdigit()]
        styles = parse(package.styles()) if package.styles() else None
        return CommentWriter(package, name, root, styles, max(used, default=-1) + 1)

    def around(self, first: Any, last: Any, text: str) -> None:
        """Put a comment over the runs from the first to the last, a paragraph for each line."""
        # A text box holds no comments: they go to the place that it hangs on.
        boxes = list(first.iterancestors(f"{_W}txbxContent"))
        if boxes:
            first = last = next(boxes[-1].iterancestors(f"{_W}r"), first)
        identifier, self._next = str(self._next), self._next + 1
        names = {"id": identifier, "author": _AUTHOR, "initials": _INITIALS}
        comment = etree.SubElement(
            self.root, f"{_W}comment", {f"{_W}{name}": value for name, value in names.items()}
        )
        for line in text.split("\n"):
            paragraph = etree.SubElement(comment, f"{_W}p")
            self._put_style(etree.SubElement(paragraph, f"{_W}pPr"), "pStyle", _TEXT)
            etree.SubElement(etree.SubElement(paragraph, f"{_W}r"), f"{_W}t").text = line
        start = etree.Element(f"{_W}commentRangeStart", {f"{_W}id": identifier})
        end = etree.Element(f"{_W}commentRangeEnd", {f"{_W}id": identifier})
        mark = etree.Element(f"{_W}r")
        self._put_style(etree.SubElement(mark, f"{_W}rPr"), "rStyle", _MARK)
        etree.SubElement(mark, f"{_W}commentReference", {f"{_W}id": identifier})
        first.addprevious(start)
        last.addnext(end)
        end.addnext(mark)

    def put_into(self, parts: dict[str, bytes]) -> None:
        """Put the comments among the parts of the document, with their type and relationship."""
        if not len(self.root):
            return
        is_new = self.name not in parts
        parts[self.name] = _to_bytes(self.root)
        if self.styles is not None:
            parts[self.package.styles_part] = _to_bytes(self.styles)
        if not is_new:
            return
        override = f'<Override PartName="/{self.name}" ContentType="{_TYPE}"/>'
        parts[CONTENT_TYPES] = _with(parts[CONTENT_TYPES], "Types", override)
        links = relationships_part(self.package.body)
        link = f'<Relationship Id="docgenComments" Type="{_LINK}" Target="comments.xml"/>'
        parts[links] = _with(parts.get(links, b""), "Relationships", link)

    def _put_style(self, properties: Any, kind: str, name: str) -> None:
        """Name a style of Word's; a file that lacks it gets it, one without styles does without."""
        if self.styles is None:
            return
        if name not in self._style_ids:
            found = _named(self.styles, name)
            if found is None:
                found = _named(etree.fromstring(_STYLES), name)
                self.styles.append(found)
            self._style_ids[name] = str(found.get(f"{_W}styleId"))
        etree.SubElement(properties, f"{_W}{kind}").set(f"{_W}val", self._style_ids[name])


def _part_of(package: TemplatePackage) -> str:
    """Return the part that has the comments, or will have them."""
    links = package.parts.get(relationships_part(package.body))
    for node in parse(links) if links else ():
        if str(node.get("Type", "")).endswith("/comments"):
            return posixpath.normpath(posixpath.join(package.folder, str(node.get("Target"))))
    return posixpath.join(package.folder, "comments.xml")


def _named(styles: Any, name: str) -> Any:
    for style in styles.iter(f"{_W}style"):
        own = style.find(f"{_W}name")
        if own is not None and own.get(f"{_W}val") == name:
            return style
    return None


def _to_bytes(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _with(content: bytes, root: str, addition: str) -> bytes:
    """Return a part with an element added before its end."""
    return content.replace(f"</{root}>".encode(), f"{addition}</{root}>".encode())
