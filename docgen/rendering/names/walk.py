"""Names that tags ask for, followed through a part from loop to loop over known values.

Only what is sure is told: what a template asks about (``is defined``, ``default``), what a macro
is given, and what stands in an empty list is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from jinja2 import nodes
from jinja2.filters import FILTERS
from jinja2.runtime import Undefined
from msgspec import Struct, field

from docgen.content import Deferred, Printable
from docgen.rendering.names.missing import (
    SURE,
    MissingName,
    chain_of,
    names_in,
    names_of,
    normal_chain,
)
from docgen.rendering.sandbox.environment import LOOP_ATTRIBUTES, TagEnvironment
from docgen.rendering.sandbox.limits import SESSION, Spending
from docgen.rendering.sandbox.look_up import alike, normal

#: A value of which nothing is known: whatever is asked of it may be there.
ANYTHING: Final = object()
_LOOP: Final = object()
#: Filters that give the items of a list in another order or number, or one of them.
_SAME_ITEMS: Final = frozenset(
    {"sort", "unique", "reverse", "list", "select", "reject", "selectattr", "rejectattr"}
)
_ONE_ITEM: Final = frozenset({"first", "last", "min", "max"})


class NameWalk(Struct):
    """Goes through the tags of one part in their order, one at a time or as a whole.

    ``known`` are the values of all names of the document, or samples of them; None where nobody
    knows them.
    """

    environment: TagEnvironment
    known: Mapping[str, object] | None
    guarded: frozenset[str] = frozenset()
    scopes: list[dict[str, object]] = field(default_factory=lambda: [{}])
    ended: set[str] = field(default_factory=set)
    free: set[str] = field(default_factory=set)
    found: list[MissingName] = field(default_factory=list)

    def enter(self, word: str, tree: nodes.Template | None) -> list[MissingName]:
        """Return what the tag asks for in vain; ``word`` is its command, empty for a value."""
        self.found = []
        if word.startswith("end"):
            self._leave(word)
        opened: dict[str, object] = {}
        if tree is not None and not word.startswith("end"):
            for node in tree.body:
                self._statement(node, opened)
        if word in _SCOPED:
            # What a tag that cannot be understood would have given, nobody knows.
            unread = {_UNREAD: ANYTHING} if tree is None else {}
            self.scopes.append({_OPENED_BY: word, **unread, **opened})
        return self.found

    def printed(self, tree: nodes.Template) -> object:
        """Return the sample value that a tag ``{{ x }}`` prints, here where the walk has come."""
        expression = next(tree.find_all(nodes.Output)).nodes[0]
        return self.value(expression)

    def _leave(self, word: str) -> None:
        opened = word.removeprefix("end")
        for place in range(len(self.scopes) - 1, 0, -1):
            if self.scopes[place].get(_OPENED_BY) == opened:
                for scope in self.scopes[place:]:
                    if scope[_OPENED_BY] == "for":
                        self.ended |= {key for key in scope if key[0] != "#"} - {"loop"}
                del self.scopes[place:]
                return

    def _statement(self, node: nodes.Node, opened: dict[str, object]) -> None:
        match node:
            case nodes.For():
                self._bind(node.target, self._item(node.iter), opened)
                opened["loop"] = _LOOP
                if node.test is not None:
                    self.scopes.append(opened)
                    self.value(node.test)
                    self.scopes.pop()
            case nodes.Assign():
                self._bind(node.target, self.value(node.node), self.scopes[-1])
            case nodes.AssignBlock():
                self._bind(node.target, ANYTHING, self.scopes[-1])
            case nodes.Macro() | nodes.CallBlock():
                if isinstance(node, nodes.Macro):
                    self.scopes[-1][node.name] = ANYTHING
                else:
                    self.value(node.call)
                    self.scopes[-1].setdefault("caller", ANYTHING)
                for default in node.defaults:
                    self.value(default)
                for argument in node.args:
                    self._bind(argument, ANYTHING, opened)
                opened |= dict.fromkeys(("caller", "varargs", "kwargs"), ANYTHING)
            case nodes.With():
                for target, value in zip(node.targets, node.values, strict=True):
                    self._bind(target, self.value(value), opened)
            case nodes.Block():
                pass
            case _:
                for child in node.iter_child_nodes():
                    if isinstance(child, nodes.Expr):
                        self.value(child)

    def _bind(self, target: nodes.Node, value: object, scope: dict[str, object]) -> None:
        for name in names_in(target):
            scope[name.name] = value if name is target else ANYTHING

    def _item(self, node: nodes.Node) -> object:
        """Return what a loop over this gives at a turn."""
        value = self.value(node)
        if isinstance(value, Mapping):
            return ANYTHING
        if isinstance(value, Iterable):
            return next(iter(value), ANYTHING) if not isinstance(value, str) else ANYTHING
        # An empty value has no form of its own: a list may stand there in another workbook.
        if isinstance(value, Printable) and value:
            chain = chain_of(node)
            self.found.append(MissingName("no-list", chain, chain.rpartition(".")[2]))
        return ANYTHING

    def value(self, node: nodes.Node | None) -> object:
        """Return the sample value of an expression, noting what it asks for in vain."""
        match node:
            case nodes.Name():
                return self._named(node)
            case nodes.Getattr():
                return self._part(self.value(node.node), node.attr, node)
            case nodes.Getitem():
                owner = self.value(node.node)
                if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                    return self._part(owner, node.arg.value, node)
                self.value(node.arg)
                return _first(owner) if isinstance(node.arg, nodes.Const) else ANYTHING
            case nodes.Filter():
                return self._filtered(node)
            case nodes.Test() if node.name in SURE:
                return ANYTHING
            case nodes.CondExpr():
                self.value(node.test)
                values = [self.value(node.expr1), self.value(node.expr2)]
                return next((value for value in values if value is not ANYTHING), ANYTHING)
        for child in node.iter_child_nodes() if node is not None else ():
            self.value(child)
        return ANYTHING

    def _named(self, node: nodes.Name) -> object:
        name = node.name
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
            if meant := alike(name, scope):
                return scope[meant]
        if name == "loop":
            return self._missing(MissingName("outside-loop", name, name))
        if self.known is not None:
            for key in (name, normal(name), alike(name, self.known)):
                if key in self.known:
                    return _resolved(self.known[key])
        if name in self.ended - self.free:
            return self._missing(MissingName("outside-loop", name, name))
        if self.known is None:
            # Asked for before any loop has given it: it is a name of the document.
            self.free.add(name)
            return ANYTHING
        own = {key for scope in self.scopes for key in scope if not key.startswith("#")}
        if any(_UNREAD in scope for scope in self.scopes):
            return ANYTHING
        known = (*self.known, *sorted(own))
        return self._missing(MissingName("unknown", name, name, "", known, line=node.lineno))

    def _part(self, owner: Any, name: str, node: nodes.Node) -> object:
        if owner is ANYTHING:
            return ANYTHING
        if owner is _LOOP:
            if name in LOOP_ATTRIBUTES:
                return ANYTHING
            known = tuple(sorted(LOOP_ATTRIBUTES))
        else:
            try:
                value = self.environment.getitem(owner, name)
            except Exception:  # noqa: BLE001 - a value that cannot be worked out is no unknown name
                return ANYTHING
            if not isinstance(value, Undefined):
                return value
            known = names_of(owner)
        chain = chain_of(node)
        return self._missing(
            MissingName("unknown", chain, name, chain.rpartition(".")[0], known, node.lineno, owner)
        )

    def _filtered(self, node: nodes.Filter) -> object:
        if node.name in {"default", "d"}:
            return ANYTHING
        value = self.value(node.node)
        for child in (*node.args, *node.kwargs):
            self.value(child)
        if value is ANYTHING or node.name in _SAME_ITEMS or node.name.startswith("_"):
            return value
        if node.name in _ONE_ITEM:
            return _first(value)
        plain = all(isinstance(argument, nodes.Const) for argument in node.args)
        of_context = hasattr(FILTERS.get(node.name), "jinja_pass_arg")
        if node.name not in self.environment.filters or of_context or node.kwargs or not plain:
            return ANYTHING
        arguments = [argument.as_const() for argument in node.args]
        try:
            # A session of its own: what a sample costs is no document's.
            context = self.environment.from_string("").new_context({SESSION: Spending()})
            return self.environment.call_filter(node.name, value, arguments, context=context)
        except Exception:  # noqa: BLE001 - a sample may not suit the filter; then nothing is known
            return ANYTHING

    def _missing(self, asked: MissingName) -> object:
        if normal_chain(asked.chain) not in self.guarded and asked not in self.found:
            self.found.append(asked)
        return ANYTHING


_OPENED_BY: Final = "#"
_UNREAD: Final = "#unread"
_SCOPED: Final = frozenset({"for", "macro", "call", "with", "filter", "block"})


def _resolved(value: object) -> object:
    try:
        return value.resolve() if isinstance(value, Deferred) else value
    except Exception:  # noqa: BLE001 - what cannot be worked out is no unknown name
        return ANYTHING


def _first(value: Any) -> object:
    if isinstance(value, Iterable) and not isinstance(value, (str, Mapping)):
        return next(iter(value), ANYTHING)
    return ANYTHING
