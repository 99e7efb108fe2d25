"""Pages of a PDF as pictures: by poppler's pdftoppm, else by pypdfium2 where it is installed.

Windows has no pdftoppm; pypdfium2 (Apache-2.0, wheels for every system, 4 MB, an engine of its own)
is an extra, not a requirement: a person looks at the PDF, which every browser shows.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from msgspec import Struct

from docgen.lazy_regex import lazy_regex

_RANGE: Final = lazy_regex(r"(?P<first>\d{1,5})(?:(?P<dash>[-–—])(?P<last>\d{1,5})?)?")


class PageRange(Struct, frozen=True):
    """Pages from ``first`` to ``last``, 1-based and inclusive; ``last`` None is the end."""

    first: int = 1
    last: int | None = None

    @staticmethod
    def read(text: str) -> PageRange:
        """Return the range of «2», «1-3» or «2-»; ValueError for anything else."""
        found = _RANGE.fullmatch(text.replace(" ", ""))
        if found is None:
            raise ValueError(text)
        first = int(found["first"])
        last = None if found["dash"] and not found["last"] else int(found["last"] or first)
        if not first or (last is not None and last < first):
            raise ValueError(text)
        return PageRange(first, last)


def page_pictures(
    pdf: bytes, pages: PageRange | None = None, *, dpi: int = 96, seconds: float = 120
) -> dict[int, bytes] | None:
    """Return pages of a PDF as PNG by number; None when this machine has nothing that draws them.

    What the one cannot draw the other tries; a PDF that neither can read has no pages.
    """
    wanted = pages or PageRange()
    if (program := shutil.which("pdftoppm")) is not None:
        with suppress(OSError, subprocess.SubprocessError):
            return dict(_by_poppler(program, pdf, wanted, dpi, seconds))
    try:
        import pypdfium2
    except ImportError:
        return None if program is None else {}
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return dict(_by_pdfium(document, wanted, dpi))
    except pypdfium2.PdfiumError:
        return {}


def _by_poppler(
    program: str, pdf: bytes, pages: PageRange, dpi: int, seconds: float
) -> Iterator[tuple[int, bytes]]:
    with TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "document.pdf").write_bytes(pdf)
        last = () if pages.last is None else ("-l", str(pages.last))
        subprocess.run(  # noqa: S603 - a found program, no shell
            [program, "-png", "-r", str(dpi), "-f", str(pages.first), *last, "document.pdf", "p"],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=seconds,
        )
        for path in sorted(folder.glob("p-*.png")):
            yield int(path.stem.removeprefix("p-")), path.read_bytes()


def _by_pdfium(document: Any, pages: PageRange, dpi: int) -> Iterator[tuple[int, bytes]]:
    last = min(pages.last or len(document), len(document))
    for number in range(pages.first, last + 1):
        page = document[number - 1]
        drawn = page.render(scale=dpi / 72, rev_byteorder=True, prefer_bgrx=False)
        yield number, _png(drawn)
        drawn.close()
        page.close()


def _png(drawn: Any) -> bytes:
    """Return the picture of three colours a point as PNG."""
    lines = bytes(drawn.buffer)
    row = drawn.width * 3
    rows = (lines[y * drawn.stride : y * drawn.stride + row] for y in range(drawn.height))
    header = struct.pack(">IIBBBBB", drawn.width, drawn.height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + one for one in rows))
    chunks = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    content = kind + data
    return struct.pack(">I", len(data)) + content + struct.pack(">I", zlib.crc32(content))
