"""Elements of XML without their texts: all that most parts of a workbook are read for.

A small part is read by the parser of the standard library: to load lxml alone takes a thirtieth of
a small build. What that parser refuses, and any big part, goes to lxml, which has the last word.
"""

from __future__ import annotations

from collections.abc import Collection, ItemsView, Iterator, Mapping
from typing import Final, Protocol
from xml.parsers import expat

# From about here on it is quicker to load lxml.
_SMALL_BYTES: Final = 100_000
# lxml refuses an element that stands deeper than 256 others.
_DEEPEST: Final = 250


class BareElement(Protocol):
    """An element without its texts, of lxml or as it is kept here."""

    @property
    def tag(self) -> object:
        """The name behind «}»; of a comment no text."""

    def get(self, key: str, default: str, /) -> str:
        """Return an attribute, or the default where there is none."""

    def items(self) -> Collection[tuple[object, object]]:
        """Return names and values of all attributes; the names behind «}» if they have a space."""

    def __iter__(self) -> Iterator[BareElement]: ...


class NotSmallError(Exception):
    """lxml must look at the part."""


class SmallElement:
    """An element of a small part."""

    __slots__ = ("_attributes", "_children", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.tag: object = tag
        self._attributes = attributes
        self._children: list[SmallElement] = []

    def get(self, key: str, default: str, /) -> str:
        """Return an attribute, or the default where there is none."""
        return self._attributes.get(key, default)

    def items(self) -> ItemsView[str, str]:
        """Return names and values of all attributes."""
        return self._attributes.items()

    def add(self, child: SmallElement) -> None:
        """Put another one into this one, behind those that it has."""
        self._children.append(child)

    def __iter__(self) -> Iterator[SmallElement]:
        return iter(self._children)


def small_elements(content: bytes, tags: tuple[str, ...]) -> list[SmallElement]:
    """Return the elements with these local names in the order of their ends.

    Raises:
        NotSmallError: lxml must look at the part: it is big, damaged, or written in a rare way.

    """
    if len(content) > _SMALL_BYTES:
        raise NotSmallError
    opened: list[SmallElement | None] = []
    found: list[SmallElement] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        parent = opened[-1] if opened else None
        is_sought = tag.rpartition("}")[2] in tags
        if parent is None:
            element = SmallElement(tag, attributes) if is_sought else None
        elif is_sought:
            raise NotSmallError  # lxml empties the inner one before the outer one is given
        else:
            element = SmallElement(tag, attributes)
            parent.add(element)
        opened.append(element)
        if len(opened) > _DEEPEST:
            raise NotSmallError

    def end(_tag: str) -> None:
        element = opened.pop()
        if element is not None and (not opened or opened[-1] is None):
            found.append(element)

    def declares(*_: object) -> None:
        raise NotSmallError

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = declares
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # an unknown encoding among them
        raise NotSmallError from error
    return found
