"""The zip around the parts: it opens, every byte is right, every name appears once."""

import io
import zipfile
import zlib
from collections import Counter

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.structure import prove_structure

_READABLE = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def prove_zip(data: bytes) -> list[Fault]:
    """Return the faults of a whole DOCX file: of the zip, then of the parts in it."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError) as error:
        return [Fault("zip-opens", "", f"Файл повреждён: архив DOCX не открывается ({error}).")]
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        faults = _names_are_written_once(entries)
        parts: dict[str, bytes] = {}
        for entry in entries:
            content = _read(archive, entry)
            if isinstance(content, Fault):
                faults.append(content)
            else:
                parts[entry.filename] = content
    # With a part unreadable, every rule about it would only repeat the same news.
    if any(fault.code == "zip-content-intact" for fault in faults):
        return faults
    return faults + prove_structure(parts)


def _names_are_written_once(entries: list[zipfile.ZipInfo]) -> list[Fault]:
    counted = Counter(entry.filename for entry in entries)
    return [
        Fault("part-name-unique", name, f"Часть «{name}» записана в файл {count} раза.")
        for name, count in counted.items()
        if count > 1
    ]


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | Fault:
    """Return the bytes of an entry; reading to the end checks its CRC."""
    if entry.flag_bits & 1:
        reason = "зашифрована"
    elif entry.compress_type not in _READABLE:
        reason = "сжата способом, которого Word не знает"
    else:
        try:
            return archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            reason = f"повреждена: {error}"
    return Fault("zip-content-intact", entry.filename, f"Часть «{entry.filename}» файла {reason}.")
