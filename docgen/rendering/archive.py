"""The zip around a document: read whole, written with the same bytes for the same parts."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from docgen.errors import TemplateError
from docgen.limits import MEGABYTE, BeyondLimitError, how_to_raise, limits
from docgen.rendering.deflating import checksum, deflated, quickly_deflated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_BEYOND = {
    "template_parts": "в нём слишком много файлов",
    "template_unpacked_mb": "без сжатия он занимает слишком много мегабайт",
    "template_text_mb": "один из его текстов занимает слишком много мегабайт",
    "template_elements": "один из его текстов слишком длинный",
}
_USUAL_LEVEL = 6
#: How hard the parts of a template are deflated: once for all its documents.
KEPT = 9
_DEFLATED = 8
_UTF8_NAME = 0x800
_NEEDED_VERSION = 20
# 1980-01-01 00:00, the first moment a zip can tell: a clock would make every file differ.
_DOS_DATE = 0x21
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHI")
_OFFSET = struct.Struct("<I")
_END = struct.Struct("<4sHHHHIIH")
_OLE_SIGNATURE = bytes.fromhex("d0cf11e0")


class PackedPart(Struct, frozen=True, dict=True):
    """A part as it lies in the zip; parts that never change are deflated once per template."""

    name: str
    data: bytes
    checksum: int
    size: int

    @cached_property
    def lying(self) -> bytes:
        """The part with its name before it."""
        name = self.name.encode()
        return _LOCAL.pack(b"PK\3\4", *self._fields, len(name), 0) + name + self.data

    @cached_property
    def listed(self) -> tuple[bytes, bytes]:
        """What the directory says of the part before and behind the place where it lies."""
        name = self.name.encode()
        fields = (_NEEDED_VERSION, *self._fields, len(name), 0, 0, 0, 0, 0)
        return _CENTRAL.pack(b"PK\1\2", *fields), name

    @property
    def _fields(self) -> tuple[int, ...]:
        flags = 0 if self.name.isascii() else _UTF8_NAME
        about = (self.checksum, len(self.data), self.size)
        return (_NEEDED_VERSION, flags, _DEFLATED, 0, _DOS_DATE, *about)


def pack(name: str, content: bytes, level: int = _USUAL_LEVEL) -> PackedPart:
    """Return the part deflated."""
    return PackedPart(name, deflated(content, level), zlib.crc32(content), len(content))


def pack_quickly(name: str, content: bytes) -> PackedPart:
    """Return a part that is made anew for every document."""
    return PackedPart(name, quickly_deflated(content), checksum(content), len(content))


def write_archive(parts: Iterable[PackedPart]) -> bytes:
    """Return a zip of the parts in their order, without any time in it."""
    written: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        before, behind = part.listed
        directory += (before, _OFFSET.pack(offset), behind)
        written.append(part.lying)
        offset += len(part.lying)
    size = sum(map(len, directory))
    count = len(written)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)
    return b"".join((*written, *directory, end))


def read_template(path: Path) -> dict[str, bytes]:
    """Return all parts of the template; TemplateError when the file is no sound package."""
    return template_parts(path, template_bytes(path))


def template_bytes(path: Path) -> bytes:
    """Return the file of a template; TemplateError when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise TemplateError(
            f"Шаблон «{path.name}» не найден.",
            f"Положите его в папку «{path.absolute().parent.name}».",
        ) from None
    except OSError as error:
        raise TemplateError(
            f"Шаблон «{path.name}» не открывается: ошибка системы {error.errno}.",
            "Закройте его в других программах и проверьте права доступа.",
        ) from None


def template_parts(path: Path, data: bytes) -> dict[str, bytes]:
    """Return all parts of a template that was read; TemplateError if it is no sound package."""
    if data.startswith(_OLE_SIGNATURE):
        raise TemplateError(
            f"Шаблон «{path.name}» защищён паролем или сохранён в старом формате .doc.",
            "Снимите пароль или сохраните файл в Word как «Документ Word (.docx)».",
        )
    try:
        return read_foreign_parts(data)
    except BeyondLimitError as error:
        raise too_big(f"Шаблон «{path.name}»", error.name) from error
    except zipfile.BadZipFile as error:
        raise TemplateError(
            f"Шаблон «{path.name}» повреждён или не является файлом Word (.docx).",
            "Откройте его в Word и сохраните заново как «Документ Word (.docx)».",
        ) from error


def too_big(what: str, limit: str) -> TemplateError:
    """Return the refusal of a document of Word beyond the limit with this name."""
    return TemplateError(
        f"{what} слишком велик: {_BEYOND[limit]}.",
        f"Оставьте в файле нужное и сохраните его в Word заново. {how_to_raise(limit)}",
    )


def read_foreign_parts(data: bytes) -> dict[str, bytes]:
    """Return name and content of every part of a file that a person gave.

    Raises:
        zipfile.BadZipFile: the zip is not sound.
        BeyondLimitError: it is larger than any template or attachment needs.

    """
    parts = read_parts(data)
    most = limits()
    for name, content in parts.items():
        if name.lower().endswith((".xml", ".rels")):
            if len(content) > most.template_text_mb * MEGABYTE:
                raise BeyondLimitError("template_text_mb")
            if content.count(b"<") - content.count(b"</") > most.template_elements:
                raise BeyondLimitError("template_elements")
    return parts


def read_parts(data: bytes) -> dict[str, bytes]:
    """Return name and content of every part of a file that docgen itself has written.

    Raises:
        zipfile.BadZipFile: the zip is not sound.
        BeyondLimitError: it unpacks to more than a document can be.

    """
    try:
        return _parts(data)
    except (BeyondLimitError, zipfile.BadZipFile):
        raise
    except Exception as error:
        # zipfile raises whatever its fields make it trip over: ValueError, struct.error, OSError…
        raise zipfile.BadZipFile("the package cannot be unpacked") from error


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        names = [member.filename for member in members]
        if len(set(names)) < len(names):
            raise zipfile.BadZipFile("the same part twice")
        if len(names) > limits().template_parts:
            raise BeyondLimitError("template_parts")
        # zipfile never unpacks more of a part than this says.
        if sum(member.file_size for member in members) > limits().template_unpacked_mb * MEGABYTE:
            raise BeyondLimitError("template_unpacked_mb")
        return {member.filename: archive.read(member) for member in members}
