"""Pictures as WordprocessingML: inline, not wider than the text, with words for who cannot see."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

from msgspec import Struct, field

from docgen.errors import TemplateError
from docgen.limits import MEGABYTE, how_to_raise, limits, shown
from docgen.xml_signs import quoted

if TYPE_CHECKING:
    from docgen.content import Picture

_EMU_PER_TWIP = 635
_EMU_PER_MM = 36000
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class PictureFile(Struct, frozen=True):
    """A picture's kind and natural size."""

    extension: str
    width: int
    height: int


class Media(Struct):
    """Picture files of a document, each kept once, and the last id given to a drawing."""

    files: dict[str, bytes] = field(default_factory=dict)
    extensions: set[str] = field(default_factory=set)
    last_id: int = 0

    def add(self, folder: str, data: bytes, extension: str) -> str:
        """Return the name of the part that holds this picture."""
        digest = hashlib.sha256(data).hexdigest()[:12]
        name = f"{folder}/media/docgen-{digest}.{extension}"
        self.files[name] = data
        self.extensions.add(extension)
        return name


def read_picture(data: bytes) -> PictureFile:
    """Return kind and natural size of a PNG or JPEG; TemplateError for anything else."""
    from docx.image.image import Image

    from docgen.rendering.markup.picture_files import kind_of

    if len(data) > limits().picture_mb * MEGABYTE:
        raise _too_big(f"она занимает {len(data) // MEGABYTE} МБ", "picture_mb")
    kind = kind_of(data)
    try:
        image = Image.from_file(io.BytesIO(data))
        width, height, dots = image.width, image.height, image.px_width * image.px_height
    except Exception:  # noqa: BLE001 - python-docx fails on a damaged file in many ways
        width = height = dots = 0
    if dots > limits().picture_megapixels * 1_000_000:
        raise _too_big(f"в ней {shown(dots // 1_000_000)} млн точек", "picture_megapixels")
    if width > 0 and height > 0:
        return PictureFile(kind, int(width), int(height))
    raise TemplateError(
        "Картинка не читается: файл повреждён.", "Сохраните её заново в формате PNG или JPEG."
    )


def _too_big(why: str, limit: str) -> TemplateError:
    return TemplateError(
        f"Картинка слишком велика: {why}.",
        f"Уменьшите её в любом просмотрщике: для печати хватает 300 точек на дюйм. "
        f"{how_to_raise(limit)}",
    )


def drawing(
    picture: Picture, file: PictureFile, identifier: int, relationship: str, room: tuple[int, int]
) -> str:
    """Return the drawing, its size as asked and at most the room (width and height in twips)."""
    width, height = file.width, file.height
    asked = [
        size * _EMU_PER_MM / natural
        for size, natural in ((picture.width_mm, width), (picture.height_mm, height))
        if size
    ]
    fitting = min(room[0] * _EMU_PER_TWIP / width, room[1] * _EMU_PER_TWIP / height)
    scale = min(*asked, fitting) if asked else min(1.0, fitting)
    width, height = int(width * scale), int(height * scale)
    extent = f'cx="{max(width, 1)}" cy="{max(height, 1)}"'
    named = f'id="{identifier}" name="Рисунок {identifier}" descr={quoted(picture.alt)}'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {named}/><wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip xmlns:r="{_R}" r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
