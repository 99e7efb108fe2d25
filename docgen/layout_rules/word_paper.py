"""A Word file as rules see it: its parts, their paragraphs, and findings at places of them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from docgen.issues import Issue, Location
from docgen.rendering.package import CORE_PROPERTIES, TemplatePackage, parse, relationships_part
from docgen.rendering.story import StoryParagraph, paragraphs

T = TypeVar("T")
#: ``error``, ``warning`` or ``note`` of docgen.issues.
Told = Callable[[str, Location, str, str], Issue]
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OF_PAGES: Final = {"first": "первой страницы", "even": "чётных страниц"}
#: The whole of the file: what is told of it has no paragraph.
FILE: Final = "файл"
_LONGEST: Final = 140


class Spot(Struct, frozen=True):
    """A paragraph of a part, and the signs of it that are meant, all of them when there are none.

    ``part`` is what a person calls the part.
    """

    part: str
    paragraph: StoryParagraph
    span: tuple[int, int] | None = None


class Part(Struct, frozen=True):
    """A part of the file with text; ``title`` is what a person calls it."""

    name: str
    title: str
    root: Any
    paragraphs: tuple[StoryParagraph, ...]


class WordPaper:
    """One Word file under inspection; rules share what is costly to find by ``once``."""

    #: Whether it is a template, of which documents are printed.
    is_template: bool = False

    def __init__(self, path: Path, package: TemplatePackage) -> None:
        self.path = path
        self.package = package
        self.parts: tuple[Part, ...] = tuple(_parts(package))
        self._known: dict[Callable[[Any], Any], Any] = {}

    def once(self, find: Callable[[Any], T]) -> T:
        """Return ``find(self)``, worked out at the first call only."""
        if find not in self._known:
            self._known[find] = find(self)
        found: T = self._known[find]
        return found

    @property
    def body(self) -> Part:
        """The text of the document, without headers and notes."""
        return next(part for part in self.parts if part.name == self.package.body)

    def root(self, name: str) -> Any:
        """Return the root of another part beside the body (``settings.xml``), None without it."""
        content = self.package.parts.get(posixpath.join(self.package.folder, name))
        return parse(content) if content else None

    # -- findings

    def tell(self, told: Told, code: str, spot: Spot, message: str, hint: str) -> Issue:
        """Return a finding at a place, with the words of its paragraph; the span is in arrows."""
        paragraph = spot.paragraph
        place = Location(
            str(self.path),
            column=spot.span[0] + 1 if spot.span and paragraph.pieces else None,
            part=spot.part,
            paragraph=paragraph.number,
            place=paragraph.place,
        )
        seen = marked_text(paragraph.text, spot.span)
        return replace(told(code, place, message, hint), text=seen)

    def tell_file(self, told: Told, code: str, message: str, hint: str) -> Issue:
        """Return a finding on the file as a whole."""
        return told(code, Location(str(self.path), part=FILE), message, hint)


def paragraph_of(part: Part, element: Any) -> StoryParagraph:
    """Return the paragraph that an element stands in, or the first of the part."""
    elements = {element, *element.iterancestors(), *element.iterdescendants(f"{W}p")}
    return next((p for p in part.paragraphs if p.element in elements), part.paragraphs[0])


def marked_text(text: str, span: tuple[int, int] | None = None) -> str:
    """Return what is seen of a paragraph on one line, the span in arrows, long ends left out."""
    start, end = span or (0, 0)
    before, inside, after = text[:start], text[start:end], text[end:]
    room = max(_LONGEST - len(inside), 40) // 2
    before = before if len(before) <= room else f"…{before[-room:]}"
    after = after if len(after) <= room else f"{after[:room]}…"
    middle = f"→{inside}←" if span else inside
    return " ".join(f"{before}{middle}{after}".split())


def targets_of(package: TemplatePackage, part: str) -> dict[str, str]:
    """Return the names of the parts that a part refers to, by the ids of the relationships."""
    content = package.parts.get(relationships_part(part))
    return {
        str(node.get("Id")): posixpath.normpath(
            posixpath.join(posixpath.dirname(part), str(node.get("Target", "")))
        ).lstrip("/")
        for node in (parse(content) if content else ())
        if isinstance(node.tag, str) and node.get("TargetMode") != "External"
    }


def _parts(package: TemplatePackage) -> Iterator[Part]:
    titles = {**package.stories, **_titles_of_headers(package)}
    for name, title in titles.items():
        root = parse(package.parts[name])
        yield Part(
            name,
            title,
            root,
            tuple(_with_hidden(one for one in paragraphs(root) if not one.is_copy)),
        )
    properties = package.parts.get(CORE_PROPERTIES)
    if properties:
        root = parse(properties)
        found = tuple(
            StoryParagraph(node, number, (), node.text or "", ())
            for number, node in enumerate(root.iter(etree.Element), start=0)
            if number
        )
        yield Part(CORE_PROPERTIES, "свойства документа", root, found)


def _with_hidden(found: Iterator[StoryParagraph]) -> Iterator[StoryParagraph]:
    """Yield the paragraphs, after each what else in it may hold tags: texts of pictures, fields."""
    for paragraph in found:
        yield paragraph
        for element in paragraph.element.iterdescendants(etree.Element):
            # A text box has paragraphs of its own in the paragraph that it hangs on.
            own = next(element.iterancestors(f"{W}p")) is paragraph.element
            code = [element.text or ""] if element.tag == f"{W}instrText" else []
            for value in [*map(str, element.attrib.values()), *code] if own else ():
                if "{{" in value:
                    yield replace(paragraph, element=element, text=value, pieces=())


def _titles_of_headers(package: TemplatePackage) -> dict[str, str]:
    """Return headers and footers of the first or of even pages under a name of their own."""
    targets = targets_of(package, package.body)
    titles = {}
    body = parse(package.parts[package.body])
    for reference in body.iter(f"{W}headerReference", f"{W}footerReference"):
        name = targets.get(str(reference.get(f"{R}id")), "")
        pages = _OF_PAGES.get(str(reference.get(f"{W}type")))
        if name in package.stories and pages:
            titles[name] = f"{package.stories[name]} {pages}"
    return titles
