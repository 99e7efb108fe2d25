"""A template as the rules see it: its parts, their paragraphs and tags, what it may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from docgen.issues import Issue
from docgen.kinds import Kind
from docgen.layout_rules.word_paper import FILE, Part, Spot, W, WordPaper
from docgen.rendering.package import TemplatePackage
from docgen.rendering.story import StoryParagraph, Tag, read_tag
from docgen.rendering.tags.quotes import released
from docgen.rendering.tags.reading import ReadTag, TagReader
from docgen.rendering.tags.scanner import find_tags
from docgen.rendering.tags.text import healed_tag

__all__ = ["FILE", "PlacedTag", "Spot", "TaggedPart", "TemplateCheck", "TemplatePaper", "W"]


class PlacedTag(Struct, frozen=True):
    """A tag with the title of its part, its paragraph, and what it says.

    ``text`` is the tag as it is read; ``tag`` is made of it, at the places of what was typed.
    """

    part: str
    paragraph: StoryParagraph
    tag: Tag
    text: str
    read: ReadTag

    @property
    def typed(self) -> str:
        """The tag as it stands in the paragraph."""
        return self.paragraph.text[self.tag.start : self.tag.end]

    @property
    def spot(self) -> Spot:
        """Where the tag stands."""
        return Spot(self.part, self.paragraph, (self.tag.start, self.tag.end))


class TaggedPart(Part, frozen=True):
    """A part of the template that may hold tags.

    ``tags`` are those that Jinja reads: neither remarks nor what stands between ``raw`` and
    ``endraw``.
    """

    tags: tuple[PlacedTag, ...]


class TemplatePaper(WordPaper):
    """One template under inspection.

    ``kinds`` are those that print by it; ``names`` are sample values of all that these offer,
    one mapping for each.
    """

    is_template = True
    parts: tuple[TaggedPart, ...]

    def __init__(
        self,
        path: Path,
        package: TemplatePackage,
        reader: TagReader,
        kinds: Sequence[Kind] = (),
        names: Sequence[Mapping[str, object]] = (),
    ) -> None:
        super().__init__(path, package)
        self.reader = reader
        self.kinds = tuple(kinds)
        self.names = tuple(names)
        self.parts = tuple(
            TaggedPart(
                part.name,
                part.title,
                part.root,
                part.paragraphs,
                tuple(_tags(part.title, part.paragraphs, reader)),
            )
            for part in self.parts
        )

    @property
    def body(self) -> TaggedPart:
        """The text of the template, without headers and notes."""
        return next(part for part in self.parts if part.name == self.package.body)


#: A rule over one template.
TemplateCheck = Callable[[TemplatePaper], Iterator[Issue]]


def _tags(title: str, found: Sequence[StoryParagraph], reader: TagReader) -> Iterator[PlacedTag]:
    """Yield the tags that are closed in their paragraph, each as it is read after mending."""
    opened: list[str] = []
    for one in find_tags([paragraph.text for paragraph in found]):
        if one.is_whole:
            paragraph = found[one.paragraph]
            text = released(healed_tag(paragraph.text[one.start : one.end], opened))
            tag = read_tag(text, one.start, one.end)
            yield PlacedTag(title, paragraph, tag, text, reader.read(tag))
