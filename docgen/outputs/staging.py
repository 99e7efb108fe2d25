"""Documents written through to the disk under passing names, many at once, to be renamed later."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from itertools import groupby
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Final, Self

from msgspec import Struct

from docgen.failures import explained_failures
from docgen.outputs.files import Staged, begun
from docgen.outputs.locking import TEMPORARY
from docgen.outputs.manifest import digest

_AT_ONCE: Final = 16


class Disk:
    """Threads that ask the disk for many files side by side: one takes it as long as twenty."""

    def __init__(self) -> None:
        self._asked: SimpleQueue[int | None] = SimpleQueue()
        self._answers: SimpleQueue[BaseException | None] = SimpleQueue()
        self._threads: list[Thread] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for _ in self._threads:
            self._asked.put(None)
        for thread in self._threads:
            thread.join()

    def confirm(self, descriptors: Sequence[int]) -> None:
        """Return when the disk has all that was written into these open files."""
        while len(self._threads) < min(len(descriptors), _AT_ONCE):
            self._threads.append(Thread(target=self._serve, daemon=True))
            self._threads[-1].start()
        for descriptor in descriptors:
            self._asked.put(descriptor)
        failures = [self._answers.get() for _ in descriptors]
        for failure in filter(None, failures):
            raise failure

    def _serve(self) -> None:
        while (descriptor := self._asked.get()) is not None:
            try:
                os.fsync(descriptor)
            except BaseException as failure:  # noqa: BLE001 - whatever it is, who waits is told
                self._answers.put(failure)
            else:
                self._answers.put(None)


def settle(laid: Iterable[Staged], disk: Disk) -> None:
    """Return when the disk has these files, whichever process of this machine has written them.

    Raises:
        OutputError: it has not taken one of them.

    """
    for folder, some in groupby(laid, key=lambda one: one.path.parent):
        with explained_failures(folder), ExitStack() as opened:
            descriptors = []
            for one in some:
                # Windows writes through only what may be written.
                descriptors.append(os.open(one.path, os.O_RDWR))
                opened.callback(os.close, descriptors[-1])
            disk.confirm(descriptors)


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
        return Staging(folder.absolute(), os.urandom(4).hex())

    def lay(self, documents: Sequence[bytes], disk: Disk | None) -> list[Staged]:
        """Write these documents and return them in the same order.

        Without a disk nothing waits for it: whoever publishes them must have them ``settled``.

        Raises:
            OutputError: one could not be written; then none is left.

        """
        laid = [
            Staged(self.folder / self._name(os.urandom(8).hex()), digest(data), len(data))
            for data in documents
        ]
        try:
            with explained_failures(self.folder), ExitStack() as opened:
                descriptors = []
                for one, data in zip(laid, documents, strict=True):
                    descriptors.append(begun(one.path, data))
                    opened.callback(os.close, descriptors[-1])
                if disk is not None:
                    disk.confirm(descriptors)
        except BaseException:
            for one in laid:
                with suppress(OSError):
                    one.path.unlink()
            raise
        return laid

    def clear(self) -> None:
        """Take away what of this run has got no name."""
        with suppress(OSError):
            for path in self.folder.glob(self._name("*")):
                with suppress(OSError):
                    path.unlink()

    def _name(self, own: str) -> str:
        return TEMPORARY.format(f"{self.mark}-{own}")
