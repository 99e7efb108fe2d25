"""What the tags of a template ask for: its names as a tree of values, parts and rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from docgen.rendering.names.asked import Asked
from docgen.rendering.names.asking import AskedReader
from docgen.rendering.package import parse
from docgen.rendering.story import paragraphs
from docgen.rendering.template import DocumentTemplate


def outline_of(path: Path, filters: Mapping[str, Callable[..., object]]) -> tuple[Asked, ...]:
    """Return the names that a template asks for, in the order of its text.

    Raises:
        TemplateError: the file is no template, or its tags cannot be understood.

    """
    template = DocumentTemplate.open(path, filters)
    document = asked_of(template)
    stories = template.package.stories
    texts = [text for name in stories for text in _texts(template.package.parts[name])]
    for asked in document.parts.values():
        _find_paragraphs(asked, asked.name, texts)
    return tuple(document.parts.values())


def asked_of(template: DocumentTemplate) -> Asked:
    """Return what all tags of a template ask for, as the parts of one value: the document."""
    document = Asked("")
    # The order of the package: the body, headers and notes, and last the properties of the file.
    for part in template.compiled.values():
        environment = part.template.environment
        AskedReader(document).read(environment.parse(part.prepared.source).body)
    return document


def _texts(content: bytes) -> Iterator[str]:
    """Yield the paragraphs of a part that hold tags."""
    if b"{" in content:
        yield from (one.text for one in paragraphs(parse(content)) if one.tags)


def _find_paragraphs(asked: Asked, path: str, texts: Sequence[str]) -> None:
    """Note where each name is printed first; ``path`` is how tags write it."""
    wanted = re.compile(rf"\{{\{{[^}}]*(?<![\w.]){re.escape(path)}(?!\w)", re.IGNORECASE)
    asked.paragraph = next((text for text in texts if wanted.search(text)), "")
    for part in asked.parts.values():
        _find_paragraphs(part, f"{path}.{part.name}", texts)
    if asked.row is not None:
        _find_paragraphs(asked.row, asked.variable or path, texts)
