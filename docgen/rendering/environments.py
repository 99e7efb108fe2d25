"""The environments that print a template, and the names that a document gives to its tags."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

from docgen.rendering.layout.marks import COMMANDS
from docgen.rendering.markup.printing import in_attribute, print_one_line, print_value
from docgen.rendering.sandbox.light import LightEnvironment
from docgen.rendering.sandbox.look_up import normal
from docgen.rendering.session import print_blocks, print_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docgen.rendering.sandbox.environment import TagEnvironment

_INNER_FILTERS: Final[dict[str, Callable[..., object]]] = {
    "_blocks": print_blocks,
    "_spans": print_spans,
    "_attribute": in_attribute,
}


class Environments:
    """Where the code of a part is run: by docgen alone as far as that goes, else by Jinja."""

    def __init__(
        self,
        filters: Mapping[str, Callable[..., object]],
        finalize: Callable[..., object],
        like: Environments | None = None,
    ) -> None:
        self._filters, self._finalize, self._like = filters, finalize, like

    @cached_property
    def light(self) -> LightEnvironment:
        """Docgen alone."""
        return LightEnvironment(self._filters, self._finalize, _layout_filters, _INNER_FILTERS)

    @cached_property
    def whole(self) -> TagEnvironment:
        """All of Jinja that a template may use."""
        from docgen.rendering.sandbox.environment import TagEnvironment, tell_jinja

        if self._like is not None:
            tell_jinja(self._finalize)
            alike = self._like.whole.overlay(finalize=self._finalize)
            assert isinstance(alike, TagEnvironment)
            return alike
        return TagEnvironment(self._filters, self._finalize, _INNER_FILTERS)


def _layout_filters() -> Mapping[str, Callable[..., object]]:
    from docgen.rendering.layout.filters import LAYOUT_FILTERS

    return LAYOUT_FILTERS


def environments(
    filters: Mapping[str, Callable[..., object]],
) -> tuple[Environments, Environments]:
    """Return the environments of text with markup, and those of properties, which have none."""
    text = Environments(filters, print_value)
    return text, Environments(filters, print_one_line, text)


def document_names(context: Mapping[str, object]) -> dict[str, Any]:
    """Return the values of a document by their names as written and as normal, and the commands."""
    usual = zip(_usual(tuple(context)), context.values(), strict=True)
    return {**COMMANDS, **dict(usual), **context}


@lru_cache(maxsize=64)
def _usual(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the normal forms of names: documents of a kind have the same."""
    return tuple(map(normal, names))
