"""A Word template, read and compiled once, printed into a proved document many times."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docgen.errors import TemplateFaultsError
from docgen.rendering.archive import (
    KEPT,
    PackedPart,
    pack,
    pack_quickly,
    read_template,
    write_archive,
)
from docgen.rendering.compat.bound import Binding
from docgen.rendering.compiled import CompiledPart
from docgen.rendering.compiling import compiled_parts
from docgen.rendering.faults import TagError
from docgen.rendering.foreign.content import Fact, without_foreign_content
from docgen.rendering.foreign.fields import dangerous_fields
from docgen.rendering.foreign.included import geometry_of_file, put_files_in
from docgen.rendering.foreign.revisions import accept_in_part
from docgen.rendering.layout.files import WorkFiles
from docgen.rendering.layout.marks import COMMANDS, MARK, mark
from docgen.rendering.layout.numbering import Numbering
from docgen.rendering.layout.settling import settled
from docgen.rendering.markup.divisions import SectionLog, with_divisions
from docgen.rendering.markup.drawing_ids import last_drawing_id, with_drawing_ids
from docgen.rendering.markup.flow import FlowWriter
from docgen.rendering.markup.pictures import Media
from docgen.rendering.markup.signatures import SIGNATURE_PLACE, keep_with_signature, signature_place
from docgen.rendering.markup.styles import Styles, read_styles
from docgen.rendering.markup.visible import visible_text
from docgen.rendering.office_look import with_look
from docgen.rendering.package import (
    CONTENT_TYPES,
    Relationships,
    TemplatePackage,
    open_package,
    relationships_part,
    with_media_types,
)
from docgen.rendering.preparation import (
    last_section,
)
from docgen.rendering.proof import Fault, PackageProof, prove_structure
from docgen.rendering.sandbox.environment import normal
from docgen.rendering.sandbox.limits import SESSION
from docgen.rendering.session import PartSession, adjusted_tables
from docgen.rendering.tags.literal_signs import released_signs
from docgen.rendering.tags.lost_text import LostText, lost_texts
from docgen.rendering.tags.repeated_marks import once_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from docgen.content import PageLook
    from docgen.rendering.compat.api import DocxTemplate

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: The code of a field that tags have put together and that would fetch from elsewhere.
FOREIGN_FIELD = "foreign-field"


@dataclass(frozen=True)
class Rendered:
    """A finished document: its bytes, and what the proof found wrong with them.

    ``foreign`` is what was found in the files that were put in, by their names; what was found in
    the template itself is :attr:`DocumentTemplate.foreign`.
    """

    data: bytes = field(repr=False)
    faults: list[Fault]
    stories: tuple[bytes, ...] = field(repr=False)
    foreign: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """Visible text of the body, then of headers, footers and notes; a paragraph a line."""
        texts = (visible_text(story.decode()) for story in self.stories)
        return "\n".join(text for text in texts if text)


@dataclass(slots=True)
class _Printing:
    """Parts as printed, and what their values have added to the package."""

    media: Media
    numbering: Numbering
    log: SectionLog = field(default_factory=SectionLog)
    stories: dict[str, str] = field(default_factory=dict)
    with_fields: list[str] = field(default_factory=list)
    with_drawings: list[str] = field(default_factory=list)
    relationships: dict[str, Relationships] = field(default_factory=dict)


@dataclass(frozen=True)
class DocumentTemplate:
    """A template ready to print; nothing of it changes while it does."""

    package: TemplatePackage
    compiled: Mapping[str, CompiledPart]
    styles: Styles
    foreign: tuple[Fact, ...] = ()

    @staticmethod
    def open(
        path: Path, filters: Mapping[str, Callable[..., object]], look: PageLook | None = None
    ) -> DocumentTemplate:
        """Return the template compiled, in the look of an office; TemplateError if it is none.

        What is wrong with its tags is told all at once (``TemplateError.faults``).
        """
        parts, foreign = without_foreign_content(read_template(path))
        package = without_revisions(open_package(path.name, parts))
        if look is not None:
            package = with_look(package, look)
        compiled = compiled_parts(package, filters)
        return DocumentTemplate(package, compiled, read_styles(package.styles()), foreign)

    def names(self) -> frozenset[str]:
        """Return the normal names that the tags ask for, attributes included."""
        used = frozenset().union(*(part.names for part in self.compiled.values()))
        return used - COMMANDS.keys()

    def lost_texts(self) -> Iterator[LostText]:
        """Yield what the template says beside tags that take their paragraph, row or cell away."""
        for name, part in self.compiled.items():
            if name in self.package.stories:
                yield from lost_texts(self.package.parts[name], part.prepared.tags)

    def render(
        self,
        context: Mapping[str, object],
        files: WorkFiles | None = None,
        *,
        made_for: DocxTemplate | None = None,
    ) -> Rendered:
        """Return the document that the template gives with these values.

        ``files`` tells where those may lie that a tag puts in by their name; without it nowhere.
        Objects of docxtpl among the values are printed as docxtpl prints them; pictures,
        subdocuments and links are made for a ``docgen.DocxTemplate`` of the same file. Of pictures
        and subdocuments that is known, for links (``build_url_id``) it is told as ``made_for``.

        Raises:
            TemplateError: a tag failed; of unknown names all are told at once.

        """
        files = files or WorkFiles()
        binding = Binding(made_for)
        if made_for is not None:
            binding.start()
        printing = self._print(context, files, binding)
        if binding.template is None:
            return self._assemble(printing)
        if not binding.started:
            binding.start()
            printing = self._print(context, files, binding)
        package = open_package(self.package.file_name, binding.parts())
        with_objects = replace(self, package=package)
        return with_objects._assemble(printing)  # noqa: SLF001 - of its own class

    def _print(
        self, context: Mapping[str, object], files: WorkFiles, binding: Binding
    ) -> _Printing:
        values: dict[str, Any] = dict(COMMANDS)
        values |= {normal(name): value for name, value in context.items()}
        values.update(context)
        printing = _Printing(
            Media(last_id=self._last_drawing_id), Numbering(self.package.numbering())
        )
        for name, part in self.compiled.items():
            original = self.package.parts.get(relationships_part(name), b"")
            relationships = Relationships(original, reserved=binding.reserved_ids)
            flow = FlowWriter(
                self.styles,
                relationships,
                printing.media,
                self.package.folder,
                geometry_of_file,
                printing.log if name == self.package.body else None,
                self._sheet,
            )
            binding.enter(name)
            session = PartSession(
                flow=flow,
                looks=part.prepared.looks,
                files=files,
                binding=binding,
                needs_mending=part.needs_mending,
            )
            xml = session.finish(self._printed(part, values, session))
            # A single sign is found many times faster than a word.
            has_marks = "?" in xml and MARK in xml
            if name == self.package.body:
                if style := self.styles.paragraph(SIGNATURE_PLACE):
                    xml = keep_with_signature(xml, signature_place(style))
                if has_marks:
                    xml = keep_with_signature(xml, mark("keep"))
                xml = with_divisions(xml, printing.log)
            if has_marks:
                xml = settled(xml, printing.numbering, self.styles)
            if part.prepared.adjusts_tables or session.has_markup:
                xml = adjusted_tables(xml, part.place)
            if part.may_hold("<w:bookmark", session):
                xml = once_each(xml)
            printing.stories[name] = xml
            if part.may_hold("fld", session):
                printing.with_fields.append(name)
            if part.may_hold("<wp:docPr", session):
                printing.with_drawings.append(name)
            if relationships.added:
                printing.relationships[relationships_part(name)] = relationships
        return printing

    def _assemble(self, printing: _Printing) -> Rendered:
        media, log, stories = printing.media, printing.log, printing.stories
        numbering = printing.numbering
        changed: dict[str, bytes] = {}
        for name, relationships in printing.relationships.items():
            changed[name] = relationships.to_bytes(self.package.parts.get(name, b""))
        made = list(_fields_made({name: stories[name] for name in printing.with_fields}))
        if self.package.body in printing.with_drawings:
            body = stories[self.package.body]
            others = [part.decode() for part in self._static.values()]
            others += [xml for name, xml in stories.items() if name != self.package.body]
            stories[self.package.body] = with_drawing_ids(body, others)
        for name in list(stories):
            # Let go of at once: as text a long part takes twice the room.
            content = stories.pop(name).encode()
            changed[name] = _DECLARATION + content
        changed |= media.files
        if numbering.changed:
            changed[self.package.numbering_part] = numbering.to_bytes()
        if media.extensions:
            types = self.package.parts[CONTENT_TYPES]
            changed[CONTENT_TYPES] = with_media_types(types, media.extensions)
        if log.files:
            return self._with_files(changed, log, made)
        faults = [*made, *self._proof.prove(changed)]
        changed = {name: released_signs(content) for name, content in changed.items()}
        return Rendered(self._archive(changed), faults, self._texts({**self._static, **changed}))

    def _printed(self, part: CompiledPart, values: dict[str, Any], session: PartSession) -> str:
        try:
            return part.print({**values, SESSION: session})
        except TagError as error:
            if not error.name:
                raise
            told = {(error.place, error.name): error}
            for one in self.compiled.values():
                for other in one.unknown(values):
                    told.setdefault((other.place, other.name), other)
            if len(told) == 1:
                raise
            raise TemplateFaultsError(self.package.file_name, list(told.values())) from None

    def _with_files(
        self, changed: Mapping[str, bytes], log: SectionLog, made: list[Fault]
    ) -> Rendered:
        parts, foreign = put_files_in(self._archive(changed), log.files)
        faults = [*made, *prove_structure(parts)]
        parts = {name: released_signs(content) for name, content in parts.items()}
        packed = [pack(name, content) for name, content in parts.items()]
        return Rendered(write_archive(packed), faults, self._texts(parts), foreign)

    def _texts(self, parts: Mapping[str, bytes]) -> tuple[bytes, ...]:
        return tuple(parts[name] for name in self.package.stories if name in parts)

    @cached_property
    def _static(self) -> dict[str, bytes]:
        """Stories without a tag, whose text is in every document all the same."""
        names = self.package.stories.keys() - self.compiled.keys()
        return {name: self.package.parts[name] for name in names}

    def _archive(self, changed: Mapping[str, bytes]) -> bytes:
        packed = [
            pack_quickly(name, changed[name]) if name in changed else part
            for name, part in self._packed.items()
        ]
        packed += [
            pack_quickly(name, changed[name]) for name in sorted(changed.keys() - self._packed)
        ]
        return write_archive(packed)

    @cached_property
    def _packed(self) -> dict[str, PackedPart]:
        """Parts of the template deflated, in the order in which readers look for them."""
        first = [CONTENT_TYPES, "_rels/.rels", self.package.body]
        order = [*first, *(name for name in self.package.parts if name not in first)]
        return {name: pack(name, self.package.parts[name], KEPT) for name in order}

    @cached_property
    def _proof(self) -> PackageProof:
        return PackageProof(self.package.parts)

    @cached_property
    def _sheet(self) -> str:
        return last_section(self.package.parts[self.package.body])

    @cached_property
    def _last_drawing_id(self) -> int:
        """The highest id of a drawing outside the body."""
        others = (name for name in self.package.stories if name != self.package.body)
        return last_drawing_id(self.package.parts[name] for name in others)


def without_revisions(package: TemplatePackage) -> TemplatePackage:
    """Return the template with its tracked changes accepted: a signed paper shows none (R-META-1).

    A deleted tag is none, and a deleted row is not printed.
    """
    changed = {name: accept_in_part(package.parts[name]) for name in package.stories}
    return replace(package, parts={**package.parts, **changed})


def _fields_made(stories: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for each dangerous field that tags have put together."""
    for name, xml in stories.items():
        for one in dangerous_fields(xml):
            message = f"Теги шаблона собирают поле «{one.shown}»: оно обращается к чужим файлам."
            yield Fault(FOREIGN_FIELD, name, message)
