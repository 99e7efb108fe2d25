"""Expressions in kinds and cells: defaults, file names, a recipient's values in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from types import CodeType
from typing import Any, Final

from jinja2 import meta, nodes, pass_context
from jinja2.environment import Template, TemplateExpression
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.exceptions import TemplateSyntaxError
from jinja2.parser import Parser
from jinja2.runtime import Context

from docgen.content import Deferred, Printable
from docgen.disk_cache import keep, recall
from docgen.errors import TemplateError
from docgen.lazy_regex import lazy_regex
from docgen.names import nearest_name, normal_name
from docgen.rendering.layout.filters import LAYOUT_FILTERS
from docgen.rendering.sandbox.environment import TagEnvironment, UnknownNameError
from docgen.rendering.sandbox.explained import explained
from docgen.rendering.sandbox.limits import SESSION, Spending, TooLongError, foresee
from docgen.rendering.sandbox.work import as_words

_WHOLE = lazy_regex(r"^\s*\{\{(?P<source>(?:(?!\}\}).)*)\}\}\s*$", re.DOTALL)
# A name, and what it has: what nearly all expressions are.
_PATH = lazy_regex(r"\s*\{\{\s*([^\W\d]\w*(?:\.[^\W\d]\w*)*)\s*\}\}\s*")
_REFUSED = frozenset({"block_begin", "comment_begin", "raw_begin"})
_ONLY_VALUES = "здесь действует только {{ имя }}, а команды {% %} и заметки {# #} – нет"
_LONGEST_SHOWN = 120
_NAME: Final = "expressions"
#: The code of a source, whether it is a lone ``{{ }}``, and the names that it needs.
_Understood = tuple[CodeType, bool, frozenset[str]]
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


class Evaluator:
    """Works out ``{{ }}`` in texts outside templates, in the same sandbox as templates."""

    def __init__(self, filters: Mapping[str, Callable[..., object]]) -> None:
        self._environment = TagEnvironment(filters, _as_is, {})
        self._environment.autoescape = False
        for name in LAYOUT_FILTERS:  # they work on a page, and here is none
            del self._environment.filters[name]
        self._compiled = lru_cache(maxsize=4096)(self._ready)
        self._known: Mapping[str, _Understood] = {}

    def get_to_know(self, sources: Iterable[str]) -> None:
        """Take the code of sources that every process asks for, such as the kinds', from the disk.

        Sources that come from a workbook are not for keeping.
        """
        wanted = sorted(set(sources))
        about, source = f"{sorted(self._environment.filters)}", "\0".join(wanted).encode()
        kept: Any = recall(_NAME, about, source)
        if kept is None:
            with suppress(JinjaError):  # asked alone, the source tells what is wrong with it
                kept = {one: self._understood(one) for one in wanted}
                keep(_NAME, about, source, kept)
        self._known = kept or {}

    def __call__(self, source: str, names: Mapping[str, object]) -> object:
        """Return the value of a lone ``{{ x }}`` as it is, anything else as text.

        ``names`` are looked up only as far as the source needs them.

        Raises:
            TemplateError: the source is not an expression, or asks for an unknown name.

        """
        try:
            run, wanted = self._compiled(source)
            return run({**self._wanted(wanted, names), SESSION: Spending()})
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

    def text(self, source: str, names: Mapping[str, object]) -> str:
        """Return the value of the source in words; TemplateError as above."""
        words = as_words(self(source, names))
        return "" if words is None else str(words)

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

    def _ready(
        self, source: str
    ) -> tuple[Callable[[Mapping[str, object]], object], frozenset[str]]:
        """Return what works the source out, and the names that it needs."""
        code, is_whole, wanted = self._known.get(source) or self._understood(source)
        template = Template.from_code(self._environment, code, {})
        if not is_whole:
            return template.render, wanted
        expression = TemplateExpression(template, undefined_to_none=False)
        path = _PATH.fullmatch(source)
        first, *parts = path[1].split(".") if path else ("",)
        if wanted != {first}:  # more than a name, or a word of Jinja such as «none»
            return lambda names: _known(expression(**names)), wanted

        def run(names: Mapping[str, object]) -> object:
            found = names.get(first)
            for part in parts:
                found = self._environment.getattr(found, part)
            # What is not there is told by the expression.
            is_known = isinstance(found, (str, Printable))
            return found if is_known else _known(expression(**names))

        return run, wanted

    def _understood(self, source: str) -> _Understood:
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


def _known(value: object) -> object:
    """Return the value; an unknown name, or what is no value at all, fails here."""
    if not isinstance(value, (str, Printable)):
        as_words(value)
    return value


@pass_context
def _as_is(context: Context, value: object) -> object:
    plain = as_words(value)
    spent: Spending | None = context.parent.get(SESSION)
    if spent is not None:
        spent.signs += len(plain) if isinstance(plain, str) else 1
        foresee(spent.signs)
    return plain
