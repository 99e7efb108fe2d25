"""Rules of sections: where page settings stand and which headers they name."""

from collections.abc import Iterator

from lxml.etree import _Element

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.story import Story
from docgen.rendering.proof.vocabulary import (
    BODY,
    DOCUMENT,
    FOOTER_REFERENCE,
    HEADER_REFERENCE,
    PARAGRAPH,
    PARAGRAPH_CHANGE,
    PARAGRAPH_PROPERTIES,
    SECTION,
    SECTION_CHANGE,
    STRUCTURED_CONTENT,
    TYPE,
)


def check_sections(story: Story) -> Iterator[Fault]:
    """Yield the faults of page settings of the story."""
    if story.root.tag == DOCUMENT:
        yield from body_ends_with_section(story)
    for section in story.sections:
        parent = section.getparent()
        if parent is None or parent.tag == SECTION_CHANGE:
            continue
        if parent.tag != BODY:
            yield from section_break_is_in_place(story, section, parent)
        yield from header_references_are_unique(story, section)


def body_ends_with_section(story: Story) -> Iterator[Fault]:
    """The body has one set of page settings, and it stands last."""
    bodies = list(story.root.iterchildren(BODY))
    sections = [section for body in bodies for section in body.iterchildren(SECTION)]
    if len(bodies) != 1 or len(sections) != 1 or bodies[0][-1].tag != SECTION:
        yield Fault(
            "section-ends-body",
            story.part,
            "Настройки страницы должны быть записаны один раз, в самом конце документа.",
        )


def section_break_is_in_place(story: Story, section: _Element, parent: _Element) -> Iterator[Fault]:
    """A section ends at a paragraph of the body, last of its settings but for their history."""
    follower = section.getnext()
    paragraph = parent.getparent()
    holder = paragraph.getparent() if paragraph is not None else None
    while holder is not None and holder.tag == STRUCTURED_CONTENT:
        control = holder.getparent()
        holder = control.getparent() if control is not None else None
    if (
        parent.tag != PARAGRAPH_PROPERTIES
        or paragraph is None
        or paragraph.tag != PARAGRAPH
        or holder is None
        or holder.tag != BODY
        or (follower is not None and follower.tag != PARAGRAPH_CHANGE)
    ):
        yield story.fault(
            "section-break-place", "Разрыв раздела стоит там, где Word его не допускает.", section
        )


def header_references_are_unique(story: Story, section: _Element) -> Iterator[Fault]:
    """A section names at most one header and one footer for first, even and other pages."""
    seen = set()
    for reference in section.iterchildren(HEADER_REFERENCE, FOOTER_REFERENCE):
        key = (reference.tag, reference.get(TYPE))
        if key in seen:
            yield story.fault(
                "header-reference-unique",
                "В разделе дважды назван колонтитул для одних и тех же страниц.",
                section,
            )
        seen.add(key)
