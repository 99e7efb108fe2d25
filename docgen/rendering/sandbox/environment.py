"""The one Jinja environment: strict, escaping, and blind to everything but plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NoReturn

from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from docgen.content import Printable
from docgen.names import nearest_name
from docgen.rendering.layout.between import settle_between
from docgen.rendering.layout.filters import LAYOUT_FILTERS
from docgen.rendering.sandbox.binding import bind_tree
from docgen.rendering.sandbox.code import TagGenerator
from docgen.rendering.sandbox.filters import builtin_filters, builtin_tests
from docgen.rendering.sandbox.limits import joined, limited, spend, spend_work
from docgen.rendering.sandbox.list_filters import worked_out
from docgen.rendering.sandbox.look_up import (
    NOTHING,
    attribute_of,
    item_of,
    look,
    name_in,
    normal,
    plain_key,
)
from docgen.rendering.sandbox.operands import as_numbers
from docgen.rendering.sandbox.own_filters import WORKING_FILTERS, by_usual_names, own_filter
from docgen.rendering.sandbox.signals import refuse_unknown, wants_context
from docgen.rendering.sandbox.work import as_words, bounded

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
        raise UnknownNameError(self._undefined_name or "", self._undefined_obj)

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
        return name_in(key, self.vars, self.parent, missing)


class TagEnvironment(ImmutableSandboxedEnvironment):
    """Jinja without Python: values answer for themselves, nothing else has attributes.

    Where it escapes, ``finalize`` gives text that is escaped already.
    """

    code_generator_class = TagGenerator
    context_class = TagContext
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(
        self,
        filters: Mapping[str, Callable[..., object]],
        finalize: Callable[..., object],
        inner_filters: Mapping[str, Callable[..., object]],
    ) -> None:
        super().__init__(autoescape=True, undefined=UnknownName, finalize=finalize, cache_size=0)
        self.globals.clear()
        own = {name: own_filter(function) for name, function in filters.items()}
        self.filters = {**builtin_filters(), **LAYOUT_FILTERS, **by_usual_names(own)}
        self.filters |= {**inner_filters, **WORKING_FILTERS}
        self.tests = builtin_tests()
        tell_jinja(finalize, *self.filters.values(), *self.tests.values())  # type: ignore[arg-type]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for line, message in self._refused(tree):
            raise TemplateSyntaxError(message, line)
        _join_names(tree)
        settle_between(tree)
        bind_tree(tree)
        return tree

    def faults_in(self, source: str) -> list[str]:
        """Return all that keeps a source from being understood; of its structure the first."""
        try:
            tree = super()._parse(source, None, None)
        except TemplateSyntaxError as error:
            return [error.message or ""]
        return list(dict.fromkeys(message for _, message in self._refused(tree)))

    def _refused(self, tree: nodes.Template) -> Iterator[tuple[int, str]]:
        """Yield what has no place in a template: commands, filters and tests that are not known."""
        for refused in tree.find_all(tuple(_REFUSED_NODES)):
            word = _REFUSED_NODES[type(refused)]
            yield refused.lineno, f"команда «{word}» в шаблонах не действует"
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
            yield node.lineno, f"{word} «{node.name}»{guess}"

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what the value has under the name; an unknown name when it has nothing."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        found = attribute_of(obj, attribute)
        return self._of_jinja(obj, attribute) if found is NOTHING else found

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list by its number, or what a value has under a name."""
        argument = plain_key(argument)
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        found = item_of(obj, argument)
        if found is NOTHING:
            return self.undefined(obj=obj, name=str(as_words(argument)))
        return found

    def _of_jinja(self, obj: Any, name: str) -> Any:
        if isinstance(obj, LoopContext) and name in LOOP_ATTRIBUTES:
            return getattr(obj, name)
        refuse_unknown(obj)
        return self.undefined(obj=obj, name=name)

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether a tag may call this: its own macros and two words of a loop."""
        if isinstance(obj, (Macro, LoopContext)):
            return True
        owner = getattr(obj, "__self__", None)
        return isinstance(owner, LoopContext) and obj.__name__ in _LOOP_METHODS

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return what a macro of the template prints; a call counts like a turn of a loop."""
        refuse_unknown(obj)
        if not self.is_safe_callable(obj):
            raise SecurityError("значение нельзя вызвать как функцию")
        spend(context, 1)
        if isinstance(obj, LoopContext) and args:
            # The rows of «loop(rows)» are no part of the loop's own tag.
            args = (bounded(context, args[0]), *args[1:])
        return context.call(obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return what stays small: texts joined up to a limit, products and powers of numbers."""
        for side in (left, right):
            refuse_unknown(side)
        is_ours = isinstance(left, Printable) or isinstance(right, Printable)
        if is_ours:
            left, right = as_numbers(left, right)
        for side in (left, right):
            if operator == "+":
                continue
            if not isinstance(side, (int, float)) or abs(side) > 10**12:
                raise SecurityError(f"знак «{operator}» действует только с обычными числами")
        if operator == "**" and abs(right) > 16:
            raise SecurityError("слишком большая степень")
        result = limited(super().call_binop(context, operator, left, right))
        if is_ours and isinstance(result, float):
            result = worked_out(result)
        spend_work(context, None, result)
        return result

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """Return the pieces of a template, macro or block as one text, its own words counted."""
        return joined(pieces)


def tell_jinja(*functions: Callable[..., Any]) -> None:
    """Mark for Jinja what docgen has marked: filters that take the names of the template."""
    for function in functions:
        if wants_context(function):
            pass_context(function)


def _join_names(tree: nodes.Template) -> None:
    """Let a name be written in any case, with or without ё, within the template too.

    «а» of a loop may be a Latin «a» elsewhere: nobody sees which was typed.
    """
    stored = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    by_normal = {normal(name): name for name in stored}
    by_look = {look(name): name for name in stored}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in stored:
            meant = by_normal.get(normal(node.name)) or by_look.get(look(node.name))
            node.name = meant or node.name
