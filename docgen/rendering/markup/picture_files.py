"""What a picture file is, and why Word could not show it as people see it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from docgen.errors import TemplateError

PNG, JPEG = "png", "jpeg"
_KINDS: Final = {b"\x89PNG": PNG, b"\xff\xd8\xff": JPEG}
# Beginnings of files that people take for pictures of the same sort.
_FOREIGN: Final = {
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"%PDF": "PDF",
    b"RIFF": "WebP",
    b"<svg": "SVG",
    b"<?xml": "SVG",
    b"PK\x03\x04": "архив или документ, а не картинка",
}
_HEIC: Final = (b"ftypheic", b"ftypmif1", b"ftypavif", b"ftypheix")
_AS_PNG: Final = "Откройте её в любом просмотрщике и сохраните в формате PNG или JPEG."
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_UPRIGHT: Final = 1
_ORIENTATION_TAG: Final = 0x0112
_CMYK: Final = 4


def kind_of(data: bytes) -> str:
    """Return ``png`` or ``jpeg``.

    Raises:
        TemplateError: it is neither, or a JPEG that Word would show lying or in wrong colours.

    """
    kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), "")
    if kind == JPEG:
        _refuse_misread(data)
    if kind:
        return kind
    foreign = next((name for start, name in _FOREIGN.items() if data.startswith(start)), "")
    foreign = "HEIC" if data[4:12] in _HEIC else foreign
    told = f" Это {foreign}." if foreign else ""
    raise TemplateError(f"Картинка не читается: это не PNG и не JPEG.{told}", _AS_PNG)


def _refuse_misread(data: bytes) -> None:
    for marker, content in _segments(data):
        if marker == 0xE1 and _orientation(content) != _UPRIGHT:
            raise TemplateError(
                "Фотография лежит на боку: она повёрнута только пометкой камеры (EXIF), а Word "
                "таких пометок не читает.",
                "Откройте её в просмотрщике, поверните туда и обратно и сохраните.",
            )
        if marker in _FRAMES and content[5:6] == bytes([_CMYK]):
            raise TemplateError(
                "Картинка сохранена для типографии (CMYK): на экране её цвета исказятся.",
                "Сохраните её в цветах RGB, лучше всего в формате PNG.",
            )


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and content of the segments of a JPEG, up to the picture itself."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == 0xFF:  # a filling byte
            place += 1
            continue
        if marker == 0xDA or length < 2:
            return
        yield marker, data[place + 4 : place + 2 + length]
        place += 2 + length


def _orientation(content: bytes) -> int:
    """Return how the camera was held by the Exif segment; 1 is upright, also when it is silent."""
    if not content.startswith(b"Exif\0\0"):
        return _UPRIGHT
    tiff = content[6:]
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        start = struct.unpack_from(f"{order}I", tiff, 4)[0]
        count = struct.unpack_from(f"{order}H", tiff, start)[0]
        for entry in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * entry)
            if tag == _ORIENTATION_TAG:
                return int(value) if 1 <= value <= 8 else _UPRIGHT
    except struct.error:
        pass
    return _UPRIGHT
