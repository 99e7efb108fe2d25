"""Rules of nesting: what may stand inside what, and what must stand last."""

from collections.abc import Iterator
from typing import cast

from lxml.etree import XPath, _Element

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.story import Story
from docgen.rendering.proof.vocabulary import (
    FONT_SIZE,
    FONT_SIZE_COMPLEX,
    FOOTER,
    HEADER,
    PARAGRAPH,
    RANGE_MARKS,
    RUN,
    STRUCTURED,
    STRUCTURED_CONTENT,
    VALUE,
    WORD,
)

# Found by libxml2 itself: a walk in Python over all runs would cost more than parsing them.
_NESTED = XPath("//w:r/w:r | //w:p/w:p | //w:r/w:p", namespaces={"w": WORD})
_INLINE = frozenset({PARAGRAPH, RUN})


def ends_with_paragraph(holder: _Element) -> bool:
    """Tell whether the last block is a paragraph; marks of a range after it do not count."""
    for child in reversed(holder):
        tag = child.tag
        if tag == PARAGRAPH:
            return True
        if tag in (STRUCTURED, STRUCTURED_CONTENT):
            return ends_with_paragraph(child)
        if tag not in RANGE_MARKS:
            return False
    return False


def check_blocks(story: Story) -> Iterator[Fault]:
    """Yield the faults of nesting in the story."""
    yield from no_block_is_inside_text(story)
    yield from every_story_ends_with_paragraph(story)
    yield from font_sizes_are_whole(story)


def no_block_is_inside_text(story: Story) -> Iterator[Fault]:
    """Formatted content put where plain text belongs is thrown away by Word or stops it."""
    misplaced = cast("list[_Element]", _NESTED(story.root))
    misplaced += [child for text in story.texts if len(text) for child in text]
    for table in story.tables:
        parent = table.element.getparent()
        if parent is not None and parent.tag in _INLINE:
            misplaced.append(table.element)
    for element in misplaced:
        yield story.fault(
            "no-block-inside-text",
            "Оформленный фрагмент вставлен внутрь обычного текста: Word потеряет его или "
            "не откроет файл.",
            element,
        )


def every_story_ends_with_paragraph(story: Story) -> Iterator[Fault]:
    """Headers, footers, notes and text boxes have a last paragraph, as cells do."""
    whole = [story.root] if story.root.tag in (HEADER, FOOTER) else []
    for holder in (*whole, *story.containers):
        if not ends_with_paragraph(holder):
            yield story.fault(
                "story-ends-with-paragraph",
                "Колонтитул, сноска, примечание или надпись не заканчивается абзацем.",
                holder,
            )


def font_sizes_are_whole(story: Story) -> Iterator[Fault]:
    """A font size is a whole number of half points."""
    for size in story.root.iter(FONT_SIZE, FONT_SIZE_COMPLEX):
        if not size.get(VALUE, "").isdecimal():
            yield story.fault("font-size-whole", "Размер шрифта задан недопустимым числом.", size)
