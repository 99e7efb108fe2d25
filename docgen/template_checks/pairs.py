"""The blocks of a template's parts, for the rules that ask about them."""

from __future__ import annotations

from docgen.rendering.tags.blocks import Blocks, opened_by, pair
from docgen.template_checks.paper import PlacedTag, TaggedPart, TemplatePaper


def blocks(paper: TemplatePaper) -> list[tuple[TaggedPart, Blocks[PlacedTag]]]:
    """Return the blocks of every part, for ``paper.once``."""
    return [(part, pair(part.tags, lambda placed: placed.tag)) for part in paper.parts]


def opened(placed: PlacedTag) -> str:
    """Return the command of a tag that opens a block, empty for any other tag."""
    return opened_by(placed.tag)
