"""Documents written through to the disk under passing names, many at once, to be renamed later."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Final, Self

from msgspec import Struct

from docgen.errors import OutputError
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
        self._under_way = 0

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

    def ask(self, descriptor: int) -> None:
        """Let a thread ask for all that was written into this open file, and return at once."""
        self._under_way += 1
        waiting = self._under_way - self._answers.qsize()
        if len(self._threads) < min(waiting, _AT_ONCE):
            self._threads.append(Thread(target=self._serve, daemon=True))
            self._threads[-1].start()
        self._asked.put(descriptor)

    def answer(self) -> BaseException | None:
        """Return None once the disk has all that it was asked for, else what came between."""
        answers = [self._answers.get() for _ in range(self._under_way)]
        self._under_way = 0
        return next(filter(None, answers), None)

    def _serve(self) -> None:
        while (descriptor := self._asked.get()) is not None:
            try:
                os.fsync(descriptor)
            except BaseException as failure:  # noqa: BLE001 - whatever it is, who waits is told
                self._answers.put(failure)
            else:
                self._answers.put(None)


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

    def laying(self, disk: Disk) -> Laying:
        """Return what lays documents here."""
        return Laying(self, disk)

    def place(self) -> Path:
        """Return a path for one more document."""
        return self.folder / self._name(os.urandom(8).hex())

    def clear(self) -> None:
        """Take away what of this run has got no name."""
        with suppress(OSError):
            for path in self.folder.glob(self._name("*")):
                with suppress(OSError):
                    path.unlink()

    def _name(self, own: str) -> str:
        return TEMPORARY.format(f"{self.mark}-{own}")


class Laying:
    """Documents on their way to the disk: it is at work on one while the next are made.

    As a context manager it leaves none behind unless they are ``done``.
    """

    def __init__(self, staging: Staging, disk: Disk) -> None:
        self._staging = staging
        self._disk = disk
        self._laid: list[Staged] = []
        self._open: list[int] = []
        self._failure: OutputError | None = None
        self._is_done = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._disk.answer()  # a thread may be at work on a file
        finally:
            for descriptor in self._open:
                with suppress(OSError):
                    os.close(descriptor)
            if not self._is_done:
                for one in self._laid:
                    with suppress(OSError):
                        one.path.unlink()

    def add(self, data: bytes) -> None:
        """Write one more document; ``done`` tells what was in the way."""
        if self._failure is not None:
            return
        self._laid.append(Staged(self._staging.place(), digest(data), len(data)))
        try:
            with explained_failures(self._staging.folder):
                self._open.append(begun(self._laid[-1].path, data))
        except OutputError as failure:
            self._failure = failure
        else:
            self._disk.ask(self._open[-1])

    def done(self) -> list[Staged]:
        """Return the documents in their order, once the disk has them all.

        Raises:
            OutputError: one could not be written.

        """
        if self._failure is not None:
            raise self._failure
        with explained_failures(self._staging.folder):
            if failure := self._disk.answer():
                raise failure
        self._is_done = True
        return self._laid
