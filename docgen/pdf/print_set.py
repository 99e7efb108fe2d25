"""Several PDFs as one to print, each with its bookmark."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docgen.errors import OutputError


def print_set(pdfs: Sequence[bytes], names: Sequence[str], two_sided: bool = False) -> bytes:
    """Return the PDFs in this order as one; the same files give the same bytes.

    Each has a bookmark with its title, its name when it bears none; its own bookmarks stand below
    that. For printing on both sides, each begins on an odd page: an empty one may go before it.

    Raises:
        OutputError: one of them is damaged.

    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    writer = PdfWriter()
    for data, name in zip(pdfs, names, strict=True):
        if two_sided and len(writer.pages) % 2:
            writer.add_blank_page()
        try:
            document = PdfReader(BytesIO(data))
            title = (document.metadata.title if document.metadata else None) or name
            writer.append(document, outline_item=title)
        except PyPdfError as failure:
            raise OutputError(
                f"Комплект для печати не сделан: файл «{name}.pdf» повреждён.",
                "Удалите его и соберите ещё раз.",
            ) from failure
    writer.add_metadata({"/Title": "Комплект для печати"})
    joined = BytesIO()
    writer.write(joined)
    return joined.getvalue()
