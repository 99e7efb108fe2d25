"""What a workbook would run or fetch by itself: macros, DDE, links to other files, objects.

docgen reads none of it. It is told, and left out of every workbook that docgen writes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final

from docgen.issues import Issue, Location, note, warning
from docgen.lazy_regex import lazy_regex
from docgen.workbook.bare_elements import BareElement
from docgen.workbook.package import Package, target_of
from docgen.workbook.raw import RawWorkbook

MACROS, DDE, LINKS, OBJECTS, QUERIES = "macros", "dde", "links", "objects", "queries"
#: Sheets of macros: the copy of a workbook that has them cannot be made without losing its order.
MACRO_SHEETS: Final = "macro-sheets"
_OTHER: Final = "other"
#: The last word of the type of a relationship, and what it leads to.
_LEADS: Final[Mapping[str, str]] = {
    "vbaProject": MACROS,
    "vbaProjectSignature": MACROS,
    "vbaProjectSignatureAgile": MACROS,
    "vbaProjectSignatureV3": MACROS,
    "attachedToolbars": MACROS,
    "extensibility": MACROS,
    "xlMacrosheet": MACRO_SHEETS,
    "xlIntlMacrosheet": MACRO_SHEETS,
    "externalLink": LINKS,
    "oleObject": OBJECTS,
    "package": OBJECTS,
    "control": OBJECTS,
    "activeXControlBinary": OBJECTS,
    "connections": QUERIES,
    # Nobody sees these, and programs put them in unasked: left out without a word.
    "customXml": _OTHER,
    "customXmlProps": _OTHER,
    "webextensiontaskpanes": _OTHER,
}
_TOLD: Final = frozenset({MACROS, MACRO_SHEETS, DDE, LINKS, OBJECTS, QUERIES})
_NOT_RUN: Final = (
    "docgen читает готовые значения: этого он не выполняет и в копии книги не переносит."
)
_ASK: Final = (
    "Если вы этого не делали, спросите того, кто прислал книгу; до тех пор не включайте содержимое."
)
_VALUES: Final = "Проверьте, что значения в ячейках свежие."
_DDE_PART: Final = lazy_regex(rb"<(?:\w+:)?ddeLink\b")


def find_active_content(package: Package) -> tuple[str, ...]:
    """Return which sorts of active content a workbook has."""
    found = set()
    for name in package.names():
        if name.casefold().endswith(".rels"):
            for element in package.elements(name, ("Relationship",)):
                sort = sort_of(element)
                if sort == LINKS:
                    target = target_of(source_of(name), element)
                    if target in package and _DDE_PART.search(package.read(target)):
                        sort = DDE
                found.add(sort)
    return tuple(sorted(found & _TOLD))


def active_issues(workbook: RawWorkbook) -> Iterator[Issue]:
    """Yield what is told of the active content of a workbook."""
    place = Location(str(workbook.path))
    found = set(workbook.active)
    if found & {MACROS, MACRO_SHEETS}:
        yield warning("macros", place, f"В книге есть макросы. {_NOT_RUN}", _ASK)
    if DDE in found:
        yield warning("dde-link", place, f"Книга вызывает другую программу (DDE). {_NOT_RUN}", _ASK)
    if LINKS in found:
        what = "Формулы книги берут значения из других книг."
        yield note("linked-workbook", place, f"{what} {_NOT_RUN}", _VALUES)
    if OBJECTS in found:
        what = "В книгу вставлен объект другой программы (OLE или ActiveX)."
        yield note("embedded-object", place, f"{what} {_NOT_RUN}", _ASK)
    if QUERIES in found:
        what = "Книга берёт данные из базы или из интернета. docgen читает готовые значения."
        yield note("data-query", place, what, _VALUES)


def sort_of(relation: BareElement) -> str:
    """Return the sort of active content that a relationship leads to, or an empty text."""
    return _LEADS.get(relation.get("Type", "").rpartition("/")[2], "")


def source_of(relations: str) -> str:
    """Return the part of which this part says what it refers to."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
