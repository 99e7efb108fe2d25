"""Jinja as docxtpl runs it, kept from Python: the environment of ``docgen.DocxTemplate``.

Unlike ``TagEnvironment``, which prints workbooks, this one works with what a programmer hands in:
objects of their own classes, functions, filters, extensions. What a template may not do is the
same: reach the inside of Python, the file system or the objects that write the document, change
the data that it was given, run or print without end.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, nodes, pass_context
from jinja2.environment import create_cache
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.filters import FILTERS
from jinja2.runtime import Context, LoopContext, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.tests import TESTS
from jinja2.utils import Namespace, missing
from jinja2.visitor import NodeTransformer

from docgen.limits import limits
from docgen.rendering.compat.made import (
    HeldNamespace,
    ending_arguments,
    refuse_long_filler,
    takes_all,
    weighed,
)
from docgen.rendering.compat.objects import changes, is_open, tells_of_machine
from docgen.rendering.sandbox.binding import filtered
from docgen.rendering.sandbox.growth import (
    ending,
    held_arguments,
    held_filter,
    refuse_wide_braces,
    refuse_wide_percents,
)
from docgen.rendering.sandbox.limits import (
    TooLongError,
    foresee,
    limited,
    spend,
    spend_work,
)
from docgen.rendering.sandbox.look_up import normal
from docgen.rendering.sandbox.work import charged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.environment import Template

_PLAIN = (str, int, float, complex, type(None))
_KEPT_TEMPLATES = 400
# A number of thirty thousand digits.
_MOST_BITS = 100_000


#: In the context of a part whose tags were mended: no tag can spell this name.
MENDED = "#mended"


class MendedContext(Context):
    """Names as docxtpl finds them; those of mended tags in any case, with or without ё."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return the value under the name as written, else under its normal form."""
        value = super().resolve_or_missing(key)
        if value is missing and MENDED in self.parent:
            return self.parent.get(normal(key), missing)
        return value


class DocxtplSandbox(ImmutableSandboxedEnvironment):
    """The environment of a programmer, or Jinja's own, behind bars; a source is compiled once."""

    context_class = MendedContext
    intercepted_binops = frozenset({"+", "*", "**", "%"})
    compiled: dict[str, Template]

    def from_string(
        self,
        source: str | nodes.Template,
        globals: Mapping[str, Any] | None = None,  # noqa: A002 - named by Jinja
        template_class: type[Template] | None = None,
    ) -> Template:
        """Return the template, compiled when it is first asked for."""
        if not isinstance(source, str) or globals or template_class:
            return super().from_string(source, globals, template_class)  # type: ignore[arg-type]
        if source not in self.compiled:
            self.compiled[source] = super().from_string(source)
        return self.compiled[source]

    def understands(self, source: str) -> bool:
        """Return whether the source can be compiled, and keep it compiled."""
        if source not in self.compiled:
            try:
                # Not by ``from_string``: the frames of its error would outlive it, and hold the
                # elements of the document for which python-docx has classes of its own.
                tree = self._parse(source, None, None)
                self.compiled[source] = super().from_string(tree)
            except TemplateSyntaxError:
                return False
        return True

    def faults_in(self, source: str) -> list[str]:
        """Return what keeps a source from being understood, in Jinja's words."""
        try:
            self.compile(source)
        except TemplateSyntaxError as error:
            return [error.message or ""]
        return []

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = filtered(loop.iter, "_bounded")
        for joined in tree.find_all(nodes.Concat):
            joined.nodes = [filtered(part, "_limited") for part in joined.nodes]
        for operand in tree.find_all(nodes.Operand):
            if operand.op in {"in", "notin"}:
                operand.expr = filtered(operand.expr, "_ending")
        called: list[Any] = [
            *tree.find_all(nodes.Call),
            *tree.find_all(nodes.Filter),
            *tree.find_all(nodes.Test),
        ]
        for call in called:
            if call.dyn_args is not None:
                call.dyn_args = filtered(call.dyn_args, "_bounded")
        weighing: nodes.Template = _Weighing().visit(tree)
        return weighing

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """Return the printed pieces as one text; TooLongError when they do not end."""
        return "".join(_counted(pieces))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may see this: public, and of data or of an object of theirs."""
        if not super().is_safe_attribute(obj, attr, value) or changes(obj, attr, value):
            return False
        return is_open(obj) or (isinstance(value, _PLAIN) and not tells_of_machine(obj, attr))

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Refuse at once: nothing printed would hide what the template is about."""
        kind = type(obj).__name__
        raise SecurityError(f"к «{attribute}» у значения типа «{kind}» шаблону доступа нет")

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return what a function gives; a call counts like a turn of a loop."""
        spend(context, 1)
        refuse_long_filler(obj, args, kwargs)
        args = held_arguments(obj, ending_arguments(obj, args))
        if isinstance(obj, LoopContext) and args:
            # The rows of «loop(rows)» are no part of the loop's own tag.
            args = (_bounded(context, args[0]), *args[1:])
        result = limited(super().call(context, obj, *args, **kwargs))
        spend_work(context, getattr(obj, "__self__", None), result)
        return weighed(context, result) if takes_all(obj) else result

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return ``str.format`` that reaches nothing and writes no wide fields."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None:
            refuse_wide_braces(str(value.__self__))
        return wrapped

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return what stays small; a product or power that no document needs is not worked out."""
        if operator == "*":
            for text, times in ((left, right), (right, left)):
                if isinstance(text, (str, bytes, list, tuple)) and isinstance(times, int):
                    foresee(len(text) * times)
            if isinstance(left, int) and isinstance(right, int):
                _foresee_number(left.bit_length() + right.bit_length())
        elif operator == "%" and isinstance(left, (str, bytes)):
            refuse_wide_percents(str(left))
        elif operator == "**" and isinstance(left, int) and isinstance(right, int):
            _foresee_number(left.bit_length() * right)
        result = limited(super().call_binop(context, operator, left, right))
        spend_work(context, None, result)
        return weighed(context, result)


def sandboxed(source: Environment, *, strict: bool) -> DocxtplSandbox:
    """Return an environment of a programmer as a sandbox.

    Filters, tests, globals, extensions, delimiters and ``undefined`` stay as they are; ``strict``
    makes unknown names errors. Methods that its class overrides stay too, beneath ours.
    """
    kind = type(source)
    bases = (DocxtplSandbox,) if issubclass(DocxtplSandbox, kind) else (DocxtplSandbox, kind)
    # As Environment.overlay does it; that one keeps the class.
    twin: DocxtplSandbox = object.__new__(type("DocxtplSandbox", bases, {}))
    twin.__dict__.update(source.__dict__)
    twin.overlayed, twin.linked_to = True, source
    twin.cache = create_cache(_KEPT_TEMPLATES)
    twin.extensions = {name: one.bind(twin) for name, one in source.extensions.items()}
    twin.binop_table = dict(getattr(source, "binop_table", twin.default_binop_table))
    twin.unop_table = dict(getattr(source, "unop_table", twin.default_unop_table))
    filters = {name: _held(name, function) for name, function in source.filters.items()}
    twin.filters = {**filters, "_bounded": _bounded, "_limited": limited}
    twin.filters |= {"_weighed": weighed, "_ending": ending}
    if twin.tests.get("in") is TESTS["in"]:
        twin.tests = {**twin.tests, "in": lambda value, rows: value in ending(rows)}
    twin.globals = {}
    twin.compiled = {}
    if strict and not issubclass(twin.undefined, StrictUndefined):
        twin.undefined = StrictUndefined
    return twin


def renew_globals(twin: DocxtplSandbox, source: Environment) -> None:
    """Give the sandbox the globals that its source has now; compiled templates see them too."""
    twin.globals.clear()
    for name, value in source.globals.items():
        if value is range:
            twin.globals[name] = safe_range
        else:
            twin.globals[name] = HeldNamespace if value is Namespace else value


def _held(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    if FILTERS.get(name) is not function:
        return function
    return _weighing(charged(held_filter(function)))


def _weighing(function: Callable[..., Any]) -> Callable[..., Any]:
    @pass_context
    def held(context: Context, value: Any, *args: Any, **kwargs: Any) -> Any:
        return weighed(context, function(context, value, *args, **kwargs))

    return held


def _foresee_number(bits: int) -> None:
    if bits > _MOST_BITS:
        raise SecurityError("слишком большое число")


@pass_context
def _bounded(context: Context, values: Any) -> Any:
    """Return the values of a loop, counted before the first turn."""
    if not hasattr(values, "__len__"):
        if not isinstance(values, Iterable):
            return values
        values = list(itertools.islice(values, limits().turns + 1))
    spend(context, len(values))
    return values


def _counted(pieces: Iterable[str]) -> Iterator[str]:
    signs, most = 0, limits().printed_signs
    for piece in pieces:
        signs += len(piece)
        if signs > most:
            raise TooLongError("printed_signs")
        yield piece


class _Weighing(NodeTransformer):
    """Has every list that a template writes down weighed; one of plain words needs none."""

    def visit_List(self, node: nodes.List) -> nodes.Expr:  # noqa: N802 - named by Jinja
        """Return the list, weighed."""
        return self._weighed(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:  # noqa: N802
        """Return the tuple, weighed; one of names to be set stays."""
        return self._weighed(node) if node.ctx == "load" else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Expr:  # noqa: N802
        """Return the dictionary, weighed."""
        return self._weighed(node)

    def _weighed(self, node: nodes.List | nodes.Tuple | nodes.Dict) -> nodes.Expr:
        self.generic_visit(node)
        return node if node.find(nodes.Name) is None else filtered(node, "_weighed")
