"""The list of content types: what kind of thing each part is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.vocabulary import CONTENT_TYPES_PART, PACKAGE

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEFAULT = f"{{{PACKAGE}/content-types}}Default"
_OVERRIDE = f"{{{PACKAGE}/content-types}}Override"


class ContentTypes(Struct, frozen=True):
    """Types by extension and by part name, and the entries written more than once."""

    defaults: dict[str, str]
    overrides: dict[str, str]
    repeated: tuple[str, ...]

    @classmethod
    def of(cls, root: _Element) -> Self:
        """Return the types that the part declares."""
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        repeated: list[str] = []
        for element in root.iter(_DEFAULT, _OVERRIDE):
            if element.tag == _DEFAULT:
                # Extensions are compared without case by the format itself.
                known, key = defaults, element.get("Extension", "").lower()
            else:
                known, key = overrides, element.get("PartName", "").removeprefix("/")
            if key in known:
                repeated.append(key)
            known[key] = element.get("ContentType", "")
        return cls(defaults, overrides, tuple(repeated))

    def of_part(self, part: str) -> str:
        """Return the type of a part, "" when nothing declares it."""
        extension = part.rpartition("/")[2].rpartition(".")[2].lower()
        return self.overrides.get(part) or self.defaults.get(extension, "")


def check_content_types(types: ContentTypes) -> Iterator[Fault]:
    """Each extension and each part is declared once."""
    for name in types.repeated:
        yield Fault(
            "content-type-unique",
            CONTENT_TYPES_PART,
            f"Вид части «{name}» объявлен в файле дважды.",
        )
