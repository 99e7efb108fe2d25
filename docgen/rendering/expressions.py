"""Expressions in kinds and cells: defaults, file names, a recipient's values in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from jinja2 import meta
from jinja2.exceptions import SecurityError
from jinja2.exceptions import TemplateError as JinjaError

from docgen.content import Deferred
from docgen.errors import TemplateError
from docgen.names import nearest_name, normal_name
from docgen.rendering.compiled import explained
from docgen.rendering.environment import TagEnvironment, UnknownNameError

_WHOLE = re.compile(r"^\s*\{\{(?P<source>(?:(?!\}\}).)*)\}\}\s*$", re.DOTALL)


class Evaluator:
    """Works out ``{{ }}`` in texts outside templates, in the same sandbox as templates."""

    def __init__(self, filters: Mapping[str, Callable[..., object]]) -> None:
        self._environment = TagEnvironment(filters, _as_is, {})
        self._environment.autoescape = False
        self._compiled = lru_cache(maxsize=4096)(self._compile)

    def __call__(self, source: str, names: Mapping[str, object]) -> object:
        """Return the value of a lone ``{{ x }}`` as it is, anything else as text.

        ``names`` are looked up only as far as the source needs them.

        Raises:
            TemplateError: the source is not an expression, or asks for an unknown name.

        """
        try:
            run, wanted = self._compiled(source)
            return run(self._wanted(wanted, names))
        except UnknownNameError as failure:
            near = nearest_name(failure.name, names)
            offer = f"Возможно, имелось в виду «{near}»." if near else ""
            raise TemplateError(
                f"В выражении «{source}» имя «{failure.name}» неизвестно.", offer
            ) from failure
        except (JinjaError, SecurityError, TypeError, ValueError) as failure:
            raise TemplateError(
                f"Выражение «{source}» не вычислено: {_told(failure)}."
            ) from failure

    def fault(self, source: str) -> str:
        """Return in Russian why the source cannot be an expression; empty when it can."""
        try:
            self._compiled(source)
        except JinjaError as failure:
            return explained(failure.message or "")
        return ""

    def _wanted(self, wanted: frozenset[str], names: Mapping[str, object]) -> dict[str, object]:
        found = {}
        for name in wanted:
            for key in (name, normal_name(name)):
                try:
                    value = names[key]
                except KeyError:
                    continue
                found[name] = value.resolve() if isinstance(value, Deferred) else value
                break
        return found

    def _compile(
        self, source: str
    ) -> tuple[Callable[[Mapping[str, object]], object], frozenset[str]]:
        wanted = frozenset(meta.find_undeclared_variables(self._environment.parse(source)))
        whole = _WHOLE.match(source)
        if whole:
            expression = self._environment.compile_expression(
                whole["source"], undefined_to_none=False
            )
            return lambda names: _known(expression(**names)), wanted
        return self._environment.from_string(source).render, wanted


def _told(failure: Exception) -> str:
    if isinstance(failure, JinjaError):
        return explained(failure.message or "")
    return "значение не подходит к действию"


def _known(value: object) -> object:
    """Return the value; an unknown name fails here, where its expression is known."""
    bool(value)
    return value


def _as_is(value: object) -> object:
    from docgen.rendering.filters import as_plain

    plain = as_plain(value)
    return "" if plain is None else plain
