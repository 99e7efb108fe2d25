"""Footnotes and endnotes of a file that is put in, with their styles, links and separators."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from docgen.rendering.package import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_KINDS: Final = ("footnote", "endnote")
#: The line above notes, and the one above a note that goes on: Word draws them from these.
_SEPARATORS: Final = {"separator": "-1", "continuationSeparator": "0"}
# What in the settings stands after the word on notes.
_LATER_SETTINGS: Final = tuple(
    f"{_W}{name}"
    for name in (
        "endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang",
        "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures",
        "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "shapeDefaults",
        "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    )
)  # fmt: skip


def notes_of(document: Any) -> dict[str, Any]:
    """Return the roots of the notes of a document by their kind (``footnote``, ``endnote``)."""
    found = {}
    for kind in _KINDS:
        part = _part(document, kind)
        if part is not None:
            found[kind] = parse(part.blob)
    return found


def bring_notes(composer: Any, document: Any, notes: Mapping[str, Any], element: Any) -> None:
    """Put the notes that an element refers to into the master, and refer to them there."""
    for kind in _KINDS:
        for reference in list(element.iter(f"{_W}{kind}Reference")):
            note = _named(notes.get(kind), reference.get(f"{_W}id"))
            if note is None:
                reference.getparent().remove(reference)
                continue
            root = _master_notes(composer.doc, kind)
            brought = copy.deepcopy(note)
            identifier = str(1 + max((_number(one) for one in root), default=0))
            brought.set(f"{_W}id", identifier)
            reference.set(f"{_W}id", identifier)
            root.append(brought)
            master = _part(composer.doc, kind)
            composer.add_referenced_parts(_part(document, kind), master, brought)
            master._blob = etree.tostring(root, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _part(document: Any, kind: str) -> Any:
    for relationship in document.part.rels.values():
        if relationship.reltype == f"{_TYPE}{kind}s" and not relationship.is_external:
            return relationship.target_part
    return None


def _named(notes: Any, identifier: str) -> Any:
    found = notes if notes is not None else ()
    return next((note for note in found if note.get(f"{_W}id") == identifier), None)


def _number(note: Any) -> int:
    try:
        return int(note.get(f"{_W}id", "0"))
    except ValueError:
        return 0


def _master_notes(document: Any, kind: str) -> Any:
    """Return the notes of the master as a root, made with their separators where it has none."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = _part(document, kind)
    if part is not None:
        return parse(part.blob)
    root = etree.Element(f"{_W}{kind}s", nsmap={"w": _W[1:-1]})
    for name, identifier in _SEPARATORS.items():
        note = etree.SubElement(root, f"{_W}{kind}")
        note.set(f"{_W}type", name)
        note.set(f"{_W}id", identifier)
        run = etree.SubElement(etree.SubElement(note, f"{_W}p"), f"{_W}r")
        etree.SubElement(run, f"{_W}{name}")
    content = _CONTENT.format(f"{kind}s")
    made = Part(PackURI(f"/word/{kind}s.xml"), content, b"", document.part.package)
    document.part.relate_to(made, f"{_TYPE}{kind}s")
    _tell_settings(document.settings.element, kind)
    return root


def _tell_settings(settings: Any, kind: str) -> None:
    """Name the separators in the settings, where Word looks for them."""
    if settings.find(f"{_W}{kind}Pr") is not None:
        return
    told = settings.makeelement(f"{_W}{kind}Pr")
    for identifier in _SEPARATORS.values():
        etree.SubElement(told, f"{_W}{kind}").set(f"{_W}id", identifier)
    later = [node for node in settings if node.tag in _LATER_SETTINGS]
    if kind == "endnote":
        later = [node for node in later if node.tag != f"{_W}endnotePr"]
    if later:
        later[0].addprevious(told)
    else:
        settings.append(told)
