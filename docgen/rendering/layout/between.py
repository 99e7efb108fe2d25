"""``{{p разрыв_между }}`` in a loop: a new page between the turns, never before or after them."""

from __future__ import annotations

from typing import Any, Final

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from docgen.names import normal_name

BETWEEN: Final = "разрыв_между"


def settle_between(tree: nodes.Template) -> None:
    """Print every ``разрыв_между`` but one: the first where it begins a turn, else the last."""
    _Between().visit(tree)


class _Between(NodeTransformer):
    def __init__(self) -> None:
        self._unless = [""]

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - named by Jinja
        """Read the body of a loop with the turn that goes without a page."""
        self._unless.append("first" if _begins_with_word(node.body) else "last")
        node.body = [self.visit(child) for child in node.body]
        self._unless.pop()
        node.else_ = [self.visit(child) for child in node.else_]
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Macro:  # noqa: N802 - named by Jinja
        """Read a macro by itself: it has no turns of its own."""
        self._unless.append("")
        node.body = [self.visit(child) for child in node.body]
        self._unless.pop()
        return node

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802 - named by Jinja
        """Print the word on all turns but one."""
        if node.ctx != "load" or normal_name(node.name) != BETWEEN:
            return node
        turn = self._unless[-1]
        if not turn:
            return node
        spared = nodes.Getattr(nodes.Name("loop", "load"), turn, "load")
        made: Any = nodes.CondExpr(nodes.Not(spared), node, nodes.Const(None))
        return _located(made, node)


def _begins_with_word(body: list[nodes.Node]) -> bool:
    first = body[0] if body else None
    if not isinstance(first, nodes.Output):
        return False
    for part in first.nodes:
        if isinstance(part, nodes.TemplateData):
            if part.data.strip():
                return False
            continue
        names = part.find_all(nodes.Name)
        return any(normal_name(name.name) == BETWEEN for name in names)
    return False


def _located(made: nodes.Expr, like: nodes.Node) -> nodes.Expr:
    made.set_lineno(like.lineno, override=True)
    if like.environment is not None:
        made.set_environment(like.environment)
    return made
