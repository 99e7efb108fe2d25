"""Whole .docx files put into a document: the slow road, through python-docx and docxcompose."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.errors import TemplateError
from docgen.lazy_regex import lazy_regex
from docgen.limits import BeyondLimitError
from docgen.rendering.archive import pack, read_foreign_parts, read_parts, too_big, write_archive
from docgen.rendering.foreign.content import without_foreign_content
from docgen.rendering.foreign.revisions import accept_in_part, accept_revisions
from docgen.rendering.markup.sections import Geometry, read_geometry
from docgen.rendering.package import is_broken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docgen.rendering.foreign.content import Fact

_MARK = "\u27e6docgen:file:{}\u27e7"
_SECTION = lazy_regex(r"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Settings, headers and footers of a file do not come with it.
_NOT_BROUGHT = lazy_regex(r"(?:settings|webSettings|header\d*|footer\d*)\.xml$")
_UNREADABLE = (
    OSError,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    etree.XMLSyntaxError,
    zipfile.BadZipFile,
    zlib.error,
)
# Remarks are for those who wrote the file; a signed paper has none.
_REMARKS = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")


def marker(number: int) -> str:
    """Return the paragraph that holds the place of a file."""
    return f"<w:p><w:r><w:t>{_MARK.format(number)}</w:t></w:r></w:p>"


def geometry_of_file(path: Path) -> tuple[Geometry, Geometry]:
    """Return paper and margins of the first and the last section of a file."""
    try:
        xml = read_foreign_parts(path.read_bytes())["word/document.xml"].decode()
    except BeyondLimitError as error:
        raise _too_big(path, error) from error
    except _UNREADABLE as error:
        raise _unreadable(path) from error
    sections = _SECTION.findall(xml) or [""]
    return read_geometry(sections[0]), read_geometry(sections[-1])


def put_files_in(
    data: bytes, files: Sequence[Path]
) -> tuple[dict[str, bytes], dict[str, tuple[Fact, ...]]]:
    """Return the parts of the document with every file in the place of its mark.

    Foreign content of a file does not come with it; it is returned too, by the file's name.
    """
    from docx import Document

    master = Document(io.BytesIO(data))
    composer = _composer_class()(master)
    composer.restart_numbering = False
    foreign: dict[str, tuple[Fact, ...]] = {}
    for number, path in enumerate(files):
        mark = _MARK.format(number)
        texts = (node for node in master.element.body.iter(f"{_W}t") if node.text == mark)
        place = next((node.getparent().getparent() for node in texts), None)
        if place is not None:
            index = master.element.body.index(place)
            master.element.body.remove(place)
            document, facts = _open(path)
            if facts:
                foreign[path.name] = facts
            composer.put_in(index, document, number + 1)
    composer.settle()
    target = io.BytesIO()
    master.save(target)
    return read_parts(target.getvalue()), foreign


def _open(path: Path) -> tuple[Any, tuple[Fact, ...]]:
    """Return a file without its foreign content, and those pieces that would have come with it."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        data = path.read_bytes()
        given = read_foreign_parts(data)
        if any(is_broken(name, content) for name, content in given.items()):
            raise _unreadable(path)
        parts, facts = without_foreign_content(given)
        if facts:
            data = write_archive(pack(name, content) for name, content in parts.items())
        document = Document(io.BytesIO(data))
    except BeyondLimitError as error:
        raise _too_big(path, error) from error
    except _UNREADABLE as error:
        raise _unreadable(path) from error
    except PackageNotFoundError as error:
        raise _unreadable(path) from error
    return document, tuple(fact for fact in facts if not _NOT_BROUGHT.search(fact.part))


def _too_big(path: Path, error: BeyondLimitError) -> TemplateError:
    return too_big(f"Файл приложения «{path.name}»", error.name)


def _unreadable(path: Path) -> TemplateError:
    return TemplateError(
        f"Файл приложения «{path.name}» не читается как документ Word (.docx).",
        "Проверьте имя файла; откройте его в Word и сохраните как «Документ Word (.docx)».",
    )


@cache
def _composer_class() -> Any:
    """Return docxcompose's composer, taught to leave looks and sections as they are."""
    from docx.oxml.section import CT_SectPr
    from docxcompose.composer import Composer

    from docgen.rendering.foreign.notes import bring_notes, notes_of
    from docgen.rendering.foreign.styles import bring_styles

    class FileComposer(Composer):  # type: ignore[misc]
        def put_in(self, index: int, document: Any, number: int) -> None:
            """Insert the body of a document, its styles and lists kept apart from ours."""
            self.reset_reference_mapping()
            body = document.element.body
            _accept_changes(document)
            notes = notes_of(document)
            for style in bring_styles(self.doc, document, number, list(notes.values())):
                self.add_numberings(document, style)
            # The settings of the last section stay behind it; counting up to a place takes ever
            # longer in a long document.
            following = self.doc.element.body[index]
            for element in list(body):
                if isinstance(element, CT_SectPr):
                    continue
                following.addprevious(element)
                self.add_referenced_parts(document.part, self.doc.part, element)
                self.add_numberings(document, element)
                self.add_images(document, element)
                self.add_diagrams(document, element)
                self.add_shapes(document, element)
                bring_notes(self, document, notes, element)
                self.remove_header_and_footer_references(document, element)

        def settle(self) -> None:
            """Make all ids unique, and the same on every run."""
            self.renumber_docpr_ids()
            self.renumber_nvpicpr_ids()
            _pair_bookmarks(self.doc.element.body)
            numbering = self.numbering_part().element
            for place, nsid in enumerate(numbering.iter(f"{_W}nsid"), start=1):
                # docxcompose draws it by lot; the same files must give the same bytes.
                nsid.set(f"{_W}val", f"{0x10000000 + place:08X}")

    return FileComposer


def _accept_changes(document: Any) -> None:
    """Leave the file as it will be signed: changes accepted, remarks gone, notes included."""
    _drop_remarks(document.element.body)
    accept_revisions(document.element.body)
    for relationship in document.part.rels.values():
        if relationship.reltype.endswith(("/footnotes", "/endnotes")):
            part = relationship.target_part
            if getattr(part, "element", None) is not None:
                accept_revisions(part.element)
            else:
                part._blob = accept_in_part(part.blob)  # noqa: SLF001 - it has no setter


def _drop_remarks(body: Any) -> None:
    for name in _REMARKS:
        for node in list(body.iter(f"{_W}{name}")):
            node.getparent().remove(node)


def _pair_bookmarks(body: Any) -> None:
    """Number bookmarks anew; docxcompose would tie a beginning to another's end."""
    taken: dict[str, str] = {}
    count = 0
    for node in body.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd"):
        if node.tag.endswith("Start"):
            count += 1
            taken[node.get(f"{_W}id")] = str(count)
        node.set(f"{_W}id", taken.get(node.get(f"{_W}id"), str(count)))
