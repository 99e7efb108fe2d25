"""A part of a template as Jinja source: what reading it gives, and printing needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from docgen.rendering.tags.places import PlacedTag


class Healed(Struct, frozen=True):
    """What was mended: the place in the part, the paragraph, the tag as typed and as read."""

    cells: str
    paragraph: str
    typed: str
    read: str


class Look(Struct, frozen=True):
    """What surrounds a tag: properties of its paragraph and run, and the room it has."""

    paragraph: str = ""
    run: str = ""
    section: str = ""
    width: int = 0
    in_cell: bool = False
    ends_cell: bool = False


class PreparedPart(Struct, frozen=True):
    """A part as Jinja source, with the looks and the places of its tags.

    ``lines`` has the number in ``tags`` of the tag on each line of the source; ``healed`` is what
    was mended in the tags before they could be read; ``uneven`` are blocks that no printing leaves
    whole: the tags of either end, and of what one of them stands inside.
    """

    source: str
    looks: tuple[Look, ...]
    adjusts_tables: bool
    tags: tuple[PlacedTag, ...] = ()
    lines: tuple[int, ...] = ()
    healed: tuple[Healed, ...] = ()
    uneven: tuple[tuple[PlacedTag, PlacedTag, str], ...] = ()

    def tag_at(self, line: int) -> PlacedTag | None:
        """Return the tag on this line of the source, counted from 1; None behind the last."""
        return self.tags[self.lines[line - 1]] if 0 < line <= len(self.lines) else None
