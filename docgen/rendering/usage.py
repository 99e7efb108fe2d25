"""Which values a template asks for: paths through lists, as its loops and tags go.

``пункты`` is a path of one step; ``("пункты", EACH, "срок")`` is what ``{{ пункт.срок }}`` asks for
inside ``{% for пункт in пункты %}``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from jinja2 import nodes

from docgen.rendering.environment import normal

if TYPE_CHECKING:
    from docgen.rendering.template import DocumentTemplate

#: The step from a list to any of its items.
EACH: Final = "[]"

Path = tuple[str, ...]
_Scope = Mapping[str, tuple[Path, ...]]

# Filters that give one item of a list, and those that take the name of a part of each.
_ITEM_FILTERS: Final = frozenset({"first", "last", "random", "min", "max"})
_PART_FILTERS: Final = frozenset(
    {"map", "sum", "groupby", "selectattr", "rejectattr", "sort", "unique"}
)
# Parts of a list that are the list itself in another order or shape.
_SAME_LIST: Final = frozenset({"строки", "по_алфавиту"})


@dataclass(slots=True)
class Usage:
    """``asked``: every path that a tag reads; ``printed``: those printed whole, lists included."""

    asked: set[Path] = field(default_factory=set)
    printed: set[Path] = field(default_factory=set)

    def uses_field(self, name: str, card: str = "") -> bool:
        """Return whether a tag reads this name, or the field of this name of a card."""
        return any(path[0] == name or path[:2] == (card, name) for path in self.asked)

    def uses_column(self, sheet: str, column: str) -> bool:
        """Return whether a tag reads this column of the rows of a sheet, or prints them whole."""
        wanted = (sheet, EACH, column)
        if any(path[-1:] == (sheet,) or path[-2:] == (sheet, EACH) for path in self.printed):
            return True
        return any(
            path[start : start + 3] == wanted
            for path in self.asked
            for start in range(len(path) - 2)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The first steps of all paths, in the order of the alphabet."""
        return tuple(sorted({path[0] for path in self.asked}))


def usage_of(template: DocumentTemplate) -> Usage:
    """Return what the tags of all parts of a template ask for."""
    usage = Usage()
    for part in template.compiled.values():
        tree = part.template.environment.parse(part.prepared.source)
        _Walk(usage).statements(tree.body, {})
    return usage


class _Walk:
    """Goes through a tree of tags with the names that are known at each place."""

    def __init__(self, usage: Usage) -> None:
        self._usage = usage

    def statements(self, body: Iterable[nodes.Node], scope: _Scope) -> None:
        """Read statements one after the other; a name that is set is known to those that follow."""
        known = dict(scope)
        for node in body:
            self._statement(node, known)

    def _statement(self, node: Any, known: dict[str, tuple[Path, ...]]) -> None:
        if isinstance(node, nodes.For):
            items = tuple((*path, EACH) for path in self._paths(node.iter, known))
            inner = {**known, "loop": ()}
            for target in node.target.find_all(nodes.Name):
                inner[target.name] = ()
            if isinstance(node.target, nodes.Name):
                inner[node.target.name] = items
            if node.test is not None:
                self._read(node.test, inner)
            self.statements(node.body, inner)
            self.statements(node.else_, known)
        elif isinstance(node, nodes.Assign):
            found = self._paths(node.node, known)
            for target in node.target.find_all(nodes.Name):
                known[target.name] = ()
            if isinstance(node.target, nodes.Name):
                known[node.target.name] = found
        elif isinstance(node, nodes.Output):
            for child in node.nodes:
                self._usage.printed.update(self._paths(child, known))
        elif isinstance(node, nodes.Macro):
            names: dict[str, tuple[Path, ...]] = {one.name: () for one in node.args}
            known[node.name] = ()
            self.statements(node.body, {**known, **names, "caller": ()})
        else:
            self._other(node, known)

    def _other(self, node: nodes.Node, known: dict[str, tuple[Path, ...]]) -> None:
        """Read the expressions of a node, and the statements inside it."""
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Stmt):
                self._statement(child, known)
            else:
                self._read(child, known)

    def _read(self, node: nodes.Node, known: _Scope) -> None:
        self._paths(node, known)

    def _paths(self, node: Any, known: _Scope) -> tuple[Path, ...]:
        """Return the paths that an expression may give, noting all that it reads."""
        found = tuple(self._found(node, known))
        self._usage.asked.update(path for path in found if path)
        return found

    def _found(self, node: Any, known: _Scope) -> Iterator[Path]:
        match node:
            case nodes.Name():
                yield from known.get(node.name, ((normal(node.name),),))
            case nodes.Getattr():
                yield from self._parts(node.node, node.attr, known)
            case nodes.Getitem(arg=nodes.Const(value=str() as name)):
                yield from self._parts(node.node, name, known)
            case nodes.Getitem(arg=nodes.Const(value=int())):
                yield from ((*path, EACH) for path in self._paths(node.node, known))
            case nodes.Filter():
                yield from self._filtered(node, known)
            case nodes.CondExpr():
                self._read(node.test, known)
                for branch in (node.expr1, node.expr2):
                    if branch is not None:
                        yield from self._paths(branch, known)
            case nodes.Or() | nodes.And():
                yield from self._paths(node.left, known)
                yield from self._paths(node.right, known)
            case nodes.Node():
                for child in node.iter_child_nodes():
                    self._read(child, known)

    def _parts(self, owner: nodes.Node, name: str, known: _Scope) -> Iterator[Path]:
        part = normal(name)
        for path in self._paths(owner, known):
            yield path if part in _SAME_LIST else (*path, part)

    def _filtered(self, node: nodes.Filter, known: _Scope) -> Iterator[Path]:
        values = self._paths(node.node, known) if node.node is not None else ()
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self._read(argument, known)
        if node.name in _PART_FILTERS:
            for part in _named_parts(node):
                named = [(*path, EACH, *part) for path in values]
                self._usage.asked.update(named)
                if node.name == "map":
                    # What follows maps over the parts, as over a list.
                    yield from (path[:-1] if path[-1] == EACH else path for path in named)
                    return
        if node.name in _ITEM_FILTERS:
            yield from ((*path, EACH) for path in values)
        else:
            yield from values


def _named_parts(node: nodes.Filter) -> Iterator[Path]:
    """Yield the parts that a filter takes of each item: ``map(attribute="кто.фамилия")``."""
    first = node.args[:1] if node.name in {"groupby", "selectattr", "rejectattr"} else []
    named = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    for value in (*named, *first):
        if isinstance(value, nodes.Const):
            yield tuple(map(normal, str(value.value).split(".")))
