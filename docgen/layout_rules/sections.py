"""The sections of a document: which sheet each block stands on, and how wide its text is."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree
from msgspec import Struct

from docgen.layout_rules.word_paper import R, W, WordPaper, targets_of
from docgen.rendering.markup.sections import Geometry, read_geometry

_SAME_PAGE: Final = ("continuous",)
_OFF: Final = ("0", "false", "off")


class SectionOfPaper(Struct, frozen=True):
    """A section: its number from 1, its sheet, the parts of its headers by the kind of page.

    ``headers`` has those taken over from the section before, as Word does.
    """

    number: int
    element: Any
    geometry: Geometry
    headers: dict[tuple[str, str], str]

    @property
    def own_first_page(self) -> bool:
        """Whether its first page has headers of its own."""
        mark = self.element.find(f"{W}titlePg")
        return mark is not None and mark.get(f"{W}val") not in _OFF

    @property
    def begins_page(self) -> bool:
        """Whether it begins on a page of its own."""
        kind = self.element.find(f"{W}type")
        return kind is None or kind.get(f"{W}val") not in _SAME_PAGE

    @property
    def is_landscape(self) -> bool:
        """Whether the sheet lies on its side."""
        return self.geometry.width > self.geometry.height


def sections(paper: WordPaper) -> tuple[SectionOfPaper, ...]:
    """Return the sections in their order, for ``paper.once``."""
    targets = targets_of(paper.package, paper.package.body)
    headers: dict[tuple[str, str], str] = {}
    found = []
    for number, element in enumerate(_elements(paper), start=1):
        headers = dict(headers)
        for kind in ("header", "footer"):
            for reference in element.iterfind(f"{W}{kind}Reference"):
                name = targets.get(str(reference.get(f"{R}id")), "")
                headers[kind, str(reference.get(f"{W}type", "default"))] = name
        geometry = read_geometry(etree.tostring(element, encoding="unicode"))
        found.append(SectionOfPaper(number, element, geometry, headers))
    return tuple(found)


def section_of(paper: WordPaper) -> dict[Any, SectionOfPaper]:
    """Return the section of each block of the body, for ``paper.once``."""
    known = {section.element: section for section in paper.once(sections)}
    found: dict[Any, SectionOfPaper] = {}
    waiting: list[Any] = []
    for block in _blocks(paper):
        waiting.append(block)
        end = block if block in known else next(block.iter(f"{W}sectPr"), None)
        if end is not None and end in known:
            found.update(dict.fromkeys(waiting, known[end]))
            waiting = []
    if paper.once(sections):
        found.update(dict.fromkeys(waiting, paper.once(sections)[-1]))
    return found


def text_width(paper: WordPaper, element: Any) -> int:
    """Return the width between the margins where an element stands, in twips."""
    known = paper.once(section_of)
    for one in (element, *element.iterancestors()):
        if one in known:
            geometry = known[one].geometry
            columns = known[one].element.find(f"{W}cols")
            count = str(columns.get(f"{W}num", "1")) if columns is not None else "1"
            return geometry.text_width // (int(count) if count.isdigit() and int(count) else 1)
    return Geometry().text_width


def blocks(paper: WordPaper) -> list[Any]:
    """Return paragraphs and tables of the body itself, in their order, for ``paper.once``."""
    return [block for block in _blocks(paper) if block.tag in (f"{W}p", f"{W}tbl")]


def _blocks(paper: WordPaper) -> list[Any]:
    body = paper.body.root.find(f"{W}body")
    found: list[Any] = []
    for block in body if body is not None else ():
        content = block.find(f"{W}sdtContent") if block.tag == f"{W}sdt" else None
        found.extend(content if content is not None else [block])
    return found


def _elements(paper: WordPaper) -> list[Any]:
    return [
        node
        for node in paper.body.root.iter(f"{W}sectPr")
        if node.getparent().tag != f"{W}sectPrChange"
    ]
