"""The environments that print a template, and the names that a document gives to its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docgen.rendering.layout.marks import COMMANDS
from docgen.rendering.markup.printing import in_attribute, print_one_line, print_value
from docgen.rendering.sandbox.environment import TagEnvironment, normal
from docgen.rendering.session import print_blocks, print_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_INNER_FILTERS: Final[dict[str, Callable[..., object]]] = {
    "_blocks": print_blocks,
    "_spans": print_spans,
    "_attribute": in_attribute,
}


def environments(
    filters: Mapping[str, Callable[..., object]],
) -> tuple[TagEnvironment, TagEnvironment]:
    """Return the environment of text with markup, and that of properties, which have none."""
    environment = TagEnvironment(filters, print_value, _INNER_FILTERS)
    plain = environment.overlay(finalize=print_one_line)
    assert isinstance(plain, TagEnvironment)
    return environment, plain


def document_names(context: Mapping[str, object]) -> dict[str, Any]:
    """Return the values of a document by their names as written and as normal, and the commands."""
    usual = {normal(name): value for name, value in context.items()}
    return {**COMMANDS, **usual, **context}
