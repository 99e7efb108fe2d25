"""Every tag is closed in its own paragraph: docxtpl joins the paragraphs, or fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, error, warning
from docgen.lazy_regex import lazy_regex
from docgen.rendering.story import StoryParagraph, Tag
from docgen.rendering.tags.scanner import find_tags
from docgen.template_checks.paper import Spot, TaggedPart, TemplatePaper

_CODE: Final = "tag-closed"
_OPENINGS: Final = lazy_regex(r"\{[{%#]")
_CLOSINGS: Final = lazy_regex(r"[}%#]\}")
_WHOLE: Final = lazy_regex(r"\{\{.*\}\}")
_PAIRS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}


def tag_closed(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell braces that open and do not close in their paragraph, and those that only close."""
    for part in paper.parts:
        raw = _raw_paragraphs(part)
        joined = _joined_paragraphs(part)
        is_open = False
        for paragraph in part.paragraphs:
            if paragraph.number in raw or not set("{}") & set(paragraph.text):
                continue
            for start, words in _lone_braces(paragraph):
                if words in _PAIRS:
                    is_open = True
                    if (paragraph.number, start) in joined:
                        yield _closed_elsewhere(paper, part, paragraph, start)
                        continue
                    yield _unclosed(paper, part, paragraph, start, words)
                elif is_open:  # the end of the tag that was told before
                    is_open = False
                else:
                    yield paper.tell(
                        error,
                        _CODE,
                        Spot(part.title, paragraph, (start, start + 2)),
                        f"Скобки «{words}» ничего не закрывают.",
                        "Допишите начало тега или сотрите скобки.",
                    )


def _unclosed(
    paper: TemplatePaper, part: TaggedPart, paragraph: StoryParagraph, start: int, words: str
) -> Issue:
    return paper.tell(
        error,
        _CODE,
        Spot(part.title, paragraph, (start, start + 2)),
        f"Тег не закрыт: после «{words}» в этом абзаце нет «{_PAIRS[words]}».",
        f"Допишите «{_PAIRS[words]}»; тег начинается и кончается в одном абзаце.",
    )


def _closed_elsewhere(
    paper: TemplatePaper, part: TaggedPart, paragraph: StoryParagraph, start: int
) -> Issue:
    return paper.tell(
        warning,
        _CODE,
        Spot(part.title, paragraph, (start, start + 2)),
        "Тег начат в этом абзаце, а закрыт в другом: абзацы склеятся.",
        "Соберите тег в одном абзаце.",
    )


def _joined_paragraphs(part: TaggedPart) -> set[tuple[int, int]]:
    """Return where tags begin that end in another paragraph: its number, and the place in it."""
    found = find_tags([paragraph.text for paragraph in part.paragraphs])
    return {
        (part.paragraphs[one.paragraph].number, one.start)
        for one in found
        if one.kind == "tag" and not one.is_whole
    }


def holds_tag(tag: Tag) -> bool:
    """Return whether a whole value in its braces stands in a command: ``{% if {{ x }} %}``."""
    return tag.opening == "{%" and _WHOLE.search(tag.body) is not None


def _lone_braces(paragraph: StoryParagraph) -> Iterator[tuple[int, str]]:
    """Yield braces outside tags, and those that open a tag inside a tag, by their places."""
    rest = paragraph.text
    lone: list[tuple[int, str]] = []
    for tag in paragraph.tags:
        inside = paragraph.text[tag.start + 2 : tag.end - 2]
        if tag.opening != "{#" and _OPENINGS.search(inside) and not holds_tag(tag):
            # What was taken for the end of this tag belongs to the next one.
            lone.append((tag.start, tag.opening))
        rest = rest[: tag.start] + " " * (tag.end - tag.start) + rest[tag.end :]
    # «{1, {2, 3}}» is a text: each of its braces has been opened.
    is_text = rest.count("{") >= rest.count("}")
    for pattern in (_OPENINGS,) if is_text else (_OPENINGS, _CLOSINGS):
        lone.extend((found.start(), found[0]) for found in pattern.finditer(rest))
    yield from sorted(lone)


def _raw_paragraphs(part: TaggedPart) -> set[int]:
    """Return the paragraphs whose braces are printed as they stand."""
    found: set[int] = set()
    start = 0
    for placed in part.tags:
        if placed.tag.word == "raw":
            start = placed.paragraph.number
        elif placed.tag.word == "endraw" and start:
            found.update(range(start, placed.paragraph.number + 1))
            start = 0
    return found
