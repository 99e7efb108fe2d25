"""A template opened: cleaned, dressed in the look of an office, compiled, read by the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from docgen.rendering.archive import template_parts
from docgen.rendering.assembling import Assembly
from docgen.rendering.compiling import compiled_parts
from docgen.rendering.foreign.cleaning import cleaned
from docgen.rendering.foreign.content import without_foreign_content
from docgen.rendering.markup.styles import read_styles
from docgen.rendering.names.outline import asked_of
from docgen.rendering.office_look import with_look
from docgen.rendering.package import open_package
from docgen.rendering.tags.lost_text import lost_texts
from docgen.rendering.template import DocumentTemplate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from docgen.content import PageLook


def opened(
    path: Path,
    data: bytes,
    filters: Mapping[str, Callable[..., object]],
    look: PageLook | None,
) -> DocumentTemplate:
    """Return the template that these bytes of its file are; TemplateError if they are none."""
    parts, foreign = without_foreign_content(template_parts(path, data))
    package = cleaned(open_package(path.name, parts))
    if look is not None:
        package = with_look(package, look)
    compiled = compiled_parts(package, filters)
    lost = tuple(
        text
        for name, part in compiled.items()
        if name in package.stories
        for text in lost_texts(package.parts[name], part.prepared.tags)
    )
    styles = read_styles(package.styles())
    assembly = Assembly.of(package, frozenset(compiled))
    template = DocumentTemplate(package, compiled, styles, assembly, foreign, lost)
    return replace(template, asked=frozenset(asked_of(template).parts))
