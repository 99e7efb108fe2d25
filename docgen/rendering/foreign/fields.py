"""Fields of Word as they lie in a part: split over runs, inside each other; and their undoing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from lxml import etree
from msgspec import Struct, field

from docgen.lazy_regex import lazy_regex

HYPERLINK: Final = "HYPERLINK"
#: The name of a field that another field or a tag would make only when the document is there.
HIDDEN: Final = "{"
_NAMES = "DATA DATABASE DDE DDEAUTO IMPORT INCLUDE INCLUDEPICTURE INCLUDETEXT LINK PRINT RD"
#: Fields that fetch a file, ask another program or command a printer, some of them unasked.
DANGEROUS: Final = frozenset({*_NAMES.split(), HIDDEN})
_NAME: Final = lazy_regex(r'\s*"?(=|[^\s"\\{]+(?=[\s"\\]|$))')
_LONGEST_SHOWN: Final = 60
# Word itself reads no more than twenty fields inside each other.
_DEEPEST: Final = 50


class Field(Struct):
    """A field: its code, with «{» for each field inside it, and how it becomes its last result.

    ``start`` is the element with which it begins.
    """

    start: Any
    code: str = ""
    dissolve: Callable[[], None] = field(default=lambda: None)

    @property
    def name(self) -> str:
        """The first word of the code in capitals; ``HIDDEN`` when the code has none of its own."""
        found = _NAME.match(self.code)
        if found:
            return found[1].upper()
        return HIDDEN if self.code.strip() else ""

    @property
    def shown(self) -> str:
        """The code on one line, cut where it is long."""
        flat = " ".join(self.code.split())
        return flat if len(flat) <= _LONGEST_SHOWN else f"{flat[: _LONGEST_SHOWN - 1]}…"


class _Open(Struct):
    """A field that has begun: what makes it up, and whether its code is being read."""

    texts: list[str]
    marks: list[Any]
    in_code: bool = True


def dangerous_fields(xml: str) -> Iterator[Field]:
    """Yield the dangerous fields of a printed part: what tags have made is seen only then."""
    if "fld" in xml and ("fldChar" in xml or "fldSimple" in xml):
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, huge_tree=True))
        yield from (field for field in fields_of(root) if field.name in DANGEROUS)


def fields_of(root: Any) -> Iterator[Field]:
    """Yield every field of a part, the inner before the outer; an unfinished one last."""
    if next(root.iter("{*}fldChar", "{*}fldSimple"), None) is None:
        return
    stack: list[_Open] = []
    simple: list[Any] = []
    for node in list(root.iter(etree.Element)):
        name = etree.QName(node).localname
        if name == "fldSimple":
            simple.append(node)
        elif name == "fldChar":
            kind = _attribute(node, "fldCharType")
            _in_code(stack, node)
            if kind == "begin":
                if stack and stack[-1].in_code:
                    stack[-1].texts.append("{")
                stack.append(_Open([], [node]))
                if len(stack) > _DEEPEST:
                    yield _finished(stack.pop(0))
            elif stack:
                stack[-1].marks.append(node)
                if kind == "separate":
                    stack[-1].in_code = False
                elif kind == "end":
                    yield _finished(stack.pop())
        elif stack and _is_of_run(node):
            if name in {"instrText", "delInstrText"} and stack[-1].in_code:
                stack[-1].texts.append(node.text or "")
            if name != "rPr":
                _in_code(stack, node)
    while stack:
        yield _finished(stack.pop())
    for node in simple:
        yield Field(node, _attribute(node, "instr"), partial(unwrap, node))


def _is_of_run(node: Any) -> bool:
    parent = node.getparent()
    return parent is not None and etree.QName(parent).localname == "r"


def _in_code(stack: list[_Open], node: Any) -> None:
    """Count a piece of a run to every field whose code it is in."""
    for one in stack:
        if one.in_code:
            one.marks.append(node)


def _finished(one: _Open) -> Field:
    return Field(one.marks[0], "".join(one.texts), lambda: _remove_all(one.marks))


def _remove_all(marks: list[Any]) -> None:
    """Take the marks and the code out of their runs; a run with nothing left goes too."""
    for mark in marks:
        run = mark.getparent()
        if run is None:
            continue
        run.remove(mark)
        if run.getparent() is not None and all(
            etree.QName(child).localname == "rPr" for child in run
        ):
            run.getparent().remove(run)


def unwrap(node: Any) -> None:
    """Leave what stands in a simple field or a link in the place of it."""
    parent = node.getparent()
    if parent is not None:
        place = parent.index(node)
        parent[place : place + 1] = [
            child
            for child in node
            if not isinstance(child.tag, str) or etree.QName(child).localname != "fldData"
        ]


def _attribute(node: Any, name: str) -> str:
    for key, value in node.attrib.items():
        if etree.QName(key).localname == name:
            return str(value)
    return ""
