"""Properties of paragraphs and runs: a new one set in its lawful place among those that are."""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.lazy_regex import lazy_regex

_PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange"
)
_RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
_RUN_PLACES = {name: place for place, name in enumerate(_RUN_ORDER.split())}
_PARAGRAPH_PLACES = {name: place for place, name in enumerate(_PARAGRAPH_ORDER.split())}
_CHILD = lazy_regex(r"<w:(\w+)(?:\s[^>]*)?(?:/>|(?<!/)>.*?</w:\1>)", re.DOTALL)
_LAST = 1000


def paragraph_place(name: str) -> int:
    """Return where in a ``w:pPr`` an element of this name stands."""
    return _PARAGRAPH_PLACES.get(name, _LAST)


def run_place(name: str) -> int:
    """Return where in a ``w:rPr`` an element of this name stands."""
    return _RUN_PLACES.get(name, _LAST)


@lru_cache(maxsize=4096)
def with_paragraph_properties(inner: str, *added: str) -> str:
    """Return the content of a ``w:pPr`` with these elements in place of their namesakes."""
    return _with(inner, added, _PARAGRAPH_PLACES)


@lru_cache(maxsize=4096)
def with_run_properties(inner: str, *added: str) -> str:
    """Return the content of a ``w:rPr`` with these elements in place of their namesakes."""
    return _with(inner, added, _RUN_PLACES)


@lru_cache(maxsize=1024)
def without_properties(inner: str, *names: str) -> str:
    """Return the content of a properties element without the named ones."""
    kept = (match for match in _CHILD.finditer(inner) if match[1] not in names)
    return "".join(match[0] for match in kept)


def _with(inner: str, added: tuple[str, ...], places: dict[str, int]) -> str:
    children = {match[1]: match[0] for match in _CHILD.finditer(inner)}
    for element in added:
        if match := _CHILD.match(element):
            children[match[1]] = element
    return "".join(children[name] for name in sorted(children, key=lambda n: places.get(n, _LAST)))


def inner_of(element: str) -> str:
    """Return what stands between the tags of one element, empty for a childless one."""
    start = element.find(">") + 1
    return (
        ""
        if element.endswith("/>") and start == len(element)
        else element[start : element.rfind("</")]
    )
