"""Lists of Word that begin anew: a list of its own for each block, counted from the start."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from docgen.rendering.package import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.rendering.markup.styles import Styles

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS: Final = 9


class Numbering:
    """The lists of a document, and those that were begun anew."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._root: Any = None
        self.changed = False

    def anew(self, number: str) -> str:
        """Return the id of a list that looks like this one and counts from its start.

        A list that is not defined is returned as it is.
        """
        if self._root is None and self._content:
            self._root = parse(self._content)
        lists = {node.get(f"{_W}numId"): node for node in self._all("num")}
        if number not in lists:
            return number
        begun = copy.deepcopy(lists[number])
        last = max(int(name) for name in lists if name and name.isdecimal())
        begun.set(f"{_W}numId", str(last + 1))
        starts = self._starts(begun)
        for level in range(_LEVELS):
            _restart(begun, str(level), starts.get(str(level), "1"))
        list(lists.values())[-1].addnext(begun)
        self.changed = True
        return str(last + 1)

    def to_bytes(self) -> bytes:
        """Return the part with the lists that were begun."""
        from lxml import etree

        return etree.tostring(self._root, encoding="UTF-8", standalone=True)

    def _all(self, name: str) -> Iterator[Any]:
        yield from self._root.iterfind(f"{_W}{name}") if self._root is not None else ()

    def _starts(self, number: Any) -> dict[str, str]:
        """Return from which number each level of the list counts."""
        ties = [node.get(f"{_W}val") for node in number.iterfind(f"{_W}abstractNumId")]
        starts: dict[str, str] = {}
        for form in self._all("abstractNum"):
            if form.get(f"{_W}abstractNumId") in ties:
                for level in form.iterfind(f"{_W}lvl"):
                    start = level.find(f"{_W}start")
                    if start is not None:
                        starts[level.get(f"{_W}ilvl")] = start.get(f"{_W}val")
        return starts


def _restart(number: Any, level: str, start: str) -> None:
    """Say in a list from where this level counts; ``startOverride`` stands first in an override."""
    overrides = {node.get(f"{_W}ilvl"): node for node in number.iterfind(f"{_W}lvlOverride")}
    override = overrides.get(level)
    if override is None:
        from lxml import etree

        override = etree.SubElement(number, f"{_W}lvlOverride")
        override.set(f"{_W}ilvl", level)
    if override.find(f"{_W}startOverride") is None:
        own = override.find(f"{_W}lvl/{_W}start")
        begin = override.makeelement(f"{_W}startOverride")
        begin.set(f"{_W}val", start if own is None else own.get(f"{_W}val", start))
        override.insert(0, begin)


def restart_lists(root: Any, numbering: Numbering, styles: Styles, action: str) -> None:
    """Let every list of the body that goes on after a mark of this action begin anew."""
    from lxml import etree

    begun: dict[str, str] | None = None
    for node in list(root.iter(etree.ProcessingInstruction, f"{_W}p")):
        if node.tag is etree.ProcessingInstruction:
            begun = {} if node.text == action else begun
            continue
        properties = node.find(f"{_W}pPr")
        if begun is None or properties is None:
            continue
        place = styles.list_of(_own(properties))
        if place is None:
            continue
        number, level = place
        if number not in begun:
            begun[number] = numbering.anew(number)
        _put(properties, begun[number], level)


def _own(properties: Any) -> str:
    from lxml import etree

    kept = (properties.find(f"{_W}{name}") for name in ("pStyle", "numPr"))
    return "".join(etree.tostring(node, encoding="unicode") for node in kept if node is not None)


def _put(properties: Any, number: str, level: str) -> None:
    from lxml import etree

    from docgen.rendering.layout.elements import replace_property

    made = properties.makeelement(f"{_W}numPr")
    for name, value in (("ilvl", level), ("numId", number)):
        etree.SubElement(made, f"{_W}{name}").set(f"{_W}val", value)
    replace_property(properties, made)
