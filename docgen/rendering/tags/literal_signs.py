"""Braces that are text: those of ``{% raw %}``, of docxtpl's ``{_{``, and a lone «}}».

The proof takes every brace pair in a finished text for a tag that was never read. So what the
template itself says in braces goes through printing and proof under other signs.
"""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex

_SIGNS: Final = {"{{": "\ue9d0", "}}": "\ue9d1", "{%": "\ue9d2", "%}": "\ue9d3"}
# The byte that begins all four of the other signs, and hardly anything else.
_HELD_START: Final = "\ue9d0".encode()[:1]
_DOCXTPL: Final = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_PAIR: Final = lazy_regex("|".join(map(re.escape, _SIGNS)))
_PAIRS: Final = (("{{", "}}"), ("{%", "%}"))
_PREFIX: Final = r"(?:(?:p|tr|tc|r)\s+)?"
_RAW_BLOCK: Final = lazy_regex(
    rf"(?P<raw>\{{%[-+]?\s*{_PREFIX}raw\b[^%<]*%\}})(?P<text>.*?)"
    rf"(?P<end>\{{%[-+]?\s*{_PREFIX}endraw\b)",
    re.DOTALL,
)
_CLOSING: Final = lazy_regex(r"\}\}|%\}")
# Each sign can be read in one way only: of an open tag the pattern tries no second way to its end.
_INNER: Final = r"(?:\"[^\"]*\"|'[^']*'|(?!{0})[^\"'])*"
_TAG: Final = lazy_regex(
    r"(?P<raw>\{%[-+]?\s*raw\s*-?%\})(?P<text>.*?)(?P<end>\{%[-+]?\s*endraw\s*[-+]?%\})"
    rf"|\{{\{{{_INNER.format('}}')}\}}\}}|\{{%{_INNER.format('%}')}%\}}|\{{#.*?#\}}"
    r"|\{\{.*?\}\}|\{%.*?%\}",  # with a quote that nothing closes
    re.DOTALL,
)


def held_signs(source: str) -> str:
    """Return the source of a part with the braces that are its own text held by other signs."""
    if "raw" not in source and not _CLOSING.search(_TAG.sub("", source)):
        return source
    written: list[str] = []
    start = 0
    for found in _TAG.finditer(source):
        written.append(_CLOSING.sub(_held, source[start : found.start()]))
        raw = found["raw"]
        whole = f"{raw}{_PAIR.sub(_held, found['text'])}{found['end']}" if raw else found[0]
        written.append(whole)
        start = found.end()
    written.append(_CLOSING.sub(_held, source[start:]))
    return "".join(written)


def held_in_raw(xml: str) -> str:
    """Return an XML part with braces held that ``raw`` keeps from being tags and nothing closes.

    docxtpl would look for their ends in all that follows, and lose the markup on the way.
    """
    return _RAW_BLOCK.sub(_held_block, xml) if "raw" in xml else xml


def _held_block(found: re.Match[str]) -> str:
    text = found["text"]
    if all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS):
        return found[0]
    return f"{found['raw']}{_PAIR.sub(_held, text)}{found['end']}"


def held_escapes(xml: str) -> str:
    """Return a printed part with docxtpl's «{_{» as the braces that they stand for, held."""
    # Single signs are looked for first: Python finds them many times faster than pairs.
    if ("{" in xml or "}" in xml) and ("{_" in xml or "_}" in xml):
        for typed, meant in _DOCXTPL.items():
            xml = xml.replace(typed, _SIGNS[meant])
    return xml


def released_signs(part: bytes) -> bytes:
    """Return a finished part with its own braces again."""
    # A single byte is found fifty times faster than two.
    if _HELD_START in part:
        for sign, held in _SIGNS.items():
            part = part.replace(held.encode(), sign.encode())
    return part


def _held(found: re.Match[str]) -> str:
    return _SIGNS[found[0]]
