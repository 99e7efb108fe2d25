"""A finished document made into a marked copy: tags in place of texts, comments beside them."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from lxml import etree
from msgspec import Struct

from docgen.rendering.archive import pack, read_template, write_archive
from docgen.rendering.markup.document_properties import office_properties
from docgen.rendering.package import TemplatePackage, open_package, parse, relationships_part
from docgen.rendering.remarks.comments import CommentWriter
from docgen.rendering.remarks.marked_values import FoundRows, values_link, values_part
from docgen.rendering.remarks.runs import cut_out, set_text
from docgen.rendering.story import CellPlace, StoryParagraph, paragraphs

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MERGES: Final = f".//{_W}vMerge"
_GREY: Final = "808080"
# What a reader takes for the look of a paragraph; the rest differs by accident.
_LOOK: Final = frozenset(
    f"{_W}{name}" for name in ("pStyle", "numPr", "ind", "jc", "b", "i", "caps")
)
_BOOKMARKS: Final = (f"{_W}bookmarkStart", f"{_W}bookmarkEnd")


class Line(Struct, frozen=True):
    """A paragraph of the body as a finder sees it.

    ``cells`` as in a story; ``look`` is the same for paragraphs of the same look; ``is_numbered``
    tells of a number that Word puts; ``is_merged`` of a cell that belongs to several rows.
    """

    number: int
    text: str
    cells: tuple[CellPlace, ...] = ()
    look: str = ""
    is_numbered: bool = False
    is_merged: bool = False


class Draft(Struct):
    """A document being marked; its file is only read."""

    package: TemplatePackage
    root: Any
    story: list[StoryParagraph]
    comments: CommentWriter

    @staticmethod
    def open(path: Path) -> Draft:
        """Return the document; TemplateError when the file is none."""
        package = open_package(path.name, read_template(path))
        root = parse(package.parts[package.body])
        return Draft(package, root, list(paragraphs(root)), CommentWriter.of(package))

    def lines(self) -> list[Line]:
        """Return the paragraphs of the body in their order."""
        numbered = _numbered_styles(self.package.styles())
        return [_line(one, numbered) for one in self.story]

    def put(self, number: int, start: int, end: int, tag: str, comment: str) -> None:
        """Put a tag in place of ``text[start:end]`` of a paragraph, in the look of most of it."""
        runs = cut_out(self._paragraph(number), start, end)
        if not runs:
            return
        first, *others = runs
        longest = max(runs, key=lambda run: sum(len(node.text or "") for node in run))
        look = longest.find(f"{_W}rPr")
        for child in list(first):
            first.remove(child)
        if look is not None:
            first.append(look)
        _write(first, tag)
        for run in others:
            run.getparent().remove(run)
        self.comments.around(first, first, comment)

    def fill(self, number: int, tag: str) -> None:
        """Put a tag into a paragraph that has no text."""
        paragraph = self._paragraph(number)
        run = etree.SubElement(paragraph, f"{_W}r")
        look = paragraph.find(f"{_W}pPr/{_W}rPr")
        if look is not None:
            run.append(copy.deepcopy(look))
        _write(run, tag)

    def remark(self, number: int, start: int, end: int, comment: str) -> None:
        """Put a comment beside ``text[start:end]`` of a paragraph and change nothing."""
        runs = cut_out(self._paragraph(number), start, end)
        if runs:
            self.comments.around(runs[0], runs[-1], comment)

    def drop(self, numbers: Iterable[int]) -> None:
        """Take paragraphs away; of one that ends a section its text."""
        for number in numbers:
            element = self._paragraph(number)
            if element.find(f"{_W}pPr/{_W}sectPr") is None:
                element.getparent().remove(element)
                continue
            for child in list(element):
                if child.tag != f"{_W}pPr":
                    element.remove(child)

    def surround(self, number: int, before: str, after: str) -> None:
        """Put paragraphs with command tags before and after this one."""
        element = self._paragraph(number)
        _forget_bookmarks(element)
        element.addprevious(_command(before))
        element.addnext(_command(after))

    def enclose_rows(self, first: int, last: int, before: str, after: str) -> None:
        """Put rows with command tags before the row of one paragraph and after that of another."""
        above, below = (
            next(self._paragraph(number).iterancestors(f"{_W}tr")) for number in (first, last)
        )
        _forget_bookmarks(above)
        above.addprevious(_command_row(below, before))
        below.addnext(_command_row(below, after))

    def repeat_row(self, number: int, others: Iterable[int], before: str, after: str) -> None:
        """Put rows with command tags around the row of a paragraph.

        The rows of the ``others``, paragraphs too, go: it will repeat for them.
        """
        row = next(self._paragraph(number).iterancestors(f"{_W}tr"))
        for other in others:
            gone = next(self._paragraph(other).iterancestors(f"{_W}tr"))
            gone.getparent().remove(gone)
        _forget_bookmarks(row)
        row.addprevious(_command_row(row, before))
        row.addnext(_command_row(row, after))

    def to_bytes(self, found: Sequence[FoundRows]) -> bytes:
        """Return the marked copy, carrying the values that were found."""
        _forget_halves(self.root)
        parts = dict(self.package.parts)
        parts[self.package.body] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        self.comments.put_into(parts)
        item = next(
            name
            for number in range(1, 1000)
            if (name := f"customXml/item{number}.xml") not in parts
        )
        parts[item] = values_part(found)
        links = relationships_part(self.package.body)
        link = values_link("docgenFound", f"/{item}").encode()
        parts[links] = parts[links].replace(b"</Relationships>", link + b"</Relationships>")
        parts |= office_properties(parts, {}, "")
        return write_archive(pack(name, content) for name, content in parts.items())

    def _paragraph(self, number: int) -> Any:
        return self.story[number - 1].element


def _numbered_styles(content: bytes) -> frozenset[str]:
    """Return the ids of the styles that number their paragraphs, their heirs among them."""
    styles = list(parse(content).iter(f"{_W}style")) if content else []
    found: set[str] = set()
    for _ in styles:  # a heir may stand before its parent
        before = len(found)
        for style in styles:
            base = style.find(f"{_W}basedOn")
            heir = base is not None and base.get(f"{_W}val") in found
            if heir or style.find(f"{_W}pPr/{_W}numPr") is not None:
                found.add(str(style.get(f"{_W}styleId")))
        if len(found) == before:
            break
    return frozenset(found)


def _line(one: StoryParagraph, numbered: frozenset[str]) -> Line:
    properties = one.element.find(f"{_W}pPr")
    run = one.element.find(f"{_W}r/{_W}rPr")
    row = next(one.element.iterancestors(f"{_W}tr"), None)
    kept = (properties, run)
    look = "".join(
        etree.tostring(node, encoding="unicode", with_tail=False)
        for part in kept
        if part is not None
        for node in part
        if node.tag in _LOOK
    )
    return Line(
        one.number,
        one.text,
        one.cells,
        look,
        properties is not None and _is_numbered(properties, numbered),
        row is not None and row.find(_MERGES) is not None,
    )


def _is_numbered(properties: Any, numbered: frozenset[str]) -> bool:
    own = properties.find(f"{_W}numPr/{_W}numId")
    if own is not None:
        return str(own.get(f"{_W}val")) != "0"  # no list at all
    style = properties.find(f"{_W}pStyle")
    return style is not None and style.get(f"{_W}val") in numbered


def _write(run: Any, text: str) -> None:
    set_text(etree.SubElement(run, f"{_W}t"), text)


def _forget_bookmarks(element: Any) -> None:
    """Take bookmarks out of what a loop will repeat: no two may have one name."""
    for mark in list(element.iter(*_BOOKMARKS)):
        mark.getparent().remove(mark)


def _forget_halves(root: Any) -> None:
    """Take away starts and ends of bookmarks whose other half went with a paragraph."""
    marks = list(root.iter(*_BOOKMARKS))
    ids = [{mark.get(f"{_W}id") for mark in marks if mark.tag == half} for half in _BOOKMARKS]
    for mark in marks:
        if mark.get(f"{_W}id") not in ids[0] & ids[1]:
            mark.getparent().remove(mark)


def _command(text: str) -> Any:
    """Return a paragraph with a command tag, in grey: it will not be in the document."""
    paragraph = etree.Element(f"{_W}p")
    run = etree.SubElement(paragraph, f"{_W}r")
    look = etree.SubElement(run, f"{_W}rPr")
    etree.SubElement(look, f"{_W}color").set(f"{_W}val", _GREY)
    _write(run, text)
    return paragraph


def _command_row(row: Any, text: str) -> Any:
    """Return a row as wide as this one, of a single cell with a command tag."""
    made = copy.deepcopy(row)
    first, *others = made.findall(f"{_W}tc")
    cells = [first, *others]
    spans = sum(_number(cell, "gridSpan", 1) for cell in cells)
    width = sum(_number(cell, "tcW", 0) for cell in cells)
    for cell in others:
        made.remove(cell)
    for child in list(first):
        first.remove(child)
    properties = etree.SubElement(first, f"{_W}tcPr")
    if width:
        size = etree.SubElement(properties, f"{_W}tcW")
        size.set(f"{_W}w", str(width))
        size.set(f"{_W}type", "dxa")
    if spans > 1:
        etree.SubElement(properties, f"{_W}gridSpan").set(f"{_W}val", str(spans))
    first.append(_command(text))
    return made


def _number(cell: Any, name: str, usual: int) -> int:
    """Return the width or the span of a cell; widths that are no twips count as none."""
    node = cell.find(f"{_W}tcPr/{_W}{name}")
    if node is None or node.get(f"{_W}type", "dxa") != "dxa":
        return usual
    value = str(node.get(f"{_W}w" if name == "tcW" else f"{_W}val", ""))
    return int(value) if value.isdigit() else usual
