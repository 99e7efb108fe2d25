"""The parts of a template and how they are tied together: types, relationships, names."""

from __future__ import annotations

import posixpath
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from docgen.errors import TemplateError
from docgen.lazy_regex import lazy_regex
from docgen.xml_signs import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

CONTENT_TYPES = "[Content_Types].xml"
CORE_PROPERTIES = "docProps/core.xml"
_PACKAGE_RELATIONSHIPS = "_rels/.rels"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT_TYPE = _WORD + "document.main+xml"
_OFFICE_DOCUMENT = "/officeDocument"
_TYPE_BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
# What a part is called in a message, by the end of its content type.
_STORY_NAMES = {
    "document.main+xml": "текст",
    "header+xml": "верхний колонтитул",
    "footer+xml": "нижний колонтитул",
    "footnotes+xml": "сноски",
    "endnotes+xml": "концевые сноски",
}
# Word writes none, and refuses a file that has one: it may name files and grow without end.
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_RELATIONSHIP_ID = lazy_regex(rb"\bId\s*=\s*[\"']rId(\d+)[\"']")


def story_name(content_type: str) -> str:
    """Return what a part with text is called in a message, empty for any other part."""
    return _STORY_NAMES.get(content_type.removeprefix(_WORD), "")


def parse(content: bytes) -> etree._Element:
    """Return the root of a part, with entities refused and blanks between elements dropped."""
    from lxml import etree

    parser = etree.XMLParser(
        remove_blank_text=True, resolve_entities=False, no_network=True, huge_tree=True
    )
    if b"<!DOCTYPE" in content:
        raise ValueError("a part of a document has no DOCTYPE")
    return etree.fromstring(content, parser)


@lru_cache(maxsize=1024)
def relationships_part(part: str) -> str:
    """Return the name of the part that holds the relationships of this one."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class TemplatePackage(Struct, frozen=True, dict=True):
    """Parts of a template as bytes, its body, and the other stories that may hold tags."""

    file_name: str
    parts: Mapping[str, bytes]
    body: str
    stories: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def folder(self) -> str:
        """The folder of the body, without which a picture's target is told."""
        return posixpath.dirname(self.body)

    @property
    def styles_part(self) -> str:
        """The name of the part with the styles; the template may have none."""
        return posixpath.join(self.folder, "styles.xml")

    @property
    def settings_part(self) -> str:
        """The name of the part with the settings; the template may have none."""
        return posixpath.join(self.folder, "settings.xml")

    def styles(self) -> bytes:
        """Return the part with the styles, empty when the template has none."""
        return self.parts.get(self.styles_part, b"")

    @cached_property
    def numbering_part(self) -> str:
        """The name of the part with the lists of Word; the template may have none."""
        return posixpath.join(self.folder, "numbering.xml")

    def numbering(self) -> bytes:
        """Return the part with the lists of Word, empty when the template has none."""
        return self.parts.get(self.numbering_part, b"")


def open_package(file_name: str, parts: Mapping[str, bytes]) -> TemplatePackage:
    """Return the package of a .docx; TemplateError when it is something else."""
    from lxml import etree

    for name, content in parts.items():
        if _declares_entities(name, content):
            raise TemplateError(
                f"Шаблон «{file_name}»: часть «{name}» повреждена – в ней объявление DOCTYPE, "
                "которого в документах Word не бывает.",
                "Не открывайте этот файл; попросите прислать другой.",
            )
    try:
        types = parse(parts[CONTENT_TYPES])
        body = _main_part(parse(parts[_PACKAGE_RELATIONSHIPS]), parts)
    except (KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise TemplateError(
            f"Шаблон «{file_name}» не является документом Word (.docx).",
            "Откройте его в Word и сохраните заново как «Документ Word (.docx)».",
        ) from error
    _refuse_broken(file_name, parts)
    overrides = {
        node.get("PartName", "").lstrip("/"): node.get("ContentType", "")
        for node in types
        if isinstance(node.tag, str) and node.get("PartName")
    }
    kind = overrides.get(body, "")
    if "macroEnabled" in kind or _has_macros(types, parts):
        raise TemplateError(
            f"Шаблон «{file_name}» содержит макросы.",
            "Сохраните его в Word как «Документ Word (.docx)», без макросов.",
        )
    if kind != _DOCUMENT_TYPE:
        raise TemplateError(
            f"Файл «{file_name}» не является документом Word (.docx).",
            "Сохраните шаблон в Word как «Документ Word (.docx)».",
        )
    stories = {body: "текст"}
    for name in sorted(overrides):
        if name in parts and (story := story_name(overrides[name])):
            stories.setdefault(name, story)
    return TemplatePackage(file_name, parts, body, stories)


def _refuse_broken(file_name: str, parts: Mapping[str, bytes]) -> None:
    """Word opens no document of which one part is broken, so docgen makes none of it."""
    for name, content in parts.items():
        if is_broken(name, content):
            raise TemplateError(
                f"Шаблон «{file_name}»: часть файла «{name}» повреждена.",
                "Откройте шаблон в Word: программа предложит восстановить его; сохраните заново.",
            )


def is_broken(name: str, content: bytes) -> bool:
    """Return whether a part should be XML and is none that Word would read."""
    if not name.lower().endswith((".xml", ".rels")):
        return False
    from lxml import etree

    try:
        parse(content)
    except (ValueError, etree.XMLSyntaxError):
        return True
    return _declares_entities(name, content)


def _declares_entities(name: str, content: bytes) -> bool:
    return name.lower().endswith((".xml", ".rels")) and any(mark in content for mark in _DOCTYPES)


def _has_macros(types: etree._Element, parts: Mapping[str, bytes]) -> bool:
    """Return whether the file holds a project of macros, under whatever name."""
    named = any(name.lower().endswith("vbaproject.bin") for name in parts)
    return named or any("vbaproject" in str(one.get("ContentType")).lower() for one in types)


def _main_part(relationships: etree._Element, parts: Mapping[str, bytes]) -> str:
    for node in relationships:
        if str(node.get("Type", "")).endswith(_OFFICE_DOCUMENT):
            name = posixpath.normpath(str(node.get("Target", "")).lstrip("/"))
            if name in parts:
                return name
    raise KeyError("officeDocument")


class Relationships(Struct):
    """Relationships of one part: the template's own, and those that values have added.

    ``reserved`` ids after the template's own are left for others.
    """

    original: bytes
    reserved: int = 0
    added: dict[tuple[str, str], str] = field(default_factory=dict)
    _last: int = -1

    def hyperlink(self, address: str) -> str:
        """Return the id under which the part points to an address on the web."""
        return self._id("hyperlink", address)

    def image(self, target: str) -> str:
        """Return the id under which the part points to a picture."""
        return self._id("image", target)

    def _id(self, kind: str, target: str) -> str:
        if self._last < 0:
            last = max(map(int, _RELATIONSHIP_ID.findall(self.original)), default=0)
            self._last = last + self.reserved
        if (known := self.added.get((kind, target))) is not None:
            return known
        self._last += 1
        name = self.added[kind, target] = f"rId{self._last}"
        return name

    def to_bytes(self, original: bytes) -> bytes:
        """Return the part, as it is by now, with what was added."""
        lines = []
        for (kind, target), name in self.added.items():
            mode = ' TargetMode="External"' if kind == "hyperlink" else ""
            lines.append(
                f'<Relationship Id="{name}" Type="{_TYPE_BASE}{kind}"'
                f" Target={quoted(target)}{mode}/>"
            )
        head, found, tail = original.rpartition(b"</Relationships>")
        if not found:
            return (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns='
                '"http://schemas.openxmlformats.org/package/2006/relationships">'
                f"{''.join(lines)}</Relationships>"
            ).encode()
        return head + "".join(lines).encode() + found + tail


def with_media_types(content_types: bytes, extensions: set[str]) -> bytes:
    """Return the content types with a default for each kind of picture."""
    known = {str(node.get("Extension", "")).lower() for node in parse(content_types)}
    new = "".join(
        f'<Default Extension="{extension}" ContentType="image/{extension}"/>'
        for extension in sorted(extensions - known)
    )
    start = content_types.index(b"<Types")
    end = content_types.index(b">", start) + 1
    return content_types[:end] + new.encode() + content_types[end:]
