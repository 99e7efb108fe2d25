"""Styles of a file that is put in, brought under names of their own so that its look stays."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.rendering.foreign.colours import name_colours
from docgen.rendering.markup.properties import paragraph_place, run_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_USES = tuple(f"{_W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_TIES = tuple(f"{_W}{name}" for name in ("basedOn", "link", "next"))
_SLOTS = {
    "asciiTheme": "ascii",
    "hAnsiTheme": "hAnsi",
    "eastAsiaTheme": "eastAsia",
    "cstheme": "cs",
}
# What Word takes where a document says nothing at all.
_SILENT_RUN = '<w:rPr xmlns:w="{0}"><w:rFonts {1}/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
_SILENT_PARAGRAPH = (
    '<w:pPr xmlns:w="{0}"><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr>"
)
_FONTS = " ".join(f'w:{slot}="Times New Roman"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))


def bring_styles(master: Any, document: Any, number: int, notes: Sequence[Any] = ()) -> list[Any]:
    """Return the styles of the document, now in the master under ids that are nobody else's.

    ``notes`` are the roots of its notes, whose paragraphs have styles as well.
    """
    styles = {
        style.get(f"{_W}styleId"): style for style in document.styles.element.iter(f"{_W}style")
    }
    stories = [document.element, *_other_stories(document), *notes]
    _name_fonts([document.styles.element, *stories], _theme_fonts(document))
    name_colours(document, [document.styles.element, *stories])
    default = _default_style(styles.values(), "paragraph")
    for text in (document.element.body, *notes):
        _name_default(text, default)
    _keep_table_spacing(document.element.body, styles)
    wanted = {node.get(f"{_W}val") for story in stories for node in story.iter(*_USES)}
    ids = {old: f"{old}-{number}" for old in _closure(wanted, styles)}
    brought = []
    for old, new in ids.items():
        style = copy.deepcopy(styles[old])
        style.set(f"{_W}styleId", new)
        style.set(f"{_W}customStyle", "1")
        style.attrib.pop(f"{_W}default", None)
        _rename(style, number)
        for tie in style.iter(*_TIES):
            tie.set(f"{_W}val", ids.get(tie.get(f"{_W}val"), ""))
        if style.get(f"{_W}type") == "paragraph" and style.find(f"{_W}basedOn") is None:
            _say_defaults(style, document.styles.element)
        master.styles.element.append(style)
        brought.append(style)
    for story in stories:
        for node in story.iter(*_USES):
            if node.get(f"{_W}val") in ids:
                node.set(f"{_W}val", ids[node.get(f"{_W}val")])
            else:
                node.getparent().remove(node)
    return brought


def _other_stories(document: Any) -> Iterator[Any]:
    """Yield the numbering: its levels may name styles too."""
    for relationship in document.part.rels.values():
        if relationship.reltype.endswith("/numbering"):
            yield relationship.target_part.element


def _closure(wanted: Iterable[str], styles: dict[str, Any]) -> list[str]:
    """Return the wanted styles and all that they are built on, in the file's order."""
    queue = [name for name in wanted if name in styles]
    found = set(queue)
    while queue:
        for tie in styles[queue.pop()].iter(*_TIES):
            name = tie.get(f"{_W}val")
            if name in styles and name not in found:
                found.add(name)
                queue.append(name)
    return [name for name in styles if name in found]


def _rename(style: Any, number: int) -> None:
    name = style.find(f"{_W}name")
    if name is not None:
        name.set(f"{_W}val", f"{name.get(f'{_W}val')} (файл {number})")
    for alias in list(style.iter(f"{_W}aliases")):
        style.remove(alias)
    for tie in list(style.iter(f"{_W}link", f"{_W}next")):
        if tie.tag.endswith("next") and tie.get(f"{_W}val") == style.get(f"{_W}styleId"):
            style.remove(tie)


def _default_style(styles: Iterable[Any], kind: str) -> str:
    for style in styles:
        if style.get(f"{_W}type") == kind and style.get(f"{_W}default") in {"1", "true", "on"}:
            return str(style.get(f"{_W}styleId"))
    return ""


def _name_default(body: Any, default: str) -> None:
    """Say the default style in every paragraph that relies on it."""
    if not default:
        return
    for paragraph in body.iter(f"{_W}p"):
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            properties = etree.Element(f"{_W}pPr")
            paragraph.insert(0, properties)
        if properties.find(f"{_W}pStyle") is None:
            style = etree.Element(f"{_W}pStyle")
            style.set(f"{_W}val", default)
            properties.insert(0, style)


def _keep_table_spacing(body: Any, styles: dict[str, Any]) -> None:
    """Say the spacing that a table gives its paragraphs: a named style would now outdo it."""
    for table in body.iter(f"{_W}tbl"):
        used = table.find(f"{_W}tblPr/{_W}tblStyle")
        spacing = _inherited(styles, used.get(f"{_W}val") if used is not None else "")
        if spacing is None:
            continue
        for properties in table.iterfind(f"{_W}tr/{_W}tc/{_W}p/{_W}pPr"):
            if properties.find(f"{_W}spacing") is None:
                _insert_by(properties, copy.deepcopy(spacing), "pPr")


def _inherited(styles: dict[str, Any], name: str) -> Any:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        spacing = styles[name].find(f"{_W}pPr/{_W}spacing")
        if spacing is not None:
            return spacing
        base = styles[name].find(f"{_W}basedOn")
        name = base.get(f"{_W}val") if base is not None else ""
    return None


def _say_defaults(style: Any, styles: Any) -> None:
    """Write into a style what its document takes for granted; ours takes other things."""
    namespace = _W[1:-1]
    silent = {
        "pPr": etree.fromstring(_SILENT_PARAGRAPH.format(namespace)),
        "rPr": etree.fromstring(_SILENT_RUN.format(namespace, _FONTS)),
    }
    for name, fallback in silent.items():
        given = styles.find(f"{_W}docDefaults/{_W}{name}Default/{_W}{name}")
        properties = style.find(f"{_W}{name}")
        if properties is None:
            properties = style.makeelement(f"{_W}{name}")
            _place_properties(style, properties, name)
        for source in (given, fallback):
            for child in source if source is not None else ():
                present = properties.find(child.tag)
                if present is None:
                    _insert_by(properties, copy.deepcopy(child), name)
                elif child.tag in {f"{_W}spacing", f"{_W}rFonts"}:
                    for key, value in child.attrib.items():
                        if present.get(key) is None:
                            present.set(key, value)


def _place_properties(style: Any, properties: Any, name: str) -> None:
    run = style.find(f"{_W}rPr")
    if name == "pPr" and run is not None:
        run.addprevious(properties)
        return
    table = next((child for child in style if child.tag == f"{_W}tblPr"), None)
    if table is not None:
        table.addprevious(properties)
    else:
        style.append(properties)


def _insert_by(properties: Any, element: Any, name: str) -> None:
    place_of = paragraph_place if name == "pPr" else run_place
    place = place_of(etree.QName(element).localname)
    for index, child in enumerate(properties):
        if place_of(etree.QName(child).localname) > place:
            properties.insert(index, element)
            return
    properties.append(element)


def _theme_fonts(document: Any) -> dict[str, str]:
    """Return the fonts that the file's theme stands for: ours has another theme."""
    for relationship in document.part.rels.values():
        if relationship.reltype.endswith("/theme"):
            theme = etree.fromstring(relationship.target_part.blob)
            found = {}
            for kind in ("major", "minor"):
                latin = theme.find(f".//{_A}{kind}Font/{_A}latin")
                if latin is not None and latin.get("typeface"):
                    found[kind] = latin.get("typeface", "")
            return found
    return {}


def _name_fonts(roots: Iterable[Any], fonts: dict[str, str]) -> None:
    for root in roots:
        for node in root.iter(f"{_W}rFonts"):
            for slot, plain in _SLOTS.items():
                used = node.attrib.pop(f"{_W}{slot}", "")
                font = fonts.get("major" if used.startswith("major") else "minor", "")
                if used and font:
                    node.set(f"{_W}{plain}", font)
