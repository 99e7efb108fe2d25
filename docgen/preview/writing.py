"""Previews on the disk: the documents, their PDFs, pictures of their pages."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from docgen.issues import Issue
from docgen.outputs import (
    Manifest,
    marked_name,
    remove_own,
    safe_file_name,
    write_document,
)

if TYPE_CHECKING:
    from docgen.office import PageRange

#: The word in brackets behind the name of a preview.
PREVIEW: Final = "просмотр"
_NO_DRAWER: Final = (
    "Картинок страниц нет: их рисует программа pdftoppm или библиотека pypdfium2. Смотрите PDF."
)


class Look(Struct, frozen=True):
    """Which pages are drawn, and how finely."""

    pages: PageRange | None = None
    dpi: int = 96


class Preview(Struct, frozen=True):
    """What was written, of each document the best to look at first; what was found and is told.

    ``remarks`` are sentences about the machine: what it lacks for PDFs or pictures.
    """

    files: list[Path] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def best(self) -> list[Path]:
        """One file of each document to look at: its PDF, where there is none the document."""
        pdfs = {path.stem: path for path in self.files if path.suffix == ".pdf"}
        documents = [path for path in self.files if path.suffix == ".docx"]
        return [pdfs.get(path.stem, path) for path in documents]


def preview_name(name: str) -> str:
    """Return the file name of the preview of a document."""
    return safe_file_name(marked_name(name, PREVIEW))


def write_previews(documents: Mapping[Path, bytes], look: Look, result: Preview) -> None:
    """Write these documents, then what LibreOffice makes of them, all through one process.

    A preview is renewed every time; one that a person has edited stays, the new one lies beside.
    """
    from docgen.office import HOW_TO_INSTALL, convert, find_office

    written = []
    for document, data in documents.items():
        with Manifest(document.parent) as manifest:
            written.append(write_document(document, data, manifest).path)
            _remove_earlier(written[-1], manifest)
    office = find_office() if documents else None
    if office is None:
        result.files.extend(written)
        if documents:
            result.remarks.append(f"PDF и картинок нет: LibreOffice не найден. {HOW_TO_INSTALL}")
        return
    with closing(convert(written, "pdf", office)) as conversions:
        for conversion in conversions:
            document = conversion.source
            if conversion.problem:
                result.files.append(document)
                result.remarks.append(f"PDF нет. {conversion.problem}")
                continue
            pdf = _write(document.with_suffix(".pdf"), conversion.data)
            result.files.extend((pdf, document))
            _draw(document, conversion.data, look, result)
    # What the machine lacks is told once, however many documents there are.
    result.remarks[:] = dict.fromkeys(result.remarks)


def _draw(document: Path, pdf: bytes, look: Look, result: Preview) -> None:
    from docgen.office import page_pictures

    pictures = page_pictures(pdf, look.pages, dpi=look.dpi)
    if pictures is None:
        result.remarks.append(_NO_DRAWER)
    elif not pictures:
        result.remarks.append("Таких страниц в документе нет.")
    for number, picture in (pictures or {}).items():
        path = document.with_name(f"{document.stem} {number}.png")
        result.files.append(_write(path, picture))


def _write(path: Path, data: bytes) -> Path:
    with Manifest(path.parent) as manifest:
        return write_document(path, data, manifest).path


def _remove_earlier(document: Path, manifest: Manifest) -> None:
    """Take away what an earlier preview has left: old pages would be taken for new."""
    pages = (
        path
        for path in document.parent.glob("*.png")
        if path.stem.startswith(f"{document.stem} ") and path.stem.rpartition(" ")[2].isdigit()
    )
    for path in (document.with_suffix(".pdf"), *pages):
        remove_own(path, manifest)
