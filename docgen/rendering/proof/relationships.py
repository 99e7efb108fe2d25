"""Relationship parts: what a part points at, inside the package and outside."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.vocabulary import PACKAGE

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONSHIP = f"{{{PACKAGE}/relationships}}Relationship"
_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


class Relationship(Struct, frozen=True):
    """One arrow from a part: its id, the last word of its type, and where it leads."""

    id: str
    kind: str
    target: str
    external: bool

    @property
    def leads_to_part(self) -> bool:
        """Tell whether the arrow must end at a part of this package."""
        return not self.external and not self.target.startswith("#")


def is_relationships_part(part: str) -> bool:
    """Tell whether the part holds relationships of another part."""
    folder, name = posixpath.split(part)
    return name.endswith(".rels") and posixpath.basename(folder) == "_rels"


def source_of(part: str) -> str:
    """Return the part whose relationships these are; "" is the package itself."""
    folder, name = posixpath.split(part)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def read_relationships(part: str, root: _Element) -> tuple[Relationship, ...]:
    """Return the relationships, with internal targets as names of parts."""
    from urllib.parse import unquote

    folder = posixpath.dirname(source_of(part))
    found = []
    for element in root.iter(_RELATIONSHIP):
        target = element.get("Target", "")
        external = element.get("TargetMode", "Internal") == "External"
        if not external and not target.startswith("#"):
            path = unquote(target.partition("#")[0])
            # join() drops the folder when the target starts with "/", as the format asks.
            target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        found.append(Relationship(element.get("Id", ""), kind, target, external))
    return tuple(found)


def check_relationships(part: str, relationships: tuple[Relationship, ...]) -> Iterator[Fault]:
    """Yield the faults that one relationship part has by itself."""
    yield from relationship_ids_are_unique(part, relationships)
    for relationship in relationships:
        if relationship.external:
            yield from external_target_is_safe_hyperlink(part, relationship)


def relationship_ids_are_unique(
    part: str, relationships: tuple[Relationship, ...]
) -> Iterator[Fault]:
    """Each id of a relationship part is used once."""
    seen: set[str] = set()
    for relationship in relationships:
        if relationship.id in seen:
            yield Fault(
                "relationship-id-unique",
                part,
                f"Две внутренние связи документа носят один номер {relationship.id}: "
                "Word не поймёт, какую вставить.",
            )
        seen.add(relationship.id)


def external_target_is_safe_hyperlink(part: str, relationship: Relationship) -> Iterator[Fault]:
    """R-META-2: nothing is loaded from outside; a link for a person leads to the web or mail."""
    if relationship.kind != "hyperlink":
        yield Fault(
            "external-only-hyperlink",
            part,
            f"Документ подгружает данные извне ({relationship.kind}): «{relationship.target}». "
            "Разрешены только обычные гиперссылки.",
        )
    elif relationship.target.partition(":")[0].lower() not in _SAFE_SCHEMES:
        yield Fault(
            "hyperlink-scheme-safe",
            part,
            f"Гиперссылка «{relationship.target}» ведёт не на сайт и не на почту. "
            "Разрешены адреса http, https и mailto.",
        )
