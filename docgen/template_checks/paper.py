"""A template as the rules see it: its parts, their paragraphs and tags, what it may ask for."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from lxml import etree

from docgen.issues import Issue, Location
from docgen.kinds import Kind
from docgen.rendering.package import CORE_PROPERTIES, TemplatePackage, parse, relationships_part
from docgen.rendering.story import StoryParagraph, Tag, paragraphs, read_tag
from docgen.rendering.tags.quotes import released
from docgen.rendering.tags.reading import ReadTag, TagReader
from docgen.rendering.tags.scanner import find_tags
from docgen.rendering.tags.text import healed_tag

T = TypeVar("T")
#: ``error``, ``warning`` or ``note`` of docgen.issues.
Told = Callable[[str, Location, str, str], Issue]
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OF_PAGES: Final = {"first": "первой страницы", "even": "чётных страниц"}
#: The whole of the file: what is told of it has no paragraph.
FILE: Final = "файл"
_LONGEST: Final = 140


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of a part, and the signs of it that are meant, all of them when there are none.

    ``part`` is what a person calls the part.
    """

    part: str
    paragraph: StoryParagraph
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag with the title of its part, its paragraph, and what it says.

    ``text`` is the tag as it is read; ``tag`` is made of it, at the places of what was typed.
    """

    part: str
    paragraph: StoryParagraph
    tag: Tag
    text: str
    read: ReadTag = field(repr=False)

    @property
    def typed(self) -> str:
        """The tag as it stands in the paragraph."""
        return self.paragraph.text[self.tag.start : self.tag.end]

    @property
    def spot(self) -> Spot:
        """Where the tag stands."""
        return Spot(self.part, self.paragraph, (self.tag.start, self.tag.end))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the template that may hold tags; ``title`` is what a person calls it.

    ``tags`` are those that Jinja reads: neither remarks nor what stands between ``raw`` and
    ``endraw``.
    """

    name: str
    title: str
    root: Any = field(repr=False)
    paragraphs: tuple[StoryParagraph, ...] = field(repr=False)
    tags: tuple[PlacedTag, ...] = field(repr=False)


class TemplatePaper:
    """One template under inspection.

    ``kinds`` are those that print by it; ``names`` are sample values of all that these offer,
    one mapping for each. Rules share what is costly to find by ``once``.
    """

    def __init__(
        self,
        path: Path,
        package: TemplatePackage,
        reader: TagReader,
        kinds: Sequence[Kind] = (),
        names: Sequence[Mapping[str, object]] = (),
    ) -> None:
        self.path = path
        self.package = package
        self.reader = reader
        self.kinds = tuple(kinds)
        self.names = tuple(names)
        self.parts = tuple(_parts(package, reader))
        self._known: dict[Callable[[TemplatePaper], Any], Any] = {}

    def once(self, find: Callable[[TemplatePaper], T]) -> T:
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


#: A rule over one template.
TemplateCheck = Callable[[TemplatePaper], Iterator[Issue]]


def marked_text(text: str, span: tuple[int, int] | None = None) -> str:
    """Return what is seen of a paragraph on one line, the span in arrows, long ends left out."""
    start, end = span or (0, 0)
    before, inside, after = text[:start], text[start:end], text[end:]
    room = max(_LONGEST - len(inside), 40) // 2
    before = before if len(before) <= room else f"…{before[-room:]}"
    after = after if len(after) <= room else f"{after[:room]}…"
    middle = f"→{inside}←" if span else inside
    return " ".join(f"{before}{middle}{after}".split())


def _parts(package: TemplatePackage, reader: TagReader) -> Iterator[Part]:
    titles = {**package.stories, **_titles_of_headers(package)}
    for name, title in titles.items():
        root = parse(package.parts[name])
        found = tuple(_with_hidden(one for one in paragraphs(root) if not one.is_copy))
        yield Part(name, title, root, found, tuple(_tags(title, found, reader)))
    properties = package.parts.get(CORE_PROPERTIES)
    if properties:
        root = parse(properties)
        found = tuple(
            StoryParagraph(node, number, (), node.text or "", ())
            for number, node in enumerate(root.iter(etree.Element), start=0)
            if number
        )
        title = "свойства документа"
        yield Part(CORE_PROPERTIES, title, root, found, tuple(_tags(title, found, reader)))


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
    content = package.parts.get(relationships_part(package.body))
    if not content:
        return {}
    targets = {
        str(node.get("Id")): posixpath.normpath(
            posixpath.join(package.folder, str(node.get("Target", "")))
        )
        for node in parse(content)
        if isinstance(node.tag, str) and node.get("TargetMode") != "External"
    }
    titles = {}
    body = parse(package.parts[package.body])
    for reference in body.iter(f"{W}headerReference", f"{W}footerReference"):
        name = targets.get(str(reference.get(f"{_R}id")), "")
        pages = _OF_PAGES.get(str(reference.get(f"{W}type")))
        if name in package.stories and pages:
            titles[name] = f"{package.stories[name]} {pages}"
    return titles


def _tags(title: str, found: Sequence[StoryParagraph], reader: TagReader) -> Iterator[PlacedTag]:
    """Yield the tags that are closed in their paragraph, each as it is read after mending."""
    opened: list[str] = []
    for one in find_tags([paragraph.text for paragraph in found]):
        if one.is_whole:
            paragraph = found[one.paragraph]
            text = released(healed_tag(paragraph.text[one.start : one.end], opened))
            tag = read_tag(text, one.start, one.end)
            yield PlacedTag(title, paragraph, tag, text, reader.read(tag))
