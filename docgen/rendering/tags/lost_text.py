"""Text that a template loses: a tag with a prefix stands for all that is beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.rendering.package import parse
from docgen.rendering.story import paragraphs

if TYPE_CHECKING:
    from docgen.rendering.tags.places import PlacedTag

_PREFIX: Final = lazy_regex(r"\{[{%]-?(p|tr|tc)\s")
_REMARK: Final = lazy_regex(r"\{#.*?#\}", re.DOTALL)
_COLUMN: Final = lazy_regex(r", столбец \d+$")


class LostText(Struct, frozen=True):
    """What is lost, the tag that takes it away, and the cell of the tag in words."""

    text: str
    tag: str
    cells: str


def lost_texts(content: bytes, tags: Sequence[PlacedTag]) -> Iterator[LostText]:
    """Yield what a part loses beside its tags: in their paragraph, their row, their cell."""
    groups: dict[tuple[str, str], list[PlacedTag]] = {}
    for tag in tags:
        found = _PREFIX.match(tag.read)
        if found:
            groups.setdefault((found[1], _unit(found[1], tag)), []).append(tag)
    rows = {unit for prefix, unit in groups if prefix != "p"}
    texts = _texts_of(content, rows) if rows else {}
    for (prefix, unit), group in groups.items():
        text = _alone(group) if prefix == "p" else _without(texts.get(unit, ""), group)
        text = " ".join(_REMARK.sub(" ", text).split())
        if text:
            yield LostText(text, group[0].read, group[0].cells)


def _unit(prefix: str, tag: PlacedTag) -> str:
    """Return the key of what a tag takes: its paragraph, its row, its cell."""
    if prefix == "p":
        return f"{tag.cells}\n{tag.paragraph}"
    return _COLUMN.sub("", tag.cells) if prefix == "tr" else tag.cells


def _without(text: str, tags: Sequence[PlacedTag]) -> str:
    """Return the text of a row or a cell without the tags that take it."""
    for tag in tags:
        text = text.replace(tag.paragraph[tag.start : tag.end], " ", 1)
    return text


def _alone(tags: Sequence[PlacedTag]) -> str:
    """Return a paragraph without the tags that take it."""
    text = tags[0].paragraph
    for tag in sorted(tags, key=lambda one: one.start, reverse=True):
        if text[tag.start : tag.end] == tag.paragraph[tag.start : tag.end]:
            text = f"{text[: tag.start]} {text[tag.end :]}"
    return text


def _texts_of(content: bytes, units: set[str]) -> dict[str, str]:
    """Return the texts of these rows and cells, by their places in words."""
    texts: dict[str, list[str]] = {}
    for paragraph in paragraphs(parse(content)):
        if paragraph.cells:
            for unit in {paragraph.place, _COLUMN.sub("", paragraph.place)} & units:
                texts.setdefault(unit, []).append(paragraph.text)
    return {unit: " ".join(found) for unit, found in texts.items()}
