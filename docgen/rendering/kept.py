"""Opened templates kept on the disk: a process that knows one reads none of its tags.

What is kept is all that opening gives, as plain data and as the code that Jinja has made. A
template that has faults is opened anew each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docgen.disk_cache import keep, recall
from docgen.flat_records import FlatRecords
from docgen.limits import limits
from docgen.rendering.archive import template_bytes
from docgen.rendering.assembling import Assembly
from docgen.rendering.compiled import CompiledPart
from docgen.rendering.environments import environments
from docgen.rendering.markup.styles import Styles
from docgen.rendering.proof import PackageProof
from docgen.rendering.template import DocumentTemplate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from docgen.content import PageLook

_NAME: Final = "template"
#: The records in an opened template, told by their modules: those that are not met are not loaded.
RECORDS: Final = (
    ("docgen.rendering.archive", "PackedPart"),
    ("docgen.rendering.faults", "Place"),
    ("docgen.rendering.foreign.content", "Fact"),
    ("docgen.rendering.foreign.content", "Foreign"),
    ("docgen.rendering.package", "TemplatePackage"),
    ("docgen.rendering.prepared", "Healed"),
    ("docgen.rendering.prepared", "Look"),
    ("docgen.rendering.prepared", "PreparedPart"),
    ("docgen.rendering.proof.content_types", "ContentTypes"),
    ("docgen.rendering.proof.fault", "Fault"),
    ("docgen.rendering.proof.part_facts", "PartFacts"),
    ("docgen.rendering.proof.relationships", "Relationship"),
    ("docgen.rendering.tags.lost_text", "LostText"),
    ("docgen.rendering.tags.places", "PlacedTag"),
)
_FLAT: Final = FlatRecords(RECORDS)


def known_or_opened(
    path: Path, filters: Mapping[str, Callable[..., object]], look: PageLook | None
) -> DocumentTemplate:
    """Return the template as :meth:`DocumentTemplate.open` does, from the disk where it is kept.

    ``filters`` are docgen's own: of those only the names are looked at.
    """
    data = template_bytes(path)
    about = f"{path.name} {look} {sorted(filters)} {limits()}"
    if (kept := recall(_NAME, about, data)) is not None:
        return _awake(kept, filters)
    from docgen.rendering.opening import opened

    template = opened(path, data, filters, look)
    keep(_NAME, about, data, _asleep(template))
    return template


def _asleep(template: DocumentTemplate) -> object:
    """Return an opened template as plain data and code."""
    styles, assembly = template.styles, template.assembly
    parts = [
        (
            part.name,
            part.place,
            part.prepared,
            part.code,
            part.names,
            part.own_names,
            part.prints_unseen,
            part.needs_mending,
        )
        for part in template.compiled.values()
    ]
    kept = (
        template.package,
        tuple(parts),
        (styles.ids, styles.indents, styles.lists),
        (assembly.packed, assembly.proof.facts),
        template.foreign,
        template.lost_texts,
        template.asked,
    )
    return _FLAT.flat(kept)


def _awake(kept: Any, filters: Mapping[str, Callable[..., object]]) -> DocumentTemplate:
    """Return the template that was put to sleep so."""
    package, parts, styles, (packed, facts), foreign, lost, asked = _FLAT.whole(kept)
    environment, plain = environments(filters)
    compiled = {
        name: CompiledPart(
            name, place, prepared, environment if name in package.stories else plain, *others
        )
        for name, place, prepared, *others in parts
    }
    proof = PackageProof(package.parts, facts)
    assembly = Assembly(package, frozenset(compiled), packed, proof)
    return DocumentTemplate(package, compiled, Styles(*styles), assembly, foreign, lost, asked)
