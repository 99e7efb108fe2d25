"""Several files as one .zip: the same files give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from docgen.failures import explained_failures

_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16


def bundle(files: Mapping[str, Path]) -> bytes:
    """Return an archive of these files by the names that they bear in it, in their order.

    Documents of Word are packed already: they are stored as they are, without their times.

    Raises:
        OutputError: a file cannot be read.

    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, path in sorted(files.items()):
            with explained_failures(path):
                entry = zipfile.ZipInfo(name)
                # Told the same wherever it is written, and as of Unix: unzip of Linux takes the
                # names of all others for those of DOS, whatever their flag says.
                entry.create_system, entry.external_attr = _UNIX, _READABLE
                archive.writestr(entry, path.read_bytes())
    return stream.getvalue()
