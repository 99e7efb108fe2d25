"""How cells look, as far as it matters to a document: bold, italic, number format, alignment.

openpyxl refuses a whole workbook for one odd fill or border; none of that is needed here, so the
style part is read by itself.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from docgen.content import Align
from docgen.workbook.bare_elements import BareElement
from docgen.workbook.broken_parts import BrokenPartError
from docgen.workbook.guarding import refuse_many_styles
from docgen.workbook.number_formats import BUILTIN_FORMATS, is_date_format, is_duration_format
from docgen.workbook.package import Package

if TYPE_CHECKING:
    from lxml import etree

_ALIGNS: Final[dict[str, Align]] = {
    "left": "left",
    "center": "center",
    "centerContinuous": "center",
    "right": "right",
}


class Look(NamedTuple):
    """The look of a run of characters."""

    bold: bool = False
    italic: bool = False
    underline: bool = False


_PLAIN: Final = Look()


class CellStyle(Struct, frozen=True):
    """The look of a cell and how its number is shown."""

    look: Look = _PLAIN
    number_format: str = "General"
    align: Align = ""
    is_date: bool = False
    is_duration: bool = False
    is_framed: bool = False


def local_name(element: BareElement) -> str:
    """Return the tag without its namespace."""
    return _without_namespace(element.tag)


def needed_child(parent: etree._Element, name: str) -> etree._Element:
    """Return the first child with this local name; BrokenPartError when there is none."""
    for child in parent:
        if local_name(child) == name:
            return child
    raise BrokenPartError


@lru_cache(maxsize=1024)
def _without_namespace(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""  # of a comment it is a function


def is_true(value: str | None) -> bool:
    """Return what an XML boolean attribute says; an absent one is false."""
    return value in {"1", "true", "on"}


def read_look(font: BareElement | None) -> Look:
    """Return the look that a ``font`` or ``rPr`` element gives."""
    flags = {"b": False, "i": False, "u": False}
    for child in () if font is None else font:
        name = local_name(child)
        if name in flags:
            flags[name] = child.get("val", "1") not in {"0", "false", "none", "off"}
    return Look(flags["b"], flags["i"], flags["u"])


def read_styles(package: Package, part: str) -> list[CellStyle]:
    """Return the cell styles in the order of their numbers in the sheets."""
    refuse_many_styles(package.read(part))
    fonts: list[Look] = []
    formats: dict[int, str] = {}
    frames: list[bool] = []
    styles: list[CellStyle] = []
    for group in package.elements(part, ("numFmts", "fonts", "borders", "cellXfs")):
        name = local_name(group)
        if name == "fonts":
            fonts = [read_look(font) for font in group]
        elif name == "borders":
            frames = [_has_lines(border) for border in group]
        elif name == "numFmts":
            formats = {
                _number(item.get("numFmtId", "")): item.get("formatCode", "") for item in group
            }
        else:
            styles = [_read_style(item, fonts, formats, frames) for item in group]
    return styles


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _has_lines(border: BareElement) -> bool:
    return any(side.get("style", "none") != "none" for side in border)


def _read_style(
    item: BareElement, fonts: list[Look], formats: dict[int, str], frames: list[bool]
) -> CellStyle:
    font = _number(item.get("fontId", ""))
    border = _number(item.get("borderId", ""))
    code = _number(item.get("numFmtId", ""))
    number_format = formats.get(code) or BUILTIN_FORMATS.get(code, "General")
    align: Align = ""
    for child in item:
        if local_name(child) == "alignment":
            align = _ALIGNS.get(child.get("horizontal", ""), "")
    return CellStyle(
        look=fonts[font] if font < len(fonts) else Look(),
        number_format=number_format,
        align=align,
        is_date=is_date_format(number_format),
        is_duration=is_duration_format(number_format),
        is_framed=border < len(frames) and frames[border],
    )
