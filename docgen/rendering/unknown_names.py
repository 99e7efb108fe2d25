"""All names of a part that nothing has, found with the values of one document, without printing.

Only what is sure is told: what a template asks about (``is defined``, ``default``), what a macro
is given, and what stands in an empty list is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jinja2 import nodes
from jinja2.runtime import Undefined
from jinja2.utils import missing
from jinja2.visitor import NodeVisitor

from docgen.content import Deferred
from docgen.rendering.environment import UnknownNameError, normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.rendering.environment import TagEnvironment

#: A value of which nothing is known.
_UNSURE: Final = object()
_SAME_ITEMS: Final = frozenset(
    {"_bounded", "_operand", "_number", "_text", "_limited", "_blocks", "_spans", "_attribute"}
    | {"list", "sort", "reverse", "unique", "select", "reject", "selectattr", "rejectattr"}
)
_ASKING: Final = frozenset({"default", "d"})


def unknown_names(
    tree: nodes.Template, context: Mapping[str, Any], environment: TagEnvironment
) -> list[tuple[int, UnknownNameError]]:
    """Return what is unknown and on which line of the source, each name once a line."""
    search = _Search(tree, context, environment)
    for node in tree.body:
        search.visit(node)
    return [(line, error) for (line, _), error in search.found.items()]


class _Search(NodeVisitor):
    def __init__(
        self, tree: nodes.Template, context: Mapping[str, Any], environment: TagEnvironment
    ) -> None:
        self.context = context
        self.environment = environment
        self.found: dict[tuple[int, str], UnknownNameError] = {}
        stored = [node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"]
        own = {*stored, *(node.name for node in tree.find_all(nodes.Macro))}
        self.scopes: list[dict[str, Any]] = [
            dict.fromkeys([*own, "loop", "caller", "varargs", "kwargs", "self"], _UNSURE)
        ]
        self.guarded = {
            _path(node.node)
            for node in tree.find_all((nodes.Test, nodes.Filter))
            if node.node is not None
            and (node.name in _ASKING or (isinstance(node, nodes.Test) and "defined" in node.name))
        } - {""}

    def generic_visit(self, node: nodes.Node, *_: Any, **__: Any) -> None:
        """Look at every expression below."""
        if isinstance(node, nodes.Expr):
            self._value(node)
            return
        for child in node.iter_child_nodes():
            self.visit(child)

    def visit_For(self, node: nodes.For) -> None:  # noqa: N802 - named by Jinja
        """Look at the body with the first item of the list."""
        items = self._value(node.iter)
        first = _first(items)
        self.scopes.append(_bound(node.target, first))
        for child in [*([node.test] if node.test else []), *node.body]:
            self.visit(child)
        self.scopes.pop()
        for child in node.else_:
            self.visit(child)

    def visit_Assign(self, node: nodes.Assign) -> None:  # noqa: N802 - named by Jinja
        """Look at what a name is given; of the name itself nothing is sure afterwards."""
        self._value(node.node)

    def visit_Macro(self, node: nodes.Macro) -> None:  # noqa: N802 - named by Jinja
        """Look at the body, in which nothing is known of the arguments."""
        for default in node.defaults:
            self._value(default)
        self.scopes.append({argument.name: _UNSURE for argument in node.args})
        for child in node.body:
            self.visit(child)
        self.scopes.pop()

    def _value(self, node: nodes.Node | None) -> Any:
        if node is None or (_path(node) and _path(node) in self.guarded):
            return _UNSURE
        try:
            return self._found(node)
        except Exception:  # noqa: BLE001 - what cannot be worked out alone is no unknown name
            return _UNSURE

    def _found(self, node: nodes.Node) -> Any:
        if isinstance(node, nodes.Name):
            return self._named(node)
        if isinstance(node, nodes.Getattr):
            return self._part(node, self._value(node.node), node.attr)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return self._part(node, self._value(node.node), node.arg.value)
        values = [self._value(child) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Filter) and node.name in _SAME_ITEMS and values:
            return values[0]
        return _UNSURE

    def _named(self, node: nodes.Name) -> Any:
        for scope in reversed(self.scopes):
            if node.name in scope:
                return scope[node.name]
        for name in (node.name, normal(node.name)):
            if name in self.context:
                value = self.context[name]
                return value.resolve() if isinstance(value, Deferred) else value
        return self._unknown(node, UnknownNameError(node.name, missing))

    def _part(self, node: nodes.Node, owner: Any, name: Any) -> Any:
        if owner is _UNSURE:
            return _UNSURE
        value = self.environment.getitem(owner, name)
        if isinstance(value, Undefined) and isinstance(name, str):
            return self._unknown(node, UnknownNameError(name, owner))
        return value

    def _unknown(self, node: nodes.Node, error: UnknownNameError) -> Any:
        self.found.setdefault((node.lineno, error.name), error)
        return _UNSURE


def _path(node: nodes.Node | None) -> str:
    """Return the dotted name that an expression is, empty for any other."""
    if isinstance(node, nodes.Name):
        return normal(node.name)
    if isinstance(node, nodes.Getattr) and (owner := _path(node.node)):
        return f"{owner}.{normal(node.attr)}"
    if isinstance(node, nodes.Filter) and node.name in _SAME_ITEMS:
        return _path(node.node)
    return ""


def _first(items: Any) -> Any:
    if items is _UNSURE or isinstance(items, str) or not hasattr(items, "__getitem__"):
        return _UNSURE
    return items[0] if len(items) and not hasattr(items, "keys") else _UNSURE


def _bound(target: nodes.Node, value: Any) -> dict[str, Any]:
    if isinstance(target, nodes.Name):
        return {target.name: value, "loop": _UNSURE}
    return {name.name: _UNSURE for name in target.find_all(nodes.Name)} | {"loop": _UNSURE}
