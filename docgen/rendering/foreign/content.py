"""What a file of other people would fetch, run or show from elsewhere: found, and taken out.

Word opens linked pictures, attached templates, DDE and INCLUDE fields as soon as a document is
opened, and signs in to the servers that they name. A document that docgen writes has none of them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from lxml import etree
from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.rendering.foreign.fields import DANGEROUS, HYPERLINK, fields_of, unwrap

if TYPE_CHECKING:
    from docgen.rendering.foreign.fields import Field

# Word takes the names of parts in any letters.
_RELATIONSHIP: Final = lazy_regex(r"(?:^|/)_rels/(?P<name>[^/]*)\.rels$", re.IGNORECASE)
_OTHER_ENCODING: Final = re.compile(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8)", re.IGNORECASE)
_WEB: Final = lazy_regex(r"(?:https?|mailto):", re.IGNORECASE)
_ADDRESS: Final = lazy_regex(r'"([^"]*)"|(\S+)')
_ID_SPACES: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "urn:schemas-microsoft-com:office:office",
)
_LOCAL_FILE: Final = lazy_regex(r"(?:file:/{3}(?![/\\])|[a-z]:[\\/]|[^\\/:]+$)", re.IGNORECASE)


class Foreign(StrEnum):
    """Kinds of foreign content; the value is what a message calls it."""

    PICTURE = "картинка по ссылке"
    TEMPLATE = "присоединённый шаблон"
    OBJECT = "связанный объект"
    SUBDOCUMENT = "вложенный документ"
    FRAME = "рамка с чужой страницей"
    MAIL_MERGE = "источник данных слияния"
    CHUNK = "вставка в чужом формате"
    SCHEMA = "внешняя схема данных"
    LINK = "внешняя ссылка"
    FIELD = "поле"
    FILE_LINK = "ссылка не на сайт"
    EMBEDDED = "вложенный объект"


_BY_TYPE: Final = {
    "image": Foreign.PICTURE,
    "attachedTemplate": Foreign.TEMPLATE,
    "oleObject": Foreign.OBJECT,
    "subDocument": Foreign.SUBDOCUMENT,
    "frame": Foreign.FRAME,
    "mailMergeSource": Foreign.MAIL_MERGE,
    "mailMergeHeaderSource": Foreign.MAIL_MERGE,
    "aFChunk": Foreign.CHUNK,
    "hyperlink": Foreign.FILE_LINK,
}
_EMBEDDED_TYPES: Final = frozenset({"oleObject", "control", "package"})
# Elements that stand for nothing once what they point to is gone, by the name of the pointing one.
_WHOLE: Final = {
    "blip": ("drawing", "pict"),
    "imagedata": ("pict", "object"),
    "sourceFileName": ("frameset",),
}
# Elements of old pictures that may say an address themselves, and the names it stands under.
_DRAWN: Final = frozenset({"imagedata", "fill", "stroke"})
_DRAWN_FROM: Final = frozenset({"src", "href", "althref"})
# Elements that fetch from elsewhere by what they say themselves, without a relationship.
_SPEAKING: Final = {
    "mailMerge": Foreign.MAIL_MERGE,
    "altChunk": Foreign.CHUNK,
    "attachedSchema": Foreign.SCHEMA,
    "schemaLibrary": Foreign.SCHEMA,
}
# «:fill» alone begins names of every theme, and attributes of every shaded cell.
_SIGNS: Final = (
    *(word.encode() for word in ("fldChar", "fldSimple", "imagedata", *_SPEAKING)),
    *(f":{name}{end}".encode() for name in ("fill", "stroke") for end in " />\t\r\n"),
)


class Fact(Struct, frozen=True):
    """One piece of foreign content: the part it is in, what it is, where it leads."""

    part: str
    what: Foreign
    target: str

    @property
    def is_kept(self) -> bool:
        """Whether it stays in what docgen writes."""
        return self.what is Foreign.EMBEDDED

    @property
    def is_of_this_machine(self) -> bool:
        """Whether it names a template on somebody's own disk, as Word itself writes it."""
        return self.what is Foreign.TEMPLATE and _LOCAL_FILE.match(self.target) is not None


def foreign_content(parts: Mapping[str, bytes]) -> Iterator[Fact]:
    """Yield the foreign content of a document, part by part; nothing is changed."""
    yield from without_foreign_content(parts)[1]


def without_foreign_content(
    parts: Mapping[str, bytes],
) -> tuple[Mapping[str, bytes], tuple[Fact, ...]]:
    """Return the parts with foreign content taken out, and what was found.

    The last result of a field and the words of a link stay as text, and a picture that is in the
    file as well as linked stays too. Embedded objects are found and left: nothing happens unless a
    person starts them. A document without such content gives the same object back.
    """
    facts: list[Fact] = []
    changed: dict[str, bytes] = {}
    gone: dict[str, set[str]] = {}
    for name, content in parts.items():
        if match := _RELATIONSHIP.search(name):
            owner = posixpath.join(posixpath.dirname(posixpath.dirname(name)), match["name"])
            if (cleaned := _relationships(owner, content, facts, gone)) is not None:
                changed[name] = cleaned
            continue
    for name, content in parts.items():
        ids = gone.get(name.lower(), set())
        if (ids or _may_be_foreign(content)) and (root := _root(content)) is not None:
            before = len(facts)
            dropped = _drop_pointing(root, ids) + _drop_speaking(root, name, facts)
            dropped += _drop_drawn(root, name, facts) + _drop_fields(root, name, facts)
            if dropped or len(facts) > before:
                changed[name] = etree.tostring(
                    root, encoding="UTF-8", xml_declaration=True, standalone=True
                )
    if not facts:
        return parts, ()
    return {**parts, **changed}, tuple(dict.fromkeys(facts))


def _may_be_foreign(content: bytes) -> bool:
    # A part in another encoding cannot be searched without being read.
    other = b"\0" in content[:4] or _OTHER_ENCODING.match(content)
    return bool(other) or any(sign in content for sign in _SIGNS)


def _root(content: bytes) -> Any:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return None  # who opens the part tells of it


def _relationships(
    owner: str, content: bytes, facts: list[Fact], gone: dict[str, set[str]]
) -> bytes | None:
    """Note what relationships lead elsewhere; return the part without them, None when it has none.

    A relationship to an embedded object is told, and stays.
    """
    root = _root(content)
    if root is None:
        return None
    dropped = False
    for node in [one for one in root if isinstance(one.tag, str)]:
        kind, target = str(node.get("Type", "")).rpartition("/")[2], str(node.get("Target", ""))
        if node.get("TargetMode") != "External":
            if kind in _EMBEDDED_TYPES:
                facts.append(Fact(owner, Foreign.EMBEDDED, target))
            if kind != "aFChunk":
                continue
        if kind == "hyperlink" and _WEB.match(target.strip()):
            continue
        facts.append(Fact(owner, _BY_TYPE.get(kind, Foreign.LINK), target))
        gone.setdefault(owner.lower(), set()).add(str(node.get("Id", "")))
        root.remove(node)
        dropped = True
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) if dropped else None


def _drop_pointing(root: Any, ids: set[str]) -> int:
    """Take out what points to relationships that are gone; return how many places that were."""
    if not ids:
        return 0
    dropped = 0
    for node in list(root.iter(etree.Element)):
        names = [
            name
            for name, value in node.attrib.items()
            if value in ids and etree.QName(name).namespace in _ID_SPACES
        ]
        for name in names:
            del node.attrib[name]
        if not names:
            continue
        dropped += 1
        if any(etree.QName(name).namespace in _ID_SPACES for name in node.attrib):
            continue  # a picture that is embedded as well
        if etree.QName(node).localname == "hyperlink":
            unwrap(node)
        else:
            _remove(_whole(node))
    return dropped


def _whole(node: Any) -> Any:
    owners = _WHOLE.get(etree.QName(node).localname, ())
    for owner in node.iterancestors():
        if etree.QName(owner).localname in owners:
            return owner
    return node


def _drop_speaking(root: Any, part: str, facts: list[Fact]) -> int:
    dropped = 0
    for node in list(_named(root, _SPEAKING)):
        what = _SPEAKING[etree.QName(node).localname]
        if what is Foreign.SCHEMA and "://" not in " ".join(
            str(value) for one in node.iter(etree.Element) for value in one.attrib.values()
        ):
            continue
        if not any(fact.part == part and fact.what is what for fact in facts):
            facts.append(Fact(part, what, _said(node)))
        _remove(node)
        dropped += 1
    return dropped


def _drop_drawn(root: Any, part: str, facts: list[Fact]) -> int:
    """Take the addresses out of old pictures that name one themselves."""
    dropped = 0
    for node in _named(root, _DRAWN):
        for name, value in list(node.attrib.items()):
            if etree.QName(name).localname in _DRAWN_FROM and re.search(r"//|\\\\", str(value)):
                facts.append(Fact(part, Foreign.PICTURE, str(value)))
                del node.attrib[name]
                dropped += 1
    return dropped


def _named(root: Any, names: Iterable[str]) -> Iterator[Any]:
    """Yield the elements of these names, in any namespace."""
    yield from root.iter(*(f"{{*}}{name}" for name in names))


def _said(node: Any) -> str:
    """Return the first address that an element says, empty when it says none."""
    values = [str(value) for one in node.iter(etree.Element) for value in one.attrib.values()]
    return next((value for value in values if re.search(r"[\\/]|=", value)), "")


def _drop_fields(root: Any, part: str, facts: list[Fact]) -> int:
    dropped = 0
    for field in fields_of(root):
        if field.name in DANGEROUS:
            facts.append(Fact(part, Foreign.FIELD, field.shown))
            field.dissolve()
            dropped += 1
        elif field.name == HYPERLINK and (target := _target(field)):
            facts.append(Fact(part, Foreign.FILE_LINK, target))
            field.dissolve()
            dropped += 1
    return dropped


def _target(field: Field) -> str:
    """Return the address of a HYPERLINK field that leads to a file, empty for any other."""
    # Word itself writes a space before the name of a field.
    words = _ADDRESS.findall(" ".join(field.code.split(None, 1)[1:]))
    target = next((quoted or bare for quoted, bare in words), "").strip()
    leads = target.startswith("\\\\") or target[:1] not in {"", "#", "\\", "{"}
    return target if leads and not _WEB.match(target) else ""


def _remove(node: Any) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
