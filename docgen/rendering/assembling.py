"""Printed parts put together with what the template brings: the finished document, proved."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from docgen.lazy_regex import lazy_regex
from docgen.rendering.archive import KEPT, PackedPart, pack, pack_quickly, write_archive
from docgen.rendering.layout.numbering import Numbering
from docgen.rendering.markup.divisions import SectionLog
from docgen.rendering.markup.document_properties import OfficeProperties
from docgen.rendering.markup.drawing_ids import with_drawing_ids
from docgen.rendering.markup.pictures import Media
from docgen.rendering.markup.visible import visible_text
from docgen.rendering.package import (
    CONTENT_TYPES,
    Relationships,
    TemplatePackage,
    with_media_types,
)
from docgen.rendering.proof import Fault, PackageProof, prove_structure
from docgen.rendering.tags.literal_signs import released_signs
from docgen.xml_signs import unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.rendering.foreign.content import Fact
    from docgen.rendering.markup.held_rows import HeldRows, PartedXml

_CODES: Final = lazy_regex(r'<w:instrText[^>]*>([^<]*)|\bw:instr="([^"]*)"')
_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_STYLE: Final = "style-exists"
# Properties, relationships and lists, which are often the same in the next document.
_SMALL: Final = 20_000
#: The code of a field that tags have put together and that would fetch from elsewhere.
FOREIGN_FIELD: Final = "foreign-field"


class PrintedStory(Struct, frozen=True):
    """A part as printed, with marks for the rows that it holds."""

    xml: str
    held: HeldRows

    def parted(self) -> PartedXml:
        """Return the part in pieces."""
        return self.held.parted(self.xml)


class Story(Struct, frozen=True, dict=True):
    """A finished part with text; ``printed`` has it in pieces, where some of them are known."""

    content: bytes
    printed: PartedXml | None = None

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What a reader sees, a paragraph a line, in the pieces of which it is known."""
        if self.printed is None:
            return (visible_text(self.content.decode()),)
        return tuple(self.printed.texts())

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of fields."""
        if self.printed is None:
            own = [self.content.decode()] if b"instr" in self.content else []
        else:
            own = [xml for xml in self.printed.own() if "instr" in xml]
        found = (code for xml in own for code in _CODES.findall(xml))
        return tuple(unquoted(text or code) for text, code in found)


class Rendered(Struct, frozen=True):
    """A finished document: its bytes, and what the proof found wrong with them.

    ``foreign`` is what was found in the files that were put in, by their names; what was found in
    the template itself is :attr:`DocumentTemplate.foreign`.
    """

    data: bytes
    faults: list[Fault]
    stories: tuple[Story, ...]
    foreign: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Visible text of the body, then of headers, footers and notes; a paragraph a line."""
        return "\n".join(text for story in self.stories for text in story.texts if text)

    @property
    def hidden_text(self) -> str:
        """What stands in the codes of fields, such as the address of a link."""
        return "\n".join(code for story in self.stories for code in story.codes)

    def texts(self) -> list[str]:
        """Return both in pieces."""
        seen = [text for story in self.stories for text in story.texts]
        return seen + [code for story in self.stories for code in story.codes]


class Printing(Struct):
    """Parts as printed, and what their values have added to the package."""

    media: Media
    numbering: Numbering
    log: SectionLog = field(default_factory=SectionLog)
    stories: dict[str, PrintedStory] = field(default_factory=dict)
    with_fields: list[str] = field(default_factory=list)
    with_drawings: list[str] = field(default_factory=list)
    relationships: dict[str, Relationships] = field(default_factory=dict)


class Assembly(Struct, frozen=True, dict=True):
    """A package ready to take printed parts; nothing of it changes while it does.

    ``printed`` are the names of the parts that hold tags; ``packed`` are all parts deflated, in the
    order in which readers look for them.
    """

    package: TemplatePackage
    printed: frozenset[str]
    packed: Mapping[str, PackedPart]
    proof: PackageProof

    @staticmethod
    def of(package: TemplatePackage, printed: frozenset[str]) -> Assembly:
        """Return the assembly of a package: its parts deflated, and read by the proof, once."""
        first = [CONTENT_TYPES, "_rels/.rels", package.body]
        order = [*first, *(name for name in package.parts if name not in first)]
        packed = {name: pack(name, package.parts[name], KEPT) for name in order}
        return Assembly(package, printed, packed, PackageProof(package.parts))

    def document(self, printing: Printing, office: str | None) -> Rendered:
        """Return the document of these parts, and what its proof finds.

        ``office``: whose the document is; the properties of the template stay when it is None.
        """
        media, log, stories = printing.media, printing.log, printing.stories
        numbering = printing.numbering
        changed: dict[str, bytes] = {}
        for name, relationships in printing.relationships.items():
            changed[name] = relationships.to_bytes(self.package.parts.get(name, b""))
        made = list(_fields_made({name: stories[name].xml for name in printing.with_fields}))
        if self.package.body in printing.with_drawings:
            body = stories[self.package.body]
            printed = (one.xml for name, one in stories.items() if name != self.package.body)
            others = chain((part.content.decode() for part in self._static.values()), printed)
            numbered = with_drawing_ids(body.xml, others)
            stories[self.package.body] = PrintedStory(numbered, body.held)
        kept: dict[str, PartedXml] = {}
        for name in list(stories):
            # Let go of at once: as text a long part takes twice the room.
            parted = stories.pop(name).parted()
            content = parted.data()
            if parted.has_rows:
                kept[name] = parted
            del parted
            changed[name] = _DECLARATION + content
        changed |= media.files
        if office is not None:
            changed |= self._office.of(changed, office)
        if numbering.changed:
            changed[self.package.numbering_part] = numbering.to_bytes()
        if media.extensions:
            types = self.package.parts[CONTENT_TYPES]
            changed[CONTENT_TYPES] = with_media_types(types, media.extensions)
        if log.files:
            return self._with_files(changed, log, made)
        in_short = {name: _DECLARATION + one.outlined() for name, one in kept.items()}
        faults = [*made, *self._faults(changed, in_short)]
        finished = {name: released_signs(content) for name, content in changed.items()}
        told = {
            # Where signs were released, what is known of the part has others in their place.
            name: Story(part, kept.get(name) if part is changed[name] else None)
            for name, part in finished.items()
            if name in self.package.stories
        }
        return Rendered(self.archive(finished), faults, self._in_order({**self._static, **told}))

    def _faults(self, changed: Mapping[str, bytes], in_short: Mapping[str, bytes]) -> list[Fault]:
        """Return what the proof finds, without styles that the template itself does not define.

        Word shows those in the usual look, and the author of the template has seen it.
        """
        faults = self.proof.prove(changed, in_short)
        if any(fault.code == _NO_STYLE for fault in faults):
            own = {_named(fault) for fault in self.proof.prove_template()}
            faults = [one for one in faults if one.code != _NO_STYLE or _named(one) not in own]
        return faults

    def _with_files(
        self, changed: Mapping[str, bytes], log: SectionLog, made: list[Fault]
    ) -> Rendered:
        from docgen.rendering.foreign.included import put_files_in

        parts, foreign = put_files_in(self.archive(changed), log.files)
        faults = [*made, *prove_structure(parts)]
        parts = {name: released_signs(content) for name, content in parts.items()}
        packed = [pack(name, content) for name, content in parts.items()]
        told = {name: Story(parts[name]) for name in self.package.stories if name in parts}
        return Rendered(write_archive(packed), faults, self._in_order(told), foreign)

    def _in_order(self, stories: Mapping[str, Story]) -> tuple[Story, ...]:
        return tuple(stories[name] for name in self.package.stories if name in stories)

    @cached_property
    def _static(self) -> dict[str, Story]:
        """Stories without a tag, whose text is in every document all the same."""
        names = self.package.stories.keys() - self.printed
        return {name: Story(self.package.parts[name]) for name in names}

    def archive(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the file with these parts in place of the template's own."""
        new = sorted(changed.keys() - self.packed.keys())
        packed = [
            self._packed_anew(name, changed[name]) if name in changed else part
            for name, part in self.packed.items()
        ]
        return write_archive([*packed, *(self._packed_anew(name, changed[name]) for name in new)])

    def _packed_anew(self, name: str, content: bytes) -> PackedPart:
        """Return a part deflated; one that the document before had just so is not done again."""
        known = self._last_packed.get(name)
        if known is not None and known[0] == content:
            return known[1]
        part = pack_quickly(name, content)
        if len(content) < _SMALL:
            self._last_packed[name] = content, part
        return part

    @cached_property
    def _last_packed(self) -> dict[str, tuple[bytes, PackedPart]]:
        return {}

    @cached_property
    def _office(self) -> OfficeProperties:
        return OfficeProperties(self.package.parts)


def _named(fault: Fault) -> tuple[str, str]:
    """Return the code of a fault and the first thing that it names."""
    return fault.code, fault.message.partition("»")[0]


def _fields_made(stories: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for each dangerous field that tags have put together."""
    for name, xml in stories.items():
        if "fldChar" not in xml and "fldSimple" not in xml:
            continue
        from docgen.rendering.foreign.fields import dangerous_fields

        for one in dangerous_fields(xml):
            message = f"Теги шаблона собирают поле «{one.shown}»: оно обращается к чужим файлам."
            yield Fault(FOREIGN_FIELD, name, message)
