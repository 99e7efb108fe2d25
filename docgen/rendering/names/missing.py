"""Names as tags write them: chains of them, those that a loop gives, those asked about first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from jinja2 import nodes
from jinja2.utils import missing
from msgspec import Struct

from docgen.content import Printable
from docgen.rendering.sandbox.look_up import normal

#: Tests that ask whether a name is there at all.
SURE: Final = frozenset({"defined", "undefined"})

Trouble = Literal["unknown", "outside-loop", "no-list"]


class MissingName(Struct, frozen=True):
    """A name that a tag asks for in vain.

    ``chain`` is the whole of it («пункт.срак»), ``owner`` what it is asked of, empty for a name of
    the document; ``known`` are the names that are there. ``line`` is that of the source, ``of``
    the value behind ``owner``.
    """

    trouble: Trouble
    chain: str
    name: str
    owner: str = ""
    known: tuple[str, ...] = ()
    line: int = 0
    of: object = missing


def guarded_chains(trees: Iterable[nodes.Template]) -> frozenset[str]:
    """Return the names that a template asks about before it uses them: «x is defined»."""
    found = set()
    for tree in trees:
        for test in tree.find_all(nodes.Test):
            if test.name in SURE:
                found.add(normal_chain(chain_of(test.node)))
        for used in tree.find_all(nodes.Filter):
            if used.name in {"default", "d"} and used.node is not None:
                found.add(normal_chain(chain_of(used.node)))
    return frozenset(found)


def normal_chain(chain: str) -> str:
    """Return the chain with each of its names in the normal form."""
    return ".".join(map(normal, chain.split(".")))


def chain_of(node: nodes.Node | None) -> str:
    """Return an expression as a chain of names («пункт.срок»); what is no name is «…»."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{chain_of(node.node)}.{node.attr}"
        case nodes.Getitem() if isinstance(node.arg, nodes.Const):
            return f"{chain_of(node.node)}.{node.arg.value}"
        case nodes.Filter():
            return f"{chain_of(node.node)}|{node.name}"
    return "…"


def given_names(tree: nodes.Template) -> list[str]:
    """Return the names that a loop gives to its items."""
    names = (node for loop in tree.find_all(nodes.For) for node in names_in(loop.target))
    return [node.name for node in names]


def names_in(target: nodes.Node) -> list[nodes.Name]:
    """Return the names that something is given to."""
    return [target] if isinstance(target, nodes.Name) else list(target.find_all(nodes.Name))


def names_of(owner: Any) -> tuple[str, ...]:
    """Return the names that may be asked of a value."""
    if isinstance(owner, Printable):
        return owner.known_names()
    return tuple(map(str, owner)) if isinstance(owner, Mapping) else ()
