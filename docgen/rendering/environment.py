"""The one Jinja environment: strict, escaping, and blind to everything but plain data."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NoReturn

from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer

from docgen.content import Deferred, Printable
from docgen.names import nearest_name, normal_name
from docgen.rendering.filters import ALLOWED_TESTS, builtin_filters
from docgen.rendering.limits import MOST_TURNS, limited, spend

_LOOP_WORDS = (
    "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed"
)
LOOP_ATTRIBUTES = frozenset(_LOOP_WORDS.split())
_LOOP_METHODS = frozenset({"cycle", "changed"})
_REFUSED_NODES = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.ScopedEvalContextModifier: "autoescape",
}

normal = lru_cache(maxsize=8192)(normal_name)


class UnknownNameError(UndefinedError):
    """A tag asks for a name that nothing has."""

    def __init__(self, name: object, owner: object) -> None:
        super().__init__(str(name))
        self.name = str(name)
        self.owner = owner


class UnknownName(Undefined):
    """What an unknown name is worth: it may be asked whether it is defined, and nothing else."""

    __slots__ = ()

    def _fail(self, *_: object, **__: object) -> NoReturn:
        raise UnknownNameError(self._undefined_name, self._undefined_obj)

    _fail_with_undefined_error = _fail
    __iter__ = __str__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = __contains__ = _fail
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _fail
    __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pos__ = __neg__ = _fail
    __call__ = __getitem__ = __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = _fail
    __complex__ = __pow__ = __rpow__ = _fail


class TagContext(Context):
    """Names of a template, found under their normal form: case, ё and spaces do not matter."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return the value under the name as written, else under its normal form."""
        if key in self.vars:
            return self.vars[key]
        value = self.parent.get(key, missing)
        if value is missing:
            value = self.parent.get(normal(key), missing)
        return value.resolve() if isinstance(value, Deferred) else value


class TagEnvironment(ImmutableSandboxedEnvironment):
    """Jinja without Python: values answer for themselves, nothing else has attributes."""

    context_class = TagContext
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(
        self,
        filters: Mapping[str, Callable[..., object]],
        finalize: Callable[..., object],
        inner_filters: Mapping[str, Callable[..., object]],
    ) -> None:
        super().__init__(autoescape=True, undefined=UnknownName, finalize=finalize, cache_size=0)
        self.globals.clear()
        # Plain names, since a filter may be written «Словами» or with ё in a template.
        own = {normal_name(name): function for name, function in filters.items()}
        self.filters = {**builtin_filters(), **own, **filters, **inner_filters}
        self.filters |= {"_bounded": bounded, "_limited": limited}
        self.tests = {name: test for name, test in self.tests.items() if name in ALLOWED_TESTS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        self._refuse_statements(tree)
        self._find_filters(tree)
        _join_names(tree)
        _bound_loops(tree)
        _Limits().visit(tree)
        return tree

    def _refuse_statements(self, tree: nodes.Template) -> None:
        for node in tree.find_all(tuple(_REFUSED_NODES)):
            word = _REFUSED_NODES[type(node)]
            raise TemplateSyntaxError(f"команда «{word}» в шаблонах не действует", node.lineno)

    def _find_filters(self, tree: nodes.Template) -> None:
        for node in tree.find_all((nodes.Filter, nodes.Test)):
            is_filter = isinstance(node, nodes.Filter)
            known = self.filters if is_filter else self.tests
            if node.name in known:
                continue
            if (usual := normal(node.name)) in known:
                node.name = usual
                continue
            word = "неизвестный фильтр" if is_filter else "неизвестная проверка"
            near = nearest_name(node.name, (key for key in known if not key.startswith("_")))
            guess = f". Возможно, «{near}»" if near else ""
            raise TemplateSyntaxError(f"{word} «{node.name}»{guess}", node.lineno)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what the value has under the name; an unknown name when it has nothing."""
        return self._look_up(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list by its number, or what a value has under a name."""
        if isinstance(argument, str):
            return self._look_up(obj, argument)
        if isinstance(argument, int) and isinstance(obj, (list, tuple, Printable)):
            try:
                return obj[argument]  # type: ignore[index]
            except (IndexError, TypeError, KeyError):
                return self.undefined(obj=obj, name=str(argument))
        if isinstance(obj, Mapping) and argument in obj:
            return obj[argument]
        return self.undefined(obj=obj, name=str(argument))

    def _look_up(self, obj: Any, name: str) -> Any:
        if isinstance(obj, Printable):
            try:
                return obj.lookup(normal(name))
            except KeyError:
                return self.undefined(obj=obj, name=name)
        if isinstance(obj, Mapping):
            if name in obj:
                return obj[name]
            usual = normal(name)
            for key, value in obj.items():
                if isinstance(key, str) and normal(key) == usual:
                    return value
        elif isinstance(obj, LoopContext):
            if name in LOOP_ATTRIBUTES:
                return getattr(obj, name)
        elif isinstance(obj, Undefined):
            obj._fail_with_undefined_error()  # noqa: SLF001
        return self.undefined(obj=obj, name=name)

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether a tag may call this: its own macros and two words of a loop."""
        if isinstance(obj, (Macro, LoopContext)):
            return True
        owner = getattr(obj, "__self__", None)
        return isinstance(owner, LoopContext) and obj.__name__ in _LOOP_METHODS

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return what a macro of the template prints; a call counts like a turn of a loop."""
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()  # noqa: SLF001
        if not self.is_safe_callable(obj):
            raise SecurityError("значение нельзя вызвать как функцию")
        spend(context, 1)
        return context.call(obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return what stays small: texts joined up to a limit, products and powers of numbers."""
        for side in (left, right):
            if isinstance(side, Undefined):
                side._fail_with_undefined_error()  # noqa: SLF001
            if operator == "+":
                continue
            if not isinstance(side, (int, float)) or abs(side) > 10**12:
                raise SecurityError(f"знак «{operator}» действует только с обычными числами")
        if operator == "**" and abs(right) > 16:
            raise SecurityError("слишком большая степень")
        return limited(super().call_binop(context, operator, left, right))


@pass_context
def bounded(context: Context, values: Any) -> Any:
    """Return the values of a loop, counted before the first turn."""
    if isinstance(values, Undefined):
        values._fail_with_undefined_error()  # noqa: SLF001
    if not hasattr(values, "__len__"):
        if not isinstance(values, Iterable):
            raise TypeError(f"not a list: {type(values).__name__}")
        values = list(itertools.islice(values, MOST_TURNS + 1))
    spend(context, len(values))
    return values


def _join_names(tree: nodes.Template) -> None:
    """Let a name be written in any case and with or without ё, within the template too."""
    stored = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    by_normal = {normal(name): name for name in stored}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in stored:
            node.name = by_normal.get(normal(node.name), node.name)


def _bound_loops(tree: nodes.Template) -> None:
    for loop in tree.find_all(nodes.For):
        loop.iter = _filtered(loop.iter, "_bounded")
    for comparison in tree.find_all(nodes.Compare):
        # A value of ours is compared by its number or its text: {% if класс == 5 %}.
        comparison.expr = _filtered(comparison.expr, "_operand")
        for operand in comparison.ops:
            operand.expr = _filtered(operand.expr, "_operand")
    for joined in tree.find_all(nodes.Concat):
        # Jinja joins with ``str``; a value of ours knows its text by another word.
        joined.nodes = [_filtered(part, "_text") for part in joined.nodes]


class _Limits(NodeTransformer):
    """Holds the length of texts joined by ``~``; what tags print is counted as it is printed."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - named by Jinja
        """Return the joined text with its length held."""
        self.generic_visit(node)
        return _filtered(node, "_limited")


def _filtered(node: Any, name: str) -> nodes.Filter:
    return nodes.Filter(
        node, name, [], [], None, None, lineno=node.lineno, environment=node.environment
    )
