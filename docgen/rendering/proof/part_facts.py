"""Facts of one part: its own faults, and what rules between parts need to know of it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from docgen.rendering.proof.content_types import ContentTypes
from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.relationships import Relationship


class PartFacts(Struct, frozen=True):
    """Plain values only, so that they outlive the tree and may go to another process.

    A reference, a link, a drawing id and a bookmark name each come with the sentence that says
    where they are used. Tags are kept apart from the other faults: a template is full of them.
    """

    part: str
    root: str = ""
    faults: tuple[Fault, ...] = ()
    leftovers: tuple[Fault, ...] = ()
    defined: frozenset[tuple[str, str]] = frozenset()
    references: Mapping[tuple[str, str], str] = field(default_factory=dict)
    links: Mapping[tuple[str, str], str] = field(default_factory=dict)
    drawing_ids: tuple[tuple[str, str], ...] = ()
    bookmark_names: tuple[tuple[str, str], ...] = ()
    relationships: tuple[Relationship, ...] = ()
    content_types: ContentTypes | None = None
