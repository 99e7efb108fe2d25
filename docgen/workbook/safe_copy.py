"""A workbook to be written by docgen: without what it would run or fetch by itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from lxml import etree

from docgen.errors import UnreadableWorkbookError
from docgen.lazy_regex import lazy_regex
from docgen.workbook.active_content import MACRO_SHEETS, QUERIES, sort_of, source_of
from docgen.workbook.edited_package import CONTENT_TYPES, EditedPackage
from docgen.workbook.package import relations_part, target_of
from docgen.workbook.reaching import reaches_elsewhere
from docgen.workbook.styles import local_name

_MACRO_TYPE: Final = lazy_regex(r"macroEnabled\.main\+xml$|ms-excel\.addin[^/]*\.main\+xml$")
_PLAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
# Left out, a table of their answers would be broken; in a copy they ask when a person tells them.
_KEPT: Final = frozenset({QUERIES})
_ASKING: Final = frozenset({"connections", "queryTable", "pivotCacheDefinition"})
_BY_ITSELF: Final = ("refreshOnLoad", "interval")
# What holds references to other parts, and is nothing without them.
_HOLDERS: Final = frozenset({"externalReferences", "oleObjects", "controls"})
_NEVER_EMPTY: Final = frozenset({"definedNames", "dataValidations", "conditionalFormatting"})
_ID: Final = lazy_regex(r"\}id$")


def safe_copy(path: Path) -> EditedPackage:
    """Return a workbook to be changed and written, without its active content.

    Formulas that reach elsewhere become the values that they had; a linked picture stays unseen;
    queries no longer run by themselves when the workbook is opened.

    Raises:
        UnreadableWorkbookError: the file is no workbook, or has sheets of macros.

    """
    edited = EditedPackage(path)
    lost = _leave_out(edited)
    _quiet_queries(edited)
    for part, identifiers in lost.items():
        if part in edited:
            _forget_references(edited, part, identifiers)
    if lost or any(b"|" in edited.read(part) for part in _sheets(edited)):
        frozen = [_freeze(edited, part) for part in (*_sheets(edited), edited.main)]
        if any(frozen):
            _forget_order(edited)
    return edited


def _sheets(edited: EditedPackage) -> list[str]:
    return [part for part in edited.all_related("worksheet") if part in edited]


def _leave_out(edited: EditedPackage) -> dict[str, set[str]]:
    """Take the parts out; return the ids of the lost references by the part that has them."""
    lost: dict[str, set[str]] = {}
    gone: set[str] = set()
    for name in [name for name in edited.names() if name.casefold().endswith(".rels")]:
        source = source_of(name)
        for relation in list(edited.peek(name)):
            sort = sort_of(relation)
            is_external = relation.get("TargetMode") == "External"
            if sort == MACRO_SHEETS:
                raise UnreadableWorkbookError(
                    f"В книге «{edited.path.name}» есть листы с макросами Excel 4.0: её копию "
                    "docgen не делает.",
                    "Скопируйте листы с данными в новую книгу и работайте с ней.",
                )
            if sort and sort not in _KEPT:
                if not is_external:
                    gone.add(target_of(source, relation))
                lost.setdefault(source, set()).add(relation.get("Id", ""))
                edited.tree(name).remove(relation)
            elif is_external and not relation.get("Type", "").endswith("/hyperlink"):
                # A picture that Excel would fetch; a hyperlink waits for a person.
                edited.tree(name)
                relation.set("Target", "NULL")
    for part in gone:
        edited.remove(part)
    if lost:
        _forget_types(edited, gone)
    return lost


def _quiet_queries(edited: EditedPackage) -> None:
    """Let queries wait for a person: none runs as the workbook is opened, or every few minutes."""
    for name in [name for name in edited.names() if name.casefold().endswith(".rels")]:
        for relation in edited.peek(name):
            part = target_of(source_of(name), relation)
            sort = relation.get("Type", "").rpartition("/")[2]
            if sort not in _ASKING or part not in edited or not _asks_outside(edited.peek(part)):
                continue
            for element in edited.peek(part).iter():
                for key in _BY_ITSELF:
                    if key in element.attrib:
                        edited.tree(part)
                        del element.attrib[key]


def _asks_outside(root: etree._Element) -> bool:
    """Return whether this is no cache of a pivot table over the workbook's own sheets."""
    sources = [element for element in root if local_name(element) == "cacheSource"]
    return not sources or any(one.get("type") == "external" for one in sources)


def _forget_types(edited: EditedPackage, gone: Iterable[str]) -> None:
    names = {f"/{name}".casefold() for name in gone}
    types = edited.tree(CONTENT_TYPES)
    for item in list(types):
        if item.get("PartName", "").casefold() in names:
            types.remove(item)
        elif _MACRO_TYPE.search(item.get("ContentType", "")):
            item.set("ContentType", _PLAIN_TYPE)


def _forget_references(edited: EditedPackage, part: str, identifiers: set[str]) -> None:
    """Remove the elements of a part that refer by these ids, and what is nothing without them."""
    root = edited.tree(part)
    for element in list(root.iter()):
        if any(_ID.search(str(key)) and value in identifiers for key, value in element.items()):
            _remove(element)
    for element in list(root.iter()):
        if local_name(element) in _HOLDERS and not any(
            _ID.search(str(key))
            for one in element.iter()
            for key in one.keys()  # noqa: SIM118
        ):
            _remove(element)


def _forget_order(edited: EditedPackage) -> None:
    """Remove the order in which formulas are worked out: it names each of them."""
    part = edited.related("calcChain")
    if part and part in edited:
        relations = edited.tree(relations_part(edited.main))
        for relation in list(relations):
            if relation.get("Type", "").endswith("/calcChain"):
                relations.remove(relation)
        edited.remove(part)
        _forget_types(edited, [part])


def _freeze(edited: EditedPackage, part: str) -> bool:
    """Leave of formulas that reach elsewhere their values; return whether there was one.

    Names and rules of cells that need such a formula go.
    """
    shared: set[str] = set()
    dropped: list[etree._Element] = []
    formulas: list[etree._Element] = []
    for element in edited.peek(part).iter():
        name = local_name(element)
        if name == "f":
            formulas.append(element)
            if reaches_elsewhere(element.text or ""):
                shared.add(element.get("si", ""))
                dropped.append(element)
        elif name in {"definedName", "dataValidation", "cfRule"} and any(
            reaches_elsewhere(str(text)) for text in element.itertext()
        ):
            dropped.append(element)
    dropped += [f for f in formulas if f.get("si", "") in shared - {""}]
    if dropped:
        edited.tree(part)
    for element in dropped:
        _remove(element)
    return bool(dropped)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
        if not len(parent) and local_name(parent) in _NEVER_EMPTY:
            _remove(parent)
