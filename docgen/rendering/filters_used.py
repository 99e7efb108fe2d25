"""What the tags of a template do with a name: by that its type can be guessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from jinja2 import nodes

from docgen.rendering.environment import normal

if TYPE_CHECKING:
    from docgen.rendering.template import DocumentTemplate

#: Stands among the filters of a name that is reckoned with or compared to a number.
ARITHMETIC: Final = "+"
_RECKONING: Final = (nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)


def filters_of_names(template: DocumentTemplate) -> Mapping[str, frozenset[str]]:
    """Return the filters that stand behind each name, by its normal form, the last part of it."""
    found: dict[str, set[str]] = {}
    for part in template.compiled.values():
        tree = part.template.environment.parse(part.prepared.source)
        for node in tree.find_all(nodes.Filter):
            if node.node is not None and not node.name.startswith("_"):
                found.setdefault(_name(node.node), set()).add(node.name)
        for reckoned in tree.find_all(_RECKONING):
            for side in (reckoned.left, reckoned.right):
                found.setdefault(_name(side), set()).add(ARITHMETIC)
        for comparison in tree.find_all(nodes.Compare):
            sides = [comparison.expr, *(operand.expr for operand in comparison.ops)]
            if any(_is_number(side) for side in sides):
                for side in sides:
                    found.setdefault(_name(side), set()).add(ARITHMETIC)
    found.pop("", None)
    return {name: frozenset(filters) for name, filters in found.items()}


def _bare(node: Any) -> Any:
    while isinstance(node, nodes.Filter) and node.node is not None:
        node = node.node
    return node


def _is_number(node: Any) -> bool:
    bare = _bare(node)
    return isinstance(bare, nodes.Const) and isinstance(bare.value, (int, float))


def _name(node: Any) -> str:
    match _bare(node):
        case nodes.Name(name=str(name)) | nodes.Getattr(attr=str(name)):
            return str(normal(name))
        case nodes.Getitem(arg=nodes.Const(value=str(name))):
            return str(normal(name))
    return ""
