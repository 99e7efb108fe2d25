"""``{{ герб|рисунок(25) }}`` and ``{{ ссылка|qr(30) }}``: pictures in the line of the tag."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from docgen.content import Picture, Printable
from docgen.errors import TemplateError
from docgen.rendering.layout.files import WorkFiles, held, named
from docgen.rendering.layout.marks import InlinePicture
from docgen.rendering.layout.options import options_of
from docgen.rendering.markup.printing import plain_value

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALLEST, _LARGEST = 1, 420
# ISO/IEC 18004: four modules of white around the code, without which a telephone fails to read it.
_QUIET_ZONE = 4
_DOTS_PER_MODULE = 8
_SIZES: Final = {
    "ширина": "width",
    "ширина_мм": "width",
    "высота": "height",
    "высота_мм": "height",
    "описание": "alt",
}
_EXAMPLE: Final = '{{ герб|рисунок(ширина_мм=25, описание="Герб города") }}'


def image(
    value: Any, files: WorkFiles, *sizes: object, options: Mapping[str, object]
) -> InlinePicture:
    """Return the picture that a value is or names, as large as asked.

    ``sizes`` are width and height in millimetres. With one of them the other follows; with both
    the picture is as large as fits, never distorted.
    """
    asked = _asked("рисунок", sizes, options)
    picture = Picture(value) if isinstance(value, bytes) else held(value, Picture)
    if not isinstance(picture, Picture):
        path = named(value, files)
        picture = Picture(path.read_bytes(), path.stem)
    picture = replace(picture, alt=asked.get("alt", picture.alt))
    if "width" in asked or "height" in asked:
        width, height = asked.get("width", 0), asked.get("height", 0)
        picture = replace(picture, width_mm=width, height_mm=height)
    return InlinePicture(picture)


def qr_code(value: Any, *sizes: object, options: Mapping[str, object]) -> InlinePicture:
    """Return the QR code of a text, 30 mm wide if no size is asked (R-STD-2)."""
    import segno

    text = plain_value(value.silent() if isinstance(value, Printable) else value).strip()
    asked = _asked("qr", sizes[:1], options)
    try:
        code = segno.make(text, error="m", micro=False, encoding="utf-8")
    except segno.DataOverflowError as error:
        raise TemplateError(
            f"В QR-код не помещается {len(text)} знаков: «{text[:60]}…».",
            "Сократите текст: в коде обычно стоит адрес страницы.",
        ) from error
    target = io.BytesIO()
    code.save(target, kind="png", scale=_DOTS_PER_MODULE, border=_QUIET_ZONE)
    side = asked.get("width") or asked.get("height") or 30
    return InlinePicture(Picture(target.getvalue(), asked.get("alt", f"QR-код: {text}"), side))


def _asked(word: str, sizes: Sequence[object], options: Mapping[str, object]) -> dict[str, Any]:
    """Return width, height and alt of those that a tag asks for."""
    asked: dict[str, Any] = dict(zip(("width", "height"), sizes, strict=False))
    asked |= options_of(word, options, _SIZES, _EXAMPLE)
    for key in {"width", "height"} & asked.keys():
        asked[key] = _millimetres(asked[key])
    if "alt" in asked:
        asked["alt"] = plain_value(asked["alt"])
    return asked


def _millimetres(size: object) -> float:
    value = size.plain() if isinstance(size, Printable) else size
    try:
        number = float(str(value).replace(",", "."))
    except ValueError:
        number = 0
    if not _SMALLEST <= number <= _LARGEST:
        raise TemplateError(
            f"Размер рисунка «{value}» не годится: нужно число миллиметров от {_SMALLEST} "
            f"до {_LARGEST}.",
            f"Например: {_EXAMPLE}.",
        )
    return number
