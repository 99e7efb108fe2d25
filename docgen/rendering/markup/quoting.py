"""Values of attributes, as ``xml.sax.saxutils`` has them, which loads e-mail, HTTP and TLS."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_SIGNS: Final = {
    ord(sign): escape
    for sign, escape in {
        "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;",
        "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",
    }.items()
}  # fmt: skip


@lru_cache(maxsize=1024)
def quoted(text: str) -> str:
    """Return a text as the value of an attribute, in quotes; breaks and tabs are kept as such."""
    return f'"{text.translate(_SIGNS)}"'
