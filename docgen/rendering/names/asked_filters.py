"""What a filter makes of a value, as far as it tells what the value is."""

from __future__ import annotations

from typing import Final

from jinja2 import nodes

from docgen.rendering.names.asked import Asked
from docgen.rendering.sandbox.look_up import normal

#: What ``groupby`` gives: the value that rows share, and the rows; a loop may take them apart.
GROUP: Final = ("grouper", "list")
# Filters that give one row of a list, and those that give a list of the same rows.
_ONE_ROW: Final = frozenset({"first", "last", "max", "min", "random"})
_SAME_ROWS: Final = frozenset(
    {"list", "sort", "unique", "reverse", "select", "selectattr", "reject", "rejectattr",
     "dictsort"}
)  # fmt: skip
# Filters that give lists of several rows: a loop over one of those goes over the same rows.
_LISTS_OF_ROWS: Final = frozenset({"batch", "slice", "по_разделам"})
_BY_ATTRIBUTE: Final = frozenset({"groupby", "sum", "selectattr", "rejectattr", "по_разделам"})
_EQUAL: Final = frozenset({"equalto", "eq", "==", "ne", "!="})
# What tests and filters of a list ask of its items.
_LACKING: Final = frozenset({"defined", "undefined", "none"})


def filtered(node: nodes.Filter, owner: Asked) -> Asked:
    """Return what a filter makes of a value: itself in another form, one of its rows, their parts.

    Which filters stand behind a value is noted with it.
    """
    name = normal(node.name)
    if node.name.startswith("_"):
        return owner
    if name in _ONE_ROW:
        return owner.rows()
    attribute = _attribute(node, name)
    part = _part_of(owner.rows(), attribute) if attribute else None
    if part is not None and name == "map":
        return _mapped(owner, part)
    if name == "groupby":
        owner.row = owner.rows()
        row = Asked("", parts={"grouper": part or Asked(""), "list": owner})
        return Asked(owner.name, row=row)
    if name in _LISTS_OF_ROWS:
        return _in_lists(owner, part)
    if part is not None and name == "sum":
        part.counted = part.printed = part.always = True
        return owner
    if part is not None and name in {"selectattr", "rejectattr"}:
        _tested(node, part)
    if name in _SAME_ROWS:
        owner.rows()
        return owner
    owner.may_lack |= name in {"default", "d"}
    owner.filters[name] = None
    return owner


def _attribute(node: nodes.Filter, name: str) -> str:
    """Return which part of its rows a filter works with; ``map("фамилия")`` names no part."""
    found = next((word.value for word in node.kwargs if word.key == "attribute"), None)
    if found is None and name in _BY_ATTRIBUTE:
        found = node.args[0] if node.args else nodes.Const("раздел")
        if not node.args and name != "по_разделам":
            return ""
    return str(found.value) if isinstance(found, nodes.Const) else ""


def _part_of(row: Asked, path: str) -> Asked:
    for word in path.split("."):
        row = row.part(word)
    return row


def _mapped(owner: Asked, part: Asked) -> Asked:
    """Return a list of the parts of each row: what is said of a part, is said of each."""
    part.printed = part.always = True
    return Asked(owner.name, row=part)


def _in_lists(owner: Asked, title: Asked | None) -> Asked:
    """Return the list of lists; groups of a section know their title and their rows."""
    owner.rows()
    inner = Asked(owner.name, row=owner.row)
    if title is not None:
        title.may_lack = True  # rows may stand before the first section
        inner.parts = {"название": title, "строки": owner, "число": Asked(""), "номер": Asked("")}
    return Asked(owner.name, row=inner)


def _tested(node: nodes.Filter, part: Asked) -> None:
    """Note what ``selectattr`` asks of a part: whether it is there, or what it says."""
    part.tested = True
    test, *given = [one.value for one in node.args[1:] if isinstance(one, nodes.Const)] or [None]
    if test in _EQUAL:
        part.constants |= dict.fromkeys(given)
    part.may_lack |= test in _LACKING
