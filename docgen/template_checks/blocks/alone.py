"""A tag with a prefix stands alone: docxtpl puts it in place of its paragraph, row or cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from docgen.issues import Issue, error, warning
from docgen.lazy_regex import lazy_regex
from docgen.rendering.story import StoryParagraph
from docgen.rendering.tags.check import UNIT_WORDS, together_words
from docgen.template_checks.paper import PlacedTag, TaggedPart, TemplatePaper, W
from docgen.template_checks.places import unit_of

_REMARK: Final = lazy_regex(r"\{#.*?#\}", re.DOTALL)
_PICTURES: Final = tuple(f"{W}{name}" for name in ("drawing", "pict", "object"))
_NOTES: Final = tuple(f"{W}{name}" for name in ("footnoteReference", "endnoteReference"))
_OFF: Final = ("0", "false", "off")
_SHOWN: Final = 60


def block_tags_apart(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell two tags with one prefix in the paragraph, row or cell that each of them takes."""
    for _part, _unit, group in _units(paper):
        first, *others = group
        for placed in others:
            words = together_words(first.typed, placed.typed, placed.tag.prefix)
            yield paper.tell(error, "block-tags-apart", placed.spot, *words)


def nothing_lost_beside_tag(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell what docxtpl would drop with the paragraph, row or cell of a tag."""
    for part, unit, group in _units(paper):
        placed = group[0]
        _within, whole, own = UNIT_WORDS[placed.tag.prefix]
        mend = f"Оставьте тег {own} один, остальное перенесите выше или ниже."
        for what in _lost(part, unit, group):
            message = f"Тег «{placed.typed}» забирает {whole} целиком: {what} – пропадёт."
            yield paper.tell(error, "nothing-lost-beside-tag", placed.spot, message, mend)
        for what in _lost_marks(unit, placed):
            message = f"Тег «{placed.typed}» забирает {whole} целиком: {what} – пропадёт."
            yield paper.tell(warning, "nothing-lost-beside-tag", placed.spot, message, mend)


def _units(paper: TemplatePaper) -> Iterator[tuple[TaggedPart, Any, list[PlacedTag]]]:
    """Yield the paragraphs, rows and cells that tags take, with those tags in their order."""
    for part in paper.parts:
        groups: dict[Any, list[PlacedTag]] = {}
        for placed in part.tags:
            unit = unit_of(placed)
            # «{%p%}» of a row that goes as a whole is told as lost with the row.
            if unit is not None and not placed.read.problem:
                groups.setdefault((unit, placed.tag.prefix), []).append(placed)
        for (unit, _prefix), group in groups.items():
            yield part, unit, group


def _lost(part: TaggedPart, unit: Any, group: Sequence[PlacedTag]) -> Iterator[str]:
    """Yield text and pictures beside the tags; the tags of the group are told apart."""
    elements = set(unit.iter(f"{W}p"))
    inside = [paragraph for paragraph in part.paragraphs if paragraph.element in elements]
    rest = " ".join(filter(None, (_beside(paragraph, group) for paragraph in inside)))
    if rest:
        yield f"текст «{rest if len(rest) <= _SHOWN else rest[:_SHOWN] + '…'}»"
    if next(unit.iter(*_PICTURES), None) is not None:
        yield "картинка"
    if next(unit.iter(*_NOTES), None) is not None:
        yield "сноска"


def _lost_marks(unit: Any, placed: PlacedTag) -> Iterator[str]:
    """Yield page breaks and bookmarks; docgen itself keeps the end of a section."""
    typed = any(node.get(f"{W}type") == "page" for node in unit.iter(f"{W}br"))
    if typed or (placed.tag.opening == "{%" and _starts_page(unit)):
        yield "разрыв страницы"
    for mark in unit.iter(f"{W}bookmarkStart"):
        name = str(mark.get(f"{W}name", ""))
        # Word itself sets those with an underscore, at the last place of the cursor for one.
        if not name.startswith("_"):
            yield f"закладка «{name}»"


def _starts_page(paragraph: Any) -> bool:
    """Return whether the paragraph begins a page by its own property, which goes with it."""
    mark = paragraph.find(f"{W}pPr/{W}pageBreakBefore")
    return mark is not None and mark.get(f"{W}val") not in _OFF


def _beside(paragraph: StoryParagraph, group: Sequence[PlacedTag]) -> str:
    text = paragraph.text
    for placed in reversed(group):
        if placed.paragraph.element is paragraph.element:
            text = text[: placed.tag.start] + text[placed.tag.end :]
    return " ".join(_REMARK.sub("", text).split())
