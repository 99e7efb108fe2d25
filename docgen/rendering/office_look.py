"""A template dressed as the profile of an office wants it: margins, font, sizes, indents.

A profile speaks of the whole office, a template of one document: so only what the styles of the
template share is changed – its main font, the margins of its sheets, the indent and spacing of
its body text, the sizes of its tables and small print. What one style or paragraph has of its own
stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lxml import etree
from msgspec.structs import replace

from docgen.rendering.markup.sections import Geometry, read_geometry
from docgen.rendering.markup.styles import known_as
from docgen.rendering.package import TemplatePackage, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.content import PageLook

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIPS_PER_MM: Final = 1440 / 25.4
_BODY_STYLE: Final = "Текст документа"
_TABLE_STYLE: Final = "Таблица: текст"
_SMALL_STYLES: Final = ("Исполнитель", "Исполнитель: имя")
_FONT_SLOTS: Final = ("ascii", "hAnsi", "cs", "eastAsia")
# A tab stop or a table this near to the width of the text was meant to be as wide as the text.
_NEAR: Final = 30
_SINGLE: Final = 240


def with_look(package: TemplatePackage, look: PageLook) -> TemplatePackage:
    """Return the template in this look; the same package when the look asks for nothing."""
    if look == type(look)():
        return package
    trees = {
        name: parse(package.parts[name])
        for name in (*package.stories, package.styles_part, package.settings_part)
        if name in package.parts
    }
    styles = trees.get(package.styles_part)
    stories = [trees[name] for name in package.stories]
    if look.margins:
        _set_margins(trees[package.body], styles, stories, look)
    if look.mirrored and package.settings_part in trees:
        _mirror(trees[package.settings_part])
    if styles is not None:
        if look.font:
            _set_font(styles, [styles, *stories], look.font)
        _set_sizes(styles, look)
        _set_paragraphs(styles, look)
    changed = {
        name: etree.tostring(tree, encoding="UTF-8", standalone=True)
        for name, tree in trees.items()
    }
    return replace(package, parts={**package.parts, **changed})


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


# -- margins, and what was as wide as the text


def _set_margins(body: Any, styles: Any, stories: Iterable[Any], look: PageLook) -> None:
    sections = list(body.iter(f"{_W}sectPr"))
    before = _geometry(sections[-1]).text_width if sections else Geometry().text_width
    for section in sections:
        _set_section(section, look)
    after = _geometry(sections[-1]).text_width if sections else before
    if before == after or before <= 0:
        return
    for tree in (*stories, *([styles] if styles is not None else [])):
        for tab in tree.iter(f"{_W}tab"):
            _move(tab, "pos", before, after)
        for indent in tree.iter(f"{_W}ind"):
            _move(indent, "right", before, after)
            _move(indent, "left", before, after)
    for story in stories:
        for table in story.iter(f"{_W}tbl"):
            _stretch(table, before, after)


def _geometry(section: Any) -> Geometry:
    return read_geometry(etree.tostring(section, encoding="unicode"))


def _set_section(section: Any, look: PageLook) -> None:
    left, right, top, bottom = map(_twips, look.margins)
    own = _geometry(section)
    upright = Geometry(
        min(own.width, own.height),
        max(own.width, own.height),
        top,
        right,
        bottom,
        left,
        own.header,
        own.footer,
        own.gutter,
    )
    wanted = upright.turned("landscape") if own.width > own.height else upright
    margins = section.find(f"{_W}pgMar")
    if margins is None:
        margins = etree.SubElement(section, f"{_W}pgMar")
    for side in ("top", "right", "bottom", "left", "header", "footer", "gutter"):
        margins.set(f"{_W}{side}", str(getattr(wanted, side)))


def _move(element: Any, name: str, before: int, after: int) -> None:
    """Move what stood at the edge of the text, or in its middle, to where that is now."""
    value = element.get(f"{_W}{name}", "")
    if not value.isdecimal():
        return
    for part in (1, 2):
        if abs(int(value) - before // part) <= _NEAR:
            element.set(f"{_W}{name}", str(after // part))
            return


def _stretch(table: Any, before: int, after: int) -> None:
    """Make a table that was as wide as the text as wide as the text is now (R-TBL-5)."""
    grid = list(table.iterfind(f"{_W}tblGrid/{_W}gridCol"))
    widths = [_number(column, "w") for column in grid]
    if not widths or abs(sum(widths) - before) > _NEAR * len(widths):
        return
    for element in (
        *grid,
        *table.iterfind(f"{_W}tblPr/{_W}tblW[@{_W}type='dxa']"),
        *table.iterfind(f"{_W}tr/{_W}tc/{_W}tcPr/{_W}tcW[@{_W}type='dxa']"),
    ):
        element.set(f"{_W}w", str(round(_number(element, "w") * after / before)))


def _number(element: Any, name: str) -> int:
    value = str(element.get(f"{_W}{name}", ""))
    return int(value) if value.isdecimal() else 0


def _mirror(settings: Any) -> None:
    """Make left margins inner ones, for two-sided printing (R-PAGE-4)."""
    if settings.find(f"{_W}mirrorMargins") is None:
        before = settings.find(f"{_W}zoom")
        place = 0 if before is None else settings.index(before) + 1
        settings.insert(place, settings.makeelement(f"{_W}mirrorMargins"))


# -- font and sizes


def _set_font(styles: Any, trees: Iterable[Any], font: str) -> None:
    """Put the font in the place of the template's main one, for every script (R-FONT-1)."""
    defaults = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}rFonts")
    normal = _style(styles, "Normal", "Обычный")
    own = None if normal is None else normal.find(f"{_W}rPr/{_W}rFonts")
    main = {
        element.get(f"{_W}{slot}")
        for element in (defaults, own)
        if element is not None
        for slot in _FONT_SLOTS
    } - {None}
    for tree in trees:
        for fonts in tree.iter(f"{_W}rFonts"):
            if fonts is defaults or main & {fonts.get(f"{_W}{slot}") for slot in _FONT_SLOTS}:
                for name in list(fonts.attrib):
                    del fonts.attrib[name]
                for slot in _FONT_SLOTS:
                    fonts.set(f"{_W}{slot}", font)


def _set_sizes(styles: Any, look: PageLook) -> None:
    """Set the size of the body, of the tables and of small print (R-FONT-2)."""
    if look.font_size:
        for holder in (
            styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"),
            _run_properties(_style(styles, "Normal", "Обычный")),
        ):
            if holder is not None and holder.find(f"{_W}sz") is not None:
                _set_size(holder, look.font_size)
    if look.table_font_size:
        usual = _run_properties(_style(styles, _TABLE_STYLE))
        size = None if usual is None else _size(usual)
        for style in styles.iterfind(f"{_W}style"):
            own = _run_properties(style)
            if size is not None and own is not None and _is_of_tables(style) and _size(own) == size:
                _set_size(own, look.table_font_size)
    if look.small_font_size:
        for name in _SMALL_STYLES:
            own = _run_properties(_style(styles, name))
            if own is not None:
                _set_size(own, look.small_font_size)


def _style(styles: Any, *names: str) -> Any:
    wanted = {known_as(name) for name in names}
    for style in styles.iterfind(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None and known_as(name.get(f"{_W}val", "")) in wanted:
            return style
    return None


def _is_of_tables(style: Any) -> bool:
    name = style.find(f"{_W}name")
    return name is not None and known_as(name.get(f"{_W}val", "")).startswith("таблица")


def _run_properties(style: Any) -> Any:
    return None if style is None else style.find(f"{_W}rPr")


def _size(properties: Any) -> int | None:
    size = properties.find(f"{_W}sz")
    return None if size is None else _number(size, "val")


def _set_size(properties: Any, points: float) -> None:
    for name in ("sz", "szCs"):
        element = properties.find(f"{_W}{name}")
        if element is not None:
            element.set(f"{_W}val", str(round(points * 2)))


# -- indents and spacing


def _set_paragraphs(styles: Any, look: PageLook) -> None:
    """Set indent, line spacing and alignment of the body and of styles that are as it is."""
    body = _style(styles, _BODY_STYLE)
    model = None if body is None else body.find(f"{_W}pPr")
    if model is None:
        return
    indent, spacing, align = (model.find(f"{_W}{name}") for name in ("ind", "spacing", "jc"))
    changes = [
        (indent, "firstLine", _first_line(look)),
        (spacing, "line", str(round(look.line_spacing * _SINGLE)) if look.line_spacing else ""),
        (align, "val", {"по ширине": "both", "по левому краю": "left"}.get(look.justify, "")),
    ]
    for element, name, wanted in changes:
        usual = None if element is None else element.get(f"{_W}{name}")
        if element is None or not wanted or not usual or usual == "0":
            continue
        for other in styles.iter(element.tag):
            if other.get(f"{_W}{name}") == usual:
                other.set(f"{_W}{name}", wanted)


def _first_line(look: PageLook) -> str:
    return "" if look.first_line is None else str(_twips(look.first_line * 10))
