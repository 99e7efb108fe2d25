"""Sections of a document: paper, margins and page numbers as WordprocessingML."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from docgen.lazy_regex import lazy_regex
from docgen.rendering.markup.properties import inner_of

if TYPE_CHECKING:
    from docgen.content import Orientation

# R-PAGE-2, in twentieths of a point (twips): 20, 10, 20 and 20 mm.
_LEAST_LEFT, _LEAST_RIGHT, _LEAST_TOP, _LEAST_BOTTOM = 1134, 567, 1134, 1134
SECTION = lazy_regex(r"<w:sectPr\b.*?</w:sectPr>|<w:sectPr\b[^>]*/>", re.DOTALL)
_SIZE = lazy_regex(r"<w:pgSz\b[^>]*/>")
_MARGINS = lazy_regex(r"<w:pgMar\b[^>]*/>")
_NUMBER = lazy_regex(r'\bw:(\w+)="(-?\d+)')
_CHILD = lazy_regex(r"<w:(\w+)(?:\s[^>]*)?(?:/>|(?<!/)>.*?</w:\1>)", re.DOTALL)
_ORDER = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
    "docGrid printerSettings sectPrChange"
)
_PLACES = {name: place for place, name in enumerate(_ORDER.split())}
_A4 = (11906, 16838)


def last_section(content: bytes) -> str:
    """Return the section that a body ends with, empty when it has none."""
    found = SECTION.findall(content.decode("utf-8", "replace"))
    return found[-1] if found else ""


class Geometry(Struct, frozen=True):
    """Paper and margins in twips."""

    width: int = _A4[0]
    height: int = _A4[1]
    top: int = 1134
    right: int = 567
    bottom: int = 1134
    left: int = 1134
    header: int = 567
    footer: int = 567
    gutter: int = 0

    @property
    def text_width(self) -> int:
        """Width between the margins."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        """Height between the margins."""
        return self.height - self.top - self.bottom

    def turned(self, orientation: Orientation) -> Geometry:
        """Return the same sheet as asked; turned, it is bound at the top (R-PAGE-2, R-PAGE-3)."""
        if (self.width > self.height) == (orientation == "landscape"):
            return self
        if orientation == "landscape":
            margins = {"top": max(self.left, _LEAST_TOP), "bottom": _LEAST_BOTTOM}
            margins |= {"left": _LEAST_LEFT, "right": _LEAST_RIGHT}
        else:
            margins = {"left": max(self.top, _LEAST_LEFT), "right": _LEAST_RIGHT}
            margins |= {"top": _LEAST_TOP, "bottom": _LEAST_BOTTOM}
        return replace(self, width=self.height, height=self.width, **margins)

    def xml(self) -> str:
        """Return page size and margins as elements."""
        turn = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{turn}/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}"'
            f' w:left="{self.left}" w:header="{self.header}" w:footer="{self.footer}"'
            f' w:gutter="{self.gutter}"/>'
        )


@lru_cache(maxsize=256)
def read_geometry(section: str) -> Geometry:
    """Return paper and margins of a ``w:sectPr``; A4 with least margins where it says nothing."""
    geometry = Geometry()
    if size := _SIZE.search(section):
        told = _numbers(size[0])
        geometry = replace(
            geometry,
            width=told.get("w", geometry.width),
            height=told.get("h", geometry.height),
        )
    if margins := _MARGINS.search(section):
        names = ("top", "right", "bottom", "left", "header", "footer", "gutter")
        told = _numbers(margins[0])
        found = {name: told.get(name, getattr(geometry, name)) for name in names}
        # A negative top or bottom margin means «exactly, whatever the header»: same size.
        found |= {name: abs(found[name]) for name in ("top", "bottom")}
        geometry = replace(geometry, **found)
    return geometry


def _numbers(element: str) -> dict[str, int]:
    """Return the attributes of a tag that are numbers."""
    return {name: int(number) for name, number in _NUMBER.findall(element)}


class Section(Struct, frozen=True):
    """A section that is being printed: the template's own with what the document changed."""

    original: str
    geometry: Geometry
    first: bool = True
    restart: bool = False

    def xml(self) -> str:
        """Return the ``w:sectPr``; the template's own, letter for letter, when nothing changed."""
        if self.first and read_geometry(self.original) == self.geometry:
            return self.original
        children = [(m[1], m[0]) for m in _CHILD.finditer(inner_of(self.original))]
        changed = {"pgSz", "pgMar"}
        if not self.first:
            changed |= {"type", "pgNumType", "titlePg"}
        kept = [child for child in children if child[0] not in changed]
        kept += [(match[1], match[0]) for match in _CHILD.finditer(self.geometry.xml())]
        if not self.first:
            kept.append(("type", '<w:type w:val="nextPage"/>'))
            if self.restart:
                # R-NUM-1, R-NUM-3: the sheet that begins a numbering goes without a number.
                kept.append(("pgNumType", '<w:pgNumType w:start="1"/>'))
                kept.append(("titlePg", "<w:titlePg/>"))
        kept.sort(key=lambda child: _PLACES.get(child[0], len(_PLACES)))
        return f"<w:sectPr>{''.join(xml for _, xml in kept)}</w:sectPr>"
