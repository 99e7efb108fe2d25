"""Values of attributes, as ``xml.sax.saxutils`` has them, which loads e-mail, HTTP and TLS."""

from __future__ import annotations

from functools import lru_cache
from html import escape


@lru_cache(maxsize=1024)
def quoted(text: str) -> str:
    """Return a text as the value of an attribute, in quotes; breaks and tabs are kept as such."""
    value = escape(text)
    for sign in "\t\n\r":
        value = value.replace(sign, f"&#{ord(sign)};")
    return f'"{value}"'
