"""Expressions understood and worked out by Jinja; what is wrong with one is told in Russian."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import meta, nodes
from jinja2.environment import Template, TemplateExpression
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.exceptions import TemplateSyntaxError
from jinja2.parser import Parser

from docgen.errors import TemplateError
from docgen.lazy_regex import lazy_regex
from docgen.names import nearest_name
from docgen.rendering.layout.filters import LAYOUT_FILTERS
from docgen.rendering.sandbox.environment import TagEnvironment, UnknownNameError
from docgen.rendering.sandbox.explained import explained
from docgen.rendering.sandbox.expressions import as_value, values_for
from docgen.rendering.sandbox.limits import TooLongError

if TYPE_CHECKING:
    from types import CodeType

    from docgen.rendering.sandbox.expressions import Understood

_WHOLE = lazy_regex(r"^\s*\{\{(?P<source>(?:(?!\}\}).)*)\}\}\s*$", re.DOTALL)
_REFUSED = frozenset({"block_begin", "comment_begin", "raw_begin"})
_ONLY_VALUES = "здесь действует только {{ имя }}, а команды {% %} и заметки {# #} – нет"
_LONGEST_SHOWN = 120
# NameError: Jinja writes infinity into its code by a name that Python does not have.
_FAILURES = (
    JinjaError,
    TooLongError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    NameError,
    RecursionError,
)


class JinjaEvaluator:
    """What :class:`Evaluator` asks where it does not know the code of a source, or it fails."""

    def __init__(
        self,
        filters: Mapping[str, Callable[..., object]],
        finalize: Callable[..., object],
        known: Mapping[str, Understood],
    ) -> None:
        self._environment = TagEnvironment(filters, finalize, {})
        self._environment.autoescape = False
        for name in LAYOUT_FILTERS:  # they work on a page, and here is none
            del self._environment.filters[name]
        self._compiled = lru_cache(maxsize=4096)(self._ready)
        self._known = known

    def __call__(self, source: str, names: Mapping[str, object]) -> object:
        """Return the value; TemplateError tells why there is none."""
        try:
            run, wanted = self._compiled(source)
            return run(values_for(wanted, names))
        except UnknownNameError as failure:
            near = nearest_name(failure.name, names)
            offer = f"Возможно, имелось в виду «{near}»." if near else ""
            raise TemplateError(
                f"В выражении «{_short(source)}» имя «{failure.name}» неизвестно.", offer
            ) from failure
        except _FAILURES as failure:
            raise TemplateError(
                f"Выражение «{_short(source)}» не вычислено: {_told(failure)}.",
                "Исправьте то, что стоит в фигурных скобках.",
            ) from failure

    def fault(self, source: str) -> str:
        """Return in Russian why the source cannot be an expression; empty when it can."""
        try:
            self._compiled(source)
        except JinjaError as failure:
            return explained(failure.message or "")
        return ""

    def wanted(self, source: str) -> frozenset[str]:
        """Return the names that the source asks for; none of one that cannot be an expression."""
        try:
            return self._compiled(source)[1]
        except JinjaError:
            return frozenset()

    def all_understood(self, sources: Iterable[str]) -> dict[str, Understood]:
        """Return the code of all sources; of none where one is wrong, which tells so when asked."""
        try:
            return {one: self._understood(one) for one in sources}
        except JinjaError:
            return {}

    def _ready(
        self, source: str
    ) -> tuple[Callable[[Mapping[str, object]], object], frozenset[str]]:
        """Return what works the source out, and the names that it needs."""
        code, is_whole, wanted = self._known.get(source) or self._understood(source)
        template = Template.from_code(self._environment, code, {})
        if not is_whole:
            return template.render, wanted
        expression = TemplateExpression(template, undefined_to_none=False)
        return lambda names: as_value(expression(**names)), wanted

    def _understood(self, source: str) -> Understood:
        """Return the code of the source, and what goes with it."""
        for line, token, _ in self._environment.lex(source):
            if token in _REFUSED:
                raise TemplateSyntaxError(_ONLY_VALUES, line)
        try:
            tree = self._environment.parse(source)
            wanted = frozenset(meta.find_undeclared_variables(tree))
            whole = _WHOLE.match(source)
            if not whole:
                return self._environment.compile(source), False, wanted
            return _code_of_expression(self._environment, whole["source"]), True, wanted
        except (RecursionError, MemoryError, SyntaxError):  # Python's own bounds of nesting
            raise TemplateSyntaxError("скобки вложены слишком глубоко", 1) from None


def _code_of_expression(environment: TagEnvironment, source: str) -> CodeType:
    """Return the code of one value, in the words of Jinja's ``compile_expression``."""
    parser = Parser(environment, source, state="variable")
    expression = parser.parse_expression()
    if not parser.stream.eos:
        raise TemplateSyntaxError("chunk after expression", parser.stream.current.lineno)
    expression.set_environment(environment)
    result = nodes.Assign(nodes.Name("result", "store"), expression, lineno=1)
    return environment.compile(nodes.Template([result], lineno=1))


def _told(failure: Exception) -> str:
    if isinstance(failure, JinjaError):
        return explained(failure.message or "")
    if isinstance(failure, TooLongError):
        return "текст получается слишком длинным"
    if isinstance(failure, ZeroDivisionError):
        return "деление на ноль"
    return "значение не подходит к действию"


def _short(source: str) -> str:
    flat = " ".join(source.split())
    return flat if len(flat) <= _LONGEST_SHOWN else f"{flat[: _LONGEST_SHOWN - 1]}…"
