"""Whose a document is: its properties name the office, never who made the template (R-META-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.lazy_regex import lazy_regex
from docgen.rendering.package import CORE_PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_APP: Final = "docProps/app.xml"
_CUSTOM: Final = "docProps/custom.xml"
_DUBLIN: Final = "http://purl.org/dc/elements/1.1/"
#: Who made the template, what for, who saved it last, whose Word it was, how long it was worked on.
_OPERATOR: Final = frozenset(
    {"creator", "description", "lastModifiedBy", "Manager", "Company", "TotalTime"}
)
_LEAF: Final = rb"\s*<(?:\w+:)?(\w+)(?: [^<>]*)?(?:/>|>([^<&]*)</[\w:]+>)"
_LEAVES: Final = lazy_regex(_LEAF)
#: Properties as nearly all templates hold them: read without loading lxml.
_PLAIN: Final = lazy_regex(
    rb"<\?xml [^<>]*[\"']UTF-8[\"'][^<>]*\?>\s*(<[\w:]+(?: [^<>]*)?>)(?:%s)*\s*</[\w:]+>\s*" % _LEAF
)


class OfficeProperties:
    """What the properties of a template leave to the office of its documents: worked out once.

    What the template leaves to a tag is the office's choice already, and stays as it was printed.
    Properties of its own («Исполнитель») go, unless a tag fills them or a field prints them.
    """

    def __init__(self, template: Mapping[str, bytes]) -> None:
        self._core = core = template.get(CORE_PROPERTIES, b"")
        self._gone = _OPERATOR - _tagged(core) if core else frozenset()
        self._is_renamed = "creator" in self._gone or any(
            name.encode() in core for name in self._gone
        )
        #: The parts that are the same in every document.
        self._same: dict[str, bytes] = {}
        app = template.get(_APP, b"")
        if any(name.encode() in app for name in _OPERATOR):
            self._same[_APP] = _bytes(_without(app, _OPERATOR))
        custom = template.get(_CUSTOM, b"")
        if b"<" in custom and b"{{" not in custom and not _prints_properties(template):
            self._same[_CUSTOM] = _bytes(_without(custom, frozenset({"property"})))

    def of(self, printed: Mapping[str, bytes], office: str) -> dict[str, bytes]:
        """Return the properties of a document by their parts, where the template's must not stay.

        ``printed`` are the parts of the document that tags have filled.
        """
        changed = {}
        if self._is_renamed:
            root = _without(printed.get(CORE_PROPERTIES, self._core), self._gone)
            if office and "creator" in self._gone:
                from lxml import etree

                etree.SubElement(root, f"{{{_DUBLIN}}}creator", nsmap={"dc": _DUBLIN}).text = office
            changed[CORE_PROPERTIES] = _bytes(root)
        return changed | self._same


def office_properties(
    template: Mapping[str, bytes], printed: Mapping[str, bytes], office: str
) -> dict[str, bytes]:
    """Return the same for a single document."""
    return OfficeProperties(template).of(printed, office)


def _prints_properties(template: Mapping[str, bytes]) -> bool:
    return any(b"DOCPROPERTY" in data.upper() for data in template.values() if b"instr" in data)


def _tagged(core: bytes) -> set[str]:
    """Return the names of the properties that hold tags."""
    plain = _PLAIN.fullmatch(core)
    if plain:
        found = _LEAVES.findall(core, plain.end(1))
        return {name.decode() for name, text in found if b"{{" in text or b"{%" in text}
    from lxml import etree

    texts = (
        (etree.QName(one).localname, one.text or "") for one in _parsed(core).iterchildren("*")
    )
    return {name for name, text in texts if "{{" in text or "{%" in text}


def _without(data: bytes, names: frozenset[str]) -> etree._Element:
    from lxml import etree

    root = _parsed(data)
    for element in list(root.iterchildren("*")):
        if etree.QName(element).localname in names:
            root.remove(element)
    return root


def _parsed(data: bytes) -> etree._Element:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _bytes(root: etree._Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
