"""The facts of one part collected: every rule that looks at a part alone."""

from collections.abc import Iterator
from typing import Final, cast

from lxml.etree import XPath, _Element, _ElementUnicodeResult

from docgen.rendering.proof.blocks import check_blocks
from docgen.rendering.proof.content_types import ContentTypes, check_content_types
from docgen.rendering.proof.definitions import (
    definitions_are_unique,
    definitions_in,
    lists_have_patterns,
    references_in_styles,
)
from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.fields import check_fields
from docgen.rendering.proof.identifiers import check_identifiers
from docgen.rendering.proof.leftovers import find_hidden_tags, find_leftovers
from docgen.rendering.proof.markup import is_xml, parse_part
from docgen.rendering.proof.part_facts import PartFacts
from docgen.rendering.proof.quotation import near
from docgen.rendering.proof.relationships import (
    check_relationships,
    is_relationships_part,
    read_relationships,
)
from docgen.rendering.proof.sections import check_sections
from docgen.rendering.proof.story import REFERENCES, STORY_ROOTS, Story
from docgen.rendering.proof.tables import check_tables
from docgen.rendering.proof.texts import check_texts
from docgen.rendering.proof.vocabulary import (
    BOOKMARK_START,
    CONTENT_TYPES_PART,
    FOOTER_REFERENCE,
    HEADER_REFERENCE,
    HYPERLINK,
    ID,
    NAME,
    NUMBERING,
    PICTURE_FILL,
    RELATIONSHIPS,
    STYLES,
    VALUE,
)

_STORY_RULES: Final = (
    check_blocks,
    check_tables,
    check_texts,
    check_fields,
    check_identifiers,
    check_sections,
)
_LINKS: Final = XPath("/descendant::*/@r:*", namespaces={"r": RELATIONSHIPS})
_LINK_KINDS: Final = {
    HEADER_REFERENCE: "header",
    FOOTER_REFERENCE: "footer",
    HYPERLINK: "hyperlink",
    PICTURE_FILL: "image",
}


def collect_facts(part: str, data: bytes) -> PartFacts:
    """Return the facts of a part; a part that is not XML has none."""
    if not is_xml(part):
        return PartFacts(part)
    root, faults = parse_part(part, data)
    if root is None:
        return PartFacts(part, "", tuple(faults))
    if root.tag in STORY_ROOTS:
        return _facts_of_story(Story(part, root), data, faults)
    leftovers = tuple(find_hidden_tags(part, root, data))
    if part == CONTENT_TYPES_PART:
        types = ContentTypes.of(root)
        faults.extend(check_content_types(types))
        return PartFacts(part, root.tag, tuple(faults), content_types=types)
    if is_relationships_part(part):
        relationships = read_relationships(part, root)
        faults.extend(check_relationships(part, relationships))
        return PartFacts(part, root.tag, tuple(faults), leftovers, relationships=relationships)
    found = definitions_in(root) if root.tag in (STYLES, NUMBERING) else []
    faults.extend(definitions_are_unique(part, found))
    if root.tag == NUMBERING:
        faults.extend(lists_have_patterns(part, root))
    return PartFacts(
        part,
        root.tag,
        tuple(faults),
        leftovers,
        defined=frozenset(found),
        references=references_in_styles(root) if root.tag == STYLES else {},
        links=_links_in(root),
    )


def _facts_of_story(story: Story, data: bytes, faults: list[Fault]) -> PartFacts:
    found = definitions_in(story.root)
    faults.extend(definitions_are_unique(story.part, found))
    for check in _STORY_RULES:
        faults.extend(check(story))
    return PartFacts(
        story.part,
        story.root.tag,
        tuple(faults),
        tuple(find_leftovers(story, data)),
        defined=frozenset(found),
        references=_references_in(story),
        links=_links_in(story.root),
        drawing_ids=tuple((drawing.get("id", ""), near(drawing)) for drawing in story.drawings),
        bookmark_names=tuple(_bookmark_names(story)),
    )


def _references_in(story: Story) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for element in story.references:
        name = element.get(VALUE) or element.get(ID) or ""
        key = (REFERENCES[element.tag], name)
        # List 0 is how Word says "no list here".
        if key not in found and key != ("numbering", "0"):
            found[key] = near(element)
    return found


def _links_in(root: _Element) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for link in cast("list[_ElementUnicodeResult]", _LINKS(root)):
        element = link.getparent()
        # Word writes an empty id where a picture has an action but no address.
        if link and element is not None:
            key = (str(link), _LINK_KINDS.get(element.tag, ""))
            if key not in found:
                found[key] = near(element)
    return found


def _bookmark_names(story: Story) -> Iterator[tuple[str, str]]:
    for mark in story.bookmarks:
        if mark.tag == BOOKMARK_START:
            yield mark.get(NAME, ""), near(mark)
