"""How many pages documents have, as the PDFs beside them tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final

from docgen.outputs import Manifest, digest, explained_failures, made_from

_FORMS: Final = ("pdf", "1a", "2b", "3b")


def source_of(document: bytes, form: str) -> str:
    """Return the fingerprint of what a PDF is made of; ``form`` is a ``PdfForm``."""
    return f"{form} {digest(document)}"


def known_pages(documents: Iterable[Path]) -> Mapping[Path, int]:
    """Return the number of pages by the path of each document that has a PDF made of it."""
    found: dict[Path, int] = {}
    for folder, beside in groupby(documents, attrgetter("parent")):
        pdfs = {pdf.stem for pdf in folder.glob("*.pdf")}
        if not pdfs:
            continue
        record = Manifest(folder)
        for document in beside:
            if document.stem in pdfs and (count := _page_count(_own_pdf(document, record))):
                found[document] = count
    return found


def _own_pdf(document: Path, record: Manifest) -> Path | None:
    """Return the PDF that was made of a document as it is now, in whatever form."""
    with explained_failures(document):
        data = document.read_bytes()
    made = (
        made_from(document.with_suffix(".pdf"), source_of(data, form), record) for form in _FORMS
    )
    return next((path for path in made if path), None)


def _page_count(path: Path | None) -> int:
    """Return how many pages a PDF has; 0 for one that cannot be read."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return len(PdfReader(path).pages) if path else 0
    except (OSError, PyPdfError, ValueError, KeyError):
        return 0
