"""The tree of a template with filters where Jinja would ask Python, or go on for ever."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer


def bind_tree(tree: nodes.Template) -> None:
    """Count the turns of loops, hold joined texts short, let values answer when compared."""
    _bound_loops(tree)
    _Limits().visit(tree)


def _bound_loops(tree: nodes.Template) -> None:
    for loop in tree.find_all(nodes.For):
        loop.iter = filtered(loop.iter, "_bounded")
    for comparison in tree.find_all(nodes.Compare):
        # A value of ours is compared by its number or its text: {% if класс == 5 %}.
        sides = [comparison.expr, *(operand.expr for operand in comparison.ops)]
        view = "_number" if any(_is_number(side) for side in sides) else "_operand"
        comparison.expr = filtered(comparison.expr, view)
        for operand in comparison.ops:
            operand.expr = filtered(operand.expr, view)
    for pair in tree.find_all(nodes.Pair):
        # The key of a dictionary is a number or a text: hashing anything else may have no end.
        pair.key = filtered(pair.key, "_operand")
    for words in tree.find_all(nodes.Concat):
        # Jinja joins with ``str``; a value of ours knows its text by another word.
        words.nodes = [filtered(part, "_text") for part in words.nodes]


def _is_number(node: Any) -> bool:
    return isinstance(node, nodes.Const) and type(node.value) in (int, float)


class _Limits(NodeTransformer):
    """Holds the length of texts joined by ``~``; what tags print is counted as it is printed."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - named by Jinja
        """Return the joined text with its length held."""
        self.generic_visit(node)
        return filtered(node, "_limited")


def filtered(node: Any, name: str) -> nodes.Filter:
    """Return an expression with a filter of docgen's own behind it."""
    return nodes.Filter(
        node, name, [], [], None, None, lineno=node.lineno, environment=node.environment
    )
