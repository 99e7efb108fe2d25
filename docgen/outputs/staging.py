"""Documents written through to the disk under passing names, many at once, to be renamed later.

A disk takes as long to confirm one file as twenty that are asked of it side by side.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from docgen.failures import explained_failures
from docgen.outputs.files import write_through
from docgen.outputs.locking import TEMPORARY

_AT_ONCE: Final = 16


class Staging(Struct, frozen=True):
    """Where the documents of one run wait for their names; other processes may put them there.

    ``mark`` tells the files of this run from those of another one in the same folder. Whoever
    holds the lock of the folder next clears away what a killed run has left.
    """

    folder: Path
    mark: str

    @staticmethod
    def of(folder: Path) -> Staging:
        """Return a place for a run of its own in a folder."""
        return Staging(folder.absolute(), secrets.token_hex(4))

    def lay(self, documents: Sequence[bytes]) -> list[Path]:
        """Write these documents and return their files in the same order.

        Raises:
            OutputError: one could not be written; then none is left.

        """
        from concurrent.futures import ThreadPoolExecutor

        paths = [self.folder / self._name(secrets.token_hex(8)) for _ in documents]
        try:
            with explained_failures(self.folder), ThreadPoolExecutor(_AT_ONCE) as disk:
                for _ in disk.map(write_through, paths, documents):
                    pass
        except BaseException:
            for path in paths:
                with suppress(OSError):
                    path.unlink()
            raise
        return paths

    def clear(self) -> None:
        """Take away what of this run has got no name."""
        with suppress(OSError):
            for path in self.folder.glob(self._name("*")):
                with suppress(OSError):
                    path.unlink()

    def _name(self, own: str) -> str:
        return TEMPORARY.format(f"{self.mark}-{own}")
