"""Facts of sound outlines kept on the disk: most documents have one that a process has proved.

An outline is all that its facts are made of, and an entry holds it whole, with the versions of the
code that has proved it. A process whose documents look as those before parses none of them, and
loads none of the rules over a part.
"""

from __future__ import annotations

from typing import Any, Final

from docgen.disk_cache import keep, recall
from docgen.flat_records import FlatRecords
from docgen.rendering.proof.part_facts import PartFacts

_NAME: Final = "outline"
_FLAT: Final = FlatRecords(
    (
        ("docgen.rendering.proof.content_types", "ContentTypes"),
        ("docgen.rendering.proof.part_facts", "PartFacts"),
        ("docgen.rendering.proof.relationships", "Relationship"),
    )
)


def known_facts(part: str, outline: bytes) -> PartFacts:
    """Return what ``collect_facts`` finds in the outline of a part, from the disk where it is."""
    kept: Any = recall(_NAME, part, outline)
    if kept is not None:
        facts: PartFacts = _FLAT.whole(kept)
        return facts
    from docgen.rendering.proof.facts import collect_facts

    facts = collect_facts(part, outline)
    if not (facts.faults or facts.leftovers):
        keep(_NAME, part, outline, _FLAT.flat(facts))
    return facts
