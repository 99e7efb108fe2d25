"""Signs of XML written and read back.

``xml.sax.saxutils`` does it too and loads e-mail, HTTP and TLS; ``html`` knows two thousand names.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from docgen.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_SIGNS: Final = {
    ord(sign): escape
    for sign, escape in {
        "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;",
        "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",
    }.items()
}  # fmt: skip
# XML itself has these and no others; a document with more is refused.
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ENTITY: Final = lazy_regex(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")


def as_content(text: str) -> str:
    """Return a text as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=1024)
def quoted(text: str) -> str:
    """Return a text as the value of an attribute, in quotes; breaks and tabs are kept as such."""
    return f'"{text.translate(_SIGNS)}"'


def unquoted(text: str) -> str:
    """Return the text that markup stands for: the signs in the place of their names and numbers."""
    return _ENTITY.sub(_sign, text) if "&" in text else text


def _sign(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(number) if number <= sys.maxunicode else match[0]
