"""Told apart: a file that is broken inside, and a fault of docgen on a sound one."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from io import BytesIO
from typing import Final

from docgen.journal import noted

# Of a file that unpacks to more the second reading would take minutes.
_WITNESSED_BYTES: Final = 30 * 1024 * 1024


class BrokenPartError(Exception):
    """A part of a workbook lacks what every sound one of its sort has."""


def damages() -> tuple[type[Exception], ...]:
    """Return what only a file that is broken inside raises."""
    from lxml import etree

    return BrokenPartError, zipfile.BadZipFile, zlib.error, etree.LxmlError, EOFError


def is_broken(content: bytes) -> bool:
    """Tell whether openpyxl cannot read the workbook either.

    Asked only when docgen has failed on it: two readers that know nothing of each other rarely
    fail on one sound file.
    """
    from openpyxl import load_workbook

    noted("читаю файл вторым способом", байт=len(content))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _WITNESSED_BYTES:
                return False
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            load_workbook(BytesIO(content))
    except Exception:  # noqa: BLE001 - whatever it is, the other reader has failed as well
        return True
    return False
