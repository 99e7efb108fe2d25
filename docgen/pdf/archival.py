"""Whether a PDF is what an archive asks for: named as PDF/A, whole in itself, with all its fonts.

R-ARCH-3 (ISO 19005). These are the demands that a converter can miss; the whole standard is for a
validator such as veraPDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docgen.pdf.fonts import fonts_of

if TYPE_CHECKING:
    from docgen.office import PdfForm

_LEVELS: Final[Mapping[str, tuple[str, str]]] = {
    "1a": ("1", "A"),
    "2b": ("2", "B"),
    "3b": ("3", "B"),
}
_SAID: Final = {
    key: re.compile(rf"pdfaid:{key}(?:>|=[\"'])\s*(\w+)".encode())
    for key in ("part", "conformance")
}
#: A link to the web is lawful, for a person follows it.
_OUTSIDE: Final = ("/Launch", "/JavaScript", "/ImportData", "/SubmitForm", "/GoToR")


def archival_faults(pdf: bytes, form: PdfForm) -> list[str]:
    """Return what a PDF lacks to be of this form of PDF/A, in Russian; nothing for a plain PDF.

    Raises:
        PyPdfError: it cannot be read at all.

    """
    return list(_faults(pdf, *_LEVELS[form])) if form in _LEVELS else []


def _faults(pdf: bytes, part: str, level: str) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(pdf))
    if reader.is_encrypted:
        yield "файл зашифрован"
        return
    root = reader.root_object
    metadata = root.get("/Metadata")
    xmp = metadata.get_object().get_data() if metadata is not None else b""
    if (_said(xmp, "part"), _said(xmp, "conformance")) != (part, level):
        yield f"в файле не сказано, что это PDF/A-{part}{level.lower()}"
    if not any(_has_profile(one.get_object()) for one in root.get("/OutputIntents", ())):
        yield "нет цветового профиля"
    bare = sorted(name for name, embedded in fonts_of(pdf).items() if not embedded)
    if bare:
        yield f"шрифты не внутри файла: {', '.join(bare)}"
    if level == "A" and (root.get("/StructTreeRoot") is None or not _is_marked(root)):
        yield "нет разметки текста"
    if "/ID" not in reader.trailer:
        yield "у файла нет номера"
    if any(_actions(reader)):
        yield "в файле есть действия и программы"
    if part == "1" and any(_is_transparent(page) for page in reader.pages):
        yield "в файле есть прозрачность"


def _said(xmp: bytes, key: str) -> str:
    found = _SAID[key].search(xmp)
    return found[1].decode() if found else ""


def _has_profile(intent: Any) -> bool:
    return intent.get("/S") == "/GTS_PDFA1" and bool(
        intent["/DestOutputProfile"].get_object().get_data()
        if "/DestOutputProfile" in intent
        else b""
    )


def _is_marked(root: Any) -> bool:
    marks = root.get("/MarkInfo")
    return marks is not None and bool(marks.get_object().get("/Marked"))


def _actions(reader: Any) -> Iterator[bool]:
    """Yield True for whatever would run or lead to another file when the PDF is read."""
    root = reader.root_object
    names = root.get("/Names")
    yield names is not None and "/JavaScript" in names.get_object()
    opening = root.get("/OpenAction")
    held = [opening] if opening is not None else []
    for page in reader.pages:
        links = (one.get_object() for one in page.get("/Annots") or ())
        held += [link["/A"] for link in links if "/A" in link]
    for action in held:
        known = action.get_object()
        yield isinstance(known, dict) and known.get("/S") in _OUTSIDE


def _is_transparent(page: Any) -> bool:
    group = page.get("/Group")
    return group is not None and group.get_object().get("/S") == "/Transparency"
