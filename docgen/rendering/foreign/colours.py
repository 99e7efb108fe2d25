"""Colours of a file that is put in, said in full: our theme has others under the same names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from docgen.rendering.package import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Beside each of these attributes Word writes the colour itself.
_OF_THEME: Final = {
    "val": ("themeColor", "themeTint", "themeShade"),
    "color": ("themeColor", "themeTint", "themeShade"),
    "fill": ("themeFill", "themeFillTint", "themeFillShade"),
}
_USUAL_NAMES: Final = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}


def name_colours(document: Any, roots: Iterable[Any]) -> None:
    """Say every colour of these stories, and of the charts of the document, without its theme."""
    colours = _theme_colours(document)
    for root in roots:
        _name_in_text(root)
        _name_in_drawings(root, colours)
    for relationship in document.part.rels.values():
        if relationship.reltype.endswith("/chart"):
            part = relationship.target_part
            chart = parse(part.blob)
            _name_in_drawings(chart, colours)
            part._blob = etree.tostring(chart, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _theme_colours(document: Any) -> dict[str, str]:
    """Return the colours of the theme as six hexadecimal digits, by their names."""
    for relationship in document.part.rels.values():
        if relationship.reltype.endswith("/theme"):
            scheme = parse(relationship.target_part.blob).find(f".//{_A}clrScheme")
            named = scheme if scheme is not None else ()
            values = {
                etree.QName(one).localname: str(one[0].get("lastClr") or one[0].get("val"))
                for one in named
                if len(one)
            }
            return values | {usual: values.get(own, "") for usual, own in _USUAL_NAMES.items()}
    return {}


def _name_in_text(root: Any) -> None:
    for node in root.iter(f"{_W}*"):
        for own, names in _OF_THEME.items():
            value = node.get(f"{_W}{own}")
            is_colour = own != "val" or node.tag == f"{_W}color"
            if value is None or value == "auto" or not is_colour:
                continue
            for name in names:
                node.attrib.pop(f"{_W}{name}", None)


def _name_in_drawings(root: Any, colours: Mapping[str, str]) -> None:
    for node in list(root.iter(f"{_A}schemeClr")):
        value = colours.get(node.get("val", ""), "")
        if len(value) == 6:
            node.tag = f"{_A}srgbClr"
            node.set("val", value)
