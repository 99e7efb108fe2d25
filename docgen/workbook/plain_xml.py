"""XML of big parts, cut by patterns into the pieces that spreadsheet programs always write alike.

A parser makes an object of every element: of a big sheet, most of the time goes into objects that
hold one number each. Here a part is handed on as text, in blocks of many whole rows (or shared
texts). Whoever takes a block knows the few shapes in which programs write its pieces; a block that
has another is taken piece by piece, any other piece, and any part of which the frame is not the
usual one, goes to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from docgen.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml import etree

_ROOT: Final = lazy_regex(r"\s*(?:<\?xml[^<>?]*\?>)?\s*(?P<opening><(?P<name>\w+)[^<>]*>)")
_OTHER_ENCODING: Final = lazy_regex(r"encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.IGNORECASE)
#: A block is so many signs long, and up to the end of its last piece.
_BLOCK: Final = 50_000
#: In a smaller part letters by number are read here: lxml is quicker, but takes long to load.
_SMALL: Final = 100_000
#: Any other one is left to lxml: signs of XML itself, and what no text may hold.
_LETTER: Final = lazy_regex(r"&#(1[6-9]\d|[2-9]\d\d|[1-9]\d{3}|[1-4]\d{4}|5[0-4]\d{3});", re.ASCII)
_FORBIDDEN: Final = bytes({*range(32)} - {9, 10, 13})
#: What no text may hold but by an entity, or what hides tags; programs write none of it.
_ODD: Final = ("<!", "]]", "\ufffe", "\uffff")
_ENTITY: Final = lazy_regex(r"&(?:(amp|lt|gt|quot|apos);)?")
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class NotPlainError(Exception):
    """A piece, or a part, is written in another way than the usual one."""


class PlainPart(Struct, frozen=True):
    """A part cut up: what is around its pieces, the start tag of its root, and the pieces."""

    around: bytes
    opening: str
    name: str
    piece: str
    inside: str

    def blocks(self) -> Iterator[str]:
        """Yield the pieces in their order, each text some whole ones.

        Raises:
            etree.XMLSyntaxError: the part is damaged.

        """
        end = f"</{self.piece}>"
        start = 0
        while start < len(self.inside):
            stop = self.inside.find(end, start + _BLOCK)
            stop = len(self.inside) if stop < 0 else stop + len(end)
            block = self.inside[start:stop]
            # So some programs write all letters but the Latin ones.
            yield self._with_letters(block) if "&#" in block else block
            start = stop

    def _with_letters(self, block: str) -> str:
        if len(self.inside) < _SMALL:
            text = _LETTER.sub(_letter, block)
            if "&#" not in text:
                return text
        from lxml import etree

        text = etree.tostring(self.parsed(block), encoding="unicode")
        return text[text.index(">") + 1 : text.rindex("<")]

    def pieces(self, block: str) -> Iterator[str]:
        """Yield the pieces of a block; one without an end tag stands before the next that has."""
        end = f"</{self.piece}>"
        *pieces, last = block.split(end)
        yield from (f"{piece}{end}" for piece in pieces)
        if last.strip():
            yield last

    def parsed(self, pieces: str) -> etree._Element:
        """Return some pieces as the parser sees them, under a root like that of the part.

        Raises:
            etree.XMLSyntaxError: the part is damaged here.

        """
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(f"{self.opening}{pieces}</{self.name}>".encode(), parser)


def plain_part(content: bytes, container: str, piece: str) -> PlainPart:
    """Return a part cut at the ends of its pieces.

    ``container`` is the element around the pieces, the root itself or one below it.

    Raises:
        NotPlainError: the parser must look at the part as a whole.

    """
    text = _plain_text(content)
    root = _ROOT.match(text)
    if (
        root is None
        or root["opening"].endswith("/>")
        or _OTHER_ENCODING.search(text[: root.start("opening")])
    ):
        raise NotPlainError
    opening = root["opening"] if root["name"] == container else f"<{container}>"
    start = text.find(opening) + len(opening)
    end = text.find(f"</{container}>", start)
    if start < len(opening) or end < 0:
        raise NotPlainError
    around = f"{text[:start]}{text[end:]}".encode()
    return PlainPart(around, root["opening"], root["name"], piece, text[start:end])


def _plain_text(content: bytes) -> str:
    content = content.removeprefix(b"\xef\xbb\xbf")
    if len(content.translate(None, _FORBIDDEN)) < len(content):
        raise NotPlainError
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise NotPlainError from error
    # One sign is looked for much quicker than several; most parts have not even that.
    if any(odd[-1] in text and odd in text for odd in _ODD) or text.rfind("<?") > 0:
        raise NotPlainError
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _letter(reference: re.Match[str]) -> str:
    return chr(int(reference[1]))


def unescaped(text: str) -> str:
    """Return the characters that a text without tags stands for.

    Raises:
        NotPlainError: it has other entities than those of XML itself.

    """
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    if entity[1] is None:
        raise NotPlainError
    return _ENTITIES[entity[1]]
