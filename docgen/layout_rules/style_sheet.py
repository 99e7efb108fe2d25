"""Styles of a Word file with what they inherit: fonts, sizes, indents as Word works them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct, field

from docgen.layout_rules.word_paper import W, WordPaper
from docgen.rendering.package import parse

#: Half-points that Word takes where nothing at all is said.
_SILENT_SIZE: Final = 20
_ON: Final = ("1", "true", "on")
_OFF: Final = ("0", "false", "off")
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME: Final = "шрифт темы"
_THEME_SLOTS: Final = {"HAnsi": "latin", "Ascii": "latin", "Bidi": "cs", "EastAsia": "ea"}


class StyleSheet(Struct, frozen=True):
    """The styles of a file by id; ``defaults`` are its ``docDefaults``.

    ``theme`` has the fonts of the theme by their names («minorHAnsi»), ``levels`` the paragraph
    properties of the levels of Word's lists by the id of the list and the level.
    """

    styles: Mapping[str, Any]
    defaults: Any
    default_paragraph: str = ""
    theme: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[tuple[str, str], Any] = field(default_factory=dict)

    def name(self, identifier: str) -> str:
        """Return what a person calls the style."""
        node = self.styles.get(identifier)
        found = node.find(f"{W}name") if node is not None else None
        name = str(found.get(f"{W}val", "")) if found is not None else ""
        return {"Normal": "Обычный"}.get(name, name) or identifier

    def of_paragraph(self, paragraph: Any) -> str:
        """Return the id of a paragraph's style, that of «Обычный» where it names none."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return str(named.get(f"{W}val", "")) if named is not None else self.default_paragraph

    def run_owners(self, run: Any, paragraph: Any) -> list[Any]:
        """Return where a property of a run is looked for: itself, its styles, the defaults."""
        owners = [run.find(f"{W}rPr")]
        named = run.find(f"{W}rPr/{W}rStyle")
        if named is not None:
            owners.extend(self._properties(str(named.get(f"{W}val", "")), "rPr"))
        style = list(self._properties(self.of_paragraph(paragraph), "rPr"))
        return [*owners, *style, *self._table_properties(paragraph, "rPr"), *self._default("rPr")]

    def paragraph_owners(self, paragraph: Any) -> list[Any]:
        """Return where a property of a paragraph is looked for.

        It is itself, its list, its style and what that is built on, its table, the defaults.
        """
        own = paragraph.find(f"{W}pPr")
        owners = [own, self._level(own)]
        for properties in self._properties(self.of_paragraph(paragraph), "pPr"):
            owners.extend((properties, self._level(properties)))
        return [*owners, *self._table_properties(paragraph, "pPr"), *self._default("pPr")]

    def style_owners(self, identifier: str, kind: str) -> list[Any]:
        """Return where a property of a style is looked for: itself, what it is built on, defaults.

        ``kind`` is ``pPr`` or ``rPr``; one that has nothing to say is None.
        """
        return [*self._properties(identifier, kind), *self._default(kind)]

    def size(self, run: Any, paragraph: Any) -> int:
        """Return the size of a run in half-points."""
        value = first_value(self.run_owners(run, paragraph), "sz")
        return int(value) if value.isdigit() else _SILENT_SIZE

    def font(self, run: Any, paragraph: Any, slot: str) -> str:
        """Return the font of a run for a slot (``ascii``, ``hAnsi``, ``cs``, ``eastAsia``)."""
        for owner in self.run_owners(run, paragraph):
            fonts = owner.find(f"{W}rFonts") if owner is not None else None
            if fonts is None:
                continue
            of_theme = fonts.get(f"{W}{slot}Theme") or fonts.get(f"{W}{slot}theme")
            if of_theme:
                return self.theme.get(str(of_theme), _THEME)
            if fonts.get(f"{W}{slot}"):
                return str(fonts.get(f"{W}{slot}"))
        return ""

    def language(self) -> str:
        """Return the language of text that names none itself, empty when nothing is said."""
        return first_value(self.style_owners(self.default_paragraph, "rPr"), "lang")

    def _default(self, kind: str) -> list[Any]:
        if self.defaults is None:
            return []
        return [self.defaults.find(f"{W}{kind}Default/{W}{kind}")]

    def _level(self, properties: Any) -> Any:
        """Return the look of the level of the list that these properties name, or None."""
        number = properties.find(f"{W}numPr") if properties is not None else None
        if number is None:
            return None
        level = first_value([number], "ilvl") or "0"
        return self.levels.get((first_value([number], "numId"), level))

    def _table_properties(self, paragraph: Any, kind: str) -> Iterator[Any]:
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        named = table.find(f"{W}tblPr/{W}tblStyle") if table is not None else None
        if named is not None:
            yield from self._properties(str(named.get(f"{W}val", "")), kind)

    def _properties(self, identifier: str, kind: str) -> Iterator[Any]:
        seen: set[str] = set()
        while identifier in self.styles and identifier not in seen:
            seen.add(identifier)
            style = self.styles[identifier]
            yield style.find(f"{W}{kind}")
            base = style.find(f"{W}basedOn")
            identifier = str(base.get(f"{W}val", "")) if base is not None else ""


def style_sheet(paper: WordPaper) -> StyleSheet:
    """Return the styles of the file, for ``paper.once``."""
    content = paper.package.styles()
    if not content:
        return StyleSheet({}, None)
    root = parse(content)
    styles = {str(style.get(f"{W}styleId")): style for style in root.iterfind(f"{W}style")}
    default = next(
        (
            name
            for name, style in styles.items()
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in _ON
        ),
        "",
    )
    theme, levels = _theme_fonts(paper), dict(_list_levels(paper))
    return StyleSheet(styles, root.find(f"{W}docDefaults"), default, theme, levels)


def first_value(owners: Iterable[Any], name: str, key: str = "val") -> str:
    """Return an attribute of a property as the first of the owners has it, empty without one."""
    for owner in owners:
        found = owner.find(f"{W}{name}") if owner is not None else None
        value = found.get(f"{W}{key}") if found is not None else None
        if value:
            return str(value)
    return ""


def is_on(owners: Iterable[Any], name: str, *, silent: bool = False) -> bool:
    """Return whether a switch (``w:keepNext``) is on by the first owner that has it."""
    for owner in owners:
        found = owner.find(f"{W}{name}") if owner is not None else None
        if found is not None:
            return found.get(f"{W}val") not in _OFF
    return silent


def _theme_fonts(paper: WordPaper) -> dict[str, str]:
    root = paper.root("theme/theme1.xml")
    found = {}
    for which in ("major", "minor"):
        for fonts in root.iter(f"{_A}{which}Font") if root is not None else ():
            for slot, kind in _THEME_SLOTS.items():
                node = fonts.find(f"{_A}{kind}")
                face = str(node.get("typeface", "")) if node is not None else ""
                if face:
                    found[f"{which}{slot}"] = face
    return found


def _list_levels(paper: WordPaper) -> Iterator[tuple[tuple[str, str], Any]]:
    content = paper.package.numbering()
    root = parse(content) if content else None
    if root is None:
        return
    models = {node.get(f"{W}abstractNumId"): node for node in root.iterfind(f"{W}abstractNum")}
    for number in root.iterfind(f"{W}num"):
        model = models.get(first_value([number], "abstractNumId"))
        overrides = [node.find(f"{W}lvl") for node in number.iterfind(f"{W}lvlOverride")]
        own = list(model.iterfind(f"{W}lvl")) if model is not None else []
        for level in (*own, *(node for node in overrides if node is not None)):
            key = (str(number.get(f"{W}numId")), str(level.get(f"{W}ilvl")))
            yield key, level.find(f"{W}pPr")
