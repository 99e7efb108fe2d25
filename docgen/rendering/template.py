"""A Word template, read and compiled once, printed into a proved document many times."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from docgen.errors import TemplateFaultsError
from docgen.rendering.assembling import Assembly, PrintedStory, Printing, Rendered
from docgen.rendering.compat.bound import Binding
from docgen.rendering.compiled import CompiledPart
from docgen.rendering.environments import document_names
from docgen.rendering.faults import TagError
from docgen.rendering.layout.files import WorkFiles
from docgen.rendering.layout.marks import COMMANDS, MARK, mark
from docgen.rendering.layout.numbering import Numbering
from docgen.rendering.markup.divisions import with_divisions
from docgen.rendering.markup.drawing_ids import last_drawing_id
from docgen.rendering.markup.flow import FlowWriter
from docgen.rendering.markup.pictures import Media
from docgen.rendering.markup.sections import last_section
from docgen.rendering.markup.signatures import SIGNATURE_PLACE, keep_with_signature, signature_place
from docgen.rendering.markup.styles import Styles
from docgen.rendering.package import (
    Relationships,
    TemplatePackage,
    open_package,
    relationships_part,
)
from docgen.rendering.sandbox.limits import SESSION
from docgen.rendering.session import PartSession, adjusted_tables
from docgen.rendering.tags.repeated_marks import once_each

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from docgen.content import PageLook
    from docgen.rendering.compat.api import DocxTemplate
    from docgen.rendering.foreign.content import Fact
    from docgen.rendering.markup.held_rows import HeldRows
    from docgen.rendering.markup.sections import Geometry
    from docgen.rendering.tags.lost_text import LostText


class LightRoad(Struct):
    """Whether the documents of a template so far could be printed without Jinja."""

    is_enough: bool


class DocumentTemplate(Struct, frozen=True, dict=True):
    """A template ready to print; nothing of it changes while it does.

    ``foreign`` is what other people had put into it, and was taken out; ``lost_texts`` is what it
    says beside tags that take their paragraph, row or cell away; ``asked`` are the names that its
    tags ask of a document.
    """

    package: TemplatePackage
    compiled: Mapping[str, CompiledPart]
    styles: Styles
    assembly: Assembly
    foreign: tuple[Fact, ...] = ()
    lost_texts: tuple[LostText, ...] = ()
    asked: frozenset[str] = frozenset()

    @staticmethod
    def open(
        path: Path, filters: Mapping[str, Callable[..., object]], look: PageLook | None = None
    ) -> DocumentTemplate:
        """Return the template compiled, in the look of an office; TemplateError if it is none.

        What is wrong with its tags is told all at once (``TemplateError.faults``).
        """
        from docgen.rendering.archive import template_bytes
        from docgen.rendering.opening import opened

        return opened(path, template_bytes(path), filters, look)

    def names(self) -> frozenset[str]:
        """Return the normal names that the tags ask for, attributes included."""
        used = frozenset().union(*(part.names for part in self.compiled.values()))
        return used - COMMANDS.keys()

    def render(
        self,
        context: Mapping[str, object],
        files: WorkFiles | None = None,
        *,
        made_for: DocxTemplate | None = None,
        office: str | None = None,
    ) -> Rendered:
        """Return the document that the template gives with these values.

        ``files`` tells where those may lie that a tag puts in by their name; without it nowhere.
        Objects of docxtpl among the values are printed as docxtpl prints them; pictures,
        subdocuments and links are made for a ``docgen.DocxTemplate`` of the same file. Of pictures
        and subdocuments that is known, for links (``build_url_id``) it is told as ``made_for``.
        ``office`` is named in the properties in the place of people; without it they stay.

        Raises:
            TemplateError: a tag failed; of unknown names all are told at once.

        """
        files = files or WorkFiles()
        if made_for is None and (lightly := self._printed_lightly(context, files)) is not None:
            return self.assembly.document(lightly, office)
        binding = Binding(made_for)
        if made_for is not None:
            binding.start()
        printing = self._print(context, files, binding)
        if binding.template is None:
            return self.assembly.document(printing, office)
        if not binding.started:
            binding.start()
            printing = self._print(context, files, binding)
        package = open_package(self.package.file_name, binding.parts())
        return Assembly.of(package, self.assembly.printed).document(printing, office)

    def _printed_lightly(self, context: Mapping[str, object], files: WorkFiles) -> Printing | None:
        """Return what is printed without Jinja; None once that was not possible."""
        if not self._light.is_enough:
            return None
        binding = Binding()
        try:
            printing = self._print(context, files, binding, lightly=True)
        except Exception:  # noqa: BLE001 - whatever it is, Jinja's road knows how to tell it
            self._light.is_enough = False
            return None
        return printing if binding.template is None else None

    def _print(
        self,
        context: Mapping[str, object],
        files: WorkFiles,
        binding: Binding,
        *,
        lightly: bool = False,
    ) -> Printing:
        values = document_names(context)
        printing = Printing(
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
                _geometry_of_file,
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
            xml = session.finish(
                part.print_lightly({**values, SESSION: session})
                if lightly
                else self._printed(part, values, session)
            )
            # A single sign is found many times faster than a word.
            has_marks = "?" in xml and MARK in xml
            adjusts_tables = part.prepared.adjusts_tables or session.has_markup
            if has_marks or adjusts_tables:
                xml = flow.held.released(xml)
            if name == self.package.body:
                xml = self._with_signatures(xml, flow.held)
                if has_marks:
                    xml = keep_with_signature(xml, mark("keep"))
                xml = with_divisions(xml, printing.log)
            if has_marks:
                from docgen.rendering.layout.settling import settled

                xml = settled(xml, printing.numbering, self.styles)
            if adjusts_tables:
                xml = adjusted_tables(xml, part.place)
            if part.may_hold("<w:bookmark", session):
                xml = once_each(xml)
            printing.stories[name] = PrintedStory(xml, flow.held)
            if part.may_hold("fld", session):
                printing.with_fields.append(name)
            if part.may_hold("<wp:docPr", session):
                printing.with_drawings.append(name)
            if relationships.added:
                printing.relationships[relationships_part(name)] = relationships
        return printing

    def _with_signatures(self, xml: str, held: HeldRows) -> str:
        """Return the body with the places of signatures kept with what stands above them."""
        style = self.styles.paragraph(SIGNATURE_PLACE)
        mark_of_place = signature_place(style)
        place = xml.find(mark_of_place) if style else -1
        if place < 0:
            return xml
        if held.has_behind(xml, place):  # a table below a signature may be that of the signers
            xml = held.released(xml)
        return keep_with_signature(xml, mark_of_place)

    def _printed(self, part: CompiledPart, values: dict[str, Any], session: PartSession) -> str:
        try:
            return part.print({**values, SESSION: session})
        except TagError as error:
            told = {
                (other.place, other.name): other
                for one in self.compiled.values()
                for other in one.unknown(values)
            }
            # A name that is wrong says more than what came of it.
            if all(place != error.place for place, _ in told):
                told = {(error.place, error.name): error, **told}
            faults = list(told.values())
            if len(faults) == 1:
                raise faults[0] from None
            raise TemplateFaultsError(self.package.file_name, faults) from None

    @cached_property
    def _light(self) -> LightRoad:
        return LightRoad(all(part.light_root is not None for part in self.compiled.values()))

    @cached_property
    def _sheet(self) -> str:
        return last_section(self.package.parts[self.package.body])

    @cached_property
    def _last_drawing_id(self) -> int:
        """The highest id of a drawing outside the body."""
        others = (name for name in self.package.stories if name != self.package.body)
        return last_drawing_id(self.package.parts[name] for name in others)


def _geometry_of_file(path: Path) -> tuple[Geometry, Geometry]:
    from docgen.rendering.foreign.included import geometry_of_file

    return geometry_of_file(path)
