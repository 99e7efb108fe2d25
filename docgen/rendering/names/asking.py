"""The tree of one part's tags, read for what it asks of each name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from jinja2 import nodes

from docgen.lazy_regex import lazy_regex
from docgen.rendering.names.asked import Asked
from docgen.rendering.names.asked_filters import GROUP, filtered
from docgen.rendering.sandbox.look_up import normal

# Lists of rows under another name: views that sheets have of themselves.
_OWN_ROWS: Final = frozenset({"строки", "по_алфавиту"})
_ATTRIBUTE: Final = lazy_regex(r'(?:gridSpan|vMerge)\b[^<>]*\bw:val="$|w:fill="$')

_Values = tuple[Asked, ...]


class AskedReader:
    """Goes through one part; ``_scopes`` are the names that the template gives itself.

    An expression is a form of as many values as it has branches: ``а if в else б`` of two.
    """

    def __init__(self, document: Asked) -> None:
        self._document = document
        self._scopes: list[dict[str, _Values]] = [{}]
        self._macros: dict[str, nodes.Macro] = {}
        self._depth = 0  # conditions around, counted within the innermost loop
        self._before = ""

    def read(self, body: list[nodes.Node]) -> None:
        """Note what these statements ask for."""
        for node in body:
            self._statement(node)

    def _statement(self, node: nodes.Node) -> None:
        match node:
            case nodes.Output():
                for child in node.nodes:
                    if isinstance(child, nodes.TemplateData):
                        self._before = child.data[-200:]
                    else:
                        self._print(child)
                        self._before = ""
            case nodes.For():
                self._loop(node)
            case nodes.If():
                self._condition(node)
            case nodes.Assign() if isinstance(node.target, nodes.Name):
                self._scopes[-1][node.target.name] = self._ask(node.node)
            case nodes.Macro():
                self._scopes[-1][node.name] = ()
                self._macros[node.name] = node
            case nodes.With():
                own = {
                    target.name: self._ask(value)
                    for target, value in zip(node.targets, node.values, strict=True)
                    if isinstance(target, nodes.Name)
                }
                self._inside(own, node.body)
            case _:
                self._walk(node)

    def _inside(self, own: dict[str, _Values], body: list[nodes.Node]) -> None:
        self._scopes.append(own)
        self.read(body)
        self._scopes.pop()

    def _loop(self, node: nodes.For) -> None:
        lists = self._ask(node.iter)
        own: dict[str, _Values] = {"loop": ()}
        for wanted in lists:
            wanted.always |= self._depth == 0
            wanted.rows()
        match node.target:
            case nodes.Name():
                for wanted in lists:
                    wanted.variable = wanted.variable or node.target.name
                own[node.target.name] = tuple(wanted.rows() for wanted in lists)
            case nodes.Tuple():
                # A row of ``groupby`` taken apart: the value that is shared, then its rows.
                for name, part in zip_longest(node.target.items, GROUP):
                    if isinstance(name, nodes.Name):
                        own[name.name] = tuple(
                            wanted.rows().parts[part]
                            for wanted in lists
                            if part in wanted.rows().parts
                        )
        depth, self._depth = self._depth, 0
        self._scopes.append(own)
        if node.test:
            self._test(node.test)
        self.read(node.body)
        self._scopes.pop()
        self._depth = depth
        self.read(node.else_)

    def _condition(self, node: nodes.If) -> None:
        self._test(node.test)
        self._depth += 1
        self.read(node.body)
        for other in node.elif_:
            self._test(other.test)
            self.read(other.body)
        self.read(node.else_)
        self._depth -= 1

    def _test(self, node: nodes.Node) -> None:
        """Note what a condition asks: each name that it is made of, without printing any."""
        match node:
            case nodes.Not():
                self._test(node.node)
            case nodes.And() | nodes.Or():
                self._test(node.left)
                self._test(node.right)
            case nodes.Test():
                for asked in self._ask(node.node):
                    asked.may_lack |= node.name in {"defined", "undefined", "none"}
                    asked.tested = True
            case _:
                for asked in self._ask(node):
                    asked.tested = True

    def _print(self, node: nodes.Expr) -> None:
        for asked in self._ask(node):
            asked.printed = True
            asked.always |= self._depth == 0
            if place := _ATTRIBUTE.search(self._before):
                asked.attribute = "colour" if "fill" in place[0] else "span"
            asked.how = _how(node) or asked.how

    def _ask(self, node: nodes.Node | None) -> _Values:
        """Return the values that an expression is a form of; none when it is made of them."""
        match node:
            case nodes.Name():
                return self._named(node.name)
            case nodes.Getattr():
                return _parts(self._ask(node.node), node.attr)
            case nodes.Getitem():
                owners = self._ask(node.node)
                if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                    return _parts(owners, node.arg.value)
                self._walk(node.arg)
                return tuple(owner.rows() for owner in owners)
            case nodes.Filter() if node.node is not None:
                return self._filtered(node)
            case nodes.Compare():
                self._compared(node)
            case nodes.CondExpr():
                self._test(node.test)
                return (*self._optional(node.expr1), *self._optional(node.expr2))
            case nodes.Or():
                return (*self._optional(node.left), *self._optional(node.right))
            case nodes.Concat():
                for child in node.nodes:
                    self._print(child)
            case nodes.BinExpr():
                for child in (node.left, node.right):
                    for asked in self._ask(child):
                        asked.counted |= not _has_text(node)
                        asked.printed = True
                        asked.always |= self._depth == 0
            case nodes.Call():
                return self._called(node)
            case nodes.Node():
                self._walk(node)
        return ()

    def _optional(self, node: nodes.Node | None) -> _Values:
        """Return the values of a branch: there may be none of them."""
        values = self._ask(node)
        for asked in values:
            asked.may_lack = True
        return values

    def _filtered(self, node: nodes.Filter) -> _Values:
        for child in (*node.args, *(keyword.value for keyword in node.kwargs)):
            for asked in self._ask(child):
                asked.printed = True
                asked.always |= self._depth == 0
        return tuple(filtered(node, owner) for owner in self._ask(node.node))

    def _compared(self, node: nodes.Compare) -> None:
        sides = [node.expr, *(operand.expr for operand in node.ops)]
        constants = [value for side in sides for value in _constants(side)]
        for side in sides:
            for asked in self._ask(side):
                asked.tested = True
                asked.constants |= dict.fromkeys(constants)

    def _called(self, node: nodes.Call) -> _Values:
        is_macro = isinstance(node.node, nodes.Name) and node.node.name in self._macros
        for child in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self._walk(child) if is_macro else self._print(child)
        if isinstance(node.node, nodes.Getattr):
            owners = self._ask(node.node.node)
            return owners if node.node.attr in {"items", "values"} else ()
        if not isinstance(node.node, nodes.Name):
            return ()
        macro = self._macros.get(node.node.name)
        if macro is None:
            for asked in self._named(node.node.name):
                asked.called = True
            return ()
        own: dict[str, _Values] = {"caller": (), **{arg.name: () for arg in macro.args}}
        own |= {
            arg.name: self._ask(child) for arg, child in zip(macro.args, node.args, strict=False)
        }
        own |= {keyword.key: self._ask(keyword.value) for keyword in node.kwargs}
        # A macro that calls itself asks for nothing new the second time.
        del self._macros[macro.name]
        self._inside(own, macro.body)
        self._macros[macro.name] = macro
        return ()

    def _named(self, name: str) -> _Values:
        for scope in reversed(self._scopes):
            if name in scope:
                return scope[name]
        return (self._document.part(name),)

    def _walk(self, node: nodes.Node) -> None:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self._ask(child)
            else:
                self._statement(child)


def _parts(owners: _Values, name: str) -> _Values:
    if normal(name) not in _OWN_ROWS:
        return tuple(owner.part(name) for owner in owners)
    for owner in owners:
        owner.in_lines |= normal(name) == "строки"
    return owners


def _how(node: nodes.Expr) -> str:
    """Return docxtpl's prefix under which an expression is printed."""
    while isinstance(node, nodes.Filter) and isinstance(node.node, nodes.Expr):
        if node.name in {"_blocks", "_spans"}:
            return "p" if node.name == "_blocks" else "r"
        node = node.node
    return ""


def _constants(node: nodes.Node) -> Iterator[str | float]:
    for found in (node, *node.find_all(nodes.Const)):
        if isinstance(found, nodes.Const) and isinstance(found.value, str | int | float):
            yield found.value


def _has_text(node: nodes.BinExpr) -> bool:
    """Return whether a sum joins texts: a number is never added to one."""
    return any(isinstance(one.value, str) for one in node.find_all(nodes.Const))
