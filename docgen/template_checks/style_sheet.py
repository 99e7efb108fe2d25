"""Styles of a template with what they inherit: fonts, sizes, indents as Word works them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from docgen.rendering.package import parse
from docgen.template_checks.paper import TemplatePaper, W

#: Half-points that Word takes where nothing at all is said.
_SILENT_SIZE: Final = 20
_ON: Final = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles of a template by id; ``defaults`` are its ``docDefaults``."""

    styles: Mapping[str, Any] = field(repr=False)
    defaults: Any = field(repr=False)
    default_paragraph: str = ""

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
        return [*owners, *self.style_owners(self.of_paragraph(paragraph), "rPr")]

    def style_owners(self, identifier: str, kind: str) -> list[Any]:
        """Return where a property of a style is looked for: itself, what it is built on, defaults.

        ``kind`` is ``pPr`` or ``rPr``; one that has nothing to say is None.
        """
        found = list(self._properties(identifier, kind))
        if self.defaults is not None:
            found.append(self.defaults.find(f"{W}{kind}Default/{W}{kind}"))
        return found

    def size(self, run: Any, paragraph: Any) -> int:
        """Return the size of a run in half-points."""
        value = first_value(self.run_owners(run, paragraph), "sz")
        return int(value) if value.isdigit() else _SILENT_SIZE

    def language(self) -> str:
        """Return the language of text that names none itself, empty when nothing is said."""
        return first_value(self.style_owners(self.default_paragraph, "rPr"), "lang")

    def _properties(self, identifier: str, kind: str) -> Iterator[Any]:
        seen: set[str] = set()
        while identifier in self.styles and identifier not in seen:
            seen.add(identifier)
            style = self.styles[identifier]
            yield style.find(f"{W}{kind}")
            base = style.find(f"{W}basedOn")
            identifier = str(base.get(f"{W}val", "")) if base is not None else ""


def style_sheet(paper: TemplatePaper) -> StyleSheet:
    """Return the styles of the template, for ``paper.once``."""
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
    return StyleSheet(styles, root.find(f"{W}docDefaults"), default)


def first_value(owners: Iterable[Any], name: str, key: str = "val") -> str:
    """Return an attribute of a property as the first of the owners has it, empty without one."""
    for owner in owners:
        found = owner.find(f"{W}{name}") if owner is not None else None
        value = found.get(f"{W}{key}") if found is not None else None
        if value:
            return str(value)
    return ""
